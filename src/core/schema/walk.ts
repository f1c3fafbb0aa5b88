import type { MappingEntry, MappingNode, TreeNode } from "../text/tree";
import { itemSchema, propertySchema, type Schema } from "./registry";

/** A value of a file together with the schema that it should follow. */
export interface Visit {
  readonly node: TreeNode;
  readonly schema: Schema;
  /** The entry whose value this is; undefined for items and the root. */
  readonly entry?: MappingEntry | undefined;
  /** The nearest record (`x-kind`) around this value, itself included. */
  readonly record?: RecordPlace | undefined;
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
  walkFrom({ node: root, schema, section: "", key: "" }, 0, { visit });
}

/** What to do on the way through a tree. */
export interface Walk {
  readonly visit: (visit: Visit) => void;
  /** Whether values of a schema, and what is in them, are to be visited; all of them by default. */
  readonly isWanted?: (schema: Schema) => boolean;
  /** Whether an item of a list is not to be entered; it is handed to `onApart` instead, with the entry of its list. */
  readonly isApart?: (item: TreeNode, schema: Schema) => boolean;
  readonly onApart?: (item: Visit) => void;
}

/** Visits a value and what is in it. @param depth 0 for a whole file, whose keys are sections */
export function walkFrom(place: Visit, depth: number, walk: Walk): void {
  const { node, schema } = place;
  const kind = schema["x-kind"];
  const isRecord = kind !== undefined && node.kind === "mapping";
  const record = isRecord ? { node, kind, schema, ...(place.record && { parent: place.record }) } : place.record;
  walk.visit(isRecord ? { ...place, record } : place);
  if (node.kind === "mapping") {
    for (const entry of node.entries) {
      const child = propertySchema(schema, entry.key);
      if (!child || walk.isWanted?.(child) === false) continue;
      const section = depth === 0 ? entry.key : place.section;
      walkFrom({ node: entry.value, schema: child, entry, record, section, key: entry.key }, depth + 1, walk);
    }
  } else if (node.kind === "sequence") {
    const child = itemSchema(schema);
    if (!child || walk.isWanted?.(child) === false) return;
    const { section, key, entry } = place;
    for (const item of node.items) {
      if (!walk.isApart?.(item, child))
        walkFrom({ node: item, schema: child, entry: undefined, record, section, key }, depth + 1, walk);
      else walk.onApart?.({ node: item, schema: child, entry, record, section, key });
    }
  }
}
