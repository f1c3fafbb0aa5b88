import { kindOfFile } from "../core/model/facts";
import { itemSchema, propertySchema, rootSchema, type Schema } from "../core/schema/registry";
import type { ParsedFile } from "../core/text/parsed-file";
import type { Span } from "../core/text/range";
import type { MappingEntry, MappingNode, TreeNode } from "../core/text/tree";

/** A key or value of a file together with its schema. */
export interface NodePlace {
  readonly part: "key" | "value";
  /** The value; for a key the value behind it. */
  readonly node: TreeNode;
  readonly schema: Schema;
  /** The key, or that of the list for an item. */
  readonly key: string;
  /** Whether the value is an item of a list. */
  readonly isItem: boolean;
  /** The key's span, or the value's. */
  readonly span: Span;
  /** The nearest record around it. */
  readonly record: { readonly node: MappingNode; readonly kind: string } | undefined;
  /** Top-level section. */
  readonly section: string;
}

/** What stands at an offset, found from the root in as many steps as it is deep. Undefined in white space, comments and unknown keys. */
export function nodeAt(file: ParsedFile, offset: number): NodePlace | undefined {
  let node = file.root;
  let schema: Schema | undefined = rootSchema(kindOfFile(file));
  let key = "";
  let section = "";
  let isItem = false;
  let record: NodePlace["record"];
  while (node && schema) {
    if (node.kind === "scalar")
      return { part: "value", node, schema, key, isItem, span: { start: node.start, end: node.end }, record, section };
    if (node.kind === "mapping") {
      const kind = schema["x-kind"];
      if (kind !== undefined) record = { node, kind };
      const entry = entryAt(node.entries, offset);
      if (!entry) return undefined;
      if (section === "") section = entry.key;
      key = entry.key;
      isItem = false;
      schema = propertySchema(schema, key);
      const { value, keySpan } = entry;
      if (schema && offset <= keySpan.end)
        return { part: "key", node: value, schema, key, isItem, span: keySpan, record, section };
      node = value.start <= offset && offset <= value.end ? value : undefined;
    } else {
      const item: TreeNode | undefined = node.items[lastStartingBefore(node.items, (one) => one.start, offset)];
      schema = itemSchema(schema);
      isItem = true;
      node = item && offset <= item.end ? item : undefined;
    }
  }
  return undefined;
}

/** The entry around an offset. */
function entryAt(entries: readonly MappingEntry[], offset: number): MappingEntry | undefined {
  const entry = entries[lastStartingBefore(entries, ({ keySpan }) => keySpan.start, offset)];
  return entry && offset <= Math.max(entry.keySpan.end, entry.value.end) ? entry : undefined;
}

/** Index of the last element that starts at or before an offset, in a list in the order of the text; -1 when there is none. */
export function lastStartingBefore<T>(list: readonly T[], start: (one: T) => number, offset: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const one = list[middle];
    if (one !== undefined && start(one) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
