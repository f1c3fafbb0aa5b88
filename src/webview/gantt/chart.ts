import { keptFilter } from "../../core/report/gantt/filterWords";
import { keptLayers } from "../../core/report/gantt/layers";
import {
  clampZoom,
  columnsOf,
  dayAtX,
  groupedPreview,
  groupingsOf,
  groupTasks,
  keptColumns,
  keptGrouping,
  metrics,
  withWidth,
  writtenColumns,
  xOfDay,
  type Column,
  type GroupedChart,
  type Grouping,
  type TimeScale,
} from "../../core/report/gantt/layout";
import type { GanttFindings } from "../../core/report/gantt/findings";
import { planFacts } from "../../core/report/gantt/planFacts";
import { rowWithId } from "../../core/report/gantt/rows";
import type { GanttLoad } from "../../core/report/gantt/load";
import type { GanttModel, GanttOutsideLink } from "../../core/report/gantt/types";
import type {
  GanttCommand,
  GanttSavedView,
  GanttShownView,
  GanttViewState,
  NamedGanttView,
} from "../../protocol/gantt";
import type { GanttEdit, GanttPreview } from "../../protocol/gantt-edit";
import { element, setStyles } from "../kit/dom";
import { movedColumn } from "../kit/columns";
import { LiveRegion } from "../kit/live";
import type { Localizer } from "../kit/localizer";
import { Bar } from "./bar";
import { changedRows, type Again } from "./changed-rows";
import { runCommand } from "./chart-commands";
import type { ChartView } from "./chart-view";
import { Clicks } from "./clicks";
import { columnWidths } from "./columns";
import { Editing } from "./editing";
import { Find } from "./find";
import { FindingJump } from "./finding-jump";
import { findingsByRow } from "./findings";
import { Grid } from "./grid";
import { LoadPane } from "./load-pane";
import { Minimap } from "./minimap";
import { Notice } from "./notice";
import { Panes } from "./panes";
import { columnsAfter, nextPicture } from "./next-picture";
import { modelOf, type Picture, type Viewport } from "./picture";
import { Pointer } from "./pointer";
import { Reading } from "./reading";
import { RowFocus } from "./row-focus";
import { RowWindow } from "./row-window";
import { keptRowHeight, numberOr, rowHeightName, textsOf } from "./state";
import { TimeHead, type Ticks } from "./timeHead";
import { TimeWindow } from "./time-window";
import { Timeline } from "./timeline";
import { Tooltip } from "./tooltip";
import { Scroller } from "./viewport";
import { listenToWheel } from "./wheel";

export interface ChartActions {
  /** Show the text of a row. */
  readonly reveal: (id: string, row: number, focus: boolean) => void;
  /** Show the text of a task of another project. */
  readonly revealOutside: (link: GanttOutsideLink) => void;
  readonly selected: (id: string, row: number) => void;
  readonly copyMermaid: () => void;
  readonly exportChart: (view: GanttShownView) => void;
  /** Write a change of the plan. */
  readonly edit: (edit: GanttEdit) => void;
  /** What would a change do? */
  readonly ask: (number: number, edit: GanttEdit) => void;
  readonly undo: (kind: "undo" | "redo") => void;
  /** How much do the people have to do? */
  readonly askLoad: () => void;
  readonly saveView: (view: GanttSavedView) => void;
  readonly deleteView: () => void;
  /** Something changed that a reload must bring back. */
  readonly changed: () => void;
}

/** The chart on the page: grid, timeline, toolbar, and what the person does with them. */
/** A window as it was drawn last. */
interface DrawnWindow extends Viewport {
  readonly picture: Picture;
  readonly scale: TimeScale;
  readonly ticks: Ticks;
}

