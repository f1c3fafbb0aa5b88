import { barOf, extentOf, type Bar } from "./bars";
import type { Layers } from "./layers";
import type { LinkIndex } from "./links";
import { metrics } from "./metrics";
import type { VisibleRows } from "./outline";
import { textWidth, truncateToWidth } from "./textWidth";
import { xOf, type TimeScale } from "./timescale";
import type { GanttModel } from "./types";

/** Where the name of a row stands, in pixels of the whole chart. */
export interface NamePlace {
  /** Left end. */
  readonly x: number;
  readonly width: number;
  /** The name as far as it is shown. */
  readonly text: string;
  readonly side: "behind" | "inside" | "before";
}

/** The name that stands beside a row's bar, with the people of the task where they are shown. */
export function nameBeside({ rows }: GanttModel, row: number, { people }: Pick<Layers, "people">): string {
  const name = rows.name[row] ?? "";
  const who = people ? (rows.whoTexts[rows.who[row] ?? 0] ?? "") : "";
  return who === "" ? name : `${name} · ${who}`;
}

/** Bold letters are about a tenth wider. */
const boldFactor = 1.1;
/** Between the ends of a bar and a name inside. */
const insideGap = 6;

/**
 * Where a row's name stands: behind its bar and behind what else stands there; where the chart ends too early for that inside the bar, and when it is too long for the
 * bar before it.
 * @param deadlineX pixel of the row's deadline
 * @param right pixel at which the chart ends
 */
export function namePlace(
  index: LinkIndex,
  row: number,
  bar: Bar,
  name: string,
  deadlineX: number | undefined,
  right = Infinity,
): NamePlace {
  const factor = bar.kind === "summary" ? boldFactor : 1;
  const shown = truncateToWidth(name, metrics.longestLabel, metrics.fontSize);
  const width = textWidth(shown, metrics.fontSize) * factor;
  const [left, end] = extentOf(bar);
  const behind = nameX(index, row, end, deadlineX);
  if (behind + width <= right) return { x: behind, width, text: shown, side: "behind" };
  if (bar.kind === "task" && width + 2 * insideGap <= bar.width)
    return { x: bar.x + insideGap, width, text: shown, side: "inside" };
  const gap = index.incoming[row] ? metrics.labelGapBehindLink : metrics.labelGap;
  if (left - gap - width >= 0) return { x: left - gap - width, width, text: shown, side: "before" };
  const cut = truncateToWidth(name, Math.max(right - behind, 60) / factor, metrics.fontSize);
  return { x: behind, width: textWidth(cut, metrics.fontSize) * factor, text: cut, side: "behind" };
}

function nameX(index: LinkIndex, row: number, end: number, deadlineX: number | undefined): number {
  const x = end + (index.behind[row] === 1 ? metrics.labelGapBehindLink : metrics.labelGap);
  const covered = deadlineX !== undefined && deadlineX >= end - metrics.deadline && deadlineX < x + metrics.deadline;
  return covered ? Math.max(x, deadlineX + metrics.deadline + 4) : x;
}

export interface NameOptions {
  /** The name beside the bar of a row; that of the task when it is left out. */
  readonly nameOf?: (row: number) => string;
  /** Pixel of the whole chart at which it ends. */
  readonly chartRight?: number;
}

/** Rows looked at from either end of a link: a long link costs no more than a short one, and its way does not depend on the window. */
const rowsLookedAt = 12;
/** A line this near to a name seems to touch it. */
const margin = 2;

/** What stands in the rows that show: bars and names, worked out for the rows that are asked for. */
export class Names {
  readonly #model: GanttModel;
  readonly #index: LinkIndex;
  readonly #visible: VisibleRows;
  readonly #scale: TimeScale;
  readonly #options: NameOptions;
  /** Left and right ends by position. */
  readonly #known = new Map<number, RowExtent>();

  constructor(model: GanttModel, index: LinkIndex, visible: VisibleRows, scale: TimeScale, options: NameOptions) {
    this.#model = model;
    this.#index = index;
    this.#visible = visible;
    this.#scale = scale;
    this.#options = options;
  }

  /**
   * How many bars and names a link crosses that goes from the bar of one position to a pixel and there up or down to another position. Where it leaves the end of its
   * predecessor it goes through the name behind it when the pixel lies further away.
   */
  crossed(x: number, fromPosition: number, toPosition: number): number {
    const step = toPosition > fromPosition ? 1 : -1;
    const between = Math.abs(toPosition - fromPosition) - 1;
    let count = this.#passesName(x, fromPosition) ? 1 : 0;
    const near = Math.min(between, rowsLookedAt);
    for (let at = 1; at <= near; at++) if (this.#stands(x, fromPosition + at * step)) count++;
    const far = Math.min(between - near, rowsLookedAt);
    for (let at = 1; at <= far; at++) if (this.#stands(x, toPosition - at * step)) count++;
    return count;
  }

  #passesName(x: number, position: number): boolean {
    return x > this.#at(position).nameFrom - margin;
  }

  #stands(x: number, position: number): boolean {
    const { from, to } = this.#at(position);
    return x > from - margin && x < to + margin;
  }

  #at(position: number): RowExtent {
    let extent = this.#known.get(position);
    if (!extent) {
      extent = this.#extentOf(this.#visible.rows[position] ?? -1);
      this.#known.set(position, extent);
    }
    return extent;
  }

  #extentOf(row: number): RowExtent {
    const bar = barOf(this.#model, row, this.#scale);
    if (!bar) return nothing;
    const { rows } = this.#model;
    const deadline = rows.deadline[row] ?? null;
    const name = this.#options.nameOf?.(row) ?? rows.name[row] ?? "";
    const deadlineX = deadline === null ? undefined : xOf(this.#scale, deadline);
    const place = namePlace(this.#index, row, bar, name, deadlineX, this.#options.chartRight);
    const [left, right] = extentOf(bar);
    const from = Math.min(left, place.x);
    const to = Math.max(right, place.x + place.width);
    return { from, to, nameFrom: place.side === "behind" && place.width > 0 ? place.x : Infinity };
  }
}

interface RowExtent {
  readonly from: number;
  readonly to: number;
  /** Where a name behind the bar begins; infinite without one. */
  readonly nameFrom: number;
}

/** A row in which nothing stands. */
const nothing: RowExtent = { from: Infinity, to: -Infinity, nameFrom: Infinity };
