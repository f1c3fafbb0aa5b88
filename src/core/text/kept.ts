/** What is known under a key, made when it is not; of more than `most` the oldest is forgotten. */
export function kept<K, T>(map: Map<K, T>, key: K, most: number, make: () => T): T {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  const [oldest] = map.keys();
  if (map.size > most && oldest !== undefined) map.delete(oldest);
  return made;
}
