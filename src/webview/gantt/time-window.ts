import {
  barOf,
  clampZoom,
  dayAtX,
  fittingZoom,
  hoursFrom,
  metrics,
  openingZoom,
  planSpan,
  xOf,
  xOfDay,
} from "../../core/report/gantt/layout";
import { minutesPerDay } from "../../core/text/instant";
import type { WindowView } from "./chart-view";

const zoomStep = 1.4;

/** The window of the chart over its time axis: where it stands, and how much time it shows. */
export class TimeWindow {
  /** The zoom follows the width of the window until the person chooses one. */
  follows = true;
  readonly #view: WindowView;

  constructor(view: WindowView) {
    this.#view = view;
  }

  /** Moves the left edge to a pixel of the chart. */
  moveTo(x: number): void {
    const { scroller, picture, draw, changed } = this.#view;
    const shown = picture();
    if (!shown) return;
    scroller.resize(shown.width, shown.height, x, scroller.viewport.y);
    draw(true);
    changed();
  }

  /** Along the time axis by a share of the width. */
  pan(share: number): void {
    const { x, width } = this.#view.scroller.viewport;
    this.moveTo(x + share * width);
  }

  /** Brings a day into sight, with some of what is before it. */
  showDay(day: number): void {
    const picture = this.#view.picture();
    if (picture) this.moveTo(xOfDay(picture.scale, day) - this.#view.scroller.viewport.width / 4);
  }

  showToday(): void {
    const picture = this.#view.picture();
    if (picture) this.moveTo(xOf(picture.scale, picture.model.today) - this.#view.scroller.viewport.width * 0.35);
  }

  /** The whole plan. */
  fit(): void {
    const picture = this.#view.picture();
    if (!picture) return;
    this.follows = false;
    picture.zoom(fittingZoom(picture.model, this.#view.scroller.viewport.width));
    this.moveTo(xOfDay(picture.scale, planSpan(picture.model).from) - metrics.padBefore);
  }

  /** @param direction 1 to see more of it, -1 to see more time */
  step(direction: 1 | -1): void {
    this.zoomAt(zoomStep ** direction, this.#centre());
  }

  /** @param at pixel of the window that stays where it is */
  zoomAt(factor: number, at: number): void {
    const picture = this.#view.picture();
    if (!picture) return;
    this.follows = false;
    const day = dayAtX(picture.scale, this.#view.scroller.viewport.x + at);
    picture.zoom(clampZoom(picture.scale.pixelsPerDay * factor));
    this.moveTo(xOfDay(picture.scale, day) - at);
  }

  /** The selected task, as wide as it may be. */
  zoomToTask(): void {
    const picture = this.#view.picture();
    const start = picture?.model.rows.start[picture.selected] ?? null;
    const finish = picture?.model.rows.finish[picture.selected] ?? null;
    if (!picture || start === null || finish === null) return;
    const { width } = this.#view.scroller.viewport;
    this.follows = false;
    picture.zoom(Math.min((width * 0.6 * minutesPerDay) / Math.max(finish - start, minutesPerDay), hoursFrom * 2));
    const middle = (xOf(picture.scale, start) + xOf(picture.scale, finish)) / 2;
    this.moveTo(middle - width / 2);
  }

  /** Moves the window; the chart grows where a drag goes on behind its last day. @returns whether it moved */
  scrollBy(x: number, y: number): boolean {
    const { scroller } = this.#view;
    const picture = this.#view.picture();
    if (!picture) return false;
    const before = scroller.viewport;
    const missing = before.x + x + before.width - picture.width;
    if (missing > 0) picture.room += missing;
    scroller.resize(picture.width, picture.height, before.x + x, before.y + y);
    const after = scroller.viewport;
    return after.x !== before.x || after.y !== before.y;
  }

  /** The width of the window changed. */
  layOut(): void {
    const { scroller, draw } = this.#view;
    const picture = this.#view.picture();
    if (!picture) return;
    const { x, y, width } = scroller.viewport;
    const left = dayAtX(picture.scale, x);
    if (this.follows) picture.zoom(openingZoom(picture.model, width));
    scroller.resize(picture.width, picture.height, this.follows ? xOfDay(picture.scale, left) : x, y);
    draw(true);
  }

  /** The point that stays when buttons or keys zoom: the selected bar while it shows, else the middle. */
  #centre(): number {
    const picture = this.#view.picture();
    const { x, width } = this.#view.scroller.viewport;
    const bar = picture && picture.selected >= 0 ? barOf(picture.model, picture.selected, picture.scale) : undefined;
    const at = bar ? bar.x - x : -1;
    return at >= 0 && at <= width ? at : width / 2;
  }
}
