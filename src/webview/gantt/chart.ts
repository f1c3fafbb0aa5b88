import { formatDay, formatFinishDay, formatLongDay } from "../../core/report/gantt/format";
import {
  ancestorsOf,
  barOf,
  clampZoom,
  countRows,
  dayAtX,
  fittingZoom,
  hasChildren,
  holidayAt,
  leastShadedZoom,
  linksOf,
  metrics,
  openingZoom,
  planSpan,
  xOf,
  xOfDay,
} from "../../core/report/gantt/layout";
import { rowAt, rowWithId } from "../../core/report/gantt/rows";
import type { GanttModel } from "../../core/report/gantt/types";
import { message } from "../../core/text/message";
import type { GanttCommand, GanttViewState } from "../../protocol/gantt";
import { element, setStyles } from "../kit/dom";
import { LiveRegion } from "../kit/live";
import type { Localizer } from "../kit/localizer";
import { splitter } from "../kit/splitter";
import { goesOn } from "../kit/reveal";
import { Bar } from "./bar";
import { columnWidths, wholeColumns } from "./columns";
import { tooltipLines } from "./describe";
import { Find } from "./find";
import { Grid } from "./grid";
import { handleKey } from "./keys";
import { Picture } from "./picture";
import { numberOr, textsOf } from "./state";
import { TimeHead } from "./timeHead";
import { Timeline } from "./timeline";
import { Tooltip } from "./tooltip";
import { Scroller } from "./viewport";

export interface ChartActions {
  /** Show the text of a row. */
  readonly reveal: (id: string, row: number, focus: boolean) => void;
  readonly selected: (id: string, row: number) => void;
  readonly copyMermaid: () => void;
  readonly exportSvg: () => void;
  /** Something changed that a reload must bring back. */
  readonly changed: () => void;
}

