import { headerCells, metrics, px, textWidth, xOf, type HeaderCell } from "../../core/report/gantt/layout";
import { statusMarkWords, todayMarkWords } from "../../core/report/gantt/marks";
import { setAttribute, setText, svgElement } from "../kit/dom";
import type { Localizer } from "../kit/localizer";
import type { Picture, Viewport } from "./picture";

interface Flag {
  readonly node: SVGGElement;
  readonly back: SVGPathElement;
  readonly text: SVGTextElement;
}

const inset = 6;

/** Bold letters are about a tenth wider. */
function boldWidth(text: string, fontSize: number): number {
  return textWidth(text, fontSize) * 1.12;
}

/** Pixels of the window at which short and long units of time begin. */
export interface Ticks {
  readonly lower: readonly number[];
  readonly upper: readonly number[];
}

/** The time header: two rows of units, and the flags of today and the status date under them. */
export class TimeHead {
  readonly node: SVGSVGElement;
  readonly #localizer: Localizer;
  readonly #lines = svgElement("path", { class: "head-lines" });
  readonly #strongLines = svgElement("path", { class: "head-lines strong" });
  readonly #upper = svgElement("g", { class: "head-upper" });
  readonly #lower = svgElement("g", { class: "head-lower" });
  readonly #today = makeFlag("today");
  readonly #status = makeFlag("status");

  constructor(localizer: Localizer) {
    this.#localizer = localizer;
    this.node = svgElement("svg", {
      class: "time-head",
      attributes: { "aria-hidden": "true", height: metrics.headerHeight },
      children: [this.#lines, this.#strongLines, this.#upper, this.#lower, this.#status.node, this.#today.node],
    });
  }

  /** Draws the window. @returns pixels of the window at which short and long units begin, for the lines of the body */
  draw(picture: Picture, viewport: Viewport): Ticks {
    const header = headerCells(picture.scale, viewport.x, viewport.x + viewport.width, this.#localizer.language);
    const inWindow = (cell: HeaderCell): number => Math.round(cell.x - viewport.x) + 0.5;
    const middle = metrics.upperHeight + metrics.lowerHeight;
    const upper = header.upper.map(inWindow);
    const lower = header.lower.map(inWindow);
    setAttribute(this.node, "width", viewport.width);
    setAttribute(this.#lines, "d", lower.map((x) => `M${x} ${metrics.upperHeight}V${middle}`).join(""));
    setAttribute(
      this.#strongLines,
      "d",
      `${upper.map((x) => `M${x} 0V${metrics.upperHeight}`).join("")}M0 ${metrics.upperHeight + 0.5}H${viewport.width}M0 ${middle + 0.5}H${viewport.width}`,
    );
    const sticky = header.upper.filter(
      (cell) => cell.x + cell.width - viewport.x > boldWidth(cell.text, metrics.fontSize) + 2 * inset,
    );
    // The long unit's name stays in sight until the unit ends.
    drawTexts(this.#upper, sticky, (cell) => [Math.max(cell.x - viewport.x, 0) + inset, metrics.upperHeight / 2]);
    drawTexts(this.#lower, header.lower, (cell) => [
      cell.x + cell.width / 2 - viewport.x,
      metrics.upperHeight + metrics.lowerHeight / 2,
    ]);
    this.#drawFlags(picture, viewport);
    return { lower, upper };
  }

  #drawFlags(picture: Picture, viewport: Viewport): void {
    const { today, statusDate } = picture.model;
    const todayX = Math.round(xOf(picture.scale, today) - viewport.x);
    const todayText = todayMarkWords(today, this.#localizer);
    const statusX = statusDate === undefined ? undefined : Math.round(xOf(picture.scale, statusDate) - viewport.x);
    const statusText = statusDate === undefined ? "" : statusMarkWords(statusDate, this.#localizer);
    // Two flags at nearly the same day point away from each other.
    const side = statusX !== undefined && statusX <= todayX ? "left" : "right";
    const opposite = statusX !== undefined && side === "right" ? "left" : "right";
    const [from, to] = drawFlag(this.#status, statusText, statusX, viewport.width, side);
    const [todayFrom, todayTo] = drawFlag(this.#today, todayText, todayX, viewport.width, opposite);
    // Where both have room on one side only, as in a narrow panel, the line of today stands without its flag.
    if (todayFrom < to && todayTo > from) setAttribute(this.#today.node, "display", "none");
  }
}

function drawTexts(
  group: SVGGElement,
  cells: readonly HeaderCell[],
  place: (cell: HeaderCell) => readonly [number, number],
): void {
  const shown = cells.filter((cell) => cell.text !== "");
  while (group.childElementCount < shown.length) group.append(svgElement("text", { attributes: { dy: "0.35em" } }));
  while (group.childElementCount > shown.length) group.lastElementChild?.remove();
  shown.forEach((cell, index) => {
    const node = group.children[index];
    if (!node) return;
    const [x, y] = place(cell);
    setText(node, cell.text);
    setAttribute(node, "x", px(x));
    setAttribute(node, "y", px(y));
  });
}

function makeFlag(kind: string): Flag {
  const back = svgElement("path");
  const text = svgElement("text", { attributes: { dy: "0.35em" } });
  return { node: svgElement("g", { class: `flag ${kind}`, children: [back, text] }), back, text };
}

/** @returns left and right end of the flag; infinitely far to the right where it does not show */
function drawFlag(
  flag: Flag,
  text: string,
  x: number | undefined,
  width: number,
  side: "left" | "right",
): readonly [number, number] {
  const shows = x !== undefined && x >= -1 && x <= width + 1;
  setAttribute(flag.node, "display", shows ? undefined : "none");
  if (!shows) return [Infinity, Infinity];
  const length = boldWidth(text, metrics.smallFontSize) + 16;
  // At the edge of the window a flag turns to the side on which there is room.
  const turned = side === "right" ? x + length > width : x - length < 0;
  const sign = (side === "right") === turned ? -1 : 1;
  const top = metrics.upperHeight + metrics.lowerHeight + 2;
  const height = metrics.flagHeight - 3;
  setAttribute(
    flag.back,
    "d",
    `M${x} ${metrics.headerHeight}V${top}h${px(sign * (length - 3))}l${sign * 3} ${height / 2}l${-sign * 3} ${height / 2}H${x + sign}V${metrics.headerHeight}Z`,
  );
  setText(flag.text, text);
  setAttribute(flag.text, "x", px(x + (sign * (length - 3)) / 2));
  setAttribute(flag.text, "y", top + height / 2);
  return sign > 0 ? [x, x + length] : [x - length, x];
}
