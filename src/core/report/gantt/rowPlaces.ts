import { barOf, leftOf, rightOf, type Bar } from "./bars";
import { namePlace, type NamePlace } from "./labels";
import type { LinkIndex } from "./links";
import type { VisibleRows } from "./outline";
import { xOf, type TimeScale } from "./timescale";
import type { GanttModel } from "./types";

export interface NameOptions {
  /** The name beside the bar of a row; that of the task when it is left out. */
  readonly nameOf?: (row: number) => string;
  /** Pixel of the whole chart at which it ends. */
  readonly chartRight?: number;
}

/** What stands beside the bar of a row, and how far all of it reaches. */
export interface NamedRow {
  readonly name: NamePlace;
  /** Left end of bar and name. */
  readonly from: number;
  readonly to: number;
  /** Where a name behind the bar begins; infinite without one. */
  readonly nameFrom: number;
}

/** Rows looked at from either end of a link: a long link costs no more than a short one, and its way does not depend on the window. */
const rowsLookedAt = 12;
/** A line this near to a name seems to touch it. */
const margin = 2;

/** Where bars and names of the rows that show stand, by position; worked out once, for the rows that are asked for. */
export class RowPlaces {
  readonly #model: GanttModel;
  readonly #index: LinkIndex;
  readonly #visible: VisibleRows;
  readonly #scale: TimeScale;
  readonly #options: NameOptions;
  readonly #bars = new Map<number, Bar | undefined>();
  readonly #named = new Map<number, NamedRow | undefined>();

  constructor(model: GanttModel, index: LinkIndex, visible: VisibleRows, scale: TimeScale, options: NameOptions) {
    this.#model = model;
    this.#index = index;
    this.#visible = visible;
    this.#scale = scale;
    this.#options = options;
  }

  /** The bar at a position; undefined where its row has no dates. */
  bar(position: number): Bar | undefined {
    let bar = this.#bars.get(position);
    if (!bar && !this.#bars.has(position)) {
      bar = barOf(this.#model, this.#visible.rows[position] ?? -1, this.#scale);
      this.#bars.set(position, bar);
    }
    return bar;
  }

  /** What stands at a position; undefined where its row has no dates. */
  named(position: number): NamedRow | undefined {
    let named = this.#named.get(position);
    if (!named && !this.#named.has(position)) {
      named = this.#place(position);
      this.#named.set(position, named);
    }
    return named;
  }

  /**
   * How many bars and names a link crosses that goes from the bar of one position to a pixel and there up or down to another position. Where it leaves the end of its
   * predecessor it goes through the name behind it when the pixel lies further away.
   * @param enough at this count it stops to count
   */
  crossed(x: number, fromPosition: number, toPosition: number, enough = Infinity): number {
    const step = toPosition > fromPosition ? 1 : -1;
    const between = Math.abs(toPosition - fromPosition) - 1;
    let count = x > (this.named(fromPosition)?.nameFrom ?? Infinity) - margin ? 1 : 0;
    const near = Math.min(between, rowsLookedAt);
    for (let at = 1; at <= near && count < enough; at++) if (this.#stands(x, fromPosition + at * step)) count++;
    const far = Math.min(between - near, rowsLookedAt);
    for (let at = 1; at <= far && count < enough; at++) if (this.#stands(x, toPosition - at * step)) count++;
    return count;
  }

  #stands(x: number, position: number): boolean {
    const named = this.named(position);
    return named !== undefined && x > named.from - margin && x < named.to + margin;
  }

  #place(position: number): NamedRow | undefined {
    const bar = this.bar(position);
    if (!bar) return undefined;
    const row = this.#visible.rows[position] ?? -1;
    const { rows } = this.#model;
    const deadline = rows.deadline[row] ?? null;
    const deadlineX = deadline === null ? undefined : xOf(this.#scale, deadline);
    const shown = this.#options.nameOf?.(row) ?? rows.name[row] ?? "";
    const name = namePlace(this.#index, row, bar, shown, deadlineX, this.#options.chartRight);
    return {
      name,
      from: Math.min(leftOf(bar), name.x),
      to: Math.max(rightOf(bar), name.x + name.width),
      nameFrom: name.side === "behind" && name.width > 0 ? name.x : Infinity,
    };
  }
}
