import { element } from "../kit/dom";

/** A line over the chart that tells everybody what became of an action. It goes with the next key or click. */
export class Notice {
  readonly node = element("div", { class: "notice", attributes: { "aria-hidden": "true", hidden: true } });

  constructor() {
    const hide = (): void => {
      this.node.hidden = true;
    };
    window.addEventListener("pointerdown", hide, true);
    window.addEventListener("keydown", hide, true);
  }

  show(text: string): void {
    this.node.textContent = text;
    this.node.hidden = false;
  }
}
