import { element } from "./dom";

/** A place whose text screen readers speak when it changes, without moving the focus. */
export class LiveRegion {
  readonly node = element("div", { class: "visually-hidden", attributes: { role: "status", "aria-live": "polite" } });

  say(text: string): void {
    // The same text twice would not be spoken again.
    this.node.textContent = this.node.textContent === text ? `${text}\u00a0` : text;
  }
}
