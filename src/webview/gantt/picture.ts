import type { Wording } from "../../core/report/gantt/format";
import type { GanttModel } from "../../core/report/gantt/types";
import {
  ChartPlaces,
  chartWidth,
  columnsOf,
  indexLinks,
  linksOf,
  metrics,
  drivingChain,
  groupedChain,
  filterRows,
  isEmptyFilter,
  outsideByRow,
  timeScale,
  timeSpan,
  usualColumns,
  usualLayers,
  visibleRows,
  type Column,
  type ColumnContext,
  type DrivingChain,
  type FilteredRows,
  type GroupedChart,
  type RowFilter,
  type Layers,
  type LinkIndex,
  type OutsideByRow,
  type TimeScale,
  type TimeSpan,
  type VisibleRows,
} from "../../core/report/gantt/layout";

import { noFindings, type FindingsByRow } from "./findings";

/** What a picture is made from: the plan, or its tasks in groups. */
export type ShownPlan = GanttModel | GroupedChart;

/** The rows of it. */
export function modelOf(shown: ShownPlan): GanttModel {
  return "plan" in shown ? shown.model : shown;
}

/** What is drawn: a model with its zoom, collapsed rows and selection. It knows nothing of the page. */
export class Picture {
  readonly model: GanttModel;
  /** Where the rows of the model come from, while tasks are grouped. */
  readonly grouped: GroupedChart | undefined;
  readonly links: LinkIndex;
  readonly span: TimeSpan;
  /** Place among its siblings (from 1), and their number, of each row. */
  readonly siblingPlace: Int32Array;
  readonly siblingCount: Int32Array;
  scale: TimeScale;
  visible: VisibleRows;
  /** Row of the model, -1 for none. */
  selected = -1;
  /** Rows on which commands act, where they are others than the selected one alone. */
  chosen: ReadonlySet<number> = new Set();
  /** The selected link, -1 for none. */
  link = -1;
  /** Pixels behind the last day, which grow while a bar is dragged there. */
  room = 0;
  readonly collapsed: Set<string>;
  /** Which rows are wanted, and what comes of it; undefined while everything is. */
  filter: RowFilter = {};
  filtered: FilteredRows | undefined;
  /** What is shown besides bars. */
  layers: Layers;
  /** What stands beside the bars. */
  columns: readonly Column[];
  /** What drives the selected row and what it drives, while that is shown. */
  chain: DrivingChain | undefined;
  /** Links of rows to other projects. */
  readonly outside: OutsideByRow;
  /** What is wrong with rows. */
  findings: FindingsByRow;
  /** Rows that the search found. */
  found: ReadonlySet<number> = new Set();
  #places: ChartPlaces | undefined;

  /**
   * @param shown the plan, or its tasks in groups
   * @param before the picture that shows; what has not changed in the model is taken from it
   */
  constructor(shown: ShownPlan, pixelsPerDay: number, collapsed: Iterable<string>, before?: Picture) {
    const rowHeight = before?.rowHeight ?? metrics.rowHeight;
    this.grouped = "plan" in shown ? shown : undefined;
    const model = modelOf(shown);
    const { rows, links } = model;
    this.model = model;
    this.span = timeSpan(model);
    this.scale = timeScale(model, this.span, pixelsPerDay);
    const sameRows = before?.model.rows.id === rows.id && before.model.rows.parent === rows.parent;
    this.links = sameRows && before.model.links === links ? before.links : indexLinks(model);
    this.collapsed = new Set(collapsed);
    this.layers = before?.layers ?? usualLayers(model);
    this.columns = before?.columns ?? columnsOf(usualColumns);
    this.outside = sameRows && before.model.outside === model.outside ? before.outside : outsideByRow(model);
    this.findings = before?.findings ?? noFindings;
    if (before) this.#places = before.#places;
    if (before) this.filter = before.filter;
    if (!isEmptyFilter(this.filter)) this.filtered = filterRows(model, this.filter);
    if (sameRows && collapsed === before.collapsed && !this.filtered) {
      this.visible = before.visible;
      this.siblingPlace = before.siblingPlace;
      this.siblingCount = before.siblingCount;
      return;
    }
    this.visible = visibleRows(model, this.collapsed, this.filtered?.shows, rowHeight);
    this.siblingPlace = new Int32Array(rows.id.length);
    this.siblingCount = new Int32Array(rows.id.length);
    const counts = new Int32Array(rows.id.length + 1);
    for (let row = 0; row < rows.parent.length; row++) {
      const above = (rows.parent[row] ?? -1) + 1;
      this.siblingPlace[row] = counts[above] = (counts[above] ?? 0) + 1;
    }
    for (let row = 0; row < rows.parent.length; row++)
      this.siblingCount[row] = counts[(rows.parent[row] ?? -1) + 1] ?? 0;
  }

