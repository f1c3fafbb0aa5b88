/** The stretch in which two texts differ. */
export interface TextChange {
  /** Where it begins, in both. */
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

/** Shortest stretch that is compared as a whole. */
const smallestStep = 16;

/** Finds the one stretch in which two texts differ, from both ends, comparing large pieces at a time. */
export function changeBetween(before: string, after: string): TextChange {
  const shorter = Math.min(before.length, after.length);
  const start = equalLength(shorter, (at, length) => before.slice(at, at + length) === after.slice(at, at + length));
  const kept = equalLength(
    shorter - start,
    (at, length) =>
      before.slice(before.length - at - length, before.length - at) ===
      after.slice(after.length - at - length, after.length - at),
  );
  return { start, oldEnd: before.length - kept, newEnd: after.length - kept };
}

/** How far two texts are equal. @param isEqual whether a piece of this length at this distance is */
function equalLength(limit: number, isEqual: (at: number, length: number) => boolean): number {
  let at = 0;
  for (let step = 1 << 16; step >= smallestStep; step >>= 2) {
    while (at + step <= limit && isEqual(at, step)) at += step;
  }
  while (at < limit && isEqual(at, 1)) at++;
  return at;
}
