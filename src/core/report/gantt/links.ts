import type { LinkType } from "../../model/types";
import { barOf, extentOf, px, type Bar } from "./bars";
import { driversOf, type DrivingChain } from "./drivers";
import { metrics } from "./metrics";
import type { VisibleRows } from "./outline";
import type { TimeScale } from "./timescale";
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

/**
 * Where a row's name begins: behind its bar, and behind what else stands there.
 * @param end right end of the bar or diamond
 */
export function labelX(index: LinkIndex, row: number, end: number, deadlineX: number | undefined): number {
  const x = end + (index.behind[row] === 1 ? metrics.labelGapBehindLink : metrics.labelGap);
  const covered = deadlineX !== undefined && deadlineX >= end - metrics.deadline && deadlineX < x + metrics.deadline;
  return covered ? Math.max(x, deadlineX + metrics.deadline + 4) : x;
}

/** The window of the chart in which links are wanted: positions of rows, and pixels of the whole chart. */
export interface LinkWindow {
  readonly firstPosition: number;
  /** Not included. */
  readonly lastPosition: number;
  readonly fromX: number;
  readonly toX: number;
}

/** Lines and arrow heads of the links, drawn together because a path of many lines costs little more than one. */
export interface LinkPaths {
  readonly lines: string;
  readonly heads: string;
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

/** Where the drawing begins, and which links come first. */
export interface LinkOptions {
  /** Subtracted from every x, `offsetY` from every y (the origin of the drawing). */
  readonly offsetX: number;
  readonly offsetY: number;
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
export function drawLinks(
  model: GanttModel,
  index: LinkIndex,
  visible: VisibleRows,
  scale: TimeScale,
  window: LinkWindow,
  options: LinkOptions,
): DrawnLinks {
  const groups = {
    usual: { lines: "", heads: "" },
    critical: { lines: "", heads: "" },
    selected: { lines: "", heads: "" },
  };
  const count = eachLink(model, index, visible, scale, window, options, (link, path) => {
    const from = model.links.from[link] ?? 0;
    const to = model.links.to[link] ?? 0;
    const bothCritical = ((model.rows.flags[from] ?? 0) & (model.rows.flags[to] ?? 0) & rowFlags.critical) !== 0;
    const selected = options.chain
      ? isInChain(model, options.chain, from, to)
      : from === options.selectedRow || to === options.selectedRow;
    const group = selected ? groups.selected : bothCritical ? groups.critical : groups.usual;
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

/** Visits each link that `drawLinks` draws, with its path. @returns their number */
export function eachLink(
  model: GanttModel,
  index: LinkIndex,
  visible: VisibleRows,
  scale: TimeScale,
  window: LinkWindow,
  options: LinkOptions,
  visit: (link: number, path: LinkPaths) => void,
): number {
  const seen = new Set<number>();
  const most = options.most ?? mostLinks;
  let count = 0;
  const draw = (link: number): void => {
    if (seen.has(link) || count >= most) return;
    seen.add(link);
    const path = linkPath(model, link, visible, scale, window, options);
    if (!path) return;
    visit(link, path);
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

function linkPath(
  model: GanttModel,
  link: number,
  visible: VisibleRows,
  scale: TimeScale,
  window: LinkWindow,
  options: { readonly offsetX: number; readonly offsetY: number },
): LinkPaths | undefined {
  const fromPosition = visible.positions[model.links.from[link] ?? -1] ?? -1;
  const toPosition = visible.positions[model.links.to[link] ?? -1] ?? -1;
  if (fromPosition === toPosition || fromPosition < 0 || toPosition < 0) return undefined;
  if (
    Math.max(fromPosition, toPosition) < window.firstPosition ||
    Math.min(fromPosition, toPosition) >= window.lastPosition
  ) {
    return undefined;
  }
  const from = barOf(model, visible.rows[fromPosition] ?? 0, scale);
  const to = barOf(model, visible.rows[toPosition] ?? 0, scale);
  if (!from || !to) return undefined;
  const [fromLeft, fromRight] = extentOf(from);
  const [toLeft, toRight] = extentOf(to);
  if (Math.max(fromRight, toRight) + 2 * gap < window.fromX || Math.min(fromLeft, toLeft) - 2 * gap > window.toX) {
    return undefined;
  }
  const middle = (position: number): number => position * metrics.rowHeight + metrics.rowHeight / 2 - options.offsetY;
  const type = linkTypes[model.links.type[link] ?? 0] ?? "FS";
  return linkShape(
    type,
    shifted(from, options.offsetX),
    middle(fromPosition),
    shifted(to, options.offsetX),
    middle(toPosition),
  );
}

function shifted(bar: Bar, offsetX: number): Bar {
  return { ...bar, x: bar.x - offsetX };
}

/** Room between the end of a bar and the first bend. */
const gap = 9;
const head = 5;
const radius = 4;

type Point = readonly [number, number];

/**
 * The way of one link between two bars, given by the heights of their middles: straight pieces with round corners. It leaves the end of the
 * predecessor that the type names, and arrives at the end of the successor that it names. Finish-to-start drops onto the top of a successor
 * that starts later, as people know it from desktop tools.
 */
export function linkShape(type: LinkType, from: Bar, fromY: number, to: Bar, toY: number): LinkPaths {
  const [fromLeft, fromRight] = extentOf(from);
  const [toLeft, toRight] = extentOf(to);
  const down = toY > fromY ? 1 : -1;
  if (type === "FS") {
    const direction = down > 0 ? "down" : "up";
    if (to.kind === "milestone") {
      const end: Point = [to.x, toY - down * metrics.diamond];
      if (to.x >= fromRight + 3) return arrow([[fromRight, fromY], [to.x, fromY], end], direction);
      // Both at the same moment: straight from the edge of one to the tip of the other.
      if (to.x >= fromRight - gap) return arrow([[to.x, fromY + down * halfHeight(from)], end], direction);
    } else {
      const drop = Math.max(toLeft + Math.min(7, to.width / 2), fromRight + 4);
      const lands = drop <= toLeft + 16 && drop < toRight;
      const later = toLeft >= fromRight + 4;
      if (later || lands) {
        return arrow(
          [
            [fromRight, fromY],
            [drop, fromY],
            [drop, toY - down * halfHeight(to)],
          ],
          direction,
        );
      }
    }
    const between = toY - down * (metrics.rowHeight / 2);
    return arrow(
      [
        [fromRight, fromY],
        [fromRight + gap, fromY],
        [fromRight + gap, between],
        [toLeft - gap - head, between],
        [toLeft - gap - head, toY],
        [toLeft, toY],
      ],
      "right",
    );
  }
  if (type === "SS") {
    const bend = Math.min(fromLeft, toLeft - head) - gap;
    return arrow(
      [
        [fromLeft, fromY],
        [bend, fromY],
        [bend, toY],
        [toLeft, toY],
      ],
      "right",
    );
  }
  if (type === "FF") {
    const bend = Math.max(fromRight, toRight + head) + gap;
    return arrow(
      [
        [fromRight, fromY],
        [bend, fromY],
        [bend, toY],
        [toRight, toY],
      ],
      "left",
    );
  }
  if (toRight + gap + head <= fromLeft - gap) {
    return arrow(
      [
        [fromLeft, fromY],
        [fromLeft - gap, fromY],
        [fromLeft - gap, toY],
        [toRight, toY],
      ],
      "left",
    );
  }
  const between = toY - down * (metrics.rowHeight / 2);
  return arrow(
    [
      [fromLeft, fromY],
      [fromLeft - gap, fromY],
      [fromLeft - gap, between],
      [toRight + gap + head, between],
      [toRight + gap + head, toY],
      [toRight, toY],
    ],
    "left",
  );
}

function halfHeight(bar: Bar): number {
  return bar.kind === "milestone" ? metrics.diamond : metrics.barHeight / 2;
}

function arrow(points: readonly Point[], direction: "left" | "right" | "up" | "down"): LinkPaths {
  const [x, y] = points.at(-1) ?? [0, 0];
  const heads = {
    right: `M${px(x)} ${px(y)}l${-head} -3.5v7z`,
    left: `M${px(x)} ${px(y)}l${head} -3.5v7z`,
    down: `M${px(x)} ${px(y)}l-3.5 ${-head}h7z`,
    up: `M${px(x)} ${px(y)}l-3.5 ${head}h7z`,
  };
  return { lines: roundedPath(points), heads: heads[direction] };
}

/** A path through points whose pieces are level or upright, with round corners. */
function roundedPath(points: readonly Point[]): string {
  let path = "";
  points.forEach(([x, y], index) => {
    const before = points[index - 1];
    const after = points[index + 1];
    if (!before) {
      path += `M${px(x)} ${px(y)}`;
      return;
    }
    if (!after) {
      path += `L${px(x)} ${px(y)}`;
      return;
    }
    const lengthIn = Math.abs(x - before[0]) + Math.abs(y - before[1]);
    const lengthOut = Math.abs(after[0] - x) + Math.abs(after[1] - y);
    const corner = Math.min(radius, lengthIn / 2, lengthOut / 2);
    const inX = x - Math.sign(x - before[0]) * corner;
    const inY = y - Math.sign(y - before[1]) * corner;
    const outX = x + Math.sign(after[0] - x) * corner;
    const outY = y + Math.sign(after[1] - y) * corner;
    path += `L${px(inX)} ${px(inY)}Q${px(x)} ${px(y)} ${px(outX)} ${px(outY)}`;
  });
  return path;
}
