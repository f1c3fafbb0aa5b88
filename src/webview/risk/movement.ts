import { message } from "../../core/text/message";
import { element } from "../kit/dom";
import type { RiskWords } from "./words";

/** Below the matrix: the day since which movement is shown, and what moved. */
export class MovementBar {
  readonly node: HTMLElement;
  readonly #field = element("input", { class: "field filter-since", attributes: { type: "date" } });
  readonly #label = element("span");
  readonly #words = element("span", { class: "movement-words" });

  /** @param choose another day, or none */
  constructor(choose: (since: string | undefined) => void) {
    this.#field.addEventListener("change", () => choose(this.#field.value === "" ? undefined : this.#field.value));
    const label = element("label", { class: "filter-since-label", children: [this.#label, this.#field] });
    this.node = element("div", { class: "movement", children: [label, this.#words] });
  }

  /** @param told what moved, in words; empty while that is not known */
  show(since: string | undefined, told: string, words: RiskWords): void {
    this.#label.textContent = words.text(message("Moved since"));
    if (this.#field.value !== (since ?? "")) this.#field.value = since ?? "";
    this.#words.textContent = told;
  }
}
