import { formatMonthDay } from "../../core/report/gantt/format";
import { diamondPath, metrics, px, summaryPath, textWidth, xOf } from "../../core/report/gantt/layout";
import { taskKinds } from "../../core/report/gantt/types";
import { dayOf, type Instant } from "../../core/text/instant";
import { message } from "../../core/text/message";
import type { GanttPreview } from "../../protocol/gantt-edit";
import { setAttribute, setText, svgElement } from "../kit/dom";
import type { Localizer } from "../kit/localizer";
import type { HeldBar } from "./drag";
import type { Picture, Viewport } from "./picture";

/** What a change would do to the picture. */
export interface GhostView {
  /** The bar under the pointer. */
  readonly held?: HeldBar;
  readonly preview?: GanttPreview;
}

const leastWidth = 3;

/**
 * Outlines of where bars would stand, over the bars as they are. Each kind is one path over the rows of the window, so neither the number of elements nor the work of a
 * frame grows with the plan.
 */
export class Ghosts {
  readonly node: SVGGElement;
  readonly #localizer: Localizer;
  readonly #held = svgElement("path", { class: "ghost-held" });
  readonly #moved = svgElement("path", { class: "ghost" });
  readonly #late = svgElement("path", { class: "ghost late" });
  readonly #warnings = svgElement("path", { class: "ghost-warning" });
  readonly #finish = svgElement("path", { class: "ghost-finish" });
  readonly #flag = svgElement("path", { class: "ghost-flag" });
  readonly #flagText = svgElement("text", { class: "ghost-flag-text", attributes: { dy: "0.35em" } });
  /** Place in the preview of each row that it names, made once for each preview. */
  #places = new Map<number, number>();
  #missed = new Set<number>();
  #placed: GanttPreview | undefined;

  constructor(localizer: Localizer) {
    this.#localizer = localizer;
    this.node = svgElement("g", {
      class: "ghosts",
      children: [
        this.#held,
        this.#moved,
        this.#late,
        this.#warnings,
        this.#finish,
        svgElement("g", { class: "ghost-flag-group", children: [this.#flag, this.#flagText] }),
      ],
    });
  }

  /** Draws the rows of the window; nothing without a view. */
  draw(picture: Picture, viewport: Viewport, view: GhostView | undefined): void {
    setAttribute(this.node, "display", view ? undefined : "none");
    if (!view) return;
    this.#place(view.preview);
    const paths = { moved: "", late: "", warnings: "" };
    const first = Math.max(Math.floor(viewport.y / picture.rowHeight), 0);
    const last = Math.min(Math.ceil((viewport.y + viewport.height) / picture.rowHeight), picture.visible.rows.length);
    let held = "";
    for (let position = first; position < last; position++) {
      const row = picture.rowAt(position);
      const top = position * picture.rowHeight - viewport.y;
      if (view.held?.row.row === row) held = outline(picture, viewport, row, top, view.held.start, view.held.finish);
      const place = this.#places.get(row);
      const start = place === undefined ? undefined : view.preview?.start[place];
      const finish = place === undefined ? undefined : view.preview?.finish[place];
      const moves = start !== undefined && finish !== undefined;
      const missed = this.#missed.has(row);
      if (!moves && !missed) continue;
      const from = start ?? picture.model.rows.start[row] ?? undefined;
      const to = finish ?? picture.model.rows.finish[row] ?? undefined;
      if (from === undefined || to === undefined) continue;
      const path = outline(picture, viewport, row, top, from, to);
      if (missed) {
        paths.late += path;
        paths.warnings += warningPath(xOf(picture.scale, to) - viewport.x + 4, top + picture.rowHeight / 2);
      } else paths.moved += path;
    }
    setAttribute(this.#held, "d", held);
    setAttribute(this.#moved, "d", paths.moved);
    setAttribute(this.#late, "d", paths.late);
    setAttribute(this.#warnings, "d", paths.warnings);
    this.#drawFinish(picture, viewport, view.preview);
  }

  #place(preview: GanttPreview | undefined): void {
    if (preview === this.#placed) return;
    this.#placed = preview;
    this.#places = new Map(preview?.rows.map((row, place) => [row, place]));
    this.#missed = new Set(preview?.missed);
  }

  /** The new finish of the project, where it is another one. */
  #drawFinish(picture: Picture, viewport: Viewport, preview: GanttPreview | undefined): void {
    const finish = preview?.finishAfter;
    const differs = finish !== undefined && finish !== preview?.finishBefore;
    const x = differs ? Math.round(xOf(picture.scale, finish) - viewport.x) : -1;
    const shows = differs && x >= 0 && x <= viewport.width;
    for (const part of [this.#finish, this.#flag, this.#flagText]) {
      setAttribute(part, "display", shows ? undefined : "none");
    }
    if (!shows) return;
    const text = this.#localizer.text(
      message("Finish {0}", formatMonthDay(dayOf(finish - 1), this.#localizer.language)),
    );
    const width = textWidth(text, metrics.smallFontSize) * 1.12 + 14;
    const left = x + width > viewport.width ? x - width : x;
    setAttribute(this.#finish, "d", `M${x} 0V${px(viewport.height)}`);
    setAttribute(this.#flag, "d", `M${px(left)} 2h${px(width)}v18h${px(-width)}Z`);
    setText(this.#flagText, text);
    setAttribute(this.#flagText, "x", px(left + width / 2));
    setAttribute(this.#flagText, "y", 11);
  }
}

/** The outline of a row's bar at other dates, cut at what lies far outside of the window. */
function outline(
  picture: Picture,
  viewport: Viewport,
  row: number,
  top: number,
  start: Instant,
  finish: Instant,
): string {
  const kind = taskKinds[picture.model.rows.kind[row] ?? 0];
  const startX = xOf(picture.scale, start) - viewport.x;
  if (kind === "milestone") {
    const shows = startX > -20 && startX < viewport.width + 20;
    return shows ? diamondPath(startX, top + picture.rowHeight / 2) : "";
  }
  const left = Math.max(startX, -20);
  const right = Math.min(Math.max(xOf(picture.scale, finish) - viewport.x, startX + leastWidth), viewport.width + 20);
  if (right <= left) return "";
  if (kind === "summary") return summaryPath(left, right - left, top + picture.rowHeight / 2 - 5);
  const y = top + (picture.rowHeight - metrics.barHeight) / 2;
  return `M${px(left)} ${px(y)}H${px(right)}v${metrics.barHeight}H${px(left)}Z`;
}

/** A triangle with an exclamation mark cut out of it, `x` its left end and `y` its middle. */
function warningPath(x: number, y: number): string {
  return (
    `M${px(x)} ${px(y + 6)}L${px(x + 7)} ${px(y - 7)}L${px(x + 14)} ${px(y + 6)}Z` +
    `M${px(x + 6.2)} ${px(y - 3)}v5h1.6v-5ZM${px(x + 6.2)} ${px(y + 3)}v1.8h1.6v-1.8Z`
  );
}
