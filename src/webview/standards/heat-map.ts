import { bandOf, rowBand } from "../../core/report/conformance/bands";
import { shareOverProjects, type ConformanceTable, type ProjectConformance } from "../../core/report/conformance/table";
import { cellText, cellWords, denominators, percent, scoreText } from "../../core/report/conformance/words";
import { message } from "../../core/text/message";
import type { ConformanceMessage } from "../../protocol/standards";
import { element, setAttribute } from "../kit/dom";
import { gridMove, type GridPlace } from "../kit/grid-keys";
import type { Localizer } from "../kit/localizer";

/** A cell of the map: a rule in a project, or without a code the score of the project. */
export interface MapCell {
  readonly folder: string;
  readonly code?: string;
}

export interface HeatMapActions {
  readonly select: (cell: MapCell) => void;
  /** The person goes on: with the first finding of the cell, or with the rule at the head of a row. */
  readonly openRule: (code: string) => void;
}

export interface HeatMapPicture {
  readonly table: ConformanceTable;
  /** Codes of the rules that show, in their order. */
  readonly codes: readonly string[];
  readonly rules: ConformanceMessage["rules"];
  readonly localizer: Localizer;
}

/** Rules by projects (WAI-ARIA grid): one tab stop, arrows between the cells. Every cell says its share in figures, so that no colour has to be seen. */
export class HeatMap {
  readonly node = element("div", { class: "map", attributes: { role: "grid" } });
  readonly #actions: HeatMapActions;
  #selected: MapCell | undefined;
  /** Cells that can have the focus, row by row; the first of a row is its head. */
  #cells: readonly (readonly HTMLElement[])[] = [];
  /** What the cells stand for, in the same order. */
  #places = new Map<HTMLElement, { readonly folder?: string; readonly code?: string }>();
  #stop: GridPlace = { row: 0, column: 1 };

