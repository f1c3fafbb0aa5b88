import { element, setStyles } from "../kit/dom";

/** Lines of a tag: a class beside the text says what it is. */
export interface TagLine {
  readonly text: string;
  readonly kind?: "title" | "problem" | "warning";
}

const distance = 16;

/** The small box at the pointer that says what a drag would do. Screen readers hear the same when it is done. */
export class DragTag {
  readonly node = element("div", { class: "drag-tag", attributes: { "aria-hidden": "true", hidden: true } });
  #lines: readonly TagLine[] = [];
  /** Measured when the lines change: a drag moves the tag at every frame, and measuring makes the browser lay out the whole page. */
  #size = { width: 0, height: 0 };

  show(x: number, y: number, lines: readonly TagLine[]): void {
    if (this.node.hidden || !sameLines(lines, this.#lines)) this.#write(lines);
    const { width, height } = this.#size;
    const left = Math.max(4, Math.min(x + distance, window.innerWidth - width - 4));
    // Above the pointer where there is no room below, so that it never lies under the pointer.
    const below = y + distance + height + 4 <= window.innerHeight;
    const top = below ? y + distance : Math.max(4, y - distance - height);
    setStyles(this.node, { transform: `translate(${left}px, ${top}px)` });
  }

  hide(): void {
    this.node.hidden = true;
  }

  #write(lines: readonly TagLine[]): void {
    this.#lines = lines;
    this.node.replaceChildren(
      ...lines.map(({ text, kind }) => element("div", { text, ...(kind ? { class: `tag-${kind}` } : {}) })),
    );
    this.node.hidden = false;
    this.#size = this.node.getBoundingClientRect();
  }
}

function sameLines(one: readonly TagLine[], other: readonly TagLine[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ text, kind }, at) => text === other[at]?.text && kind === other[at]?.kind)
  );
}
