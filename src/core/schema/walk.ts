import type { MappingEntry, MappingNode, TreeNode } from "../text/tree";
import { itemSchema, propertySchema, type Schema } from "./registry";

/** A value of a file together with the schema that it should follow. */
export interface Visit {
  readonly node: TreeNode;
  readonly schema: Schema;
  /** The entry whose value this is; undefined for items and the root. */
  readonly entry?: MappingEntry;
  /** The nearest record (`x-kind`) around this value, itself included. */
  readonly record?: RecordPlace;
  /** The top-level section. */
  readonly section: string;
  /** The key under which it stands, that of its list for an item. */
  readonly key: string;
}

/** A mapping that is a record. */
export interface RecordPlace {
  readonly node: MappingNode;
  readonly kind: string;
  readonly schema: Schema;
  readonly parent?: RecordPlace;
}

/** Visits every value that has a schema, parents before children, in the order of the text. */
export function walkTree(root: TreeNode, schema: Schema, visit: (visit: Visit) => void): void {
  walkFrom({ node: root, schema, section: "", key: "" }, 0, visit);
}

/**
 * Visits a value and what is in it.
 * @param depth 0 for a whole file, whose keys are sections
 * @param isApart whether an item of a list is not to be entered; it is handed to `onApart` instead, with the entry of its list
 */
export function walkFrom(
  place: Visit,
  depth: number,
  visit: (visit: Visit) => void,
  isApart?: (item: TreeNode, schema: Schema) => boolean,
  onApart?: (item: Visit) => void,
): void {
  const { node, schema } = place;
  const kind = schema["x-kind"];
  const record =
    kind !== undefined && node.kind === "mapping"
      ? { node, kind, schema, ...(place.record && { parent: place.record }) }
      : place.record;
  visit(record === place.record ? place : { ...place, record });
  if (node.kind === "mapping") {
    for (const entry of node.entries) {
      const child = propertySchema(schema, entry.key);
      if (!child) continue;
      const section = depth === 0 ? entry.key : place.section;
      const inner = { node: entry.value, schema: child, entry, record, section, key: entry.key };
      walkFrom(inner, depth + 1, visit, isApart, onApart);
    }
  } else if (node.kind === "sequence") {
    const child = itemSchema(schema);
    if (!child) return;
    for (const item of node.items) {
      const inner = { node: item, schema: child, record, section: place.section, key: place.key };
      if (!isApart?.(item, child)) walkFrom(inner, depth + 1, visit, isApart, onApart);
      else onApart?.({ ...inner, entry: place.entry });
    }
  }
}
