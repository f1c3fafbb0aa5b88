import { severities } from "../../core/text/finding";
import { message } from "../../core/text/message";
import { element, setAttribute } from "../kit/dom";
import { icon } from "../kit/icons";
import type { Localizer } from "../kit/localizer";
import type { FindingsByRow } from "./findings";

/** The button that says how many findings the tasks have and goes from one to the next. It is not there while there are none. */
export class FindingJump {
  readonly node: HTMLButtonElement;
  readonly #localizer: Localizer;
  readonly #count = element("span");
  #findings: FindingsByRow | undefined;

  constructor(localizer: Localizer, go: () => void) {
    this.#localizer = localizer;
    this.node = element("button", {
      class: "tool tool-labelled finding-jump",
      attributes: { type: "button", hidden: true, "aria-keyshortcuts": "F8" },
      children: [icon("warning"), this.#count],
      on: { click: go },
    });
  }

  show(findings: FindingsByRow): void {
    if (findings === this.#findings) return;
    this.#findings = findings;
    this.localize();
  }

  localize(): void {
    const found = [...(this.#findings?.values() ?? [])];
    const count = found.reduce((sum, one) => sum + one.count, 0);
    this.node.hidden = count === 0;
    const worst = severities.find((severity) => found.some((one) => one.severity === severity));
    setAttribute(this.node, "data-severity", worst);
    this.#count.textContent = String(count);
    const label = this.#localizer.text(message("Findings of tasks: {0}. Go to the next one", count));
    setAttribute(this.node, "aria-label", label);
    this.node.title = `${label} (F8)`;
  }
}
