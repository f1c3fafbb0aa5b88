import { px, type LoadBin } from "../../core/report/gantt/layout";
import { element, setAttribute, setStyles, setText, svgElement } from "../kit/dom";
import type { PooledRow } from "./pool";

/** One person under the chart: who it is, and the load along the time axis. */
export interface LaneView extends PooledRow {
  readonly node: HTMLElement;
  readonly name: HTMLElement;
  readonly words: HTMLElement;
  readonly picture: SVGSVGElement;
  readonly lines: SVGPathElement;
  readonly work: SVGPathElement;
  readonly over: SVGPathElement;
  readonly capacity: SVGPathElement;
  readonly present: SVGPathElement;
  /** Stands beside the line of the capacity. */
  readonly axis: HTMLElement;
  readonly figures: SVGGElement;
}

/** A bin and its pixels of the window. */
export interface PlacedBin {
  readonly bin: LoadBin;
  readonly left: number;
  readonly right: number;
}

const padAbove = 5;
/** Room for figures. */
const padAboveFigures = 16;
const padBelow = 3;
/** Percent at the top of a lane: room for some more than the capacity, and never so much that the usual can't be read. */
const leastTop = 125;
const mostTop = 250;
/** Width of a bin in which a figure can be read, and how many there may be at once. */
const readableWidth = 30;
const mostFigures = 48;

export function makeLane(): LaneView {
  const name = element("span", { class: "load-name" });
  const words = element("span", { class: "load-words" });
  const path = (kind: string): SVGPathElement => svgElement("path", { class: `load-${kind}` });
  const parts = {
    lines: path("lines"),
    work: path("work"),
    over: path("over"),
    capacity: path("capacity"),
    present: path("present"),
    figures: svgElement("g", { class: "load-figures" }),
  };
  const { lines, work, over, capacity, present, figures } = parts;
  const picture = svgElement("svg", {
    class: "load-picture",
    attributes: { "aria-hidden": "true" },
    children: [lines, work, over, capacity, present, figures],
  });
  const axis = element("span", { class: "load-axis", text: "100%" });
  const who = element("div", { class: "load-who", children: [name, words, axis] });
  const node = element("div", { class: "load-lane", attributes: { role: "option" }, children: [who, picture] });
  return { node, name, words, axis, picture, ...parts };
}

export interface LaneDrawing {
  readonly bins: readonly PlacedBin[];
  readonly width: number;
  readonly height: number;
  /** Greatest load of a day, in percent. */
  readonly most: number;
  /** Pixels at which columns of the chart begin. */
  readonly columns: readonly number[];
  /** The stretch at which the person looks, in pixels of the window. */
  readonly present: { readonly left: number; readonly right: number } | undefined;
  /** Whether there is room for figures. */
  readonly figures: boolean;
}

/** Draws the load of a person. What is beyond the capacity is hatched, up to the fullest day. */
export function drawLane(view: LaneView, drawing: LaneDrawing): void {
  const { bins, width, height, columns, present } = drawing;
  const top = Math.min(Math.max(drawing.most * 1.08, leastTop), mostTop);
  const bottom = height - padBelow;
  const room = bottom - (drawing.figures ? padAboveFigures : padAbove);
  const yOf = (percent: number): number => bottom - (Math.min(percent, top) / top) * room;
  const full = Math.round(yOf(100)) + 0.5;
  const box = (left: number, right: number, from: number, to: number): string =>
    `M${left} ${px(from)}V${px(to)}H${right}V${px(from)}Z`;
  let work = "";
  let over = "";
  let capacity = "";
  for (const { bin, left, right } of bins) {
    if (bin.capacity > 0 || !bin.isCovered) capacity += `M${left} ${full}H${right}`;
    if (bin.work === 0) continue;
    const usual = bin.capacity > 0 ? Math.min(bin.percent, 100) : 0;
    const inner = right - left > 4 ? 1 : 0;
    if (usual > 0) work += box(left + inner, right - inner, bottom, yOf(usual));
    if (bin.isOver) over += box(left + inner, right - inner, bin.capacity > 0 ? full : bottom, yOf(bin.most));
  }
  setAttribute(view.picture, "width", width);
  setAttribute(view.picture, "height", height);
  setAttribute(view.lines, "d", `${columns.map((x) => `M${x} 0V${height}`).join("")}M0 ${bottom + 0.5}H${width}`);
  setAttribute(view.work, "d", work);
  setAttribute(view.over, "d", over);
  setAttribute(view.capacity, "d", capacity);
  setAttribute(view.present, "d", present ? box(present.left - 2, present.right + 2, height - 1, 1) : "");
  setStyles(view.axis, { top: `${full - 8}px` });
  drawFigures(view.figures, drawing.figures ? bins.filter(isReadable).slice(0, mostFigures) : [], yOf);
}

function isReadable({ bin, left, right }: PlacedBin): boolean {
  return bin.isOver && right - left >= readableWidth && Number.isFinite(bin.most);
}

function drawFigures(group: SVGGElement, bins: readonly PlacedBin[], yOf: (percent: number) => number): void {
  while (group.childElementCount < bins.length) group.append(svgElement("text"));
  while (group.childElementCount > bins.length) group.lastElementChild?.remove();
  bins.forEach(({ bin, left, right }, index) => {
    const node = group.children[index];
    if (!node) return;
    const text = `${Math.round(bin.most)}%`;
    setText(node, text);
    setAttribute(node, "x", px((left + right) / 2));
    setAttribute(node, "y", px(yOf(bin.most) - 4));
  });
}
