import { filterParts } from "../../core/report/gantt/filterWords";
import type { FilteredRows, RowFilter } from "../../core/report/gantt/layout";
import { message } from "../../core/text/message";
import { element, setAttribute } from "../kit/dom";
import type { Localizer } from "../kit/localizer";
import { toolbarButton } from "../kit/toolbar";

/** The line under the toolbar that says what is filtered, and takes each part of it away. */
export class FilterChips {
  readonly node = element("div", { class: "filter-chips", attributes: { role: "group", hidden: true } });
  readonly #localizer: Localizer;
  readonly #set: (filter: RowFilter) => void;

  constructor(localizer: Localizer, set: (filter: RowFilter) => void) {
    this.#localizer = localizer;
    this.#set = set;
  }

  /** @param filtered undefined while nothing is filtered */
  show(filter: RowFilter, filtered: FilteredRows | undefined): void {
    const hadFocus = this.node.contains(document.activeElement);
    this.node.hidden = filtered === undefined;
    setAttribute(this.node, "aria-label", this.#localizer.text(message("Filter")));
    if (!filtered) {
      this.node.replaceChildren();
      return;
    }
    const { matches, all } = filtered;
    const chips = filterParts(this.#localizer, filter).map(({ words, without }) =>
      toolbarButton({
        label: this.#localizer.text(message("Remove the filter {0}", words)),
        onClick: () => this.#set(without),
      }),
    );
    chips.forEach((chip, at) => {
      const { words } = filterParts(this.#localizer, filter)[at] ?? { words: "" };
      chip.classList.add("filter-chip");
      chip.replaceChildren(
        element("span", { text: words }),
        element("span", { text: "×", attributes: { "aria-hidden": "true" } }),
      );
    });
    const words =
      matches === 0
        ? message("No task matches. Remove a filter to see more.")
        : message("{0} of {1} tasks", matches, all);
    this.node.replaceChildren(...chips, element("span", { class: "filter-count", text: this.#localizer.text(words) }));
    if (hadFocus) chips[0]?.focus();
  }
}
