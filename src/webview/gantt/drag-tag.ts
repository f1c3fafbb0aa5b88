import { element, setStyles } from "../kit/dom";

/** Lines of a tag: a class beside the text says what it is. */
export interface TagLine {
  readonly text: string;
  readonly kind?: "title" | "problem" | "warning";
}

const distance = 16;
/** Pixels of a line, and of what surrounds all of them, at least. */
const lineHeight = 19;
const frame = 12;

/** The small box at the pointer that says what a drag would do. Screen readers hear the same when it is done. */
export class DragTag {
  readonly node = element("div", { class: "drag-tag", attributes: { "aria-hidden": "true", hidden: true } });
  #lines: readonly TagLine[] = [];

  /** Puts the tag at a point of the window. The browser keeps it inside: measuring it at every frame of a drag would make it lay out the whole page. */
  show(x: number, y: number, lines: readonly TagLine[]): void {
    if (this.node.hidden || !sameLines(lines, this.#lines)) this.#write(lines);
    // Above the pointer where there is no room below, so that it never lies under the pointer.
    const below = y + distance + lines.length * lineHeight + frame <= window.innerHeight;
    const left = `max(4px, min(${x + distance}px, 100vw - 100% - 4px))`;
    const top = below ? `${y + distance}px` : `max(4px, ${y - distance}px - 100%)`;
    setStyles(this.node, { transform: `translate(${left}, ${top})` });
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
  }
}

function sameLines(one: readonly TagLine[], other: readonly TagLine[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ text, kind }, at) => text === other[at]?.text && kind === other[at]?.kind)
  );
}
