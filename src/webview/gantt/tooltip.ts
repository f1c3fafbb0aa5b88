import { element, setStyles } from "../kit/dom";

export interface TooltipContent {
  readonly title: string;
  readonly lines: readonly (readonly [string, string])[];
}

const distance = 14;

/** The box beside the pointer that says all about what is under it. Escape closes it. */
export class Tooltip {
  readonly node = element("div", { class: "tooltip", attributes: { role: "tooltip", hidden: true } });
  #timer: ReturnType<typeof setTimeout> | undefined;
  #key = "";

  /** Shows it after a moment; at once while one is shown. The key says whether it is the same thing as before. */
  offer(key: string, x: number, y: number, content: () => TooltipContent): void {
    if (key === this.#key) return;
    const shown = !this.node.hidden;
    this.hide();
    this.#key = key;
    this.#timer = setTimeout(() => this.#show(x, y, content()), shown ? 60 : 450);
  }

  hide(): void {
    clearTimeout(this.#timer);
    this.#key = "";
    this.node.hidden = true;
  }

  #show(x: number, y: number, content: TooltipContent): void {
    const title = content.title.length > 300 ? `${content.title.slice(0, 300)}…` : content.title;
    this.node.replaceChildren(
      element("strong", { text: title }),
      element("dl", {
        children: content.lines.flatMap(([label, value]) => [
          element("dt", { text: label }),
          element("dd", { text: value }),
        ]),
      }),
    );
    this.node.hidden = false;
    const { width, height } = this.node.getBoundingClientRect();
    const left = Math.max(4, Math.min(x + distance, window.innerWidth - width - 4));
    const below = y + distance + height + 4 <= window.innerHeight;
    const top = below ? y + distance : Math.max(4, y - distance - height);
    setStyles(this.node, { left: `${left}px`, top: `${top}px` });
  }
}
