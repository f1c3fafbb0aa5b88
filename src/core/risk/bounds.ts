import type { MatrixLevel } from "./types";

/** What a level stands for: a half-open range of probabilities (0 to 1), or of consequences as a share of the largest one. */
export interface Bounds {
  readonly from: number;
  readonly to: number;
}

/**
 * The range of each level of an axis, on 0 to 1. The ranges that are written count when there is one for every level (the first may begin and the last may
 * end without a bound: at 0 and at 1) and they ascend; otherwise the levels are bins of equal size, as Cox (2008) takes ordinal levels.
 */
export function levelBounds(levels: readonly MatrixLevel[]): readonly Bounds[] {
  return (
    writtenBounds(levels) ??
    levels.map((_, index) => ({ from: index / levels.length, to: (index + 1) / levels.length }))
  );
}

/** The ranges as they are written; undefined when some are missing or don't ascend. */
export function writtenBounds(levels: readonly MatrixLevel[]): readonly Bounds[] | undefined {
  if (levels.every(({ min, max }) => min === undefined && max === undefined)) return undefined;
  const bounds: Bounds[] = [];
  for (const [index, level] of levels.entries()) {
    const from = level.min ?? levels[index - 1]?.max ?? (index === 0 ? 0 : undefined);
    const to = level.max ?? levels[index + 1]?.min ?? (index === levels.length - 1 ? 1 : undefined);
    if (from === undefined || to === undefined || from > to || from < (bounds.at(-1)?.from ?? 0) || to > 1)
      return undefined;
    bounds.push({ from, to });
  }
  return bounds;
}
