import { findRows } from "../../core/report/gantt/layout";
import type { GanttModel } from "../../core/report/gantt/types";
import { message } from "../../core/text/message";
import { element, setAttribute } from "../kit/dom";
import type { Localizer } from "../kit/localizer";
import { labelButton, toolbarButton } from "../kit/toolbar";

export interface FindActions {
  /** Show this row. */
  readonly show: (row: number) => void;
  /** The text changed, and with it what is marked. */
  readonly changed: () => void;
  /** Back to the chart. */
  readonly leave: () => void;
}

/** The search box: count of rows found, next and previous. */
export class Find {
  readonly node: HTMLElement;
  readonly #localizer: Localizer;
  readonly #actions: FindActions;
  readonly #field: HTMLInputElement;
  readonly #count = element("output", { class: "find-count", attributes: { "aria-live": "polite" } });
  readonly #previous: HTMLButtonElement;
  readonly #next: HTMLButtonElement;
  #found: readonly number[] = [];
  #at = -1;

  constructor(localizer: Localizer, actions: FindActions) {
    this.#localizer = localizer;
    this.#actions = actions;
    this.#field = element("input", {
      class: "field find-field",
      attributes: { type: "search", spellcheck: "false", autocomplete: "off" },
      on: {
        input: () => this.#changed(),
        keydown: (event) => this.#key(event as KeyboardEvent),
      },
    });
    this.#previous = toolbarButton({ label: "", icon: "up", onClick: () => this.step(-1) });
    this.#next = toolbarButton({ label: "", icon: "down", onClick: () => this.step(1) });
    this.node = element("div", {
      class: "find",
      attributes: { role: "search" },
      children: [
        element("div", { class: "find-box", children: [this.#field, this.#count] }),
        this.#previous,
        this.#next,
      ],
    });
  }

  localize(): void {
    const label = this.#localizer.text(message("Find tasks"));
    this.#field.placeholder = label;
    setAttribute(this.#field, "aria-label", label);
    labelButton(this.#previous, {
      label: this.#localizer.text(message("Previous match")),
      icon: "up",
      shortcut: "Shift+Enter",
    });
    labelButton(this.#next, { label: this.#localizer.text(message("Next match")), icon: "down", shortcut: "Enter" });
    this.#showCount();
  }

  get text(): string {
    return this.#field.value;
  }

  /** Rows that are found. */
  get found(): ReadonlySet<number> {
    return new Set(this.#found);
  }

  focus(): void {
    this.#field.focus();
    this.#field.select();
  }

  /** Searches in another model; the place among the rows found stays where it can. */
  update(model: GanttModel, text = this.#field.value): void {
    this.#field.value = text;
    this.#model = model;
    const before = this.#found[this.#at];
    this.#found = findRows(model, text);
    this.#at = before === undefined ? -1 : this.#found.indexOf(before);
    this.#showCount();
  }

  step(direction: 1 | -1): void {
    if (this.#found.length === 0) return;
    this.#at =
      this.#at < 0
        ? direction > 0
          ? 0
          : this.#found.length - 1
        : (this.#at + direction + this.#found.length) % this.#found.length;
    this.#showCount();
    const row = this.#found[this.#at];
    if (row !== undefined) this.#actions.show(row);
  }

  #model: GanttModel | undefined;

  #changed(): void {
    this.#at = -1;
    if (this.#model) this.#found = findRows(this.#model, this.#field.value);
    this.#actions.changed();
    if (this.#found.length > 0) this.step(1);
    else this.#showCount();
  }

  #key(event: KeyboardEvent): void {
    if (event.isComposing) return;
    if (event.key === "Enter") {
      event.preventDefault();
      this.step(event.shiftKey ? -1 : 1);
    } else if (event.key === "Escape") {
      event.preventDefault();
      this.#field.value = "";
      this.#changed();
      this.#actions.leave();
    }
  }

  #showCount(): void {
    const none = this.#found.length === 0;
    this.#previous.disabled = none;
    this.#next.disabled = none;
    this.#field.classList.toggle("nothing", none && this.#field.value.trim() !== "");
    if (this.#field.value.trim() === "") this.#count.value = "";
    else if (none) this.#count.value = this.#localizer.text(message("No matches"));
    else this.#count.value = this.#localizer.text(message("{0} of {1}", this.#at + 1, this.#found.length));
  }
}
