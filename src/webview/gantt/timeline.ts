import {
  deadlinePath,
  diamondPath,
  drawLayers,
  drawLinks,
  leftOf,
  metrics,
  px,
  drawRowShading,
  shades,
  shadeStrength,
  summaryPath,
  truncateToWidth,
  xOf,
  type Bar,
  type NamePlace,
  type Shade,
} from "../../core/report/gantt/layout";
import { rowAt, type GanttRow } from "../../core/report/gantt/rows";
import { statusPath, statusRuns } from "../../core/report/gantt/statusLines";
import { setAttribute, setText, svgElement } from "../kit/dom";
import type { Again } from "./changed-rows";
import { FindingSigns } from "./finding-signs";
import { OutsideLinks } from "./outside-links";
import type { Picture, Viewport } from "./picture";
import { RowPool, type PooledRow } from "./pool";
import type { Ticks } from "./timeHead";

interface Back extends PooledRow {
  readonly node: SVGRectElement;
}

interface BarRow extends PooledRow {
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

/** What is under a point of the timeline. */
export interface Hit {
  readonly position: number;
  /** On the bar, the milestone or the name, not on the free room beside them. */
  readonly onBar: boolean;
}

const rowOverscan = 2;
/** Room that a name needs inside a bar. */
const leastInside = 48;
/** A name of which less than this is in sight behind its bar is shown inside. */
const leastInSight = 24;
/** What is drawn reaches this far beyond the window, so that small movements only shift it. */
const columnOverscan = 300;
const rebaseDistance = 100_000;

/** The drawing beside the grid: only the rows and columns of the window, recycled while it moves. */
export class Timeline {
  readonly node: SVGSVGElement;
  readonly #shade = svgElement("path", { class: "shade" });
  readonly #holidays = svgElement("path", { class: "shade holiday" });
  /** Free time of single rows, and the time in which they work while the project is free. */
  readonly #rowFree = svgElement("path", { class: "shade" });
  readonly #rowWorked = svgElement("path", { class: "row-worked" });
  readonly #lines = svgElement("path", { class: "column-lines" });
  readonly #strongLines = svgElement("path", { class: "column-lines strong" });
  readonly #rowLines = svgElement("path", { class: "row-lines" });
  readonly #today = svgElement("path", { class: "mark today" });
  readonly #status = svgElement("path", { class: "mark status" });
  readonly #gates = svgElement("path", { class: "mark gate" });
  readonly #baselines = svgElement("path", { class: "baseline" });
  readonly #slips = svgElement("path", { class: "slip" });
  readonly #slack = svgElement("path", { class: "slack" });
  readonly #behind = svgElement("path", { class: "behind" });
  readonly #backGroup = svgElement("g", { class: "backs" });
  readonly #plan = svgElement("g", { class: "plan" });
  readonly #barGroup = svgElement("g");
  readonly #links = svgElement("path", { class: "link" });
  readonly #linkHeads = svgElement("path", { class: "link-head" });
  readonly #criticalLinks = svgElement("path", { class: "link critical" });
  readonly #criticalHeads = svgElement("path", { class: "link-head critical" });
  readonly #selectedLinks = svgElement("path", { class: "link selected" });
  readonly #selectedHeads = svgElement("path", { class: "link-head selected" });
  readonly #findings = new FindingSigns();
  readonly #outside = new OutsideLinks();
  readonly #backs: RowPool<Back>;
  readonly #bars: RowPool<BarRow>;
  /** Origin of the drawing, in pixels of the whole chart. */
  #baseX = 0;
  #baseY = 0;
  /** Columns that are drawn. */
  #fromX = 0;
  #toX = -1;
  #rows = "";
  #hovered = -1;
  #roomy: readonly number[] = [];

