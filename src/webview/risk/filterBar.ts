import { halfNames, positionNames } from "../../core/report/risk/words";
import { typesOf, type RiskType } from "../../core/risk/halves";
import { riskPositionNames } from "../../core/risk/positions";
import type { RiskPositions } from "../../core/risk/steps";
import type { MatrixRisk } from "../../core/risk/types";
import { message, type Message } from "../../core/text/message";
import type { RiskFilter } from "../../protocol/risk";
import { element, setAttribute } from "../kit/dom";
import { icon } from "../kit/icons";
import { Segments } from "../kit/segments";
import { labelButton, toolbar, toolbarButton } from "../kit/toolbar";
import { allStatuses, countValues, isDefault, openStatuses, passes, type FilterField } from "./filter";
import type { RiskWords } from "./words";

export interface FilterBarActions {
  readonly setPositions: (positions: RiskPositions) => void;
  readonly setFilter: (filter: RiskFilter) => void;
  readonly copyMermaid: () => void;
}

const positionLabels: Readonly<Record<RiskPositions, Message>> = {
  ...positionNames,
  all: message("All"),
};

/** Both halves of the matrix, or one of them. */
type Halves = RiskType | "both";
const halvesLabels: Readonly<Record<Halves, Message>> = {
  ...halfNames,
  both: message("Both"),
};

const fields: readonly FilterField[] = ["status", "owner", "category", "proximity"];