  zoom(pixelsPerDay: number): void {
    this.room = 0;
    this.scale = timeScale(this.model, this.span, pixelsPerDay);
  }

  collapseChanged(): void {
    this.visible = visibleRows(this.model, this.collapsed, this.filtered?.shows, this.rowHeight);
  }

  /** Shows only what a filter lets through. */
  filterBy(filter: RowFilter): void {
    this.filter = filter;
    this.filtered = isEmptyFilter(filter) ? undefined : filterRows(this.model, filter);
    // What was found must be seen.
    this.filtered?.shows.forEach((shows, row) => {
      if (shows === 2) this.collapsed.delete(this.model.rows.id[row] ?? "");
    });
    this.collapseChanged();
  }

  /** Where bars, names and links stand. Made anew when zoom, outline or what shows changes; a changed plan takes over what stands where it did. */
  get places(): ChartPlaces {
    const known = this.#places;
    const { model, links: index, visible, scale, width: right } = this;
    const { people } = this.layers;
    if (known) {
      const { chart } = known;
      const isSame = chart.model === model && chart.visible === visible && chart.scale === scale;
      if (isSame && chart.people === people && chart.right === right) return known;
    }
    return (this.#places = new ChartPlaces({ model, index, visible, scale, people, right }, known));
  }

  /** Pixels of each row. */
  get rowHeight(): number {
    return this.visible.rowHeight;
  }

  set rowHeight(pixels: number) {
    this.visible = { ...this.visible, rowHeight: pixels };
  }

  get width(): number {
    return chartWidth(this.scale, this.span) + this.room;
  }

  get height(): number {
    return this.visible.rows.length * this.rowHeight;
  }

  /** What the texts of the table are made of. */
  cells(wording: Wording): ColumnContext {
    return { wording, model: this.model, links: () => this.links, layers: this.layers };
  }

  /** Finds the chain of the selected row again, after another one was selected or the plan changed. */
  chainChanged(): void {
    if (!this.layers.drivers || this.selected < 0) this.chain = undefined;
    else if (this.grouped) this.chain = groupedChain(this.grouped, this.selected);
    else this.chain = drivingChain(this.model, this.selected);
  }

  /** Whether a row is selected, alone or with others. */
  isChosen(row: number): boolean {
    return this.chosen.size > 0 ? this.chosen.has(row) : row === this.selected;
  }

  /** The plan, in its outline. */
  get plan(): GanttModel {
    return this.grouped?.plan ?? this.model;
  }

  /** Row of the plan for a row that shows, -1 for the heading of a group. */
  planRow(row: number): number {
    return this.grouped ? (this.grouped.planRows[row] ?? -1) : row;
  }

  /** How many tasks of a group show; all of them where nothing is filtered. */
  tasksIn(heading: number): number {
    return this.filtered ? (this.filtered.below[heading] ?? 0) : (this.siblingCount[heading + 1] ?? 0);
  }

  /** Name of the summary task above a task that stands in a group, away from it. */
  summaryOf(row: number): string | undefined {
    return this.grouped && this.plan.rows.name[this.plan.rows.parent[this.planRow(row)] ?? -1];
  }

  linksOf(row: number): Int32Array {
    return linksOf(this.links, row);
  }

  /** Row of the model at a position from the top, -1 outside. */
  rowAt(position: number): number {
    return this.visible.rows[position] ?? -1;
  }

  /** Position of a row, or of the row above it that shows. */
  positionOf(row: number): number {
    return row < 0 ? -1 : (this.visible.positions[row] ?? -1);
  }
}

/** The window of the chart that shows, in pixels of the whole chart. */
export interface Viewport {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The part of the chart that is drawn, in positions and pixels of the whole chart. */
export interface DrawnPart {
  readonly first: number;
  readonly last: number;
  readonly fromX: number;
  readonly toX: number;
  readonly baseX: number;
  readonly baseY: number;
}
