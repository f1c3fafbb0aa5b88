import type { LevellingProblem } from "./problem";

/**
 * Schedules activities one after the other, each as early as its predecessors and what is left of the resources allow (serial schedule generation, Kelley 1963; Kolisch
 * 1996). One object makes any number of schedules; nothing is allocated for one of them.
 */
export class ScheduleGenerator {
  readonly #problem: LevellingProblem;
  /** What is left of each resource in each slot: `#left[slot * resources + resource]`. */
  readonly #left: Int32Array;
  readonly #whole: Int32Array;
  /** Resources that each activity needs, and how much. */
  readonly #needsFrom: Int32Array;
  readonly #needs: Int32Array;
  readonly #amounts: Int32Array;
  /** Slots that the schedule before has used. */
  #used = 0;

  constructor(problem: LevellingProblem) {
    this.#problem = problem;
    const { count, durations, capacities, demands } = problem;
    const slots = durations.reduce((sum, duration) => sum + duration, 0) + 1;
    this.#whole = new Int32Array(slots * capacities.length);
    for (let at = 0; at < this.#whole.length; at++) this.#whole[at] = capacities[at % capacities.length] ?? 0;
    this.#left = this.#whole.slice();
    const [needs, amounts]: [number[], number[]] = [[], []];
    this.#needsFrom = new Int32Array(count + 1);
    for (let activity = 0; activity < count; activity++) {
      for (let resource = 0; resource < capacities.length; resource++) {
        const demand = demands[activity * capacities.length + resource] ?? 0;
        if (demand === 0) continue;
        needs.push(resource);
        amounts.push(demand);
      }
      this.#needsFrom[activity + 1] = needs.length;
    }
    this.#needs = Int32Array.from(needs);
    this.#amounts = Int32Array.from(amounts);
  }

  /**
   * Makes a schedule.
   * @param order of the activities, each after its predecessors
   * @param starts gets the first slot of each activity
   * @returns the makespan: slots from the begin to the end of the last activity
   */
  make(order: Int32Array, starts: Int32Array): number {
    const { durations, predecessorsFrom, predecessors, capacities } = this.#problem;
    this.#left.set(this.#whole.subarray(0, this.#used * capacities.length));
    let makespan = 0;
    for (let place = 0; place < order.length; place++) {
      const activity = order[place] ?? 0;
      const duration = durations[activity] ?? 0;
      let earliest = 0;
      const end = predecessorsFrom[activity + 1] ?? 0;
      for (let at = predecessorsFrom[activity] ?? 0; at < end; at++) {
        const before = predecessors[at] ?? 0;
        const finish = (starts[before] ?? 0) + (durations[before] ?? 0);
        if (finish > earliest) earliest = finish;
      }
      const start = this.#firstFit(activity, duration, earliest, makespan);
      this.#take(activity, start, start + duration);
      starts[activity] = start;
      if (start + duration > makespan) makespan = start + duration;
    }
    this.#used = makespan;
    return makespan;
  }

  /** The first start from `earliest` on at which all resources suffice. Behind `makespan` everything is free. */
  #firstFit(activity: number, duration: number, earliest: number, makespan: number): number {
    if (this.#needsFrom[activity] === this.#needsFrom[activity + 1]) return earliest;
    let start = earliest;
    /** Slots from `start` up to this one are known to suffice. */
    let known = earliest;
    for (;;) {
      const end = start + duration;
      // From the end backwards: the last slot that does not suffice decides how far to go on.
      let slot = (end < makespan ? end : makespan) - 1;
      while (slot >= known && this.#suffices(activity, slot)) slot--;
      if (slot < known) return start;
      start = slot + 1;
      known = end;
    }
  }

  #suffices(activity: number, slot: number): boolean {
    const from = slot * this.#problem.capacities.length;
    const end = this.#needsFrom[activity + 1] ?? 0;
    for (let at = this.#needsFrom[activity] ?? 0; at < end; at++)
      if ((this.#left[from + (this.#needs[at] ?? 0)] ?? 0) < (this.#amounts[at] ?? 0)) return false;
    return true;
  }

  #take(activity: number, start: number, finish: number): void {
    const width = this.#problem.capacities.length;
    const first = this.#needsFrom[activity] ?? 0;
    const end = this.#needsFrom[activity + 1] ?? 0;
    for (let slot = start; slot < finish; slot++)
      for (let at = first; at < end; at++) {
        const place = slot * width + (this.#needs[at] ?? 0);
        this.#left[place] = (this.#left[place] ?? 0) - (this.#amounts[at] ?? 0);
      }
  }
}