/** The toolbar: which positions to show, filters with their counts, what the filters leave, copy. */
export class FilterBar {
  readonly node: HTMLElement;
  readonly #actions: FilterBarActions;
  readonly #update: () => void;
  readonly #positions: Segments<RiskPositions>;
  readonly #halves: Segments<Halves>;
  readonly #search = element("input", {
    class: "field filter-text",
    attributes: { type: "search", spellcheck: "false" },
  });
  readonly #selects: ReadonlyMap<FilterField, HTMLSelectElement>;
  readonly #clear: HTMLButtonElement;
  readonly #copy: HTMLButtonElement;
  readonly #summary = element("span", { class: "filter-summary" });
  #filter: RiskFilter = {};

  constructor(actions: FilterBarActions) {
    this.#actions = actions;
    this.#positions = new Segments([...riskPositionNames, "all"], actions.setPositions);
    this.#halves = new Segments(["threat", "both", "opportunity"], (halves) =>
      this.#change({ type: halves === "both" ? undefined : halves }),
    );
    this.#search.addEventListener("input", () => this.#change({ text: this.#search.value }));
    this.#selects = new Map(fields.map((field) => [field, this.#makeSelect(field)]));
    this.#clear = toolbarButton({ label: "", icon: "close", showLabel: true, onClick: () => actions.setFilter({}) });
    this.#copy = toolbarButton({ label: "", icon: "copy", onClick: actions.copyMermaid });
    const search = element("span", { class: "filter-search", children: [icon("search"), this.#search] });
    const made = toolbar("", [
      [this.#positions.node],
      [this.#halves.node],
      [search, ...this.#selects.values(), this.#clear],
      [this.#copy],
    ]);
    made.bar.append(this.#summary);
    this.node = made.bar;
    this.#update = made.update;
  }

  /** Puts the focus into the text filter. */
  focusSearch(): void {
    this.#search.focus();
    this.#search.select();
  }

  show(
    risks: readonly MatrixRisk[],
    filter: RiskFilter,
    positions: RiskPositions,
    words: RiskWords,
    showsMovement: boolean,
  ): void {
    this.#filter = filter;
    setAttribute(this.node, "aria-label", words.text(message("Filters of the risk matrix")));
    // What moved is shown at the present places.
    const positionName = (value: RiskPositions): string => words.words(positionLabels[value]);
    this.#positions.show(words.text(message("Positions to show")), positions, positionName, showsMovement);
    const halvesName = (value: Halves): string => words.words(halvesLabels[value]);
    this.#halves.show(words.text(message("Threats and opportunities")), filter.type ?? "both", halvesName);
    this.#halves.node.hidden = typesOf(risks).length < 2 && filter.type === undefined;
    const placeholder = words.text(message("Find risks"));
    this.#search.placeholder = placeholder;
    setAttribute(this.#search, "aria-label", placeholder);
    if (this.#search.value !== (filter.text ?? "")) this.#search.value = filter.text ?? "";
    for (const [field, select] of this.#selects) this.#fillSelect(select, field, risks, words);
    labelButton(this.#clear, { label: words.text(message("Clear filters")), icon: "close", showLabel: true });
    this.#clear.hidden = isDefault(filter);
    labelButton(this.#copy, { label: words.text(message("Copy as Mermaid quadrant chart")), icon: "copy" });
    const shown = risks.filter((risk) => passes(risk, filter)).length;
    this.#summary.textContent =
      shown === risks.length ? words.count(shown) : words.text(message("{0} of {1} risks", shown, risks.length));
    this.#update();
  }

  #makeSelect(field: FilterField): HTMLSelectElement {
    const select = element("select", { class: "field filter-select" });
    select.addEventListener("change", () => {
      const value = select.value === "" ? undefined : select.value.slice(1);
      this.#change({ [field]: value });
    });
    return select;
  }

  #change(change: Partial<RiskFilter>): void {
    this.#actions.setFilter({ ...this.#filter, ...change });
  }

  /** Options carry a letter before their value, so that "no owner" (an empty value) differs from "any owner". */
  #fillSelect(select: HTMLSelectElement, field: FilterField, risks: readonly MatrixRisk[], words: RiskWords): void {
    const counts = countValues(risks, this.#filter, field);
    const collator = new Intl.Collator(words.language, { numeric: true });
    const named = [...counts]
      .map(([value, count]) => ({ value, count, name: nameOf(field, value, risks, words) }))
      .sort((a, b) => Number(a.value === "") - Number(b.value === "") || collator.compare(a.name, b.name));
    const chosen = this.#filter[field] ?? (field === "status" ? openStatuses : undefined);
    const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
    const options: { readonly value: string; readonly text: string }[] =
      field === "status"
        ? [
            {
              value: `=${openStatuses}`,
              text: `${words.text(message("Not closed"))} (${openCount(risks, this.#filter)})`,
            },
            { value: `=${allStatuses}`, text: `${words.text(message("Any status"))} (${all})` },
          ]
        : [{ value: "", text: words.text(anyLabels[field]) }];
    for (const { value, count, name } of named) options.push({ value: `=${value}`, text: `${name} (${count})` });
    if (chosen !== undefined && !options.some((option) => option.value === `=${chosen}`)) {
      options.push({ value: `=${chosen}`, text: `${nameOf(field, chosen, risks, words)} (0)` });
    }
    const signature = JSON.stringify(options);
    if (select.dataset["signature"] !== signature) {
      select.dataset["signature"] = signature;
      select.replaceChildren(
        ...options.map((option) => element("option", { text: option.text, attributes: { value: option.value } })),
      );
    }
    select.value = chosen === undefined ? "" : `=${chosen}`;
    setAttribute(select, "aria-label", words.text(fieldLabels[field]));
    select.classList.toggle("filter-active", chosen !== undefined && chosen !== openStatuses);
    // A list of one value chooses nothing.
    select.hidden = field !== "status" && named.length < 2 && chosen === undefined;
  }
}

const anyLabels = {
  owner: message("Any owner"),
  category: message("Any category"),
  proximity: message("Any proximity"),
} as const;

const fieldLabels = {
  status: message("Status"),
  owner: message("Owner"),
  category: message("Category"),
  proximity: message("Proximity"),
} as const;

function openCount(risks: readonly MatrixRisk[], filter: RiskFilter): number {
  return risks.filter((risk) => passes(risk, { ...filter, status: openStatuses })).length;
}

function nameOf(field: FilterField, value: string, risks: readonly MatrixRisk[], words: RiskWords): string {
  if (value === "") return field === "owner" ? words.text(message("No owner")) : words.text(message("None"));
  if (field === "owner") return risks.find((risk) => risk.owner?.id === value)?.owner?.name ?? value;
  return words.value(field, value);
}
