import { keptFilter } from "../../core/report/gantt/filterWords";
import { keptLayers } from "../../core/report/gantt/layers";
import {
  ancestorsOf,
  barOf,
  clampZoom,
  columnsOf,
  dayAtX,
  fittingZoom,
  groupedPreview,
  groupingsOf,
  groupTasks,
  hasChildren,
  hoursFrom,
  keptColumns,
  keptGrouping,
  metrics,
  openingZoom,
  planSpan,
  usualColumns,
  xOf,
  xOfDay,
  type Column,
  type GroupedChart,
  type Grouping,
} from "../../core/report/gantt/layout";
import type { GanttFindings } from "../../core/report/gantt/findings";
import { planFacts } from "../../core/report/gantt/planFacts";
import { rowWithId } from "../../core/report/gantt/rows";
import type { GanttLoad } from "../../core/report/gantt/load";
import type { GanttModel, GanttOutsideLink } from "../../core/report/gantt/types";
import { minutesPerDay } from "../../core/text/instant";
import { message } from "../../core/text/message";
import type {
  GanttCommand,
  GanttSavedView,
  GanttShownView,
  GanttViewState,
  NamedGanttView,
} from "../../protocol/gantt";
import type { GanttEdit, GanttPreview } from "../../protocol/gantt-edit";
import { element, setStyles } from "../kit/dom";
import { LiveRegion } from "../kit/live";
import type { Localizer } from "../kit/localizer";
import { Bar } from "./bar";
import type { ChartView } from "./chart-view";
import { Clicks } from "./clicks";
import { columnWidths, movedColumn } from "./columns";
import { Editing } from "./editing";
import { Find } from "./find";
import { FindingJump } from "./finding-jump";
import { findingsByRow, findingWords, nextFinding } from "./findings";
import { Grid } from "./grid";
import { handleKey } from "./keys";
import { linkedRow } from "./link-drag";
import { LoadPane } from "./load-pane";
import { Minimap } from "./minimap";
import { Notice } from "./notice";
import { Panes } from "./panes";
import { Picture } from "./picture";
import { Pointer } from "./pointer";
import { Reading } from "./reading";
import type { SelectBy } from "./row-selection";
import { intoSight, topAfter } from "./sight";
import { keptRowHeight, numberOr, rowHeightName, textsOf } from "./state";
import { TimeHead } from "./timeHead";
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

const zoomStep = 1.4;