const zoomStep = 1.4;
const narrowestGrid = 120;
const narrowestTimeline = 160;

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
  readonly #find: Find;
  readonly #bar: Bar;
  readonly #gridPane: HTMLElement;
  readonly #splitter: { readonly bar: HTMLElement; readonly update: () => void };
  #picture: Picture | undefined;
  #columns: readonly number[] = columnWidths([]);
  #gridWidth = 0;
  /** The zoom follows the width of the window until the person chooses one. */
  #zoomFollows = true;
  /** The width that the person chose; otherwise it follows the window. */
  #chosenGridWidth: number | undefined;
  #column = -1;
  #frame = 0;
  #anew = false;
  #kept: GanttViewState | undefined;

  constructor(localizer: Localizer, actions: ChartActions, kept: GanttViewState | undefined) {
    this.#localizer = localizer;
    this.#actions = actions;
    this.#kept = kept;
    this.#chosenGridWidth = numberOr(kept?.gridWidth);
    this.#find = new Find(localizer, {
      show: (row) => this.#showFound(row),
      changed: () => this.#foundChanged(),
      leave: () => this.#focusSelected(),
    });
    this.#bar = new Bar(localizer, this.#find, {
      run: (command) => this.run(command),
      copyMermaid: actions.copyMermaid,
      exportSvg: actions.exportSvg,
    });
    this.#grid = new Grid(localizer, {
      pick: (position, column, focus) => this.#pick(position, column, { focus }),
      toggle: (position) => this.#toggle(position),
      hover: (position) => this.#hover(position),
    });
    this.#head = new TimeHead(localizer);
    this.#scroller = new Scroller(() => {
      this.#tooltip.hide();
      this.#draw(false);
      actions.changed();
    });
    this.#scroller.stage.append(this.#timeline.node);
    this.#gridPane = element("div", { class: "grid-pane", children: [this.#grid.node] });
    this.#splitter = splitter({
      label: "",
      value: () => this.#gridWidth,
      limits: () => [narrowestGrid, Math.max(this.#bodyWidth() - narrowestTimeline, narrowestGrid)],
      onChange: (width) => {
        this.#chosenGridWidth = width;
        this.#layOut();
        actions.changed();
      },
      reset: () => this.#usualGridWidth(),
    });
    this.#body = element("div", {
      class: "chart-body",
      children: [
        this.#gridPane,
        this.#splitter.bar,
        element("div", { class: "timeline-pane", children: [this.#head.node, this.#scroller.node] }),
      ],
    });
    this.node = element("div", {
      class: "chart",
      styles: { "--row-height": `${metrics.rowHeight}px`, "--head-height": `${metrics.headerHeight}px` },
      children: [this.#bar.node, this.#body, this.#tooltip.node, this.#live.node],
    });
    this.#listen();
    this.localize();
  }

  readonly #body: HTMLElement;

  /** Writes all words again. */
  localize(): void {
    this.#bar.localize();
    this.#find.localize();
    this.#grid.localize();
    this.#splitter.bar.setAttribute("aria-label", this.#localizer.text(message("Width of the table")));
    if (this.#picture) this.#summarize(this.#picture.model);
  }

  /** Shows a model. Zoom, place, collapsed rows and selection stay when it is the same project. */
  show(model: GanttModel): void {
    const before = this.#picture;
    const same = before?.model.projectId === model.projectId;
    const kept = !before && this.#kept && this.#kept.projectId === model.projectId ? this.#kept : undefined;
    this.#kept = undefined;
    if (before?.model.rows.wbs !== model.rows.wbs) {
      this.#columns = columnWidths(model.rows.wbs);
      this.#grid.resizeColumns(this.#columns);
    }
    this.#applyGridWidth();
    this.#scroller.measure();
    const { x, y, width } = this.#scroller.viewport;
    const zoom = same ? before.scale.pixelsPerDay : (numberOr(kept?.pixelsPerDay) ?? openingZoom(model, width));
    if (!same) this.#zoomFollows = kept === undefined;
    const collapsed = same ? before.collapsed : textsOf(kept?.collapsed);
    const picture = new Picture(model, zoom, collapsed, same ? before : undefined);
    const selectedId = same ? before.model.rows.id[before.selected] : kept?.selected;
    if (before && before.model.rows.id === model.rows.id) picture.selected = before.selected;
    else picture.selected = typeof selectedId === "string" ? rowWithId(model, selectedId) : -1;
    let left: number;
    let top: number;
    if (same) {
      left = xOfDay(picture.scale, dayAtX(before.scale, x));
      top = this.#sameTop(before, picture, y);
    } else {
      const day = numberOr(kept?.leftInstant);
      left = xOfDay(picture.scale, day ?? planSpan(model).from) - (day === undefined ? metrics.padBefore : 0);
      top = (numberOr(kept?.topRow) ?? 0) * metrics.rowHeight;
    }
    this.#picture = picture;
    this.#find.update(model, kept && typeof kept.search === "string" ? kept.search : this.#find.text);
    picture.found = this.#find.found;
    this.#summarize(model);
    this.#scroller.resize(picture.width, picture.height, left, top);
    this.#draw(true);
  }

  /** Marks the task in which the text cursor stands and brings it into sight, without taking the focus. */
  select(id: string | undefined): void {
    const picture = this.#picture;
    if (!picture) return;
    const row = id === undefined ? -1 : rowWithId(picture.model, id);
    if (row === picture.selected) return;
    picture.selected = row;
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
        picture.collapsed.clear();
        this.#outlineChanged();
        break;
      case "collapseAll":
        picture.model.rows.id.forEach((id, row) => {
          if (hasChildren(picture.model, row)) picture.collapsed.add(id);
        });
        this.#outlineChanged();
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
    const { x, y } = this.#scroller.viewport;
    const selected = picture.model.rows.id[picture.selected];
    return {
      kind: "gantt",
      projectId: picture.model.projectId,
      pixelsPerDay: picture.scale.pixelsPerDay,
      leftInstant: dayAtX(picture.scale, x),
      topRow: y / metrics.rowHeight,
      collapsed: [...picture.collapsed],
      selected,
      gridWidth: this.#chosenGridWidth,
      search: this.#find.text,
    };
  }

  #listen(): void {
    new ResizeObserver(() => this.#layOut()).observe(this.#body);
    this.#grid.node.addEventListener("keydown", (event) => this.#key(event));
    this.#grid.node.addEventListener("focusin", (event) => this.#focused(event));
    this.#gridPane.addEventListener("wheel", (event) => this.#wheelOverGrid(event), { passive: false });
    const timelinePane = this.#scroller.node.parentElement ?? this.#scroller.node;
    timelinePane.addEventListener("wheel", (event) => this.#wheelZoom(event), { passive: false });
    this.#scroller.stage.addEventListener("pointermove", (event) => this.#pointerMoved(event));
    this.#scroller.stage.addEventListener("pointerleave", () => {
      this.#hover(-1);
      this.#tooltip.hide();
    });
    this.#scroller.stage.addEventListener("click", (event) => this.#timelineClicked(event));
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
  }

  #bodyWidth(): number {
    return this.#body.clientWidth;
  }

  #usualGridWidth(): number {
    return Math.max(wholeColumns(this.#columns, this.#bodyWidth() * 0.6), narrowestGrid);
  }

  #applyGridWidth(): void {
    const most = Math.max(this.#bodyWidth() - narrowestTimeline, narrowestGrid);
    const usual = Math.min(this.#usualGridWidth(), Math.max(this.#bodyWidth() * 0.6, narrowestGrid));
    this.#gridWidth = Math.min(this.#chosenGridWidth ?? usual, most);
    setStyles(this.#gridPane, { width: `${this.#gridWidth}px` });
  }

  /** After the window or the splitter changed. */
  #layOut(): void {
    this.#applyGridWidth();
    this.#splitter.update();
    if (!this.#scroller.measure() || !this.#picture) return;
    const picture = this.#picture;
    const { x, y, width } = this.#scroller.viewport;
    const left = dayAtX(picture.scale, x);
    if (this.#zoomFollows) picture.zoom(openingZoom(picture.model, width));
    this.#scroller.resize(picture.width, picture.height, this.#zoomFollows ? xOfDay(picture.scale, left) : x, y);
    this.#draw(true);
  }

  #summarize(model: GanttModel): void {
    const { language } = this.#localizer;
    const { all, critical, late } = countRows(model);
    const parts: string[] = [];
    if (model.start !== undefined && model.finish !== undefined) {
      parts.push(`${formatDay(model.start, language)} – ${formatFinishDay(model.finish, language)}`);
    }
    parts.push(this.#localizer.text(message("Rows: {0}", all)));
    if (critical > 0) parts.push(this.#localizer.text(message("Critical: {0}", critical)));
    if (late > 0) parts.push(this.#localizer.text(message("Late: {0}", late)));
    this.#bar.summarize(parts);
  }

  /** The place from the top after an update: the first row that showed and still exists keeps its place. */
  #sameTop(before: Picture, after: Picture, y: number): number {
    if (before.visible === after.visible) return y;
    const first = Math.floor(y / metrics.rowHeight);
    const count = Math.min(first + 60, before.visible.rows.length);
    const known = new Map(after.model.rows.id.map((id, row) => [id, row]));
    for (let position = first; position < count; position++) {
      const row = known.get(before.model.rows.id[before.rowAt(position)] ?? "");
      if (row !== undefined) return y + (after.positionOf(row) - position) * metrics.rowHeight;
    }
    return y;
  }

  #pick(position: number, column: number, reveal?: { readonly focus: boolean }): void {
    const picture = this.#picture;
    const row = picture?.rowAt(position) ?? -1;
    const id = picture?.model.rows.id[row];
    if (!picture || id === undefined) return;
    this.#column = column;
    const changed = picture.selected !== row;
    picture.selected = row;
    this.#bringIntoSight(position, false);
    this.#draw(true);
    this.#grid.focus(position, column);
    if (changed) this.#actions.selected(id, row);
    if (reveal) this.#actions.reveal(id, row, reveal.focus);
    this.#actions.changed();
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
    const first = picture.rowAt(Math.floor(y / metrics.rowHeight));
    const rest = y % metrics.rowHeight;
    picture.collapseChanged();
    const top = first < 0 ? y : picture.positionOf(first) * metrics.rowHeight + rest;
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

  /** Scrolls no more than needed, or to the middle when the row was far away. */
  #bringIntoSight(position: number, barToo: boolean): void {
    const picture = this.#picture;
    if (!picture || position < 0) return;
    const { x, y, width, height } = this.#scroller.viewport;
    const top = position * metrics.rowHeight;
    let nextY = y;
    if (top < y) nextY = top < y - height ? top - height / 3 : top;
    else if (top + metrics.rowHeight > y + height) {
      nextY = top > y + 2 * height ? top - height / 3 : top + metrics.rowHeight - height;
    }
    let nextX = x;
    const bar = barToo ? barOf(picture.model, picture.rowAt(position), picture.scale) : undefined;
    if (bar && (bar.x + bar.width < x + 20 || bar.x > x + width - 60)) nextX = bar.x - width * 0.2;
    if (nextX !== x || nextY !== y) this.#scroller.moveTo(nextX, nextY);
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
    this.#actions.selected(id, row);
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
    if (!picture || picture.visible.rows.length === 0) return;
    const selected = picture.selected;
    const position = Math.max(picture.positionOf(selected), 0);
    const handled = handleKey(event, {
      picture,
      position,
      column: this.#column,
      pageHeight: this.#scroller.viewport.height,
      go: (next, column) => this.#pick(next, column),
      toggle: (at) => this.#toggle(at),
      reveal: () => this.#pick(position, this.#column, { focus: true }),
      run: (command) => this.run(command),
      pan: (share) => this.#moveX(this.#scroller.viewport.x + share * this.#scroller.viewport.width),
      follow: (direction) => this.#follow(direction, selected),
    });
    if (!handled) return;
    event.preventDefault();
    event.stopPropagation();
  }

  #follow(direction: "predecessor" | "successor", row: number): void {
    const picture = this.#picture;
    if (!picture || row < 0) return;
    const { from, to } = picture.model.links;
    const [here, there] = direction === "predecessor" ? [to, from] : [from, to];
    const link = linksOf(picture.links, row).find((candidate) => here[candidate] === row);
    const next = link === undefined ? undefined : there[link];
    if (next === undefined) {
      const none = direction === "predecessor" ? message("No predecessor") : message("No successor");
      this.#live.say(this.#localizer.text(none));
      return;
    }
    this.#expandTo(next);
    this.#bringIntoSight(picture.positionOf(next), true);
    this.#draw(false);
    this.#pick(picture.positionOf(next), -1);
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

  #wheelZoom(event: WheelEvent): void {
    if (!event.ctrlKey && !event.metaKey) {
      // The header is no scroller of its own.
      if (event.target instanceof Node && this.#head.node.contains(event.target)) this.#wheelOverGrid(event);
      return;
    }
    event.preventDefault();
    this.#tooltip.hide();
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
    const delta = Math.max(-40, Math.min(40, event.deltaY * lines));
    const { left } = this.#scroller.node.getBoundingClientRect();
    this.#zoomAt(Math.exp(-delta * 0.008), event.clientX - left);
  }

  #wheelOverGrid(event: WheelEvent): void {
    if (event.ctrlKey || event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) return;
    event.preventDefault();
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? metrics.rowHeight : 1;
    this.#scroller.moveBy(0, event.deltaY * lines);
    this.#draw(false);
    this.#actions.changed();
  }

  #hover(position: number): void {
    this.#grid.hover(position);
    this.#timeline.hover(position);
  }

  #pointerMoved(event: PointerEvent): void {
    const picture = this.#picture;
    if (!picture) return;
    const bounds = this.#scroller.stage.getBoundingClientRect();
    const x = event.clientX - bounds.left;
    const { viewport } = this.#scroller;
    const hit = this.#timeline.hit(picture, viewport, x, event.clientY - bounds.top);
    this.#hover(hit?.position ?? -1);
    this.#scroller.stage.classList.toggle("on-bar", hit?.onBar === true);
    const row = hit?.onBar ? rowAt(picture.model, picture.rowAt(hit.position)) : undefined;
    if (row) {
      this.#tooltip.offer(`row ${row.row}`, event.clientX, event.clientY, () => ({
        title: row.wbs === "" ? row.name : `${row.wbs}  ${row.name}`,
        lines: tooltipLines(row, this.#localizer, picture.model.minutesPerDay),
      }));
      return;
    }
    const day = Math.floor(dayAtX(picture.scale, viewport.x + x));
    const holiday =
      picture.scale.pixelsPerDay >= leastShadedZoom
        ? holidayAt(picture.model.calendar, day, this.#localizer.language)
        : undefined;
    if (holiday === undefined) this.#tooltip.hide();
    else {
      this.#tooltip.offer(`day ${day}`, event.clientX, event.clientY, () => ({
        title: holiday,
        lines: [[formatLongDay(day, this.#localizer.language), ""]],
      }));
    }
  }

  #timelineClicked(event: MouseEvent): void {
    const picture = this.#picture;
    if (!picture) return;
    const bounds = this.#scroller.stage.getBoundingClientRect();
    const hit = this.#timeline.hit(
      picture,
      this.#scroller.viewport,
      event.clientX - bounds.left,
      event.clientY - bounds.top,
    );
    if (!hit) return;
    this.#tooltip.hide();
    this.#pick(hit.position, -1, hit.onBar ? { focus: goesOn(event) } : undefined);
  }
}
