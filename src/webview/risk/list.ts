import type { MatrixRisk, Placement } from "../../core/risk/types";
import { message, type Message } from "../../core/text/message";
import type { RiskPositions, RiskSortColumn } from "../../protocol/risk";
import { element, setAttribute } from "../kit/dom";
import { goesOn, type RevealAction } from "../kit/reveal";
import { placeIn } from "./filter";
import { sortRisks, type RiskSort } from "./sort";
import type { RiskWords } from "./words";

export interface ListActions {
  readonly reveal: RevealAction;
  readonly select: (id: string) => void;
  readonly hover: (id: string | undefined) => void;
  readonly sort: (sort: RiskSort) => void;
  readonly clearFilters: () => void;
}

export interface ListPicture {
  /** The risks that pass the filters. */
  readonly risks: readonly MatrixRisk[];
  readonly positions: RiskPositions;
  readonly sort: RiskSort;
  readonly words: RiskWords;
}

const columns: readonly { readonly id: RiskSortColumn; readonly label: Message }[] = [
  { id: "id", label: message("ID") },
  { id: "title", label: message("Risk") },
  { id: "owner", label: message("Owner") },
  { id: "score", label: message("Score") },
  { id: "level", label: message("Level") },
  { id: "status", label: message("Status") },
  { id: "response", label: message("Response") },
];

/** The list beside the matrix: sortable, one row a risk, risks without a position at the end with the reason. */
export class RiskList {
  readonly node: HTMLElement;
  readonly #actions: ListActions;
  readonly #head = element("tr");
  readonly #body = element("tbody");
  readonly #table: HTMLTableElement;
  readonly #nothing = element("div", { class: "list-nothing" });
  #picture: ListPicture | undefined;
  #selected: string | undefined;
  #hovered: string | undefined;
  /** The row that the Tab key reaches. */
  #row: string | undefined;

