import { formatLongDay } from "../../core/report/gantt/format";
import { barOf, dayAtX, extentOf, holidayAt, leastShadedZoom, linkAt } from "../../core/report/gantt/layout";
import { rowAt } from "../../core/report/gantt/rows";
import { setAttribute } from "../kit/dom";
import type { TimelineView } from "./chart-view";
import { placeInGroups, tooltipLines } from "./describe";
import { findingLines } from "./findings";
import type { Gestures } from "./gestures";
import { handleReach, inBand } from "./grips";
import { outsideLines } from "./outside-links";
import type { Timeline } from "./timeline";
import type { Tooltip } from "./tooltip";

export interface PointerActions {
  /** The pointer is over a row, -1 for none. */
  readonly hover: (position: number) => void;
  /** A click on a row; on its bar it shows the text. */
  readonly click: (position: number, event: MouseEvent, onBar: boolean) => void;
  readonly chooseLink: (link: number) => void;
  /** The right mouse button over a row or a link. */
  readonly menu: (place: { readonly position: number; readonly link: number }, event: MouseEvent) => void;
}

/** What the pointer does on the timeline besides dragging: tooltips, cursors, clicks. */
export class Pointer {
  readonly #view: TimelineView;
  readonly #timeline: Timeline;
  readonly #tooltip: Tooltip;
  readonly #gestures: Gestures;
  readonly #actions: PointerActions;
  /** Row whose bar is under the pointer, -1 for none. */
  hovered = -1;

  constructor(view: TimelineView, timeline: Timeline, tooltip: Tooltip, gestures: Gestures, actions: PointerActions) {
    this.#view = view;
    this.#timeline = timeline;
    this.#tooltip = tooltip;
    this.#gestures = gestures;
    this.#actions = actions;
    const { stage } = view;
    stage.addEventListener("pointermove", (event) => this.#moved(event));
    stage.addEventListener("pointerdown", () => this.#tooltip.hide());
    stage.addEventListener("pointerleave", () => {
      this.#actions.hover(-1);
      this.#hoverBar(-1);
      this.#tooltip.hide();
    });
    stage.addEventListener("click", (event) => this.#clicked(event));
    stage.addEventListener("contextmenu", (event) => this.#menu(event));
  }

  #moved(event: PointerEvent): void {
    const picture = this.#view.picture();
    if (!picture || this.#gestures.busy || event.buttons !== 0) {
      this.#tooltip.hide();
      return;
    }
    const { stage, localizer } = this.#view;
    const viewport = this.#view.viewport();
    const bounds = stage.getBoundingClientRect();
    const x = event.clientX - bounds.left;
    const y = event.clientY - bounds.top;
    const hit = this.#timeline.hit(picture, viewport, x, y);
    const index = picture.rowAt(hit?.position ?? -1);
    this.#actions.hover(hit?.position ?? -1);
    const bar = barOf(picture.model, index, picture.scale);
    const [left, right] = bar ? extentOf(bar) : [Infinity, Infinity];
    const nearBar = x + viewport.x > left - handleReach && x + viewport.x < right + handleReach;
    this.#hoverBar(nearBar ? index : -1);
    const grip = this.#gestures.gripAt(event.clientX, event.clientY, event.pointerType === "touch");
    const link = (grip ?? (hit?.onBar && this.#inBand(y))) ? -1 : this.#linkAt(x, y);
    setAttribute(stage, "data-grip", grip?.grip);
    setAttribute(stage, "data-link", link >= 0);
    stage.classList.toggle("on-bar", hit?.onBar === true);
    const row = hit?.onBar ? rowAt(picture.model, index) : undefined;
    if (row) {
      this.#tooltip.offer(`row ${row.row}`, event.clientX, event.clientY, () => ({
        title: row.wbs === "" ? row.name : `${row.wbs}  ${row.name}`,
        lines: [
          ...findingLines(picture.findings.get(index), localizer),
          ...tooltipLines(row, localizer, picture.model, picture.layers, placeInGroups(picture, row)),
          ...outsideLines(picture.outside.get(index), localizer),
        ],
      }));
      return;
    }
    const day = Math.floor(dayAtX(picture.scale, viewport.x + x));
    const holiday =
      picture.scale.pixelsPerDay >= leastShadedZoom
        ? holidayAt(picture.model.calendar, day, localizer.language)
        : undefined;
    if (holiday === undefined) this.#tooltip.hide();
    else {
      this.#tooltip.offer(`day ${day}`, event.clientX, event.clientY, () => ({
        title: holiday,
        lines: [[formatLongDay(day, localizer.language), ""]],
      }));
    }
  }

  #hoverBar(row: number): void {
    if (row === this.hovered) return;
    this.hovered = row;
    this.#view.draw(false);
  }

  #clicked(event: MouseEvent): void {
    const picture = this.#view.picture();
    if (this.#gestures.takeClick() || !picture) return;
    const place = this.#placeOf(event);
    if (!place) return;
    this.#tooltip.hide();
    if (place.link >= 0) this.#actions.chooseLink(place.link);
    else if (place.position >= 0) this.#actions.click(place.position, event, place.onBar);
  }

  #menu(event: MouseEvent): void {
    event.preventDefault();
    this.#tooltip.hide();
    const place = this.#placeOf(event);
    if (place && !this.#gestures.busy) this.#actions.menu(place, event);
  }

  #placeOf(
    event: MouseEvent,
  ): { readonly position: number; readonly link: number; readonly onBar: boolean } | undefined {
    const picture = this.#view.picture();
    if (!picture) return undefined;
    const bounds = this.#view.stage.getBoundingClientRect();
    const x = event.clientX - bounds.left;
    const y = event.clientY - bounds.top;
    const hit = this.#timeline.hit(picture, this.#view.viewport(), x, y);
    const onBar = hit?.onBar === true;
    const atBar = onBar && this.#inBand(y);
    return { position: hit?.position ?? -1, onBar, link: atBar ? -1 : this.#linkAt(x, y) };
  }

  /** Whether a pixel of the window is at the height of the bars. */
  #inBand(y: number): boolean {
    const height = this.#view.picture()?.rowHeight ?? 0;
    return inBand(((y + this.#view.viewport().y) % height) - height / 2);
  }

  #linkAt(x: number, y: number): number {
    const picture = this.#view.picture();
    if (!picture) return -1;
    const viewport = this.#view.viewport();
    return linkAt(
      picture.places,
      {
        firstPosition: Math.floor(viewport.y / picture.rowHeight),
        lastPosition: Math.ceil((viewport.y + viewport.height) / picture.rowHeight),
        fromX: viewport.x,
        toX: viewport.x + viewport.width,
      },
      { offsetX: viewport.x, offsetY: viewport.y, selectedRow: picture.selected },
      x,
      y,
    );
  }
}
