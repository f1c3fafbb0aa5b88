import {
  deadlinePath,
  diamondPath,
  metrics,
  px,
  summaryPath,
  truncateToWidth,
  xOf,
  type Bar,
  type NamePlace,
} from "../../core/report/gantt/layout";
import { rowAt, type GanttRow } from "../../core/report/gantt/rows";
import { setAttribute, setText, svgElement } from "../kit/dom";
import type { DrawnPart, Picture, Viewport } from "./picture";
import type { PooledRow } from "./pool";

/** The elements of a bar: made once, and filled for one row after another. */
export interface BarRow extends PooledRow {
  readonly node: SVGGElement;
  readonly bar: SVGRectElement;
  readonly done: SVGRectElement;
  readonly hatch: SVGRectElement;
  readonly shape: SVGPathElement;
  readonly deadline: SVGPathElement;
  readonly label: SVGTextElement;
  /** Where the name stands as long as that is in sight; undefined without a bar. */
  place: { readonly bar: Bar; readonly name: NamePlace } | undefined;
  /** Whether the name is kept in sight inside the bar. */
  sticks: boolean;
}

/** Room that a name needs inside a bar. */
const leastInside = 48;
/** A name of which less than this is in sight behind its bar is shown inside. */
const leastInSight = 24;

/** Draws the bar of a position with all that belongs to it. */
export function fillBarRow(
  view: BarRow,
  position: number,
  picture: Picture,
  { fromX, toX, baseX, baseY }: DrawnPart,
): void {
  const index = picture.rowAt(position);
  const row = rowAt(picture.model, index);
  const bar = picture.places.bar(position);
  const top = position * picture.rowHeight - baseY;
  setAttribute(
    view.node,
    "class",
    row
      ? `${barClass(row)}${isFaded(picture, index) ? " faded" : ""}${picture.filtered?.shows[index] === 2 ? " context" : ""}`
      : "bar-row",
  );
  const show = (part: SVGElement, shows: boolean): void => {
    setAttribute(part, "display", shows ? undefined : "none");
  };
  const deadlineX = row?.deadline === undefined ? undefined : xOf(picture.scale, row.deadline);
  const deadlineShows = deadlineX !== undefined && deadlineX > fromX && deadlineX < toX;
  show(view.deadline, deadlineShows);
  if (deadlineShows) {
    setAttribute(view.deadline, "d", deadlinePath(deadlineX - baseX, top, picture.rowHeight));
  }
  const right = bar ? bar.x + bar.width : 0;
  const shows = row !== undefined && bar !== undefined && right > fromX && bar.x < toX;
  const usual = shows && bar.kind === "task";
  show(view.bar, usual);
  show(view.done, usual && bar.done > 0);
  show(view.hatch, usual && row.critical);
  show(view.shape, shows && !usual);
  const name = picture.places.named(position)?.name;
  view.place = bar && name && { bar, name };
  view.sticks = false;
  const nameShows = name !== undefined && name.x < toX && (name.x + name.width > fromX || shows);
  show(view.label, nameShows || shows);
  if (name && (nameShows || shows)) {
    writeName(view, name.text, name.x - baseX);
    setAttribute(view.label, "y", top + picture.rowHeight / 2);
  }
  if (!shows) return;
  // A bar may be far longer than the window; what lies outside of it is cut, because browsers draw with single precision.
  const left = Math.max(bar.x, fromX - 20) - baseX;
  const end = Math.min(right, toX + 20) - baseX;
  if (bar.kind === "milestone") {
    setAttribute(view.shape, "d", diamondPath(bar.x - baseX, top + picture.rowHeight / 2));
  } else if (bar.kind === "summary") {
    setAttribute(view.shape, "d", summaryPath(left, end - left, top + picture.rowHeight / 2 - 5));
  } else {
    const y = top + (picture.rowHeight - metrics.barHeight) / 2;
    for (const part of [view.bar, view.hatch]) placeBar(part, left, y, end - left);
    const doneEnd = Math.min(bar.x + bar.done, toX + 20) - baseX;
    placeBar(view.done, left, y, Math.max(doneEnd - left, 0));
  }
}

/** Keeps the name of a long bar in sight inside of it, while the place behind its end is not. */
export function stickName(view: BarRow, viewport: Viewport, baseX: number): void {
  if (!view.place) return;
  const { bar, name } = view.place;
  const windowEnd = viewport.x + viewport.width;
  const x = Math.max(bar.x, viewport.x) + metrics.labelGapInside;
  const room = Math.min(bar.x + bar.width, windowEnd) - metrics.labelGapInside - x;
  const sticks =
    bar.kind === "task" && name.side === "behind" && name.x > windowEnd - leastInSight && room >= leastInside;
  if (sticks) writeName(view, truncateToWidth(name.text, room, metrics.fontSize), x - baseX);
  else if (view.sticks) writeName(view, name.text, name.x - baseX);
  view.sticks = sticks;
}

/** @param x pixel from the origin of the drawing */
function writeName(view: BarRow, text: string, x: number): void {
  setText(view.label, text);
  setAttribute(view.label, "x", px(x));
}

function placeBar(part: SVGRectElement, x: number, y: number, width: number): void {
  setAttribute(part, "x", px(x));
  setAttribute(part, "y", y);
  setAttribute(part, "width", px(width));
}

/** Whether a row has nothing to do with what drives the selected one. */
function isFaded({ chain }: Picture, row: number): boolean {
  return chain !== undefined && !chain.before.has(row) && !chain.after.has(row);
}

function barClass(row: GanttRow): string {
  return [
    "bar-row",
    row.kind,
    row.critical ? "critical" : row.nearCritical ? "near" : "",
    row.deadlineMissed ? "missed" : "",
    row.inactive ? "inactive" : "",
    row.complete ? "complete" : "",
  ].join(" ");
}

export function makeBarRow(): BarRow {
  const rect = (name: string, attributes: Readonly<Record<string, string>> = {}): SVGRectElement =>
    svgElement("rect", {
      class: name,
      attributes: { height: metrics.barHeight, rx: metrics.barRadius, ...attributes },
    });
  const bar = rect("bar");
  const done = rect("done");
  const hatch = rect("hatch", { fill: "url(#critical-hatch)" });
  const shape = svgElement("path", { class: "shape" });
  const deadline = svgElement("path", { class: "deadline" });
  const label = svgElement("text", { class: "bar-label", attributes: { dy: "0.35em" } });
  const node = svgElement("g", { children: [bar, done, hatch, shape, deadline, label] });
  return { node, bar, done, hatch, shape, deadline, label, place: undefined, sticks: false };
}
