import { leftOf, rightOf } from "./bars";
import { driversOf, type DrivingChain } from "./drivers";
import { linkPaths, type LinkPaths } from "./linkPath";
import { linkGap, type LinkWay } from "./linkWay";
import type { VisibleRows } from "./outline";
import type { ChartPlaces } from "./places";
import { linkTypes, rowFlags, type GanttModel } from "./types";

/** Which links touch a row: `list[start[row]]` up to `list[start[row + 1]]` are indexes of links. */
export interface LinkIndex {
  readonly start: Int32Array;
  readonly list: Int32Array;
  /** How many links end at a row. */
  readonly incoming: Int32Array;
  /** 1 where a link leaves or meets the right end of a row's bar, where its name stands. */
  readonly behind: Uint8Array;
}

/** Indexes the links by row, so that a window finds its own without looking at all of them. */
export function indexLinks(model: GanttModel): LinkIndex {
  const { from, to, type } = model.links;
  const incoming = new Int32Array(model.rows.id.length);
  const behind = new Uint8Array(model.rows.id.length);
  const leavesBehind = linkTypes.map((name) => name === "FS" || name === "FF");
  const meetsBehind = linkTypes.map((name) => name === "FF" || name === "SF");
  for (let link = 0; link < to.length; link++) {
    const row = to[link] ?? 0;
    const kind = type[link] ?? 0;
    incoming[row] = (incoming[row] ?? 0) + 1;
    if (leavesBehind[kind]) behind[from[link] ?? 0] = 1;
    if (meetsBehind[kind]) behind[row] = 1;
  }
  return { ...indexEnds(model.rows.id.length, from, to), incoming, behind };
}

/** Made once for each outline that shows. */
const shownLinks = new WeakMap<VisibleRows, { readonly of: LinkIndex; readonly links: RowLinks }>();

/** The links by the rows that show: one of a hidden row counts for the nearest row above it that does, none for links under one collapsed row. */
function linksByShownRow(model: GanttModel, index: LinkIndex, visible: VisibleRows): RowLinks {
  const count = model.rows.id.length;
  if (visible.rows.length === count) return index;
  const known = shownLinks.get(visible);
  if (known?.of === index) return known.links;
  const shown = (row: number): number => visible.rows[visible.positions[row] ?? -1] ?? -1;
  const from = model.links.from.map(shown);
  const to = model.links.to.map((row, link) => (shown(row) === from[link] || from[link] === -1 ? -1 : shown(row)));
  const drawn = from.map((row, link) => (to[link] === -1 ? -1 : row));
  const links = indexEnds(count, drawn, to);
  shownLinks.set(visible, { of: index, links });
  return links;
}

/** The part of an index that finds the links of a row. */
type RowLinks = Pick<LinkIndex, "start" | "list">;

/** @param from rows at which links begin, -1 for those that count for no row */
function indexEnds(count: number, from: readonly number[], to: readonly number[]): RowLinks {
  const start = new Int32Array(count + 1);
  for (const ends of [from, to]) {
    for (let link = 0; link < ends.length; link++) {
      const row = ends[link] ?? -1;
      if (row >= 0) start[row + 1] = (start[row + 1] ?? 0) + 1;
    }
  }
  for (let row = 0; row < count; row++) start[row + 1] = (start[row + 1] ?? 0) + (start[row] ?? 0);
  const next = start.slice();
  const list = new Int32Array(start[count] ?? 0);
  for (const ends of [from, to]) {
    for (let link = 0; link < ends.length; link++) {
      const row = ends[link] ?? -1;
      if (row < 0) continue;
      const place = next[row] ?? 0;
      list[place] = link;
      next[row] = place + 1;
    }
  }
  return { start, list };
}

/** Links of a row. */
export function linksOf(index: RowLinks, row: number): Int32Array {
  return index.list.subarray(index.start[row] ?? 0, index.start[row + 1] ?? 0);
}

/** The window of the chart in which links are wanted: positions of rows, and pixels of the whole chart. */
export interface LinkWindow {
  readonly firstPosition: number;
  /** Not included. */
  readonly lastPosition: number;
  readonly fromX: number;
  readonly toX: number;
}

export interface DrawnLinks {
  readonly usual: LinkPaths;
  readonly critical: LinkPaths;
  /** Those of the selected row. */
  readonly selected: LinkPaths;
  readonly count: number;
}

