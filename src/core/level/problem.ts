/** An activity that needs resources. */
export interface LevellingActivity {
  /** Slots of time that it takes; 0 for a milestone. */
  readonly duration: number;
  /** Places of the activities that must be finished before it starts. */
  readonly predecessors: readonly number[];
  /** Units that it needs of each resource while it runs, in the order of the capacities; what is missing is 0. */
  readonly demands: readonly number[];
}

/**
 * Activities that compete for resources of constant capacity, in whole slots of time: the resource-constrained project scheduling problem. Links are kept as lists of
 * one array: those of an activity stand from its begin up to that of the next.
 */
export interface LevellingProblem {
  readonly count: number;
  readonly durations: Int32Array;
  readonly predecessorsFrom: Int32Array;
  readonly predecessors: Int32Array;
  readonly successorsFrom: Int32Array;
  readonly successors: Int32Array;
  readonly capacities: Int32Array;
  /** `demands[activity * capacities.length + resource]` */
  readonly demands: Int32Array;
}

/**
 * Puts activities together.
 * @param capacities units of each resource
 * @throws RangeError for numbers that are negative or not whole, for an activity that needs more than there is, for unknown predecessors, and for activities that wait for each other
 */
export function levellingProblem(
  activities: readonly LevellingActivity[],
  capacities: readonly number[],
): LevellingProblem {
  const count = activities.length;
  capacities.forEach((capacity) => checkWhole(capacity, "capacity"));
  const demands = new Int32Array(count * capacities.length);
  activities.forEach(({ duration, demands: own, predecessors }, activity) => {
    checkWhole(duration, "duration");
    own.forEach((demand, resource) => {
      checkWhole(demand, "demand");
      if (demand > (capacities[resource] ?? 0))
        throw new RangeError(`Activity ${activity} needs more of resource ${resource} than there is`);
      demands[activity * capacities.length + resource] = demand;
    });
    for (const predecessor of predecessors)
      if (!Number.isInteger(predecessor) || predecessor < 0 || predecessor >= count)
        throw new RangeError(`Activity ${activity} waits for ${predecessor}, which is none`);
  });
  const [predecessorsFrom, predecessors] = joined(activities.map((one) => one.predecessors));
  const after: number[][] = activities.map(() => []);
  activities.forEach((one, activity) => {
    for (const predecessor of one.predecessors) after[predecessor]?.push(activity);
  });
  const [successorsFrom, successors] = joined(after);
  const problem: LevellingProblem = {
    count,
    durations: Int32Array.from(activities, ({ duration }) => duration),
    predecessorsFrom,
    predecessors,
    successorsFrom,
    successors,
    capacities: Int32Array.from(capacities),
    demands,
  };
  if (topologicalOrder(problem).length < count) throw new RangeError("Activities wait for each other");
  return problem;
}

/** The same activities with time running backwards: a schedule of it, read from its end, is one of the problem, and the other way round. */
export function mirrored(problem: LevellingProblem): LevellingProblem {
  const { predecessorsFrom, predecessors, successorsFrom, successors } = problem;
  return {
    ...problem,
    predecessorsFrom: successorsFrom,
    predecessors: successors,
    successorsFrom: predecessorsFrom,
    successors: predecessors,
  };
}

function checkWhole(value: number, what: string): void {
  if (!Number.isInteger(value) || value < 0 || value >= 2 ** 30)
    throw new RangeError(`${value} is no ${what}: a whole number from 0 on is`);
}

function joined(lists: readonly (readonly number[])[]): readonly [from: Int32Array, all: Int32Array] {
  const from = new Int32Array(lists.length + 1);
  lists.forEach((list, at) => {
    from[at + 1] = (from[at] ?? 0) + list.length;
  });
  return [from, Int32Array.from(lists.flat())];
}

/** Activities in an order in which each comes after its predecessors; those that wait for each other are left out. */
export function topologicalOrder(problem: LevellingProblem): Int32Array {
  const { count, predecessorsFrom, successorsFrom, successors } = problem;
  const order = new Int32Array(count);
  const waiting = new Int32Array(count);
  let [done, known] = [0, 0];
  for (let activity = 0; activity < count; activity++) {
    waiting[activity] = (predecessorsFrom[activity + 1] ?? 0) - (predecessorsFrom[activity] ?? 0);
    if (waiting[activity] === 0) order[known++] = activity;
  }
  while (done < known) {
    const activity = order[done++] ?? 0;
    for (let at = successorsFrom[activity] ?? 0; at < (successorsFrom[activity + 1] ?? 0); at++) {
      const next = successors[at] ?? 0;
      const left = (waiting[next] ?? 0) - 1;
      waiting[next] = left;
      if (left === 0) order[known++] = next;
    }
  }
  return order.subarray(0, known);
}
