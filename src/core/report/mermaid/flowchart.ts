import { escapeName } from "./escape";

/** Mermaid text, and which record each node in it stands for. */
export interface MermaidDiagram {
  readonly text: string;
  /** Node id in the text -> id of a record. */
  readonly nodes: Readonly<Record<string, string>>;
}

export type NodeShape = "box" | "rounded" | "stadium" | "hexagon" | "diamond";
export type EdgeStyle = "solid" | "thick" | "dotted";

const brackets: Readonly<Record<NodeShape, readonly [string, string]>> = {
  box: ["[", "]"],
  rounded: ["(", ")"],
  stadium: ["([", "])"],
  hexagon: ["{{", "}}"],
  diamond: ["{", "}"],
};

const arrows: Readonly<Record<EdgeStyle, string>> = { solid: "-->", thick: "==>", dotted: "-.->" };

/** Collects nodes and edges of a Mermaid flowchart. Ids of records never reach the text: nodes are `n1`, `n2` … */
export class FlowchartWriter {
  readonly #lines: string[] = [];
  readonly #comments: string[] = [];
  readonly #nodes: Record<string, string> = {};
  readonly #ids = new Map<string, string>();
  readonly #nameLength: number;
  #edgeCount = 0;

  constructor(nameLength: number) {
    this.#nameLength = nameLength;
  }

  get edgeCount(): number {
    return this.#edgeCount;
  }

  /** Adds a node. `key` names it for edges; `record` is what it stands for; each of `lines` is a line of its label. */
  node(
    key: string,
    lines: readonly string[],
    shape: NodeShape,
    options: { className?: string; record?: string } = {},
  ): void {
    const id = `n${this.#ids.size + 1}`;
    this.#ids.set(key, id);
    if (options.record !== undefined) this.#nodes[id] = options.record;
    const [open, close] = brackets[shape];
    // A line break as it is: with `<br/>` Mermaid decodes escaped letters too early, and takes `\n` in a name for another break.
    const label = lines.map((line) => escapeName(line, this.#nameLength)).join("\n");
    this.#lines.push(`  ${id}${open}"${label}"${close}${options.className ? `:::${options.className}` : ""}`);
  }

  has(key: string): boolean {
    return this.#ids.has(key);
  }

  /** Adds an edge between two nodes that exist; anything else is ignored. */
  edge(from: string, to: string, style: EdgeStyle = "solid", label?: string): void {
    const [source, target] = [this.#ids.get(from), this.#ids.get(to)];
    if (source === undefined || target === undefined) return;
    const words = label === undefined ? "" : `|"${escapeName(label, this.#nameLength)}"|`;
    this.#lines.push(`  ${source} ${arrows[style]}${words} ${target}`);
    this.#edgeCount++;
  }

  comment(line: string): void {
    this.#comments.push(line);
  }

  /** The diagram. `classes` are `classDef` lines without their keyword: `critical stroke-width:3px`. */
  finish(direction: "LR" | "TB", title: string, classes: readonly string[]): MermaidDiagram {
    const text = [
      `flowchart ${direction}`,
      `  accTitle: ${escapeName(title, this.#nameLength)}`,
      ...this.#lines,
      ...classes.map((line) => `  classDef ${line}`),
      ...this.#comments,
    ].join("\n");
    return { text: `${text}\n`, nodes: this.#nodes };
  }
}