/** More links than this in one window are a black area and no help to anybody. */
const mostLinks = 600;

/** Where the drawing of a part begins in the whole chart: subtracted from every x and every y. */
export interface Origin {
  readonly offsetX: number;
  readonly offsetY: number;
}

/** Which links come first, and how many there may be. */
export interface LinkOptions {
  readonly selectedRow?: number;
  /** Rows between which links are drawn as those of the selected row: what drives it, and what it drives. */
  readonly chain?: DrivingChain;
  /** Draws no more than this. */
  readonly most?: number;
}

/**
 * The links that touch a row of the window and cross it. A link of a hidden row ends at the nearest row above it that shows. Of one row no more links are looked at than
 * may be drawn: a task that thousands follow must not make every movement slow, and the links of those show where they stand.
 */
export function drawLinks(places: ChartPlaces, window: LinkWindow, options: LinkOptions & Origin): DrawnLinks {
  const { model } = places.chart;
  const groups = {
    usual: { lines: "", heads: "" },
    critical: { lines: "", heads: "" },
    selected: { lines: "", heads: "" },
  };
  const count = eachLink(places, window, options, (link, way) => {
    const from = model.links.from[link] ?? 0;
    const to = model.links.to[link] ?? 0;
    const bothCritical = ((model.rows.flags[from] ?? 0) & (model.rows.flags[to] ?? 0) & rowFlags.critical) !== 0;
    const selected = options.chain
      ? isInChain(model, options.chain, from, to)
      : from === options.selectedRow || to === options.selectedRow;
    const group = selected ? groups.selected : bothCritical ? groups.critical : groups.usual;
    const path = linkPaths(way, options.offsetX, options.offsetY);
    group.lines += path.lines;
    group.heads += path.heads;
  });
  return { ...groups, count };
}

function isInChain(model: GanttModel, { before, after }: DrivingChain, from: number, to: number): boolean {
  const together = (before.has(from) && before.has(to)) || (after.has(from) && after.has(to));
  // Of a link into a summary task the tasks below it know whether it drives.
  return together && (model.rows.kind[to] === 1 || driversOf(model, to).includes(from));
}

/** Visits each link that `drawLinks` draws, with its way in pixels of the whole chart. @returns their number */
export function eachLink(
  places: ChartPlaces,
  window: LinkWindow,
  options: LinkOptions,
  visit: (link: number, way: LinkWay) => void,
): number {
  const { model, index, visible } = places.chart;
  const seen = new Set<number>();
  const most = options.most ?? mostLinks;
  let count = 0;
  const draw = (link: number): void => {
    if (seen.has(link) || count >= most) return;
    seen.add(link);
    const way = crosses(places, link, window) ? places.way(link) : undefined;
    if (!way) return;
    visit(link, way);
    count++;
  };
  const shown = linksByShownRow(model, index, visible);
  const drawRow = (row: number): void => {
    const links = linksOf(shown, row);
    for (let at = 0; at < links.length && at < most && count < most; at++) draw(links[at] ?? 0);
  };
  const selectedPosition = visible.positions[options.selectedRow ?? -1];
  if (selectedPosition !== undefined) drawRow(visible.rows[selectedPosition] ?? -1);
  for (let position = window.firstPosition; position < window.lastPosition; position++) {
    drawRow(visible.rows[position] ?? -1);
  }
  return count;
}

/** The drawing of one link, wherever it runs; undefined where both its ends stand in the same row that shows, or one in none. */
export function drawLink(places: ChartPlaces, link: number, { offsetX, offsetY }: Origin): LinkPaths | undefined {
  const way = places.way(link);
  return way && linkPaths(way, offsetX, offsetY);
}

/** Whether a link may be seen in a window. */
function crosses(places: ChartPlaces, link: number, window: LinkWindow): boolean {
  const [fromPosition, toPosition] = places.ends(link);
  if (
    Math.max(fromPosition, toPosition) < window.firstPosition ||
    Math.min(fromPosition, toPosition) >= window.lastPosition
  ) {
    return false;
  }
  const from = places.bar(fromPosition);
  const to = places.bar(toPosition);
  if (!from || !to) return false;
  return (
    Math.max(rightOf(from), rightOf(to)) + 2 * linkGap >= window.fromX &&
    Math.min(leftOf(from), leftOf(to)) - 2 * linkGap <= window.toX
  );
}
