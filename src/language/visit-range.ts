import { kindOfFile } from "../core/model/facts";
import { itemSchema, propertySchema, rootSchema, type Schema } from "../core/schema/registry";
import type { ParsedFile } from "../core/text/parsed-file";
import type { Span } from "../core/text/range";
import type { MappingNode, TreeNode } from "../core/text/tree";
import { lastStartingBefore } from "./node-at";

/** A value with its schema. */
export interface VisitedValue {
  readonly node: TreeNode;
  readonly schema: Schema;
  /** The key, or that of the list for an item. */
  readonly key: string;
  /** The nearest record around it, itself included. */
  readonly record: { readonly node: MappingNode; readonly kind: string } | undefined;
}

/**
 * Visits the values that touch a stretch of a file and have a schema, parents before children, in the order of the text. What lies outside is skipped by
 * halves, so that the cost is that of the stretch and not of the file.
 */
export function visitRange(file: ParsedFile, span: Span, visit: (value: VisitedValue) => void): void {
  if (!file.root) return;
  walk({ node: file.root, schema: rootSchema(kindOfFile(file)), key: "", record: undefined }, span, visit);
}

function walk(value: VisitedValue, span: Span, visit: (value: VisitedValue) => void): void {
  const { node, schema, key } = value;
  const kind = schema["x-kind"];
  const record = kind !== undefined && node.kind === "mapping" ? { node, kind } : value.record;
  visit({ node, schema, key, record });
  if (node.kind === "mapping") {
    const first = Math.max(
      0,
      lastStartingBefore(node.entries, ({ keySpan }) => keySpan.start, span.start),
    );
    for (let at = first; at < node.entries.length; at++) {
      const entry = node.entries[at];
      if (!entry || entry.keySpan.start > span.end) break;
      const child = entry.value.end < span.start ? undefined : propertySchema(schema, entry.key);
      if (child) walk({ node: entry.value, schema: child, key: entry.key, record }, span, visit);
    }
  } else if (node.kind === "sequence") {
    const child = itemSchema(schema);
    if (!child) return;
    const first = Math.max(
      0,
      lastStartingBefore(node.items, ({ start }) => start, span.start),
    );
    for (let at = first; at < node.items.length; at++) {
      const item = node.items[at];
      if (!item || item.start > span.end) break;
      if (item.end >= span.start) walk({ node: item, schema: child, key, record }, span, visit);
    }
  }
}
