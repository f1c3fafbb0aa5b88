/** A day is too full from a hundredth more than it has room for: parts of tasks are rounded to minutes. */
const tolerance = 1.01;

/** Whether a day has more work than the person has time for. Both in working minutes. */
export function isTooFull(work: number, capacity: number): boolean {
  return work > capacity * tolerance;
}
