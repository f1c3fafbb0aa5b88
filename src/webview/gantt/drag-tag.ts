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

  show(x: number, y: number, lines: readonly TagLine[]): void {
    this.node.replaceChildren(
      ...lines.map(({ text, kind }) => element("div", { text, ...(kind ? { class: `tag-${kind}` } : {}) })),
    );
    this.node.hidden = false;
    const { width, height } = this.node.getBoundingClientRect();
    const left = Math.max(4, Math.min(x + distance, window.innerWidth - width - 4));
    // Above the pointer where there is no room below, so that it never lies under the pointer.
    const below = y + distance + height + 4 <= window.innerHeight;
    setStyles(this.node, {
      left: `${left}px`,
      top: `${below ? y + distance : Math.max(4, y - distance - height)}px`,
    });
  }

  hide(): void {
    this.node.hidden = true;
  }
}
