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

/** The best of some elements for typed letters, at most `mostOffered`; equally good ones keep their order. */
export function bestMatches<T extends { readonly id: string; readonly title: string }>(
  typed: string,
  elements: readonly T[],
): { readonly found: readonly T[]; readonly more: boolean } {
  if (typed === "") return { found: elements.slice(0, mostOffered), more: elements.length > mostOffered };
  const wanted = typed.toLowerCase();
  const ranked: T[][] = [[], [], [], []];
  let count = 0;
  for (const element of elements) {
    const rank = matchRank(wanted, element.id, element.title);
    if (rank === undefined) continue;
    ranked[rank]?.push(element);
    count++;
  }
  return { found: ranked.flat().slice(0, mostOffered), more: count > mostOffered };
}