  constructor() {
    this.#plan.append(
      this.#rowWorked,
      this.#rowFree,
      this.#baselines,
      this.#slips,
      this.#slack,
      this.#links,
      this.#criticalLinks,
      this.#selectedLinks,
      this.#barGroup,
      this.#behind,
      this.#linkHeads,
      this.#criticalHeads,
      this.#selectedHeads,
      ...this.#outside.nodes,
      ...this.#findings.nodes,
    );
    this.node = svgElement("svg", {
      class: "timeline",
      attributes: { "aria-hidden": "true" },
      children: [
        hatchPattern(),
        this.#backGroup,
        this.#shade,
        this.#holidays,
        this.#lines,
        this.#strongLines,
        this.#rowLines,
        this.#gates,
        this.#status,
        this.#today,
        this.#plan,
      ],
    });
    this.#backs = new RowPool(this.#backGroup, () => ({
      node: svgElement("rect", { attributes: { x: 0, width: "100%" } }),
    }));
    this.#bars = new RowPool(this.#barGroup, makeBarRow);
  }

  /**
   * @param ticks pixels of the window at which units begin
   * @param again what to fill anew, because the model, the zoom, the outline or the selection changed
   */
  draw(picture: Picture, viewport: Viewport, ticks: Ticks, again: Again): void {
    const first = Math.max(Math.floor(viewport.y / picture.rowHeight) - rowOverscan, 0);
    const last = Math.min(
      Math.ceil((viewport.y + viewport.height) / picture.rowHeight) + rowOverscan,
      picture.visible.rows.length,
    );
    const outside = viewport.x < this.#fromX || viewport.x + viewport.width > this.#toX;
    const far = Math.abs(viewport.y - this.#baseY) > rebaseDistance;
    const anew = again === true || outside || far;
    if (anew) {
      this.#fromX = viewport.x - columnOverscan;
      this.#toX = viewport.x + viewport.width + columnOverscan;
      this.#baseX = Math.round(viewport.x);
      if (far) this.#baseY = Math.floor(viewport.y / picture.rowHeight) * picture.rowHeight;
    }
    setAttribute(this.node, "width", viewport.width);
    setAttribute(this.node, "height", viewport.height);
    this.#drawColumns(picture, viewport, ticks);
    this.#backs.show(first, last, (row, position) => this.#fillBack(row, position, picture), anew || again);
    this.#bars.show(first, last, (row, position) => this.#fillBar(row, position, picture), anew || again);
    const rows = `${first} ${last}`;
    if (anew || again || rows !== this.#rows) {
      this.#rows = rows;
      this.#drawLinks(picture, first, last);
      this.#drawLayers(picture, first, last);
      this.#drawRowShading(picture, first, last);
      const drawn = { fromX: this.#fromX, toX: this.#toX, baseX: this.#baseX, baseY: this.#baseY };
      this.#findings.draw(picture, { first, last, ...drawn });
      this.#outside.draw(picture, { first, last, ...drawn });
      let lines = "";
      for (let position = first; position < last; position++) {
        lines += `M0 ${(position + 1) * picture.rowHeight - this.#baseY - 0.5}H10000`;
      }
      setAttribute(this.#rowLines, "d", lines);
    }
    for (let position = first; position < last; position++) this.#stickName(position, viewport);
    const shiftY = px(this.#baseY - viewport.y);
    setAttribute(this.#plan, "transform", `translate(${px(this.#baseX - viewport.x)} ${shiftY})`);
    setAttribute(this.#backGroup, "transform", `translate(0 ${shiftY})`);
    setAttribute(this.#rowLines, "transform", `translate(0 ${shiftY})`);
  }

  hover(position: number): void {
    if (position === this.#hovered) return;
    this.#backs.at(this.#hovered)?.node.classList.remove("hovered");
    this.#backs.at(position)?.node.classList.add("hovered");
    this.#hovered = position;
  }

  /** Makes room for the handles of these positions between their bars and names. */
  makeRoom(positions: readonly number[]): void {
    for (const position of this.#roomy) {
      if (!positions.includes(position)) this.#bars.at(position)?.node.classList.remove("roomy");
    }
    // Unlike `add`, this writes nothing where the class is there already.
    for (const position of positions) this.#bars.at(position)?.node.classList.toggle("roomy", true);
    this.#roomy = positions;
  }

  /** What is at a point of the window. */
  hit(picture: Picture, viewport: Viewport, x: number, y: number): Hit | undefined {
    const position = Math.floor((y + viewport.y) / picture.rowHeight);
    const row = picture.rowAt(position);
    if (row < 0) return undefined;
    const bar = picture.places.bar(position);
    const named = picture.places.named(position);
    if (!bar || !named) return { position, onBar: false };
    const at = x + viewport.x;
    return { position, onBar: at >= Math.min(leftOf(bar) - 4, named.from) && at <= named.to };
  }

  /** Keeps the name of a long bar in sight inside of it, while the place behind its end is not. */
  #stickName(position: number, viewport: Viewport): void {
    const view = this.#bars.at(position);
    if (!view?.place) return;
    const { bar, name } = view.place;
    const windowEnd = viewport.x + viewport.width;
    const x = Math.max(bar.x, viewport.x) + metrics.labelGapInside;
    const room = Math.min(bar.x + bar.width, windowEnd) - metrics.labelGapInside - x;
    const sticks =
      bar.kind === "task" && name.side === "behind" && name.x > windowEnd - leastInSight && room >= leastInside;
    if (sticks) this.#writeName(view, truncateToWidth(name.text, room, metrics.fontSize), x);
    else if (view.sticks) this.#writeName(view, name.text, name.x);
    view.sticks = sticks;
  }

  #writeName(view: BarRow, text: string, x: number): void {
    setText(view.label, text);
    setAttribute(view.label, "x", px(x - this.#baseX));
  }

  #drawColumns(picture: Picture, viewport: Viewport, ticks: Ticks): void {
    const height = Math.min(viewport.height, Math.max(picture.height - viewport.y, 0));
    const upper = new Set(ticks.upper);
    const free = shades(picture.model.calendar, picture.scale, viewport.x, viewport.x + viewport.width);
    const area = (list: readonly Shade[]): string =>
      list.map(({ x, width }) => `M${px(x - viewport.x)} 0h${px(width)}v${viewport.height}h${px(-width)}Z`).join("");
    const strength = shadeStrength(picture.scale);
    setAttribute(this.#shade, "opacity", strength);
    setAttribute(this.#holidays, "opacity", strength);
    setAttribute(this.#shade, "d", area(free.filter(({ holiday }) => !holiday)));
    setAttribute(this.#holidays, "d", area(free.filter(({ holiday }) => holiday)));
    setAttribute(
      this.#lines,
      "d",
      ticks.lower
        .filter((x) => !upper.has(x))
        .map((x) => `M${x} 0V${viewport.height}`)
        .join(""),
    );
    setAttribute(this.#strongLines, "d", ticks.upper.map((x) => `M${x} 0V${viewport.height}`).join(""));
    const mark = (instant: number | undefined): string => {
      if (instant === undefined || height <= 0) return "";
      const x = Math.round(xOf(picture.scale, instant) - viewport.x);
      return x < -1 || x > viewport.width + 1 ? "" : `M${x} 0V${viewport.height}`;
    };
    setAttribute(this.#today, "d", mark(picture.model.today));
    setAttribute(this.#status, "d", mark(picture.model.statusDate) + statusLines(picture, viewport));
    const gates = picture.layers.gates ? (picture.model.gates ?? []) : [];
    setAttribute(this.#gates, "d", gates.map(({ date }) => mark(date)).join(""));
  }

  #drawRowShading(picture: Picture, first: number, last: number): void {
    const { model, visible, scale } = picture;
    const window = { firstPosition: first, lastPosition: last, fromX: this.#fromX, toX: this.#toX };
    const origin = { offsetX: this.#baseX, offsetY: this.#baseY };
    const paths = drawRowShading(model, visible, scale, { ...window, ...origin });
    setAttribute(this.#rowFree, "d", paths.free);
    setAttribute(this.#rowWorked, "d", paths.worked);
    setAttribute(this.#rowFree, "opacity", shadeStrength(scale));
  }

  #drawLayers(picture: Picture, first: number, last: number): void {
    const window = { firstPosition: first, lastPosition: last, fromX: this.#fromX, toX: this.#toX };
    const origin = { offsetX: this.#baseX, offsetY: this.#baseY };
    const { model, visible, scale, layers } = picture;
    const drawn = drawLayers(model, visible, scale, { ...window, ...origin }, layers);
    setAttribute(this.#baselines, "d", drawn.baselines);
    setAttribute(this.#slips, "d", drawn.slips);
    setAttribute(this.#slack, "d", drawn.slack);
    setAttribute(this.#behind, "d", drawn.behind);
  }

  #drawLinks(picture: Picture, first: number, last: number): void {
    const shows = picture.layers.links || picture.chain !== undefined;
    const drawn = drawLinks(
      picture.places,
      { firstPosition: first, lastPosition: shows ? last : first, fromX: this.#fromX, toX: this.#toX },
      {
        offsetX: this.#baseX,
        offsetY: this.#baseY,
        selectedRow: picture.selected,
        ...(picture.chain && { chain: picture.chain }),
      },
    );
    setAttribute(this.#links, "d", drawn.usual.lines);
    setAttribute(this.#linkHeads, "d", drawn.usual.heads);
    setAttribute(this.#criticalLinks, "d", drawn.critical.lines);
    setAttribute(this.#criticalHeads, "d", drawn.critical.heads);
    setAttribute(this.#selectedLinks, "d", drawn.selected.lines);
    setAttribute(this.#selectedHeads, "d", drawn.selected.heads);
  }

  #fillBack(view: Back, position: number, picture: Picture): void {
    const row = picture.rowAt(position);
    setAttribute(view.node, "y", position * picture.rowHeight - this.#baseY);
    setAttribute(view.node, "height", picture.rowHeight);
    const kind = `back ${backOf(picture, row)}`;
    setAttribute(
      view.node,
      "class",
      `${kind}${picture.isChosen(row) ? " selected" : ""}${position === this.#hovered ? " hovered" : ""}`,
    );
  }

  #fillBar(view: BarRow, position: number, picture: Picture): void {
    const index = picture.rowAt(position);
    const row = rowAt(picture.model, index);
    const bar = picture.places.bar(position);
    const top = position * picture.rowHeight - this.#baseY;
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
    const deadlineShows = deadlineX !== undefined && deadlineX > this.#fromX && deadlineX < this.#toX;
    show(view.deadline, deadlineShows);
    if (deadlineShows) {
      setAttribute(view.deadline, "d", deadlinePath(deadlineX - this.#baseX, top, picture.rowHeight));
    }
    const right = bar ? bar.x + bar.width : 0;
    const shows = row !== undefined && bar !== undefined && right > this.#fromX && bar.x < this.#toX;
    const usual = shows && bar.kind === "task";
    show(view.bar, usual);
    show(view.done, usual && bar.done > 0);
    show(view.hatch, usual && row.critical);
    show(view.shape, shows && !usual);
    const name = picture.places.named(position)?.name;
    view.place = bar && name && { bar, name };
    view.sticks = false;
    const nameShows = name !== undefined && name.x < this.#toX && (name.x + name.width > this.#fromX || shows);
    show(view.label, nameShows || shows);
    if (name && (nameShows || shows)) {
      this.#writeName(view, name.text, name.x);
      setAttribute(view.label, "y", top + picture.rowHeight / 2);
    }
    if (!shows) return;
    // A bar may be far longer than the window; what lies outside of it is cut, because browsers draw with single precision.
    const left = Math.max(bar.x, this.#fromX - 20) - this.#baseX;
    const end = Math.min(right, this.#toX + 20) - this.#baseX;
    if (bar.kind === "milestone") {
      setAttribute(view.shape, "d", diamondPath(bar.x - this.#baseX, top + picture.rowHeight / 2));
    } else if (bar.kind === "summary") {
      setAttribute(view.shape, "d", summaryPath(left, end - left, top + picture.rowHeight / 2 - 5));
    } else {
      const y = top + (picture.rowHeight - metrics.barHeight) / 2;
      for (const part of [view.bar, view.hatch]) placeBar(part, left, y, end - left);
      const doneEnd = Math.min(bar.x + bar.done, this.#toX + 20) - this.#baseX;
      placeBar(view.done, left, y, Math.max(doneEnd - left, 0));
    }
  }
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

/** What kind of row lies under a bar: groups are lanes of two tones, each under its heading. */
function backOf({ model, grouped, siblingPlace }: Picture, row: number): string {
  if (!grouped) return model.rows.kind[row] === 1 ? "summary" : "";
  const heading = model.rows.parent[row] ?? -1;
  if (heading < 0) return "heading";
  return (siblingPlace[heading] ?? 0) % 2 === 0 ? "lane" : "";
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

function makeBarRow(): BarRow {
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

/** Slanted lines over critical bars, so that colour is not the only sign. */
function hatchPattern(): SVGDefsElement {
  return svgElement("defs", {
    children: [
      svgElement("pattern", {
        attributes: {
          id: "critical-hatch",
          width: 6,
          height: 6,
          patternUnits: "userSpaceOnUse",
          patternTransform: "rotate(45)",
        },
        children: [svgElement("path", { class: "hatch-line", attributes: { d: "M0 0V6" } })],
      }),
    ],
  });
}

/** The status dates of several projects, each in the rows of its own. */
function statusLines({ model, visible, scale, rowHeight }: Picture, { x, y, height }: Viewport): string {
  const last = Math.min(Math.ceil((y + height) / rowHeight), visible.rows.length);
  return statusPath(statusRuns(model, visible, scale, Math.floor(y / rowHeight), last), rowHeight, x, y);
}
