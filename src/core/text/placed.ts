import type { Span } from "./range";
import type { MappingEntry, MappingNode, ScalarNode, ScalarValue, SequenceNode, TreeNode } from "./tree";

/**
 * A place that moves with the text. Nodes count their offsets from the mark of their block, so that an edit moves everything behind it by
 * changing one number a block. The tree of a file is therefore that of its latest version: the parser of TypeScript does the same.
 */
export interface Mark {
  offset: number;
}

/** A stretch of text that moves with its block. */
export class PlacedSpan implements Span {
  readonly #mark: Mark;
  readonly #from: number;
  readonly #to: number;

  /** @param from offset from the mark */
  constructor(mark: Mark, from: number, to: number) {
    this.#mark = mark;
    this.#from = from;
    this.#to = to;
  }

  get start(): number {
    return this.#mark.offset + this.#from;
  }

  get end(): number {
    return this.#mark.offset + this.#to;
  }
}

export class PlacedScalar implements ScalarNode {
  readonly kind = "scalar";
  readonly value: ScalarValue;
  readonly style: ScalarNode["style"];
  readonly mark: Mark;
  readonly from: number;
  readonly to: number;

  constructor(mark: Mark, from: number, to: number, value: ScalarValue, style: ScalarNode["style"]) {
    this.mark = mark;
    this.from = from;
    this.to = to;
    this.value = value;
    this.style = style;
  }

  get start(): number {
    return this.mark.offset + this.from;
  }

  get end(): number {
    return this.mark.offset + this.to;
  }
}

export class PlacedEntry implements MappingEntry {
  readonly key: string;
  readonly mark: Mark;
  readonly from: number;
  readonly to: number;
  /** Exchanged only by `assemble.ts`, when a list below an empty key comes or goes. */
  value: TreeNode;

  constructor(mark: Mark, from: number, to: number, key: string, value: TreeNode) {
    this.mark = mark;
    this.from = from;
    this.to = to;
    this.key = key;
    this.value = value;
  }

  get keySpan(): Span {
    return new PlacedSpan(this.mark, this.from, this.to);
  }
}

export class PlacedMapping implements MappingNode {
  readonly kind = "mapping";
  readonly flow: boolean;
  mark: Mark;
  from: number;
  /** End in flow style; in block style the last value ends the mapping. */
  readonly to: number | undefined;
  entries: readonly MappingEntry[];
  /** Version of the file in which anything in this mapping changed last. */
  revision: number;
  // Private, so that a tree stays a tree for those who write it down.
  #around: PlacedSequence | PlacedMapping | undefined;

  constructor(mark: Mark, from: number, to: number | undefined, entries: readonly MappingEntry[], revision: number) {
    this.mark = mark;
    this.from = from;
    this.to = to;
    this.flow = to !== undefined;
    this.entries = entries;
    this.revision = revision;
  }

  /** The list or mapping in which it stands, where its block may go on in others. */
  get around(): PlacedSequence | PlacedMapping | undefined {
    return this.#around;
  }

  set around(container: PlacedSequence | PlacedMapping | undefined) {
    this.#around = container;
  }

  get start(): number {
    return this.mark.offset + this.from;
  }

  get end(): number {
    if (this.to !== undefined) return this.mark.offset + this.to;
    const last = this.entries[this.entries.length - 1];
    return last ? Math.max(last.keySpan.end, last.value.end) : this.start;
  }
}

export class PlacedSequence implements SequenceNode {
  readonly kind = "sequence";
  readonly flow: boolean;
  mark: Mark;
  from: number;
  /** End in flow style; in block style the last item ends the list. */
  readonly to: number | undefined;
  items: readonly TreeNode[];
  #around: PlacedMapping | undefined;

  constructor(mark: Mark, from: number, to: number | undefined, items: readonly TreeNode[]) {
    this.mark = mark;
    this.from = from;
    this.to = to;
    this.flow = to !== undefined;
    this.items = items;
  }

  /** The mapping in which it stands, where its items are blocks. */
  get around(): PlacedMapping | undefined {
    return this.#around;
  }

  set around(mapping: PlacedMapping | undefined) {
    this.#around = mapping;
  }

  get start(): number {
    return this.mark.offset + this.from;
  }

  get end(): number {
    if (this.to !== undefined) return this.mark.offset + this.to;
    return this.items[this.items.length - 1]?.end ?? this.start;
  }
}

/** A number that changes whenever anything in a mapping does. A node with fixed offsets never changes. */
export function revisionOf(node: TreeNode): number {
  return node instanceof PlacedMapping ? node.revision : 0;
}

/** A node with fixed offsets as one that moves with a mark. @param base the offset, among those of the node, where the mark stands */
export function place(node: TreeNode, mark: Mark, base: number, revision: number): TreeNode {
  const from = node.start - base;
  const to = node.end - base;
  switch (node.kind) {
    case "scalar":
      return new PlacedScalar(mark, from, to, node.value, node.style);
    case "sequence": {
      const items = node.items.map((item) => place(item, mark, base, revision));
      return new PlacedSequence(mark, from, node.flow ? to : undefined, items);
    }
    case "mapping": {
      const entries = node.entries.map((entry) => placeEntry(entry, mark, base, revision));
      return new PlacedMapping(mark, from, node.flow ? to : undefined, entries, revision);
    }
  }
}

/** An entry with fixed offsets as one that moves with a mark. */
export function placeEntry(entry: MappingEntry, mark: Mark, base: number, revision: number): PlacedEntry {
  const { start, end } = entry.keySpan;
  return new PlacedEntry(mark, start - base, end - base, entry.key, place(entry.value, mark, base, revision));
}

/** A part of a scalar's text as a span that moves with it, where the scalar does. `start` and `end` are offsets in the file as it is now. */
export function spanBeside(node: TreeNode, start: number, end: number): Span {
  if (!(node instanceof PlacedScalar)) return { start, end };
  const { offset } = node.mark;
  return new PlacedSpan(node.mark, start - offset, end - offset);
}
