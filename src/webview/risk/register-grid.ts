import { type RegisterColumn, type RegisterContext } from "../../core/report/risk/registerColumns";
import { placeIn, type RiskPositions } from "../../core/risk/steps";
import type { MatrixRisk } from "../../core/risk/types";
import { message } from "../../core/text/message";
import { dragColumns } from "../kit/column-drag";
import { element, setAttribute } from "../kit/dom";
import { gridMove } from "../kit/grid-keys";
import { goesOn, type RevealAction } from "../kit/reveal";
import { cellContent, columnWidth } from "./register-cells";
import { sortRisks, type RiskSort } from "./sort";
import type { RiskWords } from "./words";

export interface RegisterActions {
  readonly reveal: RevealAction;
  readonly select: (id: string) => void;
  readonly hover: (id: string | undefined) => void;
  readonly sort: (sort: RiskSort) => void;
  readonly clearFilters: () => void;
  /** The menu of columns, of which one was meant, at a place of the window. */
  readonly columnMenu: (column: number, x: number, y: number) => void;
  readonly moveColumn: (from: number, to: number) => void;
}

export interface RegisterPicture {
  /** The risks that pass the filters. */
  readonly risks: readonly MatrixRisk[];
  readonly columns: readonly RegisterColumn[];
  readonly positions: RiskPositions;
  readonly sort: RiskSort;
  readonly words: RiskWords;
}

/** Which cell the Tab key reaches: one of a risk, or a head (no id). */
interface TabStop {
  readonly id: string | undefined;
  readonly column: string;
}

/** The register as a grid (WAI-ARIA grid): one tab stop, one row a risk, risks without a position at the end with the reason. */
export class RegisterGrid {
  readonly node: HTMLElement;
  readonly #actions: RegisterActions;
  readonly #head = element("tr");
  readonly #body = element("tbody");
  readonly #table: HTMLTableElement;
  readonly #nothing = element("div", { class: "list-nothing" });
  #picture: RegisterPicture | undefined;
  #selected: string | undefined;
  #hovered: string | undefined;
  #stop: TabStop | undefined;

