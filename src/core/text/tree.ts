import type { Span } from "./range";

/**
 * The positioned tree of a YAML text: plain data, offsets in UTF-16 units. Aliases stand resolved (bounded), each with the span of the
 * alias itself. A node's span covers its value only, without comments and without white space after it.
 */
export type TreeNode = MappingNode | SequenceNode | ScalarNode;

export interface MappingNode extends Span {
  readonly kind: "mapping";
  readonly entries: readonly MappingEntry[];
  /** Whether it is written as `{ … }`. */
  readonly flow: boolean;
}

export interface MappingEntry {
  readonly key: string;
  readonly keySpan: Span;
  /** A key with nothing after it has a null scalar whose span is empty and stands behind the colon. */
  readonly value: TreeNode;
}

export interface SequenceNode extends Span {
  readonly kind: "sequence";
  readonly items: readonly TreeNode[];
  /** Whether it is written as `[ … ]`. */
  readonly flow: boolean;
}

export type ScalarValue = string | number | boolean | null;

export interface ScalarNode extends Span {
  readonly kind: "scalar";
  readonly value: ScalarValue;
  /** Whether it stands in quotes or in a block (`|`, `>`), so that text inside it can't be addressed one to one by offsets. */
  readonly style: "plain" | "single" | "double" | "block";
}

/** The entry of a key, or undefined. The first one counts when a key stands twice. */
export function entryOf(node: TreeNode | undefined, key: string): MappingEntry | undefined {
  if (node?.kind !== "mapping") return undefined;
  // A record is asked for some thirty keys, so that a closure for each question would show.
  for (const entry of node.entries) if (entry.key === key) return entry;
  return undefined;
}

/** The value of a key, or undefined. */
export function valueOf(node: TreeNode | undefined, key: string): TreeNode | undefined {
  return entryOf(node, key)?.value;
}

/** The value of a key as a string; numbers and booleans are not strings. */
export function stringOf(node: TreeNode | undefined, key: string): string | undefined {
  const value = valueOf(node, key);
  return value?.kind === "scalar" && typeof value.value === "string" ? value.value : undefined;
}

/** A tree as plain JSON data, as validators want it. */
export function toData(node: TreeNode): unknown {
  switch (node.kind) {
    case "scalar":
      return node.value;
    case "sequence":
      return node.items.map(toData);
    case "mapping": {
      const data: Record<string, unknown> = {};
      for (const { key, value } of node.entries) if (!Object.hasOwn(data, key)) setData(data, key, toData(value));
      return data;
    }
  }
}

/** Sets a key of plain data. A key named __proto__ must stay a key. */
export function setData(data: Record<string, unknown>, key: string, value: unknown): void {
  if (key === "__proto__")
    Object.defineProperty(data, key, { value, enumerable: true, configurable: true, writable: true });
  else data[key] = value;
}
