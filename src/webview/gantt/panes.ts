import type { Column } from "../../core/report/gantt/layout";
import { message } from "../../core/text/message";
import { element, setStyles } from "../kit/dom";
import type { Localizer } from "../kit/localizer";
import { splitter } from "../kit/splitter";
import { wholeColumns } from "./columns";

const narrowestGrid = 120;
const narrowestTimeline = 160;

/** Grid and timeline side by side. The grid is as wide as whole columns, until the person moves the bar between them. */
export class Panes {
  readonly node: HTMLElement;
  readonly grid: HTMLElement;
  readonly #splitter: { readonly bar: HTMLElement; readonly update: () => void };
  #columns: readonly Column[] = [];
  #widths: readonly number[] = [];
  #width = 0;
  /** The width that the person chose; otherwise it follows the window. */
  #chosen: number | undefined;

  /** @param changed after the person moved the bar */
  constructor(
    grid: HTMLElement,
    timeline: readonly (HTMLElement | SVGElement)[],
    chosen: number | undefined,
    changed: () => void,
  ) {
    this.#chosen = chosen;
    this.grid = element("div", { class: "grid-pane", children: [grid] });
    this.#splitter = splitter({
      label: "",
      value: () => this.#width,
      limits: () => [narrowestGrid, this.#widest],
      onChange: (width) => {
        this.#chosen = width;
        changed();
      },
      reset: () => this.#usual,
    });
    this.node = element("div", {
      class: "chart-body",
      children: [this.grid, this.#splitter.bar, element("div", { class: "timeline-pane", children: timeline })],
    });
  }

  get chosenWidth(): number | undefined {
    return this.#chosen;
  }

  localize(localizer: Localizer): void {
    this.#splitter.bar.setAttribute("aria-label", localizer.text(message("Width of the table")));
  }

  /** Shows other columns, or the same with other widths. */
  showColumns(columns: readonly Column[], widths: readonly number[]): void {
    this.#columns = columns;
    this.#widths = widths;
    this.apply();
  }

  /** Gives the grid its width. */
  apply(): void {
    const usual = Math.min(this.#usual, Math.max(this.node.clientWidth * 0.6, narrowestGrid));
    this.#width = Math.min(this.#chosen ?? usual, this.#widest);
    // A container query would say the same, at the price of a second round of styles.
    setStyles(this.grid, { width: `${this.#width}px`, "--grid-width": `${this.#width}px` });
    this.#splitter.update();
  }

  get #widest(): number {
    return Math.max(this.node.clientWidth - narrowestTimeline, narrowestGrid);
  }

  get #usual(): number {
    return Math.max(wholeColumns(this.#columns, this.#widths, this.node.clientWidth * 0.6), narrowestGrid);
  }
}
