import { px, shades, shadeStrength, xOf, type Shade } from "../../core/report/gantt/layout";
import { statusPath, statusRuns } from "../../core/report/gantt/statusLines";
import { setAttribute, svgElement } from "../kit/dom";
import type { Picture, Viewport } from "./picture";
import type { Ticks } from "./timeHead";

/** What stands behind the rows at its place in time: free days, units, gates, status date and today. It is drawn for the window, as wide as that. */
export class TimeColumns {
  readonly #shade = svgElement("path", { class: "shade" });
  readonly #holidays = svgElement("path", { class: "shade holiday" });
  readonly #lines = svgElement("path", { class: "column-lines" });
  readonly #strongLines = svgElement("path", { class: "column-lines strong" });
  readonly #gates = svgElement("path", { class: "mark gate" });
  readonly #status = svgElement("path", { class: "mark status" });
  readonly #today = svgElement("path", { class: "mark today" });

  /** Shading and lines, from behind to the front. */
  get lines(): readonly SVGElement[] {
    return [this.#shade, this.#holidays, this.#lines, this.#strongLines];
  }

  /** Days that matter, from behind to the front. */
  get marks(): readonly SVGElement[] {
    return [this.#gates, this.#status, this.#today];
  }

  /** @param ticks pixels of the window at which units begin */
  draw(picture: Picture, viewport: Viewport, ticks: Ticks): void {
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
}

/** The status dates of several projects, each in the rows of its own. */
function statusLines({ model, visible, scale, rowHeight }: Picture, { x, y, height }: Viewport): string {
  const last = Math.min(Math.ceil((y + height) / rowHeight), visible.rows.length);
  return statusPath(statusRuns(model, visible, scale, Math.floor(y / rowHeight), last), rowHeight, x, y);
}
