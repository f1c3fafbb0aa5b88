import { cellText, columnWidthLimits, hasChildren, type Column } from "../../core/report/gantt/layout";
import { rowAt } from "../../core/report/gantt/rows";
import { linksOf } from "../../core/report/gantt/links";
import { message } from "../../core/text/message";
import { dragColumns } from "../kit/column-drag";
import { element, setAttribute, setStyles, setText } from "../kit/dom";
import type { Localizer } from "../kit/localizer";
import { splitter } from "../kit/splitter";
import type { Again } from "./changed-rows";
import { columnTemplate } from "./columns";
import { againstBaseline, describeRow, placeInGroups } from "./describe";
import { findingWords } from "./findings";
import { outsideWords } from "./outside-links";
import type { Picture, Viewport } from "./picture";
import { RowPool, type PooledRow } from "./pool";

interface GridRow extends PooledRow {
  readonly node: HTMLElement;
  readonly cells: readonly HTMLElement[];
  readonly toggle: HTMLElement;
  readonly name: HTMLElement;
  readonly label: HTMLElement;
  /** Count of what is wrong, behind the name. */
  readonly mark: HTMLElement;
  /** The bar in words. */
  readonly words: HTMLElement;
}

export interface GridActions {
  readonly pick: (position: number, column: number, click: MouseEvent) => void;
  readonly toggle: (position: number) => void;
  readonly hover: (position: number) => void;
  /** The menu of a column, at a place of the window. */
  readonly columnMenu: (column: number, x: number, y: number) => void;
  readonly moveColumn: (from: number, to: number) => void;
  readonly resizeColumn: (column: number, pixels: number) => void;
  /** Back to the rows. */
  readonly leave: () => void;
}

const indent = 14;
/** Rows are placed relative to this, because browsers lose precision far from zero. */
const rebaseDistance = 100_000;
const overscan = 3;
/** Pixels behind the text of a cell that is as wide as its text, for the edge of its head. */
const edgeRoom = 4;
/** Pixels at each side of a cell. */
const cellPadding = 8;

/** The tree grid beside the timeline (WAI-ARIA treegrid): one tab stop, only the rows of the window on the page. */
export class Grid {
  readonly node: HTMLElement;
  readonly #localizer: Localizer;
  readonly #actions: GridActions;
  readonly #head: HTMLElement;
  readonly #body: HTMLElement;
  readonly #rows: HTMLElement;
  #columns: readonly Column[] = [];
  #widths: readonly number[] = [];
  /** The right edges of the heads, which change the widths of columns. */
  #edges: readonly ReturnType<typeof splitter>[] = [];
  #pool: RowPool<GridRow>;
  #template = "";
  #base = 0;
  #hovered = -1;

