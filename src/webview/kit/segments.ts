import { element, setAttribute } from "./dom";

/** Buttons of which one is pressed: a choice among a few. */
export class Segments<Value extends string> {
  readonly node = element("div", { class: "segments", attributes: { role: "group" } });
  readonly #buttons: ReadonlyMap<Value, HTMLButtonElement>;

  constructor(values: readonly Value[], choose: (value: Value) => void) {
    this.#buttons = new Map(
      values.map((value) => [
        value,
        element("button", {
          class: "segment",
          attributes: { type: "button", "aria-pressed": "false" },
          on: { click: () => choose(value) },
        }),
      ]),
    );
    this.node.append(...this.#buttons.values());
  }

  /** @param label of the group @param name of a value */
  show(label: string, chosen: Value, name: (value: Value) => string, disabled = false): void {
    setAttribute(this.node, "aria-label", label);
    for (const [value, button] of this.#buttons) {
      button.textContent = name(value);
      button.disabled = disabled;
      setAttribute(button, "aria-pressed", String(value === chosen));
    }
  }
}
