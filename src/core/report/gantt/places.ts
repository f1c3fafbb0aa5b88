import { barOf, leftOf, rightOf, type Bar } from "./bars";
import { rowsThatDiffer } from "./change";
import { nameBeside, namePlace, type NamePlace } from "./labels";
import type { LinkIndex } from "./links";
import { linkWay, type LinkWay } from "./linkWay";
import type { VisibleRows } from "./outline";
import { xOf, type TimeScale } from "./timescale";
import { linkTypes, type GanttModel, type GanttRows } from "./types";

/** A plan as it is drawn: with its links, its outline and its zoom. */
export interface PlacedChart {
  readonly model: GanttModel;
  readonly index: LinkIndex;
  readonly visible: VisibleRows;
  readonly scale: TimeScale;
  /** Whether the people of a task stand behind its name. */
  readonly people: boolean;
  /** Pixel of the whole chart at which it ends; it ends nowhere without one. */
  readonly right?: number;
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

/** The way of a link, and the pixels at which it was looked for what it would cross. */
interface FoundWay {
  readonly way: LinkWay | undefined;
  readonly lanes: readonly number[];
}

/** Rows looked at from either end of a link: a long link costs no more than a short one, and its way does not depend on the window. */
const rowsLookedAt = 12;
/** A line this near to a name seems to touch it. */
const margin = 2;
/** What places of a row are made of. */
const placing: readonly (keyof GanttRows)[] = ["start", "finish", "kind", "percentComplete", "deadline", "name", "who"];
/** More rows than this are forgotten and worked out again: a few megabytes. */
const mostKept = 20_000;

/**
 * Where bars, names and links stand, by position: each is worked out once, when it is asked for. Places of a plan that has changed a little take over what stands
 * where it did.
 */
export class ChartPlaces {
  readonly chart: PlacedChart;
  /** Positions at which something stands elsewhere than before the change of the plan; undefined where that may be anywhere. */
  readonly moved: ReadonlySet<number> | undefined;
  #bars = new Map<number, Bar | undefined>();
  #named = new Map<number, NamedRow | undefined>();
  #ways = new Map<number, FoundWay>();

  /** @param before those of the plan before a change, which are not asked again */
  constructor(chart: PlacedChart, before?: ChartPlaces) {
    this.chart = chart;
    if (before && isPlacedAlike(before.chart, chart)) this.moved = this.#takeOver(before);
  }

  /** The bar at a position; undefined where its row has no dates. */
  bar(position: number): Bar | undefined {
    let bar = this.#bars.get(position);
    if (!bar && !this.#bars.has(position)) {
      if (this.#bars.size > mostKept) this.#forget();
      bar = barOf(this.chart.model, this.chart.visible.rows[position] ?? -1, this.chart.scale);
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

  /** The way of a link between two rows that show, of which one or both may stand for hidden rows; undefined where there is none. */
  way(link: number): LinkWay | undefined {
    let found = this.#ways.get(link);
    if (!found) this.#ways.set(link, (found = this.#findWay(link)));
    return found.way;
  }

  /** Positions of the rows at the ends of a link, or of those above them that show; -1 for none. */
  ends(link: number): readonly [number, number] {
    const { model, visible } = this.chart;
    return [visible.positions[model.links.from[link] ?? -1] ?? -1, visible.positions[model.links.to[link] ?? -1] ?? -1];
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
    return stands(this.named(position), x);
  }

  #place(position: number): NamedRow | undefined {
    const bar = this.bar(position);
    if (!bar) return undefined;
    const { model, index, visible, scale, people, right } = this.chart;
    const row = visible.rows[position] ?? -1;
    const deadline = model.rows.deadline[row] ?? null;
    const deadlineX = deadline === null ? undefined : xOf(scale, deadline);
    const name = namePlace(index, row, bar, nameBeside(model, row, { people }), deadlineX, right);
    return {
      name,
      from: Math.min(leftOf(bar), name.x),
      to: Math.max(rightOf(bar), name.x + name.width),
      nameFrom: name.side === "behind" && name.width > 0 ? name.x : Infinity,
    };
  }

  #findWay(link: number): FoundWay {
    const [fromPosition, toPosition] = this.ends(link);
    const from = this.bar(fromPosition);
    const to = this.bar(toPosition);
    const lanes: number[] = [];
    if (!from || !to || fromPosition === toPosition) return { way: undefined, lanes };
    const { rowHeight } = this.chart.visible;
    const type = linkTypes[this.chart.model.links.type[link] ?? 0] ?? "FS";
    const way = linkWay(type, from, (fromPosition + 0.5) * rowHeight, to, (toPosition + 0.5) * rowHeight, {
      crossed: (x, enough) => {
        lanes.push(x);
        return this.crossed(x, fromPosition, toPosition, enough);
      },
      rowHeight,
    });
    return { way, lanes };
  }

  /** @returns positions at which something stands elsewhere */
  #takeOver(before: ChartPlaces): ReadonlySet<number> | undefined {
    const { visible, model, right = Infinity } = this.chart;
    const rows = rowsThatDiffer(before.chart.model.rows, model.rows, placing);
    if (!rows) return undefined;
    this.#bars = before.#bars;
    this.#named = before.#named;
    this.#ways = before.#ways;
    const moved = new Map<number, NamedRow | undefined>();
    for (const row of rows) {
      const position = visible.positions[row] ?? -1;
      if (position >= 0 && visible.rows[position] === row) moved.set(position, this.#named.get(position));
    }
    if (right !== before.chart.right) {
      // Another end of the chart moves only the names that it stops.
      const least = Math.min(right, before.chart.right ?? Infinity);
      for (const [position, named] of this.#named)
        if (named && (named.name.stopped || named.to > least)) moved.set(position, named);
    }
    for (const position of moved.keys()) {
      this.#bars.delete(position);
      this.#named.delete(position);
    }
    const positions = [...moved.keys()];
    const stoodAt = (x: number, position: number): boolean => stands(moved.get(position), x);
    for (const [link, { lanes }] of this.#ways) {
      const [from, to] = this.ends(link);
      const affects = (position: number): boolean =>
        (position - from) * (position - to) < 0 &&
        lanes.some((x) => stoodAt(x, position) !== this.#stands(x, position));
      if (moved.has(from) || moved.has(to) || positions.some(affects)) this.#ways.delete(link);
    }
    return new Set(positions);
  }

  #forget(): void {
    this.#bars.clear();
    this.#named.clear();
    this.#ways.clear();
  }
}

/** Whether an upright line at a pixel would touch a bar or its name. */
function stands(named: NamedRow | undefined, x: number): boolean {
  return named !== undefined && x > named.from - margin && x < named.to + margin;
}

/** Whether what does not change in the rows stands alike in both. */
function isPlacedAlike(one: PlacedChart, other: PlacedChart): boolean {
  return (
    one.index === other.index &&
    one.visible === other.visible &&
    one.people === other.people &&
    (!one.people || one.model.rows.whoTexts === other.model.rows.whoTexts) &&
    one.model.links === other.model.links &&
    isSameScale(one.scale, other.scale)
  );
}

function isSameScale(one: TimeScale, other: TimeScale): boolean {
  return (
    one.pixelsPerDay === other.pixelsPerDay &&
    one.originDay === other.originDay &&
    one.workday?.[0] === other.workday?.[0] &&
    one.workday?.[1] === other.workday?.[1]
  );
}