  constructor(actions: ListActions) {
    this.#actions = actions;
    this.#table = element("table", {
      class: "list-table",
      children: [element("thead", { children: [this.#head] }), this.#body],
    });
    this.node = element("div", { class: "list", children: [this.#table, this.#nothing] });
    this.#body.addEventListener("click", (event) => {
      const id = idOf(event);
      if (id === undefined) return;
      actions.select(id);
      actions.reveal(id, goesOn(event));
    });
    this.#body.addEventListener("keydown", (event) => this.#keydown(event));
    this.#body.addEventListener("pointerover", (event) => actions.hover(idOf(event)));
    this.#body.addEventListener("pointerleave", () => actions.hover(undefined));
    this.#body.addEventListener("focusin", (event) => {
      const id = idOf(event);
      if (id === undefined) return;
      this.#row = id;
      this.#tabStop();
      actions.hover(id);
    });
  }

  show(picture: ListPicture): void {
    this.#picture = picture;
    const { words, sort } = picture;
    const focused = this.#focusedRow();
    const focusedHeader = this.#focusedHeader();
    setAttribute(this.#table, "aria-label", words.text(message("Risks")));
    this.#head.replaceChildren(...columns.map((column) => this.#header(column.id, words.text(column.label), sort)));
    const sorted = sortRisks(picture.risks, sort, picture.positions, words.language, (column, risk) =>
      sortText(column, risk, words),
    );
    const placed = sorted.filter((risk) => placeIn(risk, picture.positions) !== undefined);
    const unassessed = sorted.slice(placed.length);
    this.#body.replaceChildren(
      ...placed.map((risk) => this.#risk(risk, picture)),
      ...(unassessed.length > 0
        ? [
            element("tr", {
              class: "list-group",
              children: [
                element("th", {
                  text: `${words.text(message("Not assessed"))} (${unassessed.length})`,
                  // As many columns as even the narrowest panel shows: a longer span would make columns of its own.
                  attributes: { colspan: 4, scope: "rowgroup" },
                }),
              ],
            }),
          ]
        : []),
      ...unassessed.map((risk) => this.#risk(risk, picture)),
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
    this.#tabStop();
    if (focused !== undefined) this.#rowOf(focused)?.focus({ preventScroll: true });
    if (focusedHeader !== undefined) this.#head.querySelector<HTMLElement>(`[data-column="${focusedHeader}"]`)?.focus();
  }

  /** Marks what is chosen and what the pointer is on, here or in the matrix. */
  highlight(selected: string | undefined, hovered: string | undefined): void {
    this.#selected = selected;
    this.#hovered = hovered;
    this.#mark();
  }

  /** Brings a risk into sight. @returns false when the filters hide it */
  reveal(id: string): boolean {
    const row = this.#rowOf(id);
    row?.scrollIntoView({ block: "nearest" });
    return row !== undefined;
  }

  #header(column: RiskSortColumn, label: string, sort: RiskSort): HTMLElement {
    const active = sort.column === column;
    return element("th", {
      class: `column-${column}`,
      attributes: { scope: "col", "aria-sort": active ? (sort.descending ? "descending" : "ascending") : undefined },
      children: [
        element("button", {
          class: "list-sort",
          attributes: { type: "button", "data-column": column },
          on: {
            click: () => {
              // Numbers are wanted from the top, words from the beginning.
              const first = column === "score" || column === "level";
              this.#actions.sort({ column, descending: active ? !sort.descending : first });
            },
          },
          children: [
            element("span", { text: label }),
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

  #risk(risk: MatrixRisk, picture: ListPicture): HTMLElement {
    const { words, positions } = picture;
    const place = placeIn(risk, positions);
    return element("tr", {
      class: `list-row${risk.closed ? " list-closed" : ""}`,
      attributes: { "data-risk": risk.id, tabindex: -1 },
      children: [
        element("td", { class: "column-id", text: risk.id }),
        element("td", {
          class: "column-title",
          attributes: { title: words.describe(risk).join("\n") },
          children: [
            element("div", {
              class: "title-text",
              children: [
                ...(risk.type === "opportunity"
                  ? [
                      element("span", {
                        class: "list-type",
                        text: "▲",
                        attributes: { role: "img", "aria-label": words.text(message("Opportunity")) },
                      }),
                    ]
                  : []),
                risk.title,
              ],
            }),
          ],
        }),
        element("td", { class: "column-owner", text: risk.owner?.name ?? "–" }),
        ...(place
          ? [
              element("td", { class: "column-score", children: scoreOf(risk, positions, words) }),
              element("td", { class: "column-level", children: levelsOf(risk, place, positions, words) }),
            ]
          : [
              element("td", {
                class: "column-reason",
                text: risk.unassessed ? words.words(risk.unassessed) : "",
                attributes: { colspan: 2 },
              }),
            ]),
        element("td", { class: "column-status", text: words.value("status", risk.status) || "–" }),
        element("td", { class: "column-response", text: words.value("response", risk.response) || "–" }),
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

  /** One row can be reached by Tab; arrow keys go on from there. */
  #tabStop(): void {
    const rows = [...this.#body.querySelectorAll<HTMLElement>("[data-risk]")];
    const stop =
      rows.find((row) => row.dataset["risk"] === this.#row) ??
      rows.find((row) => row.dataset["risk"] === this.#selected) ??
      rows[0];
    for (const row of rows) row.tabIndex = row === stop ? 0 : -1;
  }

  #keydown(event: KeyboardEvent): void {
    const id = idOf(event);
    if (id === undefined || !this.#picture || event.ctrlKey || event.metaKey || event.altKey) return;
    const rows = [...this.#body.querySelectorAll<HTMLElement>("[data-risk]")];
    const index = rows.findIndex((row) => row.dataset["risk"] === id);
    const page = 10;
    const target: Readonly<Record<string, number>> = {
      ArrowDown: index + 1,
      ArrowUp: index - 1,
      PageDown: index + page,
      PageUp: index - page,
      Home: 0,
      End: rows.length - 1,
    };
    const next = target[event.key];
    if (next !== undefined) rows[Math.min(Math.max(next, 0), rows.length - 1)]?.focus();
    else if (event.key === "Enter") this.#actions.reveal(id, true);
    else if (event.key !== " ") return;
    if (event.key === "Enter" || event.key === " ") this.#actions.select(id);
    event.preventDefault();
  }

  #rowOf(id: string): HTMLElement | undefined {
    return this.#body.querySelector<HTMLElement>(`[data-risk="${CSS.escape(id)}"]`) ?? undefined;
  }

  #focusedRow(): string | undefined {
    const active = document.activeElement;
    return active instanceof HTMLElement && this.#body.contains(active) ? active.dataset["risk"] : undefined;
  }

  #focusedHeader(): string | undefined {
    const active = document.activeElement;
    return active instanceof HTMLElement && this.#head.contains(active) ? active.dataset["column"] : undefined;
  }
}

/** A coloured badge that says its level in words too. */
export function levelBadge(place: Pick<Placement, "band">, words: RiskWords): HTMLElement {
  const band = words.band(place.band);
  return element("span", {
    class: "badge",
    text: words.bandName(place.band),
    attributes: { "data-color": band?.color, "data-rank": band ? band.rank % 4 : 0 },
  });
}

/** The place where a risk is or will be with its response: the latest that is written, but for the target. */
function lastStep({ residual, current }: MatrixRisk): Placement | undefined {
  return residual ?? current;
}

/** The level; where the response changes it, an arrow and the mark of the level after it. */
function levelsOf(
  risk: MatrixRisk,
  place: Placement,
  positions: RiskPositions,
  words: RiskWords,
): readonly (Node | string)[] {
  const after = positions === "all" ? lastStep(risk) : undefined;
  if (!after || after.band === place.band) return [levelBadge(place, words)];
  const mark = element("span", {
    class: "badge badge-mark",
    attributes: {
      role: "img",
      title: words.bandName(after.band),
      "aria-label": words.bandName(after.band),
      "data-color": words.band(after.band)?.color,
      "data-rank": (words.band(after.band)?.rank ?? 0) % 4,
    },
  });
  return [levelBadge(place, words), arrow(words), mark];
}

function arrow(words: RiskWords): HTMLElement {
  return element("span", {
    class: "score-arrow",
    text: "→",
    attributes: { role: "img", "aria-label": words.text(message("then")) },
  });
}

function scoreOf(risk: MatrixRisk, positions: RiskPositions, words: RiskWords): readonly (Node | string)[] {
  const { inherent } = risk;
  const after = lastStep(risk);
  if (positions === "all" && inherent && after) {
    return [
      String(inherent.score),
      arrow(words),
      element("span", { class: "score-residual", text: String(after.score) }),
    ];
  }
  return [String(placeIn(risk, positions)?.score ?? "")];
}

function sortText(column: RiskSortColumn, risk: MatrixRisk, words: RiskWords): string {
  switch (column) {
    case "id":
      return risk.id;
    case "title":
      return risk.title;
    case "owner":
      return risk.owner?.name ?? "";
    case "status":
      return words.value("status", risk.status);
    case "response":
      return words.value("response", risk.response);
    default:
      return "";
  }
}

function idOf(event: Event): string | undefined {
  return event.target instanceof Element
    ? event.target.closest<HTMLElement>("[data-risk]")?.dataset["risk"]
    : undefined;
}
