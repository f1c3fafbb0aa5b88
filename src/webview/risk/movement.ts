import type { Movement } from "../../core/risk/movement";
import { message } from "../../core/text/message";
import type { PastRegisterMessage } from "../../protocol/risk";
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

/** What moved, in a sentence, and where that is known from. */
export function movementWords({ moved, added, closed }: Movement, past: PastRegisterMessage, words: RiskWords): string {
  const count = (direction: string): number => moved.filter((risk) => risk.direction === direction).length;
  const sentence = words.text(
    message(
      "Since {0}: {1} up, {2} down, {3} sideways, {4} new, {5} closed.",
      past.since,
      count("up"),
      count("down"),
      count("sideways"),
      added.length,
      closed.length,
    ),
  );
  if (past.fromGit) return sentence;
  return `${sentence} ${words.text(message("No commit before that day has this project: only assessments written in the risks are counted."))}`;
}
