import type { GanttEdit } from "../../protocol/gantt-edit";
import type { Localizer } from "../kit/localizer";
import type { Grid } from "./grid";
import type { Picture, Viewport } from "./picture";
import type { Scroller } from "./viewport";

/** The timeline on the page. */
export interface TimelineView {
  readonly localizer: Localizer;
  /** The window of the timeline, which gets its pointer events. */
  readonly stage: HTMLElement;
  readonly picture: () => Picture | undefined;
  readonly viewport: () => Viewport;
  /** Draws the window again, every row of it with `anew`. */
  readonly draw: (anew: boolean) => void;
}

/** What the parts that edit need of the chart. */
export interface ChartView extends TimelineView {
  readonly grid: Grid;
  /** Moves the window, beyond the last day too. @returns whether it moved */
  readonly scrollBy: (x: number, y: number) => boolean;
  /** Selects and focuses a row, or a cell of it. */
  readonly pick: (position: number, column: number) => void;
  /** Opens what hides a row, brings it into sight and selects it. */
  readonly show: (row: number) => void;
  /** Speaks to screen readers; `shown`: to everybody. */
  readonly say: (text: string, shown?: boolean) => void;
  readonly edit: (edit: GanttEdit) => void;
}

/** What moves the window of the chart. */
export interface WindowView extends Pick<TimelineView, "picture" | "draw"> {
  readonly scroller: Scroller;
  /** Something changed that a reload must bring back. */
  readonly changed: () => void;
}
