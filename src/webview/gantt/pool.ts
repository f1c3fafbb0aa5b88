import type { Again } from "./changed-rows";

/** What a row of the window is drawn with. It is made once and filled again and again. */
export interface PooledRow {
  readonly node: Element;
}

/**
 * The rows of a window: those that leave it are used for those that enter, so that the number of elements follows the height of the window and
 * not that of the plan.
 */
export class RowPool<Row extends PooledRow> {
  readonly #mounted = new Map<number, Row>();
  readonly #free: Row[] = [];
  readonly #parent: Element;
  readonly #make: () => Row;

  constructor(parent: Element, make: () => Row) {
    this.#parent = parent;
    this.#make = make;
  }

  /**
   * Shows the positions from `first` up to, not including, `last`.
   * @param fill writes a row anew; called for rows that enter, and for those that are to be filled again
   * @param kept a position that stays even outside of the window, because it has the focus
   */
  show(first: number, last: number, fill: (row: Row, position: number) => void, again: Again, kept = -1): void {
    for (const [position, row] of this.#mounted) {
      if ((position >= first && position < last) || position === kept) continue;
      this.#mounted.delete(position);
      this.#free.push(row);
    }
    for (let position = first; position < last; position++) this.#mount(position, fill, again);
    if (kept >= 0 && (kept < first || kept >= last)) this.#mount(kept, fill, again);
    for (const row of this.#free) if (row.node.parentNode) row.node.remove();
    // A smaller window needs fewer rows for ever.
    if (this.#free.length > this.#mounted.size) this.#free.length = this.#mounted.size;
  }

  at(position: number): Row | undefined {
    return this.#mounted.get(position);
  }

  get mounted(): IterableIterator<readonly [number, Row]> {
    return this.#mounted.entries();
  }

  #mount(position: number, fill: (row: Row, position: number) => void, again: Again): void {
    const present = this.#mounted.get(position);
    if (present) {
      if (again === true || (again && again(position))) fill(present, position);
      return;
    }
    const row = this.#free.pop() ?? this.#make();
    this.#mounted.set(position, row);
    fill(row, position);
    if (!row.node.parentNode) this.#parent.append(row.node);
  }
}
