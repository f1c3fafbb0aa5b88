import type { LoadLane, OverAllocation } from "../../core/report/gantt/layout";

/** A stretch in which a person has too much to do. */
export interface Found {
  readonly lane: LoadLane;
  readonly stretch: OverAllocation;
  /** Place among all that were looked through, from 1, and their number. */
  readonly place: number;
  readonly count: number;
}

/** Goes through the over-allocations of some people in the order of time, and begins again behind the last one. */
export class OverAllocations {
  /** Where the person looks now. */
  #present: Found | undefined;

  /** The stretch at which the person looks, as long as it is one of a lane. */
  presentIn({ person, over }: LoadLane): OverAllocation | undefined {
    const present = this.#present;
    if (present?.lane.person !== person) return undefined;
    return over.find(({ from }) => from === present.stretch.from);
  }

  /**
   * The next or the previous one.
   * @param fromDay where to begin while the person looks at none: the first day that shows
   */
  step(lanes: readonly LoadLane[], direction: 1 | -1, fromDay: number): Found | undefined {
    const all = lanes
      .flatMap((lane, order) => lane.over.map((stretch) => ({ lane, stretch, order })))
      .sort((a, b) => a.stretch.from - b.stretch.from || a.order - b.order);
    const before = this.#present;
    const known = before
      ? all.findIndex(({ lane, stretch }) => lane.person === before.lane.person && stretch.from === before.stretch.from)
      : -1;
    const first = all.findIndex(({ stretch }) => stretch.to >= fromDay);
    const start = known >= 0 ? known + direction : direction > 0 ? Math.max(first, 0) : first - 1;
    const at = (start + all.length) % Math.max(all.length, 1);
    const found = all[at];
    this.#present = found && { lane: found.lane, stretch: found.stretch, place: at + 1, count: all.length };
    return this.#present;
  }

  forget(): void {
    this.#present = undefined;
  }
}
