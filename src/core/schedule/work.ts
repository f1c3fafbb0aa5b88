import type { LinkTable } from "./network";
import type { Plan } from "./plan";

/**
 * The places that a pass computes: all of them, or those that an edit can reach. A pass goes through its steps in their order and adds what depends on a place
 * whose dates have become others; it always stands further on.
 */
export class Work {
  readonly #todo: Uint8Array | undefined;
  readonly #moved: number[] = [];
  readonly #tells: ReadonlySet<number>;

  /** @param count number of tasks, or undefined for work on all of them @param tells places that others must look at again, whatever their dates */
  constructor(count?: number, tells: ReadonlySet<number> = new Set()) {
    this.#todo = count === undefined ? undefined : new Uint8Array(count);
    this.#tells = tells;
    for (const place of tells) this.add(place);
  }

  /** Whether every place is computed: then nobody has to be told. */
  get isWhole(): boolean {
    return this.#todo === undefined;
  }

  has(place: number): boolean {
    return this.#todo === undefined || this.#todo[place] === 1;
  }

  add(place: number): void {
    if (this.#todo && place >= 0) this.#todo[place] = 1;
  }

  addAll(places: readonly number[]): void {
    for (const place of places) this.add(place);
  }

  /** Adds the other ends of the links of a task. */
  addLinked({ links, first }: LinkTable, place: number, end: "from" | "to"): void {
    for (let at = first[place] ?? 0; at < (first[place + 1] ?? 0); at++) {
      const link = links[at];
      if (link) this.add(link[end]);
    }
  }

  tells(place: number): boolean {
    return this.#tells.has(place);
  }

  /** Notes that the dates of a place have become others. */
  move(place: number): void {
    this.#moved.push(place);
  }

  /** Places whose dates have become others. */
  get moved(): readonly number[] {
    return this.#moved;
  }

  /** Marks the places that were computed with 1. */
  markIn(marks: Uint8Array): void {
    if (!this.#todo) marks.fill(1);
    else
      for (let place = 0; place < marks.length; place++) marks[place] = (marks[place] ?? 0) | (this.#todo[place] ?? 0);
  }
}

/** A part of a pass, by the numbers of its steps: `to` stands behind the last. */
export interface Part {
  readonly from: number;
  readonly to: number;
}

/** The parts of a pass over so many steps, each of some milliseconds. */
export function partsOf(steps: number): readonly Part[] {
  const size = 2_000;
  return Array.from({ length: Math.ceil(steps / size) }, (_, at) => ({
    from: at * size,
    to: Math.min(steps, (at + 1) * size),
  }));
}

/** Work on every place. */
export const wholeWork = new Work();

/** Remembers the numbers of a place, to see whether a computation changes them. */
export class Watch {
  readonly #columns: readonly Float64Array[];
  readonly #before: Float64Array;

  constructor(...columns: readonly Float64Array[]) {
    this.#columns = columns;
    this.#before = new Float64Array(columns.length);
  }

  remember(place: number): void {
    for (let at = 0; at < this.#columns.length; at++) this.#before[at] = this.#columns[at]?.[place] ?? 0;
  }

  differs(place: number): boolean {
    for (let at = 0; at < this.#columns.length; at++) if (this.#columns[at]?.[place] !== this.#before[at]) return true;
    return false;
  }
}

/**
 * What the backward pass looks at again after a forward pass: what has moved, and what waits for changed tasks or did so before. Children of a summary task that moved
 * may start it now, or no longer.
 */
export function backwardWork(plan: Plan, before: Plan, changed: ReadonlySet<number>, moved: readonly number[]): Work {
  const work = new Work(plan.network.tasks.length, changed);
  for (const place of moved) {
    work.add(place);
    work.addAll(plan.network.children[place] ?? []);
  }
  addPredecessors(work, plan, before, changed);
  return work;
}

/** What free float looks at again: the same, and what comes before all that has moved. */
export function settleWork(plan: Plan, before: Plan, changed: ReadonlySet<number>, moved: readonly number[]): Work {
  const work = backwardWork(plan, before, changed, moved);
  for (const place of moved) {
    work.add(plan.network.parent[place] ?? -1);
    work.addLinked(plan.network.incoming, place, "from");
  }
  return work;
}

function addPredecessors(work: Work, plan: Plan, before: Plan, changed: ReadonlySet<number>): void {
  for (const place of changed) {
    work.addLinked(plan.network.incoming, place, "from");
    work.addLinked(before.network.incoming, place, "from");
  }
}
