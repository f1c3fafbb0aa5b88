import { barOf, drawLink, extentOf, metrics, px, type Bar } from "../../core/report/gantt/layout";
import { setAttribute, setStyles, svgElement } from "../kit/dom";
import { endX, type BarEnd, type LinkTarget } from "./link-drag";
import type { Picture, Viewport } from "./picture";

/** A line from an end of a bar to the pointer or to an end of another bar. */
export interface RubberLine {
  readonly row: number;
  readonly end: BarEnd;
  /** Pointer, in pixels of the whole chart. */
  readonly x: number;
  readonly y: number;
  readonly target?: LinkTarget;
  readonly refused: boolean;
}

const dot = 4.5;

interface HandleSet {
  readonly node: SVGGElement;
  readonly ends: SVGPathElement;
  readonly dots: SVGPathElement;
  readonly progress: SVGPathElement;
}

/** The handles of the hovered and of the selected bar, the selected link, and the line of a link that is drawn. In pixels of the window. */
export class Handles {
  readonly node: SVGGElement;
  readonly #hovered = makeHandles();
  readonly #selected = makeHandles();
  readonly #link = svgElement("path", { class: "link-chosen" });
  readonly #linkHead = svgElement("path", { class: "link-chosen-head" });
  readonly #rubber = svgElement("path", { class: "rubber" });
  readonly #target = svgElement("path", { class: "rubber-target" });

  constructor() {
    this.node = svgElement("g", {
      class: "handles",
      children: [this.#link, this.#linkHead, this.#selected.node, this.#hovered.node, this.#rubber, this.#target],
    });
  }

  /** @param link the selected link, -1 for none */
  draw(
    picture: Picture,
    viewport: Viewport,
    shown: {
      readonly hovered: number;
      readonly link: number;
      readonly held?: number;
      readonly rubber?: RubberLine | undefined;
    },
  ): void {
    const busy = shown.held !== undefined || shown.rubber !== undefined;
    drawHandles(this.#hovered, picture, viewport, busy || shown.hovered === picture.selected ? -1 : shown.hovered);
    drawHandles(this.#selected, picture, viewport, busy ? -1 : picture.selected);
    this.#drawLink(picture, viewport, shown.link);
    this.#drawRubber(picture, viewport, shown.rubber);
  }

  #drawLink(picture: Picture, viewport: Viewport, link: number): void {
    const origin = { offsetX: viewport.x, offsetY: viewport.y };
    const path = link < 0 ? undefined : drawLink(picture.places, link, origin);
    setAttribute(this.#link, "d", path?.lines ?? "");
    setAttribute(this.#linkHead, "d", path?.heads ?? "");
  }

  #drawRubber(picture: Picture, viewport: Viewport, rubber: RubberLine | undefined): void {
    const from = rubber ? placeOf(picture, viewport, rubber.row) : undefined;
    setAttribute(this.#rubber, "d", "");
    setAttribute(this.#target, "d", "");
    if (!rubber || !from) return;
    const refused = rubber.refused ? " refused" : "";
    setAttribute(this.#rubber, "class", `rubber${refused}`);
    setAttribute(this.#target, "class", `rubber-target${refused}`);
    const startX = endX(from.bar, rubber.end);
    const { target } = rubber;
    const x = target ? endX(target.bar, target.end) - viewport.x : rubber.x - viewport.x;
    const y = target ? middleOf(picture, target.position, viewport) : rubber.y - viewport.y;
    setAttribute(this.#rubber, "d", `M${px(startX)} ${px(from.y)}L${px(x)} ${px(y)}`);
    if (target) setAttribute(this.#target, "d", targetPath(picture, target, viewport, rubber.refused));
  }
}

/** The bar of a row that shows, in pixels of the window, and the height of its middle. */
function placeOf(
  picture: Picture,
  viewport: Viewport,
  row: number,
): { readonly bar: Bar; readonly y: number } | undefined {
  const position = picture.positionOf(row);
  const bar = barOf(picture.model, picture.rowAt(position), picture.scale);
  return bar && { bar: { ...bar, x: bar.x - viewport.x }, y: middleOf(picture, position, viewport) };
}

function middleOf({ rowHeight }: Picture, position: number, viewport: Viewport): number {
  return (position + 0.5) * rowHeight - viewport.y;
}

function circle(x: number, y: number, radius: number): string {
  return `M${px(x - radius)} ${px(y)}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0Z`;
}

/** The end of the bar that a link would join: a ring around it, with a cross where it is refused. */
function targetPath(picture: Picture, target: LinkTarget, viewport: Viewport, refused: boolean): string {
  const x = endX(target.bar, target.end) - viewport.x;
  const y = middleOf(picture, target.position, viewport);
  return circle(x, y, 8) + (refused ? `M${px(x - 4)} ${px(y - 4)}l8 8M${px(x + 4)} ${px(y - 4)}l-8 8` : "");
}

function makeHandles(): HandleSet {
  const ends = svgElement("path", { class: "handle-end" });
  const dots = svgElement("path", { class: "handle-dot" });
  const progress = svgElement("path", { class: "handle-progress" });
  return { node: svgElement("g", { children: [ends, dots, progress] }), ends, dots, progress };
}

function drawHandles(set: HandleSet, picture: Picture, viewport: Viewport, row: number): void {
  const place =
    picture.planRow(row) >= 0 && picture.rowAt(picture.positionOf(row)) === row
      ? placeOf(picture, viewport, row)
      : undefined;
  const [left, right] = place ? extentOf(place.bar) : [0, 0];
  const shows = place !== undefined && right > -40 && left < viewport.width + 40;
  setStyles(set.node, { display: shows ? "inline" : "none" });
  if (!shows) return;
  const { bar, y } = place;
  const task = bar.kind === "task";
  const narrow = task && bar.width < 24;
  const beyond = narrow ? 14 : 9;
  setAttribute(set.dots, "d", circle(left - beyond, y, dot) + circle(right + beyond, y, dot));
  const half = metrics.barHeight / 2;
  // Ends of narrow bars stand outside of them; those of others are the bar's own.
  setAttribute(
    set.ends,
    "d",
    !task
      ? ""
      : narrow
        ? `M${px(left - 4)} ${px(y - half)}v${metrics.barHeight}M${px(right + 4)} ${px(y - half)}v${metrics.barHeight}`
        : `M${px(left + 3.5)} ${px(y - 3)}v6M${px(right - 3.5)} ${px(y - 3)}v6`,
  );
  const edge = bar.x + bar.done;
  setAttribute(set.progress, "d", task && !narrow ? `M${px(edge)} ${px(y + half - 1)}l5 6h-10Z` : "");
}
