/** The middle one of some times; the mean of the two in the middle for an even number of them. */
export function median(times: readonly number[]): number {
  const sorted = [...times].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

/** Milliseconds that some work takes. */
export async function timed(work: () => unknown): Promise<number> {
  const begun = performance.now();
  const result = work();
  // What is done at once isn't made to wait for a turn of the event loop.
  if (result instanceof Promise) await result;
  return performance.now() - begun;
}
