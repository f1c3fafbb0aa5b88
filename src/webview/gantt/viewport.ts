import type { Viewport } from "./picture";
import { element, setStyles } from "../kit/dom";

/** Browsers cut elements that are larger than this. Beyond it the scroll bar stands for a larger chart than it measures. */
const largestElement = 8_000_000;

/**
 * The scroll bars of the chart. What they move is drawn by script at the same moment in the grid and in the timeline, so both always agree;
 * native scrolling only gives the position.
 */
export class Scroller {
  readonly node: HTMLElement;
  readonly stage: HTMLElement;
  readonly #spacer: HTMLElement;
  #width = 0;
  #height = 0;
  #x = 0;
  #y = 0;
  #nativeX = 0;
  #nativeY = 0;
  #clientWidth = 0;
  #clientHeight = 0;

  constructor(scrolled: () => void) {
    this.stage = element("div", { class: "stage" });
    this.#spacer = element("div", { class: "spacer" });
    this.node = element("div", {
      class: "scroller",
      attributes: { tabindex: -1 },
      children: [this.stage, this.#spacer],
    });
    this.node.addEventListener(
      "scroll",
      () => {
        if (this.#read()) scrolled();
      },
      { passive: true },
    );
  }

  /** The window that shows. */
  get viewport(): Viewport {
    return { x: this.#x, y: this.#y, width: this.#clientWidth, height: this.#clientHeight };
  }

  /** Takes the size of the element again. @returns whether it changed */
  measure(): boolean {
    const { clientWidth, clientHeight } = this.node;
    if (clientWidth === this.#clientWidth && clientHeight === this.#clientHeight) return false;
    this.#clientWidth = clientWidth;
    this.#clientHeight = clientHeight;
    setStyles(this.stage, { width: `${clientWidth}px`, height: `${clientHeight}px` });
    return true;
  }

  /** Size of the whole chart, and the place to show. Both at once, because each depends on the other. */
  resize(width: number, height: number, x: number, y: number): void {
    const isOther = this.#width !== Math.max(width, 1) || this.#height !== Math.max(height, 1);
    if (isOther) {
      this.#width = Math.max(width, 1);
      this.#height = Math.max(height, 1);
      setStyles(this.#spacer, {
        width: `${Math.min(this.#width, largestElement)}px`,
        height: `${Math.min(this.#height, largestElement)}px`,
      });
      // A scroll bar may come or go.
      this.measure();
    }
    this.moveTo(x, y);
  }

  moveTo(x: number, y: number): void {
    this.#x = clamp(x, this.#width - this.#clientWidth);
    this.#y = clamp(y, this.#height - this.#clientHeight);
    this.node.scrollLeft = this.#x * ratio(this.#width, this.#clientWidth);
    this.node.scrollTop = this.#y * ratio(this.#height, this.#clientHeight);
    // Read back, because the browser rounds: only a difference to these is a movement by the person.
    this.#nativeX = this.node.scrollLeft;
    this.#nativeY = this.node.scrollTop;
  }

  moveBy(x: number, y: number): void {
    this.moveTo(this.#x + x, this.#y + y);
  }

  #read(): boolean {
    const { scrollLeft, scrollTop } = this.node;
    const moved = scrollLeft !== this.#nativeX || scrollTop !== this.#nativeY;
    if (scrollLeft !== this.#nativeX) this.#x = scrollLeft / ratio(this.#width, this.#clientWidth);
    if (scrollTop !== this.#nativeY) this.#y = scrollTop / ratio(this.#height, this.#clientHeight);
    this.#nativeX = scrollLeft;
    this.#nativeY = scrollTop;
    return moved;
  }
}

function clamp(value: number, most: number): number {
  return Math.max(0, Math.min(value, most));
}

/** Pixels of the scroll bar for a pixel of the chart. */
function ratio(size: number, client: number): number {
  return size <= largestElement ? 1 : (largestElement - client) / (size - client);
}