  constructor(localizer: Localizer, actions: GridActions) {
    this.#localizer = localizer;
    this.#actions = actions;
    this.#head = element("div", { class: "grid-head", attributes: { role: "row", "aria-rowindex": 1 } });
    this.#rows = element("div", { class: "grid-rows", attributes: { role: "rowgroup" } });
    this.#body = element("div", { class: "grid-body", attributes: { role: "presentation" }, children: [this.#rows] });
    this.node = element("div", {
      class: "grid",
      attributes: { role: "treegrid", "aria-multiselectable": "true" },
      children: [
        element("div", { class: "grid-head-group", attributes: { role: "rowgroup" }, children: [this.#head] }),
        this.#body,
      ],
    });
    this.#pool = new RowPool(this.#rows, () => makeRow(this.#columns));
    this.#rows.addEventListener("click", (event) => {
      const place = placeOf(event.target);
      if (!place) return;
      if (place.toggle) actions.toggle(place.position);
      else actions.pick(place.position, place.column, event);
    });
    this.#rows.addEventListener("mousedown", (event) => {
      // A range of rows is no range of letters.
      if (event.shiftKey) event.preventDefault();
    });
    this.#rows.addEventListener("pointermove", (event) => {
      actions.hover(placeOf(event.target)?.position ?? -1);
    });
    dragColumns(this.#head, actions.moveColumn);
    this.#head.addEventListener("contextmenu", (event) => {
      event.preventDefault();
      event.stopPropagation();
      const cell = event.target instanceof Element ? event.target.closest("[role=columnheader]") : null;
      actions.columnMenu(Number(cell?.getAttribute("aria-colindex") ?? 0) - 1, event.clientX, event.clientY);
    });
    this.#rows.addEventListener("pointerleave", () => {
      actions.hover(-1);
    });
  }

  /** Writes what depends on the language. */
  localize(): void {
    setAttribute(this.node, "aria-label", this.#localizer.text(message("Tasks")));
    this.#edges = this.#columns.map((column, index) => this.#makeEdge(column, index));
    this.#head.replaceChildren(
      ...this.#columns.map((column, index) =>
        element("div", {
          class: `cell cell-${column.key}${column.align === "end" ? " cell-end" : ""}`,
          attributes: { role: "columnheader", "aria-colindex": index + 1 },
          children: [this.#localizer.text(column.label), this.#edges[index]?.bar ?? ""],
        }),
      ),
      element("div", {
        class: "visually-hidden",
        text: this.#localizer.text(message("Timeline")),
        attributes: { role: "columnheader", "aria-colindex": this.#columns.length + 1 },
      }),
    );
  }

  /** Shows columns, with their widths in pixels. */
  showColumns(columns: readonly Column[], widths: readonly number[]): void {
    const before = this.#columns;
    this.#columns = columns;
    this.#widths = widths;
    // Elements stay where only a width is another one: it may be in hand.
    if (columns.length !== before.length || columns.some(({ key }, at) => key !== before[at]?.key)) {
      this.#rows.replaceChildren();
      this.#pool = new RowPool(this.#rows, () => makeRow(columns));
      setAttribute(this.node, "aria-colcount", columns.length + 1);
      this.localize();
    }
    const template = columnTemplate(columns, widths);
    if (template.columns === this.#template) return;
    this.#template = template.columns;
    setStyles(this.node, { "--columns": template.columns, "--columns-width": template.width });
    for (const edge of this.#edges) edge.update();
  }

  /** @param again which rows that stay are filled, because the model, the selection or the language changed */
  draw(picture: Picture, viewport: Viewport, again: Again): void {
    const first = Math.max(Math.floor(viewport.y / picture.rowHeight) - overscan, 0);
    const last = Math.min(
      Math.ceil((viewport.y + viewport.height) / picture.rowHeight) + overscan,
      picture.visible.rows.length,
    );
    const rebased = Math.abs(viewport.y - this.#base) > rebaseDistance;
    if (rebased) this.#base = Math.floor(viewport.y / picture.rowHeight) * picture.rowHeight;
    const focused = this.focusedPosition;
    const kept = focused < picture.visible.rows.length ? focused : -1;
    this.#pool.show(first, last, (row, position) => this.#fill(row, position, picture), rebased || again, kept);
    setStyles(this.#rows, { transform: `translateY(${this.#base - viewport.y}px)` });
    setAttribute(this.node, "aria-rowcount", picture.visible.rows.length + 1);
  }

  /** Focuses the edge of a column, for keys. */
  focusEdge(column: number): void {
    this.#edges[column]?.bar.focus();
  }

  #makeEdge(column: Column, index: number): ReturnType<typeof splitter> {
    const edge = splitter({
      label: this.#localizer.text(message("Width of “{0}”", this.#localizer.text(column.label))),
      // The name may be drawn wider or narrower than it would like to be.
      value: () => (column.grows && this.#cellOf(index)?.offsetWidth) || (this.#widths[index] ?? 0),
      limits: () => columnWidthLimits,
      onChange: (pixels) => this.#actions.resizeColumn(index, pixels),
      reset: () => this.#fittingWidth(index),
    });
    // Reached through the menu of columns: a stop at every column would stand in the way to the rows.
    edge.bar.tabIndex = -1;
    edge.bar.addEventListener("focus", edge.update);
    edge.update();
    edge.bar.addEventListener("keydown", ({ key }) => {
      if (key === "Escape" || key === "Enter") this.#actions.leave();
    });
    return edge;
  }

  /** The head of a column. */
  #cellOf(column: number): HTMLElement | undefined {
    const cell = this.#head.children[column];
    return cell instanceof HTMLElement ? cell : undefined;
  }

  /** Width at which the texts of a column that are on the page stand whole. */
  #fittingWidth(column: number): number {
    const isName = this.#columns[column]?.key === "name";
    const range = document.createRange();
    const widthOf = (cell: HTMLElement | undefined): number => {
      const text = cell?.firstChild;
      if (!text) return 0;
      range.selectNode(text);
      const { paddingLeft, paddingRight } = getComputedStyle(cell);
      return parseFloat(paddingLeft) + range.getBoundingClientRect().width + parseFloat(paddingRight);
    };
    const cells = [...this.#pool.mounted].map(([, row]) => (isName ? nameWidth(row) : widthOf(row.cells[column])));
    return Math.ceil(Math.max(...cells, widthOf(this.#cellOf(column)))) + edgeRoom;
  }

  /** Focuses a row, or its cell where a column is given. */
  focus(position: number, column = -1): void {
    const row = this.#pool.at(position);
    if (!row) return;
    const target = column < 0 ? row.node : [...row.cells, row.words][column];
    target?.focus({ preventScroll: true });
    if (column >= 0) target?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  /** Puts something over the rows that moves with them. */
  addOver(node: HTMLElement): void {
    this.#body.append(node);
  }

  /** Where a cell stands over the rows, in pixels from the corner of their window. */
  cellBox(
    { rowHeight }: Picture,
    position: number,
    column: number,
    viewport: Viewport,
  ): { readonly left: number; readonly top: number; readonly width: number; readonly height: number } {
    // The columns of all rows stand alike, so any row tells where the cell of one outside of the window would be.
    const row = this.#pool.at(position) ?? this.#pool.mounted.next().value?.[1];
    const cell = row?.cells[column];
    return {
      left: cell?.offsetLeft ?? 0,
      width: cell?.offsetWidth ?? 0,
      top: position * rowHeight - viewport.y,
      height: rowHeight - 1,
    };
  }

  /** Where a row stands on the page. */
  rowBounds(position: number): DOMRect | undefined {
    return this.#pool.at(position)?.node.getBoundingClientRect();
  }

  /** Position of the row of an element, -1 for none. */
  positionAt(target: EventTarget | null): number {
    return placeOf(target)?.position ?? -1;
  }

  get hasFocus(): boolean {
    return this.#rows.contains(document.activeElement);
  }

  hover(position: number): void {
    if (position === this.#hovered) return;
    this.#hovered = position;
    for (const [at, row] of this.#pool.mounted) row.node.classList.toggle("hovered", at === position);
  }

  /** Position of the row that has the focus, -1 for none. */
  get focusedPosition(): number {
    const active = document.activeElement;
    return active && this.#rows.contains(active) ? (placeOf(active)?.position ?? -1) : -1;
  }

  #fill(view: GridRow, position: number, picture: Picture): void {
    const index = picture.rowAt(position);
    const row = rowAt(picture.model, index);
    if (!row) return;
    const { node } = view;
    const parent = hasChildren(picture.model, index);
    const selected = picture.selected === index;
    const chosen = picture.isChosen(index);
    const selectedShows =
      picture.selected >= 0 && picture.rowAt(picture.positionOf(picture.selected)) === picture.selected;
    const tabStop = selectedShows ? selected : position === 0;
    node.dataset["position"] = String(position);
    setStyles(node, { top: `${position * picture.rowHeight - this.#base}px` });
    setAttribute(node, "aria-rowindex", position + 2);
    setAttribute(node, "aria-level", row.level);
    setAttribute(node, "aria-posinset", picture.siblingPlace[index]);
    setAttribute(node, "aria-setsize", picture.siblingCount[index]);
    setAttribute(node, "aria-expanded", parent ? String(!picture.collapsed.has(row.id)) : undefined);
    setAttribute(node, "aria-selected", String(chosen));
    node.tabIndex = tabStop ? 0 : -1;
    node.className = [
      "row",
      row.kind,
      row.heading ? "heading" : "",
      chosen ? "selected" : "",
      position === this.#hovered ? "hovered" : "",
      row.critical ? "critical" : "",
      row.late ? "late" : "",
      row.deadlineMissed ? "missed" : "",
      row.inactive ? "inactive" : "",
      picture.found.has(index) ? "found" : "",
      picture.filtered?.shows[index] === 2 ? "context" : "",
    ].join(" ");
    setStyles(view.name, { "padding-inline-start": `${(row.level - 1) * indent}px` });
    view.toggle.classList.toggle("leaf", !parent);
    setAttribute(view.label, "data-count", row.heading ? picture.tasksIn(index) : undefined);
    const context = picture.cells(this.#localizer);
    this.#columns.forEach((column, at) => {
      const cell = column.key === "name" ? view.label : view.cells[at];
      if (!cell) return;
      const text = cellText(column, row, context);
      // Nobody reads ten thousand characters in a cell, and laying them out costs time.
      const shown = text.length > 400 ? `${text.slice(0, 400)}…` : text;
      setText(cell, shown);
    });
    const found = picture.findings.get(index);
    const wrong = found && findingWords(found, this.#localizer);
    view.mark.hidden = !found;
    setText(view.mark, found ? String(found.count) : "");
    setAttribute(view.mark, "data-severity", found?.severity);
    setAttribute(view.mark, "title", wrong);
    const predecessors = picture.links.incoming[index] ?? 0;
    const successors = linksOf(picture.links, index).length - predecessors;
    const words = describeRow(row, this.#localizer, {
      predecessors,
      successors,
      against: againstBaseline(picture.model, row, picture.layers, this.#localizer),
      found: wrong,
      outside: outsideWords(picture.outside.get(index), this.#localizer),
      place: placeInGroups(picture, row),
    });
    setText(view.words, words.slice(0, 1000));
  }
}

function makeRow(columns: readonly Column[]): GridRow {
  const toggle = element("span", { class: "toggle", attributes: { "aria-hidden": "true" } });
  const label = element("span", { class: "label" });
  // The words of the row say it to those who don't see it.
  const mark = element("span", { class: "finding-mark", attributes: { "aria-hidden": "true", hidden: true } });
  const name = element("span", { class: "name", children: [toggle, label, mark] });
  const cells = columns.map((column, index) =>
    element("div", {
      class: column.align === "end" ? `cell cell-end cell-${column.key}` : `cell cell-${column.key}`,
      attributes: { role: "gridcell", tabindex: -1, "aria-colindex": index + 1 },
      children: column.key === "name" ? [name] : [],
    }),
  );
  const words = element("div", {
    class: "visually-hidden words",
    attributes: { role: "gridcell", tabindex: -1, "aria-colindex": columns.length + 1 },
  });
  return {
    node: element("div", { attributes: { role: "row" }, children: [...cells, words] }),
    cells,
    toggle,
    name,
    label,
    mark,
    words,
  };
}

/** Width at which a name stands whole, behind its level and the mark that opens it and before the count of what is wrong. */
function nameWidth({ name, label, mark }: GridRow): number {
  const left = label.getBoundingClientRect().left - name.getBoundingClientRect().left;
  const behind = mark.hidden ? 0 : mark.offsetWidth + parseFloat(getComputedStyle(mark).marginLeft);
  return left + label.scrollWidth + behind + 2 * cellPadding;
}

function placeOf(
  target: EventTarget | null,
): { readonly position: number; readonly column: number; readonly toggle: boolean } | undefined {
  if (!(target instanceof Element)) return undefined;
  const row = target.closest<HTMLElement>(".row");
  if (!row) return undefined;
  const cell = target.closest<HTMLElement>("[role=gridcell]");
  return {
    position: Number(row.dataset["position"]),
    column: cell ? Number(cell.getAttribute("aria-colindex")) - 1 : -1,
    toggle: target.closest(".toggle:not(.leaf)") !== null,
  };
}
