import { topologicalOrder, type LevellingProblem } from "./problem";

/** Slots that the longest chain of activities takes, whatever the resources; the tail of each activity beside it: slots from its end to the end of all that waits for it. */
export function criticalPath(problem: LevellingProblem): { readonly length: number; readonly tails: Int32Array } {
  const { count, durations, successorsFrom, successors } = problem;
  const tails = new Int32Array(count);
  let length = 0;
  for (const activity of topologicalOrder(problem).reverse()) {
    for (let at = successorsFrom[activity] ?? 0; at < (successorsFrom[activity + 1] ?? 0); at++) {
      const next = successors[at] ?? 0;
      tails[activity] = Math.max(tails[activity] ?? 0, (tails[next] ?? 0) + (durations[next] ?? 0));
    }
    length = Math.max(length, (tails[activity] ?? 0) + (durations[activity] ?? 0));
  }
  return { length, tails };
}

/** Slots below which no schedule can be: the longest chain, and the work of each resource over its capacity. */
export function lowerBound(problem: LevellingProblem): number {
  const { count, durations, capacities, demands } = problem;
  let bound = criticalPath(problem).length;
  capacities.forEach((capacity, resource) => {
    let work = 0;
    for (let activity = 0; activity < count; activity++)
      work += (durations[activity] ?? 0) * (demands[activity * capacities.length + resource] ?? 0);
    if (work > 0) bound = Math.max(bound, Math.ceil(work / capacity));
  });
  return bound;
}
