/**
 * Distance of two words: insertions, deletions, replacements and swaps of neighbours (Damerau-Levenshtein in its "optimal string
 * alignment" form). Gives `limit + 1` as soon as it is sure to exceed the limit.
 */
export function editDistance(a: string, b: string, limit = Infinity): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let value = Math.min((previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        value = Math.min(value, (before[j - 2] ?? 0) + 1);
      current.push(value);
      least = Math.min(least, value);
    }
    if (least > limit) return limit + 1;
    before = previous;
    previous = current;
  }
  return previous[b.length] ?? 0;
}

/** The known words that somebody may have meant, nearest first; capitals, hyphens and underscores don't count. At most three. */
export function suggestWords(word: string, known: Iterable<string>): readonly string[] {
  const plain = simplify(word);
  const limit = plain.length <= 3 ? 1 : plain.length <= 7 ? 2 : 3;
  const found: { readonly candidate: string; readonly distance: number }[] = [];
  for (const candidate of known) {
    const other = simplify(candidate);
    const distance = editDistance(plain, other, limit);
    const starts = plain.length >= 2 && other.startsWith(plain);
    if (distance <= limit || starts) found.push({ candidate, distance: Math.min(distance, limit) });
  }
  found.sort((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1));
  return found.slice(0, 3).map((entry) => entry.candidate);
}

function simplify(word: string): string {
  return word.toLowerCase().replace(/[-_\s]/g, "");
}