  constructor(actions: HeatMapActions) {
    this.#actions = actions;
    this.node.addEventListener("click", (event) => {
      const cell = this.#cellAt(event);
      if (cell) this.#choose(cell, event.detail === 2);
    });
    this.node.addEventListener("keydown", (event) => this.#keydown(event));
    this.node.addEventListener("focusin", (event) => {
      const cell = this.#cellAt(event);
      if (!cell) return;
      const row = this.#cells.findIndex((one) => one.includes(cell));
      this.#stop = { row, column: this.#cells[row]?.indexOf(cell) ?? 0 };
      this.#markStop();
    });
  }

  show(picture: HeatMapPicture): void {
    const { table, codes, rules, localizer } = picture;
    const hadFocus = this.node.contains(document.activeElement);
    const { scrollTop, scrollLeft } = this.node;
    this.#places = new Map();
    const score = this.#scoreRow(table, localizer);
    const rows: HTMLElement[][] = [score.cells];
    const nodes: HTMLElement[] = [];
    let group: string | undefined;
    for (const code of codes) {
      const name = rules[code]?.standard ?? localizer.text(message("Demanded by standards"));
      if (name !== group) {
        group = name;
        nodes.push(groupRow(name));
      }
      const row = this.#ruleRow(code, picture);
      rows.push(row.cells);
      nodes.push(row.node);
    }
    setAttribute(this.node, "aria-label", localizer.text(message("Rules by projects")));
    setAttribute(this.node, "aria-rowcount", codes.length + 2);
    setAttribute(this.node, "aria-colcount", table.projects.length + 2);
    this.node.replaceChildren(
      element("div", {
        class: "map-top",
        attributes: { role: "rowgroup" },
        children: [headRow(table, localizer), score.node],
      }),
      element("div", { class: "map-body", attributes: { role: "rowgroup" }, children: nodes }),
    );
    this.#cells = rows;
    this.node.scrollTo(scrollLeft, scrollTop);
    this.select(this.#selected);
    const row = Math.min(this.#stop.row, rows.length - 1);
    this.#stop = { row, column: Math.min(this.#stop.column, (rows[row]?.length ?? 1) - 1) };
    this.#markStop();
    if (hadFocus) this.#cells[row]?.[this.#stop.column]?.focus({ preventScroll: true });
  }

  /** Marks the chosen cell. */
  select(cell: MapCell | undefined): void {
    this.#selected = cell;
    for (const [node, place] of this.#places)
      setAttribute(
        node,
        "aria-selected",
        cell !== undefined && place.folder === cell.folder && place.code === cell.code ? "true" : undefined,
      );
  }

  #scoreRow({ projects }: ConformanceTable, localizer: Localizer): MadeRow {
    const head = this.#cell(
      { class: "map-rule map-score", text: localizer.text(message("Score")), role: "rowheader" },
      {},
    );
    const cells = projects.map(({ project, conformance }) =>
      this.#cell(
        {
          class: `map-cell map-score ${bandOf(conformance.score)}`,
          text: scoreText(conformance),
          label: `${project.name}: ${scoreText(conformance)}. ${localizer.text(denominators(conformance))}`,
        },
        { folder: project.folder },
      ),
    );
    return madeRow(head, element("div", { class: "map-all" }), cells);
  }

  #ruleRow(code: string, { table, rules, localizer }: HeatMapPicture): MadeRow {
    const title = rules[code]?.title ?? code;
    const all = shareOverProjects(table, code);
    const head = this.#cell({ class: "map-rule", text: title, label: code, role: "rowheader" }, { code });
    const cells = table.projects.map((project) => {
      const row = table.rowOf(project, code);
      return this.#cell(
        {
          class: `map-cell ${rowBand(row)}`,
          text: cellText(row),
          label: `${title} – ${project.project.name}: ${localizer.text(cellWords(row))}`,
        },
        { folder: project.project.folder, code },
      );
    });
    const share = element("div", {
      class: `map-all ${bandOf(all)}`,
      text: percent(all),
      attributes: { role: "gridcell" },
    });
    return madeRow(head, share, cells);
  }

  #cell(
    {
      class: className,
      text,
      label,
      role = "gridcell",
    }: { class: string; text: string; label?: string; role?: string },
    place: { readonly folder?: string; readonly code?: string },
  ): HTMLElement {
    const node = element("div", {
      class: className,
      text,
      attributes: { role, tabindex: -1, title: label, "aria-label": role === "gridcell" ? label : undefined },
    });
    this.#places.set(node, place);
    return node;
  }

  #cellAt(event: Event): HTMLElement | undefined {
    const node = event.target instanceof HTMLElement ? event.target : undefined;
    return node && this.#places.has(node) ? node : undefined;
  }

  #choose(cell: HTMLElement, goesOn: boolean): void {
    const { folder, code } = this.#places.get(cell) ?? {};
    if (folder !== undefined) this.#actions.select({ folder, ...(code !== undefined && { code }) });
    if (code !== undefined && (folder === undefined || goesOn)) this.#actions.openRule(code);
  }

  #markStop(): void {
    for (const node of this.node.querySelectorAll<HTMLElement>('[tabindex="0"]')) node.tabIndex = -1;
    const stop = this.#cells[this.#stop.row]?.[this.#stop.column];
    if (stop) stop.tabIndex = 0;
  }

  #keydown(event: KeyboardEvent): void {
    const cell = this.#cellAt(event);
    if (!cell) return;
    if ((event.key === "Enter" || event.key === " ") && !event.ctrlKey && !event.altKey && !event.metaKey) {
      event.preventDefault();
      this.#choose(cell, false);
      return;
    }
    const page = Math.max(Math.floor(this.node.clientHeight / Math.max(cell.offsetHeight, 1)) - 3, 1);
    const columns = this.#cells[this.#stop.row]?.length ?? 1;
    const next = gridMove(event, this.#stop, { rows: this.#cells.length, columns, page });
    if (!next) return;
    event.preventDefault();
    this.#cells[next.row]?.[next.column]?.focus();
  }
}

interface MadeRow {
  readonly node: HTMLElement;
  readonly cells: HTMLElement[];
}

function madeRow(head: HTMLElement, all: HTMLElement, cells: readonly HTMLElement[]): MadeRow {
  const node = element("div", { class: "map-row", attributes: { role: "row" }, children: [head, all, ...cells] });
  return { node, cells: [head, ...cells] };
}

function headRow({ projects }: ConformanceTable, localizer: Localizer): HTMLElement {
  return element("div", {
    class: "map-row map-heads",
    attributes: { role: "row" },
    children: [
      columnHead("map-rule", localizer.text(message("Rule"))),
      columnHead("map-all", localizer.text(message("All"))),
      ...projects.map(({ project }: ProjectConformance) => columnHead("map-cell", project.name)),
    ],
  });
}

function columnHead(className: string, text: string): HTMLElement {
  return element("div", {
    class: className,
    attributes: { role: "columnheader", title: text },
    children: [element("span", { class: "map-name", text })],
  });
}

function groupRow(name: string): HTMLElement {
  return element("div", {
    class: "map-row map-group",
    attributes: { role: "row" },
    children: [element("div", { class: "map-rule", text: name, attributes: { role: "rowheader" } })],
  });
}