/** The chart on the page: grid, timeline, toolbar, and what the person does with them. */
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
  readonly #view: Omit<ChartView, "edit">;
  #picture: Picture | undefined;
  #findings: GanttFindings | undefined;
  /** The zoom follows the width of the window until the person chooses one. */
  #zoomFollows = true;
  #column = -1;
  #frame = 0;
  #anew = false;
  #kept: GanttViewState | undefined;
  #groupBy: Grouping | undefined;

  constructor(localizer: Localizer, actions: ChartActions, kept: GanttViewState | undefined) {
    this.#localizer = localizer;
    this.#actions = actions;
    this.#kept = kept;
    this.#find = new Find(localizer, {
      show: (row) => this.#showFound(row),
      changed: () => this.#foundChanged(),
      leave: () => this.#focusSelected(),
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
      toggle: (position) => this.#toggle(position),
      hover: (position) => this.#hover(position),
      columnMenu: (column, x, y) => this.#reading.openColumnsAt(column, x, y),
      moveColumn: (from, to) => this.#picture && this.#chooseColumns(movedColumn(this.#picture.columns, from, to)),
    });
    this.#head = new TimeHead(localizer);
    this.#scroller = new Scroller(() => {
      this.#tooltip.hide();
      this.#draw(false);
      actions.changed();
    });
    this.#scroller.stage.append(this.#timeline.node);
    const view = this.#makeView();
    this.#view = view;
    this.#reading = new Reading(view, {
      changed: actions.changed,
      rowsChanged: () => this.#outlineChanged(),
      searched: () => this.#find.text,
      saveView: () => this.#picture && actions.saveView(this.#savedView(this.#picture)),
      deleteView: actions.deleteView,
      applyView: (kept) => this.#applyView(kept),
      chooseColumns: (columns) => this.#chooseColumns(columns),
      groupBy: (by) => this.#group(by),
      chooseRowHeight: (pixels) => this.#chooseRowHeight(pixels),
      column: () => this.#column,
    });
    this.#editing = this.#makeEditing(view);
    this.#clicks = new Clicks(view, this.#editing, (...place) => this.#pick(...place));
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
      showDay: (day) => this.#showDay(day),
      hide: () => this.run("toggleLoad"),
      leave: () => this.#focusSelected(),
      changed: actions.changed,
    });
    this.#minimap = new Minimap(localizer, {
      picture: () => this.#picture,
      viewport: () => this.#scroller.viewport,
      moveTo: (x) => this.#moveX(x),
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
    const grouped = this.#grouped(plan);
    const model = grouped?.model ?? plan;
    const keptKeys = keptColumns(kept?.columns);
    const columns = keptKeys ? columnsOf(keptKeys) : (before?.columns ?? columnsOf(usualColumns));
    if (before?.model.rows.wbs !== model.rows.wbs || before.columns !== columns) this.#showColumns(model, columns);
    this.#scroller.measure();
    const { x, y, width } = this.#scroller.viewport;
    const zoom = same ? before.scale.pixelsPerDay : (numberOr(kept?.pixelsPerDay) ?? openingZoom(model, width));
    if (!same) this.#zoomFollows = kept === undefined;
    const collapsed = same ? before.collapsed : kept ? textsOf(kept.collapsed) : closed;
    const picture = new Picture(grouped ?? plan, zoom, collapsed, same ? before : undefined);
    const selectedId = same ? before.model.rows.id[before.selected] : kept?.selected;
    if (before && before.model.rows.id === model.rows.id) picture.selected = before.selected;
    else picture.selected = typeof selectedId === "string" ? rowWithId(model, selectedId) : -1;
    let left: number;
    let top: number;
    if (same) {
      left = xOfDay(picture.scale, dayAtX(before.scale, x));
      top = topAfter(before, picture, y);
      this.#editing.selection.carry(before, picture);
    } else {
      const day = numberOr(kept?.leftInstant);
      left = xOfDay(picture.scale, day ?? planSpan(model).from) - (day === undefined ? metrics.padBefore : 0);
      top = (numberOr(kept?.topRow) ?? 0) * keptRowHeight(kept?.rowHeight);
    }
    picture.columns = columns;
    if (kept) picture.rowHeight = keptRowHeight(kept.rowHeight);
    setStyles(this.node, { "--row-height": `${picture.rowHeight}px` });
    if (kept) this.#load.choice = typeof kept.load === "string" ? kept.load : "";
    this.#load.modelChanged();
    if (kept?.layers) picture.layers = keptLayers(kept.layers, picture.layers);
    if (kept?.filter) picture.filterBy(keptFilter(kept.filter));
    picture.chainChanged();
    if (!same || before.model.rows.id !== model.rows.id) picture.findings = findingsByRow(model, this.#findings);
    this.#jump.show(picture.findings);
    this.#picture = picture;
    this.#reading.modelChanged();
    this.#find.update(model, kept && typeof kept.search === "string" ? kept.search : this.#find.text);
    picture.found = this.#find.found;
    this.#summarize(plan);
    this.#scroller.resize(picture.width, picture.height, left, top);
    this.#draw(true);
    // The row that has the focus may stand elsewhere now.
    const position = picture.positionOf(picture.selected);
    if (focused >= 0 && position >= 0 && position !== focused) {
      this.#bringIntoSight(position, false);
      this.#draw(false);
      this.#grid.focus(position, this.#column);
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
      this.#showRow(row);
      return;
    }
    if (row === picture.selected) return;
    picture.selected = row;
    picture.chosen = new Set();
    picture.chainChanged();
    if (row >= 0) {
      this.#expandTo(row);
      this.#bringIntoSight(picture.positionOf(row), true);
    }
    this.#draw(true);
    this.#actions.changed();
  }

  run(command: GanttCommand): void {
    const picture = this.#picture;
    if (!picture) return;
    const { width } = this.#scroller.viewport;
    switch (command) {
      case "zoomIn":
        this.#zoomAt(zoomStep, this.#zoomCentre());
        break;
      case "zoomOut":
        this.#zoomAt(1 / zoomStep, this.#zoomCentre());
        break;
      case "zoomToFit":
        this.#zoomFollows = false;
        picture.zoom(fittingZoom(picture.model, width));
        this.#moveX(xOfDay(picture.scale, planSpan(picture.model).from) - metrics.padBefore);
        break;
      case "goToToday":
        this.#moveX(xOf(picture.scale, picture.model.today) - width * 0.35);
        break;
      case "expandAll":
        // What is closed in the outline stays so while other rows show.
        for (const id of picture.model.rows.id) picture.collapsed.delete(id);
        this.#outlineChanged();
        break;
      case "collapseAll":
        picture.model.rows.id.forEach((id, row) => {
          if (hasChildren(picture.model, row)) picture.collapsed.add(id);
        });
        this.#outlineChanged();
        break;
      case "toggleDrivers":
        this.#reading.toggleDrivers();
        break;
      case "nextFinding":
      case "previousFinding":
        this.#goToFinding(command === "nextFinding" ? 1 : -1);
        break;
      case "toggleLoad":
        this.#reading.toggleLoad();
        if (!picture.layers.load && this.#load.node.contains(document.activeElement)) this.#focusSelected();
        break;
      case "toggleMinimap":
        this.#reading.show({ ...picture.layers, minimap: !picture.layers.minimap });
        break;
      case "nextOverAllocation":
      case "previousOverAllocation":
        if (!picture.layers.load) this.#reading.toggleLoad();
        this.#load.step(command === "nextOverAllocation" ? 1 : -1);
        break;
      case "find":
        this.#find.focus();
        break;
      case "findNext":
        this.#find.step(1);
        break;
      case "findPrevious":
        this.#find.step(-1);
        break;
    }
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
      columns: columns.map(({ key }) => key),
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
    this.#grid.node.addEventListener("keydown", (event) => this.#key(event));
    this.#grid.node.addEventListener("focusin", (event) => this.#focused(event));
    listenToWheel(this.#panes.grid, timelinePane, this.#head.node, {
      scroll: (y) => {
        this.#scroller.moveBy(0, y);
        this.#draw(false);
        this.#actions.changed();
      },
      zoom: (factor, clientX) => {
        this.#tooltip.hide();
        this.#zoomAt(factor, clientX - this.#scroller.node.getBoundingClientRect().left);
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

  #draw(anew: boolean): void {
    this.#anew ||= anew;
    cancelAnimationFrame(this.#frame);
    const picture = this.#picture;
    if (!picture) return;
    const { viewport } = this.#scroller;
    if (viewport.width <= 0 || viewport.height <= 0) return;
    const again = this.#anew;
    this.#anew = false;
    const ticks = this.#head.draw(picture, viewport);
    this.#timeline.draw(picture, viewport, ticks, again);
    this.#grid.draw(picture, viewport, again);
    this.#load.draw(picture, viewport, ticks, again);
    this.#minimap.draw(picture, viewport);
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
    this.#zoomFollows = false;
    picture.zoom(clampZoom(numberOr(pixelsPerDay) ?? picture.scale.pixelsPerDay));
    this.#reading.filterBy(keptFilter(filter));
    const day = numberOr(leftInstant);
    if (day !== undefined) this.#moveX(xOfDay(picture.scale, day));
  }

  /** Groups the tasks, or shows them in their outline again, from the top, unless a task is selected: that stays in sight. */
  #group(by: Grouping | undefined): void {
    const before = this.#picture;
    if (!before) return;
    this.#groupBy = by;
    this.show(before.plan);
    const position = this.#picture?.positionOf(this.#picture.selected) ?? -1;
    if (position < 0) this.#scroller.moveTo(this.#scroller.viewport.x, 0);
    else this.#bringIntoSight(position, false);
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
    this.#column = -1;
    picture.columns = columns;
    this.#showColumns(picture.model, columns);
    this.#layOut();
    this.#draw(true);
    this.#actions.changed();
  }

  /** The first row that shows stays at the top. */
  #chooseRowHeight(pixels: number): void {
    const picture = this.#picture;
    if (!picture || pixels === picture.rowHeight) return;
    const { x, y } = this.#scroller.viewport;
    const top = y / picture.rowHeight;
    picture.rowHeight = pixels;
    setStyles(this.node, { "--row-height": `${pixels}px` });
    this.#scroller.resize(picture.width, picture.height, x, top * pixels);
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
    if (!this.#scroller.measure() || !this.#picture) return;
    const picture = this.#picture;
    const { x, y, width } = this.#scroller.viewport;
    const left = dayAtX(picture.scale, x);
    if (this.#zoomFollows) picture.zoom(openingZoom(picture.model, width));
    this.#scroller.resize(picture.width, picture.height, this.#zoomFollows ? xOfDay(picture.scale, left) : x, y);
    this.#draw(true);
  }

  #summarize(model: GanttModel): void {
    this.#bar.summarize(planFacts(model, this.#localizer, ["dates", "rows", "critical", "late"]));
  }

  #pick(position: number, column: number, reveal?: { readonly focus: boolean }, by: SelectBy = "one"): void {
    const picture = this.#picture;
    const row = picture?.rowAt(position) ?? -1;
    const id = picture?.model.rows.id[row];
    if (!picture || id === undefined) return;
    this.#column = column;
    this.#editing.selection.select(picture, row, by);
    const changed = picture.selected !== row;
    picture.selected = row;
    picture.link = -1;
    if (changed) picture.chainChanged();
    this.#bringIntoSight(position, false);
    this.#draw(true);
    this.#grid.focus(position, column);
    if (by !== "one") this.#editing.saySelection();
    const planRow = picture.planRow(row);
    if (changed && planRow >= 0) this.#actions.selected(id, planRow);
    if (reveal && planRow >= 0) this.#actions.reveal(id, planRow, reveal.focus);
    this.#actions.changed();
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
      scrollBy: (x, y) => this.#scrollBy(x, y),
      pick: (position, column) => this.#pick(position, column),
      show: (row) => this.#showRow(row),
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
      reveal: () => this.#pick(this.#selectedPosition(), this.#column, { focus: true }),
      zoomToTask: () => this.#zoomToTask(),
      revealOutside: this.#actions.revealOutside,
      select: (position, by) => this.#pick(position, this.#column, undefined, by),
      bringIntoSight: (row) => {
        this.#expandTo(row);
        this.#bringIntoSight(this.#picture?.positionOf(row) ?? -1, true);
      },
      column: () => this.#column,
    });
  }

  /** Moves the window; the chart grows where a drag goes on behind its last day. */
  #scrollBy(x: number, y: number): boolean {
    const picture = this.#picture;
    if (!picture) return false;
    const before = this.#scroller.viewport;
    const missing = before.x + x + before.width - picture.width;
    if (missing > 0) picture.room += missing;
    this.#scroller.resize(picture.width, picture.height, before.x + x, before.y + y);
    const after = this.#scroller.viewport;
    return after.x !== before.x || after.y !== before.y;
  }

  #selectedPosition(): number {
    return Math.max(this.#picture?.positionOf(this.#picture.selected) ?? 0, 0);
  }

  #zoomToTask(): void {
    const picture = this.#picture;
    const start = picture?.model.rows.start[picture.selected] ?? null;
    const finish = picture?.model.rows.finish[picture.selected] ?? null;
    if (!picture || start === null || finish === null) return;
    const { width } = this.#scroller.viewport;
    this.#zoomFollows = false;
    picture.zoom(Math.min((width * 0.6 * minutesPerDay) / Math.max(finish - start, minutesPerDay), hoursFrom * 2));
    const middle = (xOf(picture.scale, start) + xOf(picture.scale, finish)) / 2;
    this.#moveX(middle - width / 2);
  }

  #toggle(position: number): void {
    const picture = this.#picture;
    const row = picture?.rowAt(position) ?? -1;
    const id = picture?.model.rows.id[row];
    if (!picture || id === undefined || !hasChildren(picture.model, row)) return;
    if (!picture.collapsed.delete(id)) picture.collapsed.add(id);
    this.#outlineChanged();
    const shown = picture.positionOf(row);
    if (this.#grid.hasFocus) this.#grid.focus(shown, this.#column);
  }

  /** Rows opened or closed: the first row that shows stays at the top. */
  #outlineChanged(): void {
    const picture = this.#picture;
    if (!picture) return;
    const { x, y } = this.#scroller.viewport;
    const first = picture.rowAt(Math.floor(y / picture.rowHeight));
    const rest = y % picture.rowHeight;
    picture.collapseChanged();
    const top = first < 0 ? y : picture.positionOf(first) * picture.rowHeight + rest;
    this.#scroller.resize(picture.width, picture.height, x, top);
    this.#draw(true);
    this.#actions.changed();
  }

  #expandTo(row: number): void {
    const picture = this.#picture;
    if (!picture) return;
    const closed = ancestorsOf(picture.model, row).filter((above) =>
      picture.collapsed.delete(picture.model.rows.id[above] ?? ""),
    );
    if (closed.length > 0) this.#outlineChanged();
  }

  #bringIntoSight(position: number, barToo: boolean): void {
    const place = this.#picture && intoSight(this.#picture, this.#scroller.viewport, position, barToo);
    if (place) this.#scroller.moveTo(place.x, place.y);
  }

  #showRow(row: number): void {
    this.#expandTo(row);
    const position = this.#picture?.positionOf(row) ?? -1;
    this.#bringIntoSight(position, true);
    this.#draw(false);
    this.#pick(position, -1);
  }

  #showFound(row: number): void {
    const picture = this.#picture;
    const id = picture?.model.rows.id[row];
    if (!picture || id === undefined) return;
    picture.selected = row;
    this.#column = -1;
    this.#expandTo(row);
    this.#bringIntoSight(picture.positionOf(row), true);
    this.#draw(true);
    this.#actions.selected(id, picture.planRow(row));
    this.#actions.changed();
  }

  #foundChanged(): void {
    if (this.#picture) this.#picture.found = this.#find.found;
    this.#draw(true);
    this.#actions.changed();
  }

  #focusSelected(): void {
    const picture = this.#picture;
    if (!picture) return;
    const position = Math.max(picture.positionOf(picture.selected), 0);
    this.#bringIntoSight(position, false);
    this.#draw(false);
    this.#grid.focus(position);
  }

  /** A row that gets the focus by Tab is the present one, even when it was not picked. */
  #focused(event: FocusEvent): void {
    const picture = this.#picture;
    if (!picture || !(event.target instanceof HTMLElement) || !event.target.matches(".row")) return;
    const position = Number(event.target.dataset["position"]);
    this.#column = -1;
    if (picture.selected < 0) this.#pick(position, -1);
    else this.#bringIntoSight(position, false);
  }

  #key(event: KeyboardEvent): void {
    const picture = this.#picture;
    if (!picture || picture.visible.rows.length === 0 || event.target instanceof HTMLInputElement) return;
    if (this.#editing.key(event)) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    // A letter that is typed into a cell goes on into the field over it.
    if (this.#editing.editor.open || event.isComposing) return;
    const selected = picture.selected;
    const position = this.#selectedPosition();
    const handled = handleKey(event, {
      picture,
      position,
      column: this.#column,
      pageHeight: this.#scroller.viewport.height,
      go: (next, column) => this.#pick(next, column),
      toggle: (at) => this.#toggle(at),
      reveal: () => {
        if (picture.planRow(selected) < 0) this.#toggle(position);
        else this.#pick(position, this.#column, { focus: true });
      },
      group: () => {
        const bounds = this.#grid.rowBounds(position);
        if (bounds) this.#reading.openGroups(bounds.left + 60, bounds.bottom);
      },
      run: (command) => this.run(command),
      pan: (share) => this.#moveX(this.#scroller.viewport.x + share * this.#scroller.viewport.width),
      follow: (direction) => this.#follow(direction, selected),
    });
    if (!handled) return;
    event.preventDefault();
    event.stopPropagation();
  }

  #goToFinding(direction: 1 | -1): void {
    const picture = this.#picture;
    const next = picture && nextFinding(picture, direction);
    const found = next && picture.findings.get(next.row);
    if (!found) {
      this.#view.say(this.#localizer.text(message("No task has findings")), true);
      return;
    }
    this.#showRow(next.row);
    const words = findingWords(found, this.#localizer);
    const name = picture.model.rows.name[next.row] ?? "";
    this.#view.say(this.#localizer.text(message("{0} of {1}. {2}: {3}", next.at + 1, next.of, name, words)), true);
  }

  #follow(direction: "predecessor" | "successor", row: number): void {
    const picture = this.#picture;
    if (!picture || row < 0) return;
    const next = linkedRow(picture, row, direction);
    if (next !== undefined) {
      this.#showRow(next);
      return;
    }
    const outside = picture.outside.get(row)?.find(({ before }) => before === (direction === "predecessor"));
    if (outside) this.#actions.revealOutside(outside);
    else {
      const none = direction === "predecessor" ? message("No predecessor") : message("No successor");
      this.#live.say(this.#localizer.text(none));
    }
  }

  /** Brings a day into sight, with some of what is before it. */
  #showDay(day: number): void {
    const picture = this.#picture;
    if (picture) this.#moveX(xOfDay(picture.scale, day) - this.#scroller.viewport.width / 4);
  }

  #moveX(x: number): void {
    const picture = this.#picture;
    if (!picture) return;
    this.#scroller.resize(picture.width, picture.height, x, this.#scroller.viewport.y);
    this.#draw(true);
    this.#actions.changed();
  }

  /** The point that stays when buttons or keys zoom: the selected bar while it shows, else the middle. */
  #zoomCentre(): number {
    const picture = this.#picture;
    const { x, width } = this.#scroller.viewport;
    const bar = picture && picture.selected >= 0 ? barOf(picture.model, picture.selected, picture.scale) : undefined;
    const at = bar ? bar.x - x : -1;
    return at >= 0 && at <= width ? at : width / 2;
  }

  #zoomAt(factor: number, at: number): void {
    const picture = this.#picture;
    if (!picture) return;
    this.#zoomFollows = false;
    const day = dayAtX(picture.scale, this.#scroller.viewport.x + at);
    picture.zoom(clampZoom(picture.scale.pixelsPerDay * factor));
    this.#moveX(xOfDay(picture.scale, day) - at);
  }

  #hover(position: number): void {
    this.#grid.hover(position);
    this.#timeline.hover(position);
  }
}