  constructor(actions: RegisterActions) {
    this.#actions = actions;
    this.#table = element("table", {
      class: "list-table",
      attributes: { role: "grid" },
      children: [element("thead", { children: [this.#head] }), this.#body],
    });
    this.node = element("div", { class: "list", children: [this.#table, this.#nothing] });
    this.#body.addEventListener("click", (event) => {
      const id = idOf(event);
      if (id === undefined) return;
      actions.select(id);
      actions.reveal(id, goesOn(event));
    });
    this.#body.addEventListener("mousedown", (event) => this.#pressed(event));
    this.#table.addEventListener("keydown", (event) => this.#keydown(event));
    this.#body.addEventListener("pointerover", (event) => actions.hover(idOf(event)));
    this.#body.addEventListener("pointerleave", () => actions.hover(undefined));
    this.#table.addEventListener("focusin", (event) => this.#focused(event));
    this.#head.addEventListener("contextmenu", (event) => {
      event.preventDefault();
      const at = event.target instanceof Element ? event.target.closest("th") : null;
      actions.columnMenu(at ? [...this.#head.children].indexOf(at) : -1, event.clientX, event.clientY);
    });
    dragColumns(this.#head, actions.moveColumn);
  }

  show(picture: RegisterPicture): void {
    this.#picture = picture;
    const { words, sort, columns, positions } = picture;
    const hadFocus = this.#table.contains(document.activeElement);
    const context: RegisterContext = words.registerContext(positions);
    setAttribute(this.#table, "aria-label", words.text(message("Risks")));
    this.#table.style.setProperty("min-width", `${columns.reduce((sum, column) => sum + columnWidth(column), 0)}px`);
    this.#head.replaceChildren(...columns.map((column) => this.#header(column, words, sort)));
    const sorted = sortRisks(picture.risks, sort, positions, words.language, context);
    const placed = sorted.filter((risk) => placeIn(risk, positions) !== undefined);
    const unassessed = sorted.slice(placed.length);
    const rowOf = (risk: MatrixRisk): HTMLElement => riskRow(risk, columns, context, words);
    this.#body.replaceChildren(
      ...placed.map(rowOf),
      ...(unassessed.length > 0 ? [groupRow(columns.length, unassessed.length, words), ...unassessed.map(rowOf)] : []),
    );
    this.#nothing.hidden = sorted.length > 0;
    this.#nothing.replaceChildren(
      element("p", { text: words.text(message("No risk matches the filters.")) }),
      element("button", {
        class: "button button-secondary",
        text: words.text(message("Clear filters")),
        attributes: { type: "button" },
        on: { click: this.#actions.clearFilters },
      }),
    );
    this.#mark();
    const stop = this.#tabStop();
    if (hadFocus) stop?.focus({ preventScroll: true });
  }

  /** Marks what is chosen and what the pointer is on, here or in the matrix. */
  highlight(selected: string | undefined, hovered: string | undefined): void {
    this.#selected = selected;
    this.#hovered = hovered;
    this.#mark();
  }

  /** Brings a risk into sight. @returns false when the filters hide it */
  reveal(id: string): boolean {
    const row = this.#body.querySelector(`[data-risk="${CSS.escape(id)}"]`);
    row?.scrollIntoView({ block: "nearest" });
    return row !== null;
  }

  /** Ids of the risks in their order. */
  get order(): readonly string[] {
    return [...this.#body.querySelectorAll<HTMLElement>("[data-risk]")].map((row) => row.dataset["risk"] ?? "");
  }

  #header(column: RegisterColumn, words: RiskWords, sort: RiskSort): HTMLElement {
    const active = sort.column === column.key;
    return element("th", {
      class: `column-${column.key}`,
      attributes: {
        role: "columnheader",
        scope: "col",
        "aria-sort": active ? (sort.descending ? "descending" : "ascending") : undefined,
      },
      styles: column.key === "title" ? {} : { width: `${columnWidth(column)}px` },
      children: [
        element("button", {
          class: "list-sort",
          attributes: { type: "button", "data-column": column.key, tabindex: -1 },
          on: {
            click: () => {
              // Numbers are wanted from the top, words from the beginning.
              const descending = active ? !sort.descending : column.number !== undefined;
              this.#actions.sort({ column: column.key, descending });
            },
          },
          children: [
            element("span", { class: "list-label", text: words.text(column.label) }),
            element("span", {
              class: "list-arrow",
              text: active ? (sort.descending ? "▾" : "▴") : "",
              attributes: { "aria-hidden": "true" },
            }),
          ],
        }),
      ],
    });
  }

  #mark(): void {
    for (const row of this.#body.querySelectorAll<HTMLElement>("[data-risk]")) {
      const id = row.dataset["risk"];
      setAttribute(row, "aria-selected", id === this.#selected ? "true" : undefined);
      row.classList.toggle("list-selected", id === this.#selected);
      row.classList.toggle("list-hovered", id === this.#hovered);
    }
  }

  /** The cells that can have the focus, row by row: the heads, then the risks. */
  #cells(): readonly (readonly HTMLElement[])[] {
    const heads = [...this.#head.querySelectorAll<HTMLElement>("[data-column]")];
    const rows = [...this.#body.querySelectorAll<HTMLElement>("[data-risk]")];
    return [heads, ...rows.map((row) => [...row.querySelectorAll<HTMLElement>("[data-column]")])];
  }

  /** One cell can be reached by Tab; arrow keys go on from there. At first it is the one of the chosen risk, or the first one. */
  #tabStop(): HTMLElement | undefined {
    const [heads = [], ...rows] = this.#cells();
    const id = this.#stop ? this.#stop.id : this.#selected;
    const row =
      this.#stop && id === undefined ? heads : (rows.find(([cell]) => riskOf(cell) === id) ?? rows[0] ?? heads);
    const stop = row.find((cell) => cell.dataset["column"] === this.#stop?.column) ?? row[0];
    for (const cell of this.#table.querySelectorAll<HTMLElement>('[data-column][tabindex="0"]')) cell.tabIndex = -1;
    if (stop) stop.tabIndex = 0;
    return stop;
  }

  #focused(event: FocusEvent): void {
    const cell = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-column]") : null;
    if (!cell) return;
    const id = riskOf(cell);
    this.#stop = { id, column: cell.dataset["column"] ?? "" };
    this.#tabStop();
    this.#actions.hover(id);
  }

  /** A press puts the focus into a cell; browsers would leave it outside of what is no control. */
  #pressed(event: MouseEvent): void {
    const cell = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-column]") : null;
    cell?.focus({ preventScroll: true });
  }

  #keydown(event: KeyboardEvent): void {
    const cell = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-column]") : null;
    if (!cell || !this.#picture) return;
    const cells = this.#cells();
    const row = cells.findIndex((one) => one.includes(cell));
    const column = cells[row]?.indexOf(cell) ?? 0;
    if (event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey)) {
      const { left, bottom } = cell.getBoundingClientRect();
      event.preventDefault();
      this.#actions.columnMenu(column, left, bottom);
      return;
    }
    const id = riskOf(cell);
    if (id !== undefined && (event.key === "Enter" || event.key === " ") && !event.ctrlKey && !event.altKey) {
      this.#actions.select(id);
      if (event.key === "Enter") this.#actions.reveal(id, true);
      event.preventDefault();
      return;
    }
    const page = Math.max(Math.floor(this.node.clientHeight / Math.max(cell.offsetHeight, 1)) - 1, 1);
    const next = gridMove(event, { row, column }, { rows: cells.length, columns: cells[row]?.length ?? 1, page });
    if (!next) return;
    event.preventDefault();
    cells[next.row]?.[next.column]?.focus();
  }
}

function riskRow(
  risk: MatrixRisk,
  columns: readonly RegisterColumn[],
  context: RegisterContext,
  words: RiskWords,
): HTMLElement {
  return element("tr", {
    class: `list-row${risk.closed ? " list-closed" : ""}`,
    attributes: { "data-risk": risk.id },
    children: columns.map((column) =>
      element("td", {
        class: `column-${column.key}`,
        attributes: {
          role: "gridcell",
          tabindex: -1,
          "data-column": column.key,
          title: column.key === "title" ? words.describe(risk).join("\n") : undefined,
        },
        children: cellContent(column, risk, context, words),
      }),
    ),
  });
}

function groupRow(columnCount: number, count: number, words: RiskWords): HTMLElement {
  return element("tr", {
    class: "list-group",
    children: [
      element("th", {
        text: `${words.text(message("Not assessed"))} (${count})`,
        attributes: { colspan: columnCount, scope: "rowgroup" },
      }),
    ],
  });
}

function riskOf(cell: Element | undefined): string | undefined {
  return cell?.closest<HTMLElement>("[data-risk]")?.dataset["risk"];
}

function idOf(event: Event): string | undefined {
  return event.target instanceof Element ? riskOf(event.target) : undefined;
}
