import type { LevellingProblem } from "./problem";

/** Puts activities into an order in which each comes after its predecessors: of those that could come next, always the one with the smallest key. One object serves any number of orders. */
export class PriorityOrder {
  readonly #problem: LevellingProblem;
  readonly #keys: Float64Array;
  readonly #activities: Int32Array;
  readonly #waiting: Int32Array;
  #size = 0;

  constructor(problem: LevellingProblem) {
    this.#problem = problem;
    this.#keys = new Float64Array(problem.count + 1);
    this.#activities = new Int32Array(problem.count + 1);
    this.#waiting = new Int32Array(problem.count);
  }

  /** @param keys of the activities @param order gets them */
  fill(keys: Float64Array, order: Int32Array): void {
    const { count, predecessorsFrom, successorsFrom, successors } = this.#problem;
    const waiting = this.#waiting;
    this.#size = 0;
    for (let activity = 0; activity < count; activity++) {
      waiting[activity] = (predecessorsFrom[activity + 1] ?? 0) - (predecessorsFrom[activity] ?? 0);
      if (waiting[activity] === 0) this.#push(activity, keys[activity] ?? 0);
    }
    for (let place = 0; place < count; place++) {
      const activity = this.#pop();
      order[place] = activity;
      const end = successorsFrom[activity + 1] ?? 0;
      for (let at = successorsFrom[activity] ?? 0; at < end; at++) {
        const next = successors[at] ?? 0;
        const left = (waiting[next] ?? 0) - 1;
        waiting[next] = left;
        if (left === 0) this.#push(next, keys[next] ?? 0);
      }
    }
  }

  #push(activity: number, key: number): void {
    let at = this.#size++;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if ((this.#keys[parent] ?? 0) <= key) break;
      this.#move(parent, at);
      at = parent;
    }
    this.#keys[at] = key;
    this.#activities[at] = activity;
  }

  #pop(): number {
    const first = this.#activities[0] ?? 0;
    const size = --this.#size;
    const key = this.#keys[size] ?? 0;
    const activity = this.#activities[size] ?? 0;
    let at = 0;
    for (let child = 1; child < size; child = 2 * at + 1) {
      if (child + 1 < size && (this.#keys[child + 1] ?? 0) < (this.#keys[child] ?? 0)) child++;
      if ((this.#keys[child] ?? 0) >= key) break;
      this.#move(child, at);
      at = child;
    }
    this.#keys[at] = key;
    this.#activities[at] = activity;
    return first;
  }

  #move(from: number, to: number): void {
    this.#keys[to] = this.#keys[from] ?? 0;
    this.#activities[to] = this.#activities[from] ?? 0;
  }
}
