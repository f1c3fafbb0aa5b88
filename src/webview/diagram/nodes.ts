/** The nodes of a drawn flowchart that stand for records: clicked or entered they show their text. */
export class DiagramNodes {
  #nodes: readonly SVGGElement[] = [];
  readonly #records = new Map<Element, string>();

  /** Makes the nodes of a new picture reachable. `records` maps node ids of the text to ids of records. */
  use(picture: SVGSVGElement, records: Readonly<Record<string, string>>): void {
    this.#records.clear();
    this.#nodes = [...picture.querySelectorAll<SVGGElement>("g.node")].filter((node) => {
      // Mermaid writes the id of the text between its own prefix and a running number.
      const id = /flowchart-(n\d+)-\d+$/.exec(node.id)?.[1];
      const record = id !== undefined && Object.hasOwn(records, id) ? records[id] : undefined;
      if (record === undefined) return false;
      this.#records.set(node, record);
      node.setAttribute("role", "link");
      node.setAttribute("tabindex", "-1");
      node.setAttribute("aria-label", labelOf(node));
      return true;
    });
    this.#nodes[0]?.setAttribute("tabindex", "0");
  }

  /** The record of the node in which an element lies. */
  recordOf(target: EventTarget | null): string | undefined {
    const node = target instanceof Element ? target.closest("g.node") : null;
    return node ? this.#records.get(node) : undefined;
  }

  /** Moves the focus from node to node. @returns the node that has it now, or undefined when the key means something else */
  move(event: KeyboardEvent): SVGGElement | undefined {
    const index = this.#nodes.findIndex((node) => node === event.target);
    if (index < 0) return undefined;
    const last = this.#nodes.length - 1;
    const steps: Readonly<Record<string, number>> = {
      ArrowRight: Math.min(index + 1, last),
      ArrowDown: Math.min(index + 1, last),
      ArrowLeft: Math.max(index - 1, 0),
      ArrowUp: Math.max(index - 1, 0),
      Home: 0,
      End: last,
    };
    const next = this.#nodes[steps[event.key] ?? -1];
    if (!next) return undefined;
    this.#nodes[index]?.setAttribute("tabindex", "-1");
    next.setAttribute("tabindex", "0");
    next.focus({ preventScroll: true });
    return next;
  }
}

/** The lines of a label, with the pauses that line breaks are. */
function labelOf(node: Element): string {
  const lines: string[] = [];
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode.textContent?.trim();
    if (text) lines.push(text);
  }
  return lines.join(", ");
}
