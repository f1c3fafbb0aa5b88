import { packDemands, type PackedDemands } from "./pack";
import type { LevellingProblem } from "./problem";

/**
 * Schedules activities one after the other, each as early as its predecessors and what is left of the resources allow (serial schedule generation, Kelley 1963; Kolisch
 * 1996). One object makes any number of schedules; nothing is allocated for one of them.
 */
export class ScheduleGenerator {
  readonly #problem: LevellingProblem;
  readonly #packed: PackedDemands;
  /** What is left of the resources in each slot, packed: `#left[slot * words + word]`. */
  readonly #left: Int32Array;
  readonly #whole: Int32Array;
  /** Slots that the schedule before has used. */
  #used = 0;

  constructor(problem: LevellingProblem) {
    this.#problem = problem;
    this.#packed = packDemands(problem);
    const { words, whole } = this.#packed;
    const slots = problem.durations.reduce((sum, duration) => sum + duration, 0) + 1;
    this.#whole = new Int32Array(slots * words);
    for (let at = 0; at < this.#whole.length; at++) this.#whole[at] = whole[at % words] ?? 0;
    this.#left = this.#whole.slice();
  }

  /**
   * Makes a schedule.
   * @param order of the activities, each after its predecessors
   * @param starts gets the first slot of each activity
   * @returns the makespan: slots from the begin to the end of the last activity
   */
  make(order: Int32Array, starts: Int32Array): number {
    const { durations, predecessorsFrom, predecessors } = this.#problem;
    this.#left.set(this.#whole.subarray(0, this.#used * this.#packed.words));
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
    const { words, guards, needs } = this.#packed;
    for (let word = 0; word < words; word++) {
      const guard = guards[word] ?? 0;
      const rest = (this.#left[slot * words + word] ?? 0) - (needs[activity * words + word] ?? 0);
      if ((rest & guard) !== guard) return false;
    }
    return true;
  }

  #take(activity: number, start: number, finish: number): void {
    const { words, needs } = this.#packed;
    for (let word = 0; word < words; word++) {
      const need = needs[activity * words + word] ?? 0;
      if (need === 0) continue;
      for (let slot = start; slot < finish; slot++) {
        const place = slot * words + word;
        this.#left[place] = (this.#left[place] ?? 0) - need;
      }
    }
  }
}
