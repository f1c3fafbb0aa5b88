import type { LevellingProblem } from "./problem";

/**
 * Schedules activities slot by slot: whenever something ends, those that could start and have room do, the smallest key first (parallel schedule generation, Kolisch 1996).
 * Such schedules waste little, so that they are good ones to begin a search with; the shortest one of all may not be among them.
 * @param keys of the activities
 * @param starts gets the first slot of each activity
 * @returns the makespan in slots
 */
export function makeInParallel(problem: LevellingProblem, keys: Float64Array, starts: Int32Array): number {
  const { count, durations, capacities, predecessorsFrom, successorsFrom, successors } = problem;
  const waiting = new Int32Array(count);
  const left = capacities.slice();
  /** Activities whose predecessors have ended, and those that run. */
  const [ready, running]: [number[], number[]] = [[], []];
  for (let activity = 0; activity < count; activity++) {
    waiting[activity] = (predecessorsFrom[activity + 1] ?? 0) - (predecessorsFrom[activity] ?? 0);
    if (waiting[activity] === 0) ready.push(activity);
  }
  const finishOf = (activity: number): number => (starts[activity] ?? 0) + (durations[activity] ?? 0);
  const end = (activity: number): void => {
    for (let at = successorsFrom[activity] ?? 0; at < (successorsFrom[activity + 1] ?? 0); at++) {
      const next = successors[at] ?? 0;
      const others = (waiting[next] ?? 0) - 1;
      waiting[next] = others;
      if (others === 0) ready.push(next);
    }
  };
  let makespan = 0;
  for (let slot = 0; ready.length > 0 || running.length > 0; slot = Math.min(...running.map(finishOf))) {
    for (let at = running.length - 1; at >= 0; at--) {
      const activity = running[at] ?? 0;
      if (finishOf(activity) > slot) continue;
      running.splice(at, 1);
      change(problem, left, activity, 1);
      end(activity);
    }
    ready.sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0) || a - b);
    // A milestone ends at once, and what waits for it may come before what is looked at next.
    for (let at = 0; at < ready.length; at++) {
      const activity = ready[at] ?? 0;
      if (!fits(problem, left, activity)) continue;
      ready.splice(at--, 1);
      starts[activity] = slot;
      makespan = Math.max(makespan, finishOf(activity));
      if ((durations[activity] ?? 0) > 0) {
        change(problem, left, activity, -1);
        running.push(activity);
        continue;
      }
      end(activity);
      ready.sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0) || a - b);
      at = -1;
    }
  }
  return makespan;
}

function fits({ capacities, demands }: LevellingProblem, left: Int32Array, activity: number): boolean {
  for (let resource = 0; resource < capacities.length; resource++)
    if ((demands[activity * capacities.length + resource] ?? 0) > (left[resource] ?? 0)) return false;
  return true;
}

/** Takes what an activity needs, or gives it back. */
function change({ capacities, demands }: LevellingProblem, left: Int32Array, activity: number, sign: 1 | -1): void {
  for (let resource = 0; resource < capacities.length; resource++)
    left[resource] = (left[resource] ?? 0) + sign * (demands[activity * capacities.length + resource] ?? 0);
}
