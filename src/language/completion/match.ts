/** Most records that are offered at once; with more, typing narrows them. */
export const mostOffered = 100;

/**
 * How well typed letters fit an id and its title: 0 the id begins with them, 1 a word does, 2 they stand inside, 3 in order with gaps.
 * @param typed in lower case
 * @returns undefined where they don't fit
 */
export function matchRank(typed: string, id: string, title: string): number | undefined {
  if (typed === "") return 0;
  const lowerId = id.toLowerCase();
  if (lowerId.startsWith(typed)) return 0;
  const whole = `${lowerId} ${title.toLowerCase()}`;
  const at = whole.indexOf(typed);
  if (at >= 0) return /[\s._-]/.test(whole.charAt(at - 1)) ? 1 : 2;
  let from = 0;
  for (const letter of typed) {
    const found = whole.indexOf(letter, from);
    if (found < 0) return undefined;
    from = found + letter.length;
  }
  return 3;
}

/**
 * The best of some elements for typed letters, at most `mostOffered`; equally good ones keep their order.
 * @param admits asked only for what would be offered
 */
export function bestMatches<T extends { readonly id: string; readonly title: string }>(
  typed: string,
  elements: readonly T[],
  admits: (element: T) => boolean = () => true,
): { readonly found: readonly T[]; readonly more: boolean } {
  const ranked: T[][] = [[], [], [], []];
  if (typed === "") ranked[0] = [...elements];
  else {
    const wanted = typed.toLowerCase();
    for (const element of elements) {
      const rank = matchRank(wanted, element.id, element.title);
      if (rank !== undefined) ranked[rank]?.push(element);
    }
  }
  const found: T[] = [];
  for (const elementsOfRank of ranked)
    for (const element of elementsOfRank) {
      if (!admits(element)) continue;
      if (found.length === mostOffered) return { found, more: true };
      found.push(element);
    }
  return { found, more: false };
}