export class Chart {
  readonly node: HTMLElement;
  readonly #localizer: Localizer;
  readonly #actions: ChartActions;
  readonly #grid: Grid;
  readonly #timeline = new Timeline();
  readonly #head: TimeHead;
  readonly #scroller: Scroller;
  readonly #tooltip = new Tooltip();
  readonly #live = new LiveRegion();
  readonly #notice = new Notice();
  readonly #editing: Editing;
  readonly #reading: Reading;
  readonly #clicks: Clicks;
  readonly #pointer: Pointer;
  readonly #find: Find;
  readonly #jump: FindingJump;
  readonly #bar: Bar;
  readonly #panes: Panes;
  readonly #load: LoadPane;
  readonly #minimap: Minimap;
  readonly #time: TimeWindow;
  readonly #rows: RowWindow;
  readonly #focus: RowFocus;
  #picture: Picture | undefined;
  #findings: GanttFindings | undefined;
  #frame = 0;
  #again: Again = false;
  #drawn: DrawnWindow | undefined;
  #kept: GanttViewState | undefined;
  #groupBy: Grouping | undefined;

  constructor(localizer: Localizer, actions: ChartActions, kept: GanttViewState | undefined) {
    this.#localizer = localizer;
    this.#actions = actions;
    this.#kept = kept;
    this.#find = new Find(localizer, {
      show: (row) => this.#focus.showFound(row),
      changed: () => this.#foundChanged(),
      leave: () => this.#focus.take(),
    });
    this.#jump = new FindingJump(localizer, () => this.run("nextFinding"));
    this.#bar = new Bar(localizer, this.#find, {
      run: (command) => this.run(command),
      copyMermaid: actions.copyMermaid,
      exportChart: () => this.#export(),
      help: () => this.#editing.help(),
      findings: this.#jump.node,
      show: (button) => this.#reading.openLayers(button),
      filter: (button) => this.#reading.openFilters(button),
      views: (button) => this.#reading.openViews(button),
      columns: (button) => this.#reading.openColumns(button),
    });
    this.#grid = new Grid(localizer, {
      pick: (position, column, click) => this.#clicks.onCell(position, column, click),
      toggle: (position) => this.#focus.toggle(position),
      hover: (position) => this.#hover(position),
      columnMenu: (column, x, y) => this.#reading.openColumnsAt(column, x, y),
      moveColumn: (from, to) => this.#picture && this.#chooseColumns(movedColumn(this.#picture.columns, from, to)),
      resizeColumn: (at, pixels) => this.#resizeColumn(at, pixels),
      leave: () => this.#focus.take(),
    });
    this.#head = new TimeHead(localizer);
    this.#scroller = new Scroller(() => {
      this.#tooltip.hide();
      this.#draw(false);
      actions.changed();
    });
    this.#scroller.stage.append(this.#timeline.node);
    const sight = {
      scroller: this.#scroller,
      picture: () => this.#picture,
      draw: (anew: boolean) => this.#draw(anew),
      changed: actions.changed,
    };
    this.#time = new TimeWindow(sight);
    this.#rows = new RowWindow(sight);
    const view = this.#makeView();
    this.#focus = new RowFocus(view, this.#rows, {
      ...actions,
      editing: () => this.#editing,
      run: (command) => this.run(command),
      pan: (share) => this.#time.pan(share),
      openGroups: (x, y) => this.#reading.openGroups(x, y),
    });
    this.#reading = new Reading(view, {
      changed: actions.changed,
      rowsChanged: () => this.#rows.changed(),
      searched: () => this.#find.text,
      saveView: () => this.#picture && actions.saveView(this.#savedView(this.#picture)),
      deleteView: actions.deleteView,
      applyView: (kept) => this.#applyView(kept),
      chooseColumns: (columns) => this.#chooseColumns(columns),
      widenColumn: (at) => this.#grid.focusEdge(at),
      groupBy: (by) => this.#group(by),
      chooseRowHeight: (pixels) => this.#chooseRowHeight(pixels),
      column: () => this.#focus.column,
    });
    this.#editing = this.#makeEditing(view);
    this.#clicks = new Clicks(view, this.#editing, (...place) => this.#focus.pick(...place));
    this.#timeline.node.append(...this.#editing.overlay);
    this.#grid.addOver(this.#editing.editor.nodes.field);
    this.#pointer = new Pointer(view, this.#timeline, this.#tooltip, this.#editing.gestures, {
      hover: (position) => this.#hover(position),
      click: this.#clicks.onTimeline,
      chooseLink: this.#clicks.onLink,
      menu: this.#clicks.menu,
    });
    this.#panes = new Panes(this.#grid.node, [this.#head.node, this.#scroller.node], numberOr(kept?.gridWidth), () => {
      this.#layOut();
      actions.changed();
    });
    this.#load = new LoadPane(view, this.#tooltip, {
      ask: actions.askLoad,
      showDay: (day) => this.#time.showDay(day),
      hide: () => this.run("toggleLoad"),
      leave: () => this.#focus.take(),
      changed: actions.changed,
    });
    this.#minimap = new Minimap(localizer, {
      picture: () => this.#picture,
      viewport: () => this.#scroller.viewport,
      moveTo: (x) => this.#time.moveTo(x),
    });
    this.node = element("div", {
      class: "chart",
      styles: { "--head-height": `${metrics.headerHeight}px` },
      children: [
        this.#bar.node,
        this.#reading.chips.node,
        this.#panes.node,
        this.#load.node,
        this.#minimap.node,
        this.#tooltip.node,
        ...this.#editing.boxes,
        this.#notice.node,
        this.#live.node,
      ],
    });
    this.#listen();
    this.localize();
  }

  /** Writes all words again. */
  localize(): void {
    this.#bar.localize();
    this.#find.localize();
    this.#jump.localize();
    this.#grid.localize();
    this.#panes.localize(this.#localizer);
    this.#load.localize();
    if (this.#picture) this.#summarize(this.#picture.plan);
    this.#reading.modelChanged();
  }

  /**
   * Shows a plan. Zoom, place, collapsed rows and selection stay when it is the same project.
   * @param closed ids of the rows that are collapsed at first
   */
  show(plan: GanttModel, closed: readonly string[] = []): void {
    const before = this.#picture;
    const focused = this.#grid.focusedPosition;
    const same = before?.model.projectId === plan.projectId;
    const kept = !before && this.#kept && this.#kept.projectId === plan.projectId ? this.#kept : undefined;
    this.#kept = undefined;
    if (kept) this.#groupBy = keptGrouping(kept.groupBy);
    const shown = this.#grouped(plan) ?? plan;
    const model = modelOf(shown);
    const columns = columnsAfter(before, kept);
    // The room for the timeline, and with it the zoom, is what they leave.
    if (before?.model.rows.wbs !== model.rows.wbs || before.columns !== columns) this.#showColumns(model, columns);
    this.#scroller.measure();
    const { picture, left, top } = nextPicture(shown, before, kept, closed, this.#scroller.viewport);
    picture.columns = columns;
    if (same) this.#editing.selection.carry(before, picture);
    else this.#time.follows = kept === undefined;
    setStyles(this.node, { "--row-height": `${picture.rowHeight}px` });
    if (kept) {
      this.#load.choice = typeof kept.load === "string" ? kept.load : "";
      this.#load.height = numberOr(kept.loadHeight);
    }
    this.#load.modelChanged();
    if (!same || before.model.rows.id !== model.rows.id) picture.findings = findingsByRow(model, this.#findings);
    this.#jump.show(picture.findings);
    this.#picture = picture;
    this.#reading.modelChanged();
    this.#find.update(model, kept && typeof kept.search === "string" ? kept.search : this.#find.text);
    picture.found = this.#find.found;
    this.#summarize(plan);
    this.#scroller.resize(picture.width, picture.height, left, top);
    this.#draw(changedRows(before, picture));
    // The row that has the focus may stand elsewhere now.
    const position = picture.positionOf(picture.selected);
    if (focused >= 0 && position >= 0 && position !== focused) {
      this.#rows.bringIntoSight(position, false);
      this.#draw(false);
      this.#grid.focus(position, this.#focus.column);
    }
    this.#editing.modelChanged(picture, focused >= 0);
  }

  /** Marks what is wrong with tasks. */
  showFindings(findings: GanttFindings): void {
    this.#findings = findings;
    const picture = this.#picture;
    if (!picture) return;
    picture.findings = findingsByRow(picture.model, findings);
    this.#jump.show(picture.findings);
    this.#draw(true);
  }

  /** The answer to a question about a change. */
  answer(number: number, preview: GanttPreview): void {
    const grouped = this.#picture?.grouped;
    this.#editing.answer(number, grouped ? groupedPreview(grouped, preview) : preview);
  }

  /** How much the people have to do. */
  showLoad(load: GanttLoad): void {
    this.#load.receive(load);
  }

  /** The host says something about what was asked of it. */
  status(text: string): void {
    this.#editing.status(text);
  }

  /** Marks the task in which the text cursor stands and brings it into sight. @param focus whether the person goes on in the chart */
  select(id: string | undefined, focus = false): void {
    const picture = this.#picture;
    if (!picture) return;
    const row = id === undefined ? -1 : rowWithId(picture.model, id);
    if (focus && row >= 0) {
      this.#focus.show(row);
      return;
    }
    if (row === picture.selected) return;
    picture.selected = row;
    picture.chosen = new Set();
    picture.chainChanged();
    if (row >= 0) {
      this.#rows.openTo(row);
      this.#rows.bringIntoSight(picture.positionOf(row), true);
    }
    this.#draw(true);
    this.#actions.changed();
  }

  run(command: GanttCommand): void {
    const picture = this.#picture;
    if (!picture) return;
    runCommand(command, {
      picture,
      time: this.#time,
      rows: this.#rows,
      reading: this.#reading,
      load: this.#load,
      find: this.#find,
      focusSelected: () => this.#focus.take(),
      goToFinding: (direction) => this.#focus.goToFinding(direction),
    });
  }

  /** What a reload must bring back. */
  get state(): GanttViewState | undefined {
    const picture = this.#picture;
    if (!picture) return undefined;
    const { y } = this.#scroller.viewport;
    const selected = picture.model.rows.id[picture.selected];
    return {
      kind: "gantt",
      projectId: picture.model.projectId,
      ...this.#savedView(picture),
      topRow: y / picture.rowHeight,
      selected,
      ...(this.#load.height !== undefined && { loadHeight: this.#load.height }),
      gridWidth: this.#panes.chosenWidth,
      search: this.#find.text,
    };
  }

  /** What is chosen to be seen. */
  #savedView({ scale, collapsed, layers, filter, columns, rowHeight, grouped }: Picture): GanttSavedView {
    return {
      pixelsPerDay: scale.pixelsPerDay,
      leftInstant: dayAtX(scale, this.#scroller.viewport.x),
      collapsed: [...collapsed],
      layers,
      filter,
      columns: writtenColumns(columns),
      rowHeight: rowHeightName(rowHeight),
      ...(grouped && { groupBy: grouped.by }),
      ...(this.#load.choice !== "" && { load: this.#load.choice }),
    };
  }

  #export(): void {
    const picture = this.#picture;
    if (!picture) return;
    const days = this.#scroller.viewport.width / picture.scale.pixelsPerDay;
    this.#actions.exportChart({ ...this.#savedView(picture), days });
  }

  #listen(): void {
    const timelinePane = this.#scroller.node.parentElement ?? this.#scroller.node;
    new ResizeObserver(() => this.#layOut()).observe(this.#panes.node);
    // What stands under the chart begins where the timeline does.
    new ResizeObserver(() => setStyles(this.node, { "--timeline-left": `${timelinePane.offsetLeft}px` })).observe(
      timelinePane,
    );
    listenToWheel(this.#panes.grid, timelinePane, this.#head.node, {
      scroll: (y) => {
        this.#scroller.moveBy(0, y);
        this.#draw(false);
        this.#actions.changed();
      },
      zoom: (factor, clientX) => {
        this.#tooltip.hide();
        this.#time.zoomAt(factor, clientX - this.#scroller.node.getBoundingClientRect().left);
      },
    });
    this.#grid.node.addEventListener("contextmenu", (event) => {
      this.#clicks.menu({ position: this.#grid.positionAt(event.target), link: -1 }, event);
    });
    this.#grid.node.addEventListener("copy", (event) => {
      event.clipboardData?.setData("text/plain", this.#editing.copied);
      event.preventDefault();
    });
    window.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.#tooltip.hide();
    });
  }

  #draw(wanted: Again): void {
    if (wanted) this.#again = this.#again === false ? wanted : true;
    cancelAnimationFrame(this.#frame);
    const picture = this.#picture;
    if (!picture) return;
    const { viewport } = this.#scroller;
    if (viewport.width <= 0 || viewport.height <= 0) return;
    const again = this.#again;
    this.#again = false;
    const drawn = this.#drawn;
    // A window that stands still, as while a bar is dragged in it, needs nothing but what is drawn over it.
    const still =
      !again && drawn?.picture === picture && drawn.scale === picture.scale && isSameWindow(drawn, viewport);
    const ticks = still ? drawn.ticks : this.#head.draw(picture, viewport);
    if (!still) {
      this.#drawn = { ...viewport, picture, scale: picture.scale, ticks };
      this.#timeline.draw(picture, viewport, ticks, again);
      this.#grid.draw(picture, viewport, again);
      this.#minimap.draw(picture, viewport);
    }
    this.#load.draw(picture, viewport, ticks, again !== false);
    const { hovered } = this.#pointer;
    this.#editing.draw(picture, viewport, hovered);
    this.#timeline.makeRoom([picture.positionOf(hovered), picture.positionOf(picture.selected)]);
  }

  /** Shows rows, layers, filter and zoom as they were kept. What is not there any more is left out. */
  #applyView({
    collapsed,
    layers,
    filter,
    pixelsPerDay,
    leftInstant,
    columns,
    rowHeight,
    groupBy,
    load,
  }: GanttSavedView): void {
    const by = keptGrouping(groupBy);
    if (by !== this.#picture?.grouped?.by) this.#group(by);
    const picture = this.#picture;
    if (!picture) return;
    picture.collapsed.clear();
    for (const id of textsOf(collapsed)) picture.collapsed.add(id);
    picture.layers = keptLayers(layers, picture.layers);
    this.#load.choice = typeof load === "string" ? load : "";
    const keys = keptColumns(columns);
    if (keys) this.#chooseColumns(columnsOf(keys));
    if (rowHeight !== undefined) this.#chooseRowHeight(keptRowHeight(rowHeight));
    picture.chainChanged();
    this.#time.follows = false;
    picture.zoom(clampZoom(numberOr(pixelsPerDay) ?? picture.scale.pixelsPerDay));
    this.#reading.filterBy(keptFilter(filter));
    const day = numberOr(leftInstant);
    if (day !== undefined) this.#time.moveTo(xOfDay(picture.scale, day));
  }

  /** Groups the tasks, or shows them in their outline again, from the top, unless a task is selected: that stays in sight. */
  #group(by: Grouping | undefined): void {
    const before = this.#picture;
    if (!before) return;
    this.#groupBy = by;
    this.show(before.plan);
    const position = this.#picture?.positionOf(this.#picture.selected) ?? -1;
    if (position < 0) this.#scroller.moveTo(this.#scroller.viewport.x, 0);
    else this.#rows.bringIntoSight(position, false);
    this.#draw(false);
    this.#actions.changed();
  }

  /** The tasks of a plan in groups, where they are wanted and the plan has them. */
  #grouped(plan: GanttModel): GroupedChart | undefined {
    const by = groupingsOf(plan).find((one) => one === this.#groupBy);
    return by && groupTasks(plan, by, (words) => this.#localizer.text(words), this.#picture?.grouped);
  }

  /** What the person has kept of this project. */
  showViews(views: readonly NamedGanttView[]): void {
    this.#reading.views = views;
  }

  /** Shows other columns beside the bars. */
  #chooseColumns(columns: readonly Column[]): void {
    const picture = this.#picture;
    if (!picture) return;
    this.#focus.column = -1;
    picture.columns = columns;
    this.#showColumns(picture.model, columns);
    this.#layOut();
    this.#draw(true);
    this.#actions.changed();
  }

  #resizeColumn(at: number, pixels: number): void {
    const picture = this.#picture;
    if (!picture) return;
    picture.columns = picture.columns.map((column, index) => (index === at ? withWidth(column, pixels) : column));
    this.#showColumns(picture.model, picture.columns);
    this.#layOut();
    this.#draw(false);
    this.#actions.changed();
  }

  #chooseRowHeight(pixels: number): void {
    if (!this.#rows.setHeight(pixels)) return;
    setStyles(this.node, { "--row-height": `${pixels}px` });
    this.#draw(true);
    this.#actions.changed();
  }

  #showColumns({ rows }: GanttModel, columns: readonly Column[]): void {
    const widths = columnWidths(columns, rows.wbs);
    this.#grid.showColumns(columns, widths);
    this.#panes.showColumns(columns, widths);
  }

  /** After the window or the splitter changed. */
  #layOut(): void {
    this.#panes.apply();
    if (this.#scroller.measure()) this.#time.layOut();
  }

  #summarize(model: GanttModel): void {
    this.#bar.summarize(planFacts(model, this.#localizer, ["dates", "rows", "critical", "late"]));
  }

  /** The chart as its parts see it. */
  #makeView(): Omit<ChartView, "edit"> {
    return {
      localizer: this.#localizer,
      grid: this.#grid,
      stage: this.#scroller.stage,
      picture: () => this.#picture,
      viewport: () => this.#scroller.viewport,
      draw: (anew) => this.#draw(anew),
      scrollBy: (x, y) => this.#time.scrollBy(x, y),
      pick: (position, column) => this.#focus.pick(position, column),
      show: (row) => this.#focus.show(row),
      say: (text, shown) => {
        this.#live.say(text);
        if (shown) this.#notice.show(text);
      },
    };
  }

  #makeEditing(view: Omit<ChartView, "edit">): Editing {
    return new Editing(view, {
      edit: this.#actions.edit,
      ask: this.#actions.ask,
      undo: this.#actions.undo,
      reveal: () => this.#focus.pick(this.#rows.selected, this.#focus.column, { focus: true }),
      zoomToTask: () => this.#time.zoomToTask(),
      revealOutside: this.#actions.revealOutside,
      select: (position, by) => this.#focus.pick(position, this.#focus.column, undefined, by),
      bringIntoSight: (row) => {
        this.#rows.openTo(row);
        this.#rows.bringIntoSight(this.#picture?.positionOf(row) ?? -1, true);
      },
      column: () => this.#focus.column,
    });
  }

  #foundChanged(): void {
    if (this.#picture) this.#picture.found = this.#find.found;
    this.#draw(true);
    this.#actions.changed();
  }

  #hover(position: number): void {
    this.#grid.hover(position);
    this.#timeline.hover(position);
  }
}

function isSameWindow(one: Viewport, other: Viewport): boolean {
  return one.x === other.x && one.y === other.y && one.width === other.width && one.height === other.height;
}
