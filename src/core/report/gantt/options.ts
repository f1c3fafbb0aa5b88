import type { Instant } from "../../text/instant";
import type { Translations } from "../../text/message";
import type { WrittenColumn } from "./columns";
import type { RowFilter } from "./filter";
import type { Layers } from "./layers";

/** What can be chosen for every file that a chart is written as. */
export interface ChartFileOptions {
  readonly language: "en" | "ja";
  readonly translations?: Translations;
  /** Ids of the rows whose children are left out; in a page that unfolds they are closed at first. */
  readonly collapsed?: Iterable<string>;
  /** Which rows are drawn, all by default. */
  readonly filter?: RowFilter;
  /** Columns of the table in their order; without it the format chooses. The name is always among them. */
  readonly columns?: readonly WrittenColumn[];
  /** What is shown besides bars, as `usualLayers` by default. */
  readonly layers?: Layers;
  /** Pixels a day; without it the format chooses what it has room for. */
  readonly pixelsPerDay?: number;
  /** First day that is drawn, and the instant at which the time ends; the plan's own without them. */
  readonly from?: Instant;
  readonly to?: Instant;
  /** Whether today is marked, true by default. A file that is kept is the same on every day without it. */
  readonly showToday?: boolean;
}
