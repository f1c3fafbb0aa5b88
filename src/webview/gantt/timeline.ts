import {
  drawLayers,
  drawLinks,
  drawRowShading,
  leftOf,
  px,
  shadeStrength,
  type LinkWindow,
  type Origin,
} from "../../core/report/gantt/layout";
import { setAttribute, svgElement } from "../kit/dom";
import { fillBarRow, makeBarRow, stickName, type BarRow } from "./bar-row";
import type { Again } from "./changed-rows";
import { FindingSigns } from "./finding-signs";
import { OutsideLinks } from "./outside-links";
import type { DrawnPart, Picture, Viewport } from "./picture";
import { RowPool, type PooledRow } from "./pool";
import { TimeColumns } from "./time-columns";
import type { Ticks } from "./timeHead";

interface Back extends PooledRow {
  readonly node: SVGRectElement;
}

/** What is under a point of the timeline. */
export interface Hit {
  readonly position: number;
  /** On the bar, the milestone or the name, not on the free room beside them. */
  readonly onBar: boolean;
}

const rowOverscan = 2;
/** What is drawn reaches this far beyond the window, so that small movements only shift it. */
const columnOverscan = 300;
const rebaseDistance = 100_000;

/** The drawing beside the grid: only the rows and columns of the window, recycled while it moves. */
export class Timeline {
  readonly node: SVGSVGElement;
  readonly #columns = new TimeColumns();
  /** Free time of single rows, and the time in which they work while the project is free. */
  readonly #rowFree = svgElement("path", { class: "shade" });
  readonly #rowWorked = svgElement("path", { class: "row-worked" });
  readonly #rowLines = svgElement("path", { class: "row-lines" });
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
  /** What is drawn at present. */
  #part: DrawnPart = { first: 0, last: 0, fromX: 0, toX: -1, baseX: 0, baseY: 0 };
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
        ...this.#columns.lines,
        this.#rowLines,
        ...this.#columns.marks,
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
    const before = this.#part;
    const outside = viewport.x < before.fromX || viewport.x + viewport.width > before.toX;
    const far = Math.abs(viewport.y - before.baseY) > rebaseDistance;
    const anew = again === true || outside || far;
    const part: DrawnPart = {
      ...before,
      ...(anew && {
        fromX: viewport.x - columnOverscan,
        toX: viewport.x + viewport.width + columnOverscan,
        baseX: Math.round(viewport.x),
      }),
      ...(far && { baseY: Math.floor(viewport.y / picture.rowHeight) * picture.rowHeight }),
      first,
      last,
    };
    this.#part = part;
    setAttribute(this.node, "width", viewport.width);
    setAttribute(this.node, "height", viewport.height);
    this.#columns.draw(picture, viewport, ticks);
    this.#backs.show(first, last, (row, position) => this.#fillBack(row, position, picture), anew || again);
    this.#bars.show(first, last, (row, position) => fillBarRow(row, position, picture, part), anew || again);
    if (anew || again || first !== before.first || last !== before.last) this.#drawOverRows(picture, part);
    for (let position = first; position < last; position++) {
      const bar = this.#bars.at(position);
      if (bar) stickName(bar, viewport, part.baseX);
    }
    const shiftY = px(part.baseY - viewport.y);
    setAttribute(this.#plan, "transform", `translate(${px(part.baseX - viewport.x)} ${shiftY})`);
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

  /** What is one path over all rows of the window. */
  #drawOverRows(picture: Picture, part: DrawnPart): void {
    const { model, visible, scale, layers, rowHeight } = picture;
    const { first, last, fromX, toX, baseX, baseY } = part;
    const window = { firstPosition: first, lastPosition: last, fromX, toX };
    const origin = { offsetX: baseX, offsetY: baseY };
    this.#drawLinks(picture, { ...window, ...origin });
    const layered = drawLayers(model, visible, scale, { ...window, ...origin }, layers);
    setAttribute(this.#baselines, "d", layered.baselines);
    setAttribute(this.#slips, "d", layered.slips);
    setAttribute(this.#slack, "d", layered.slack);
    setAttribute(this.#behind, "d", layered.behind);
    const shading = drawRowShading(model, visible, scale, { ...window, ...origin });
    setAttribute(this.#rowFree, "d", shading.free);
    setAttribute(this.#rowWorked, "d", shading.worked);
    setAttribute(this.#rowFree, "opacity", shadeStrength(scale));
    this.#findings.draw(picture, part);
    this.#outside.draw(picture, { ...window, ...origin });
    let lines = "";
    for (let position = first; position < last; position++)
      lines += `M0 ${(position + 1) * rowHeight - baseY - 0.5}H10000`;
    setAttribute(this.#rowLines, "d", lines);
  }

  #drawLinks(picture: Picture, window: LinkWindow & Origin): void {
    const shows = picture.layers.links || picture.chain !== undefined;
    const drawn = drawLinks(
      picture.places,
      { ...window, lastPosition: shows ? window.lastPosition : window.firstPosition },
      {
        offsetX: window.offsetX,
        offsetY: window.offsetY,
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
    setAttribute(view.node, "y", position * picture.rowHeight - this.#part.baseY);
    setAttribute(view.node, "height", picture.rowHeight);
    const kind = `back ${backOf(picture, row)}`;
    setAttribute(
      view.node,
      "class",
      `${kind}${picture.isChosen(row) ? " selected" : ""}${position === this.#hovered ? " hovered" : ""}`,
    );
  }
}

/** What kind of row lies under a bar: groups are lanes of two tones, each under its heading. */
function backOf({ model, grouped, siblingPlace }: Picture, row: number): string {
  if (!grouped) return model.rows.kind[row] === 1 ? "summary" : "";
  const heading = model.rows.parent[row] ?? -1;
  if (heading < 0) return "heading";
  return (siblingPlace[heading] ?? 0) % 2 === 0 ? "lane" : "";
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
