import type { MappingEntry, MappingNode, TreeNode } from "../text/tree";
import { everywhere, type Trail } from "./holds";
import type { Schema } from "./registry";

/** A value of a file together with the schema that it should follow. All have the same fields in the same order: there are hundreds of thousands of them. */
export interface Visit {
  readonly node: TreeNode;
  readonly schema: Schema;
  /** The entry whose value this is; undefined for items and the root. */
  readonly entry: MappingEntry | undefined;
  /** The nearest record (`x-kind`) around this value, itself included. */
  readonly record: RecordPlace | undefined;
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
  readonly parent: RecordPlace | undefined;
}

/** Visits every value that has a schema, parents before children, in the order of the text. */
export function walkTree(root: TreeNode, schema: Schema, visit: (visit: Visit) => void): void {
  walkFrom({ node: root, schema, entry: undefined, record: undefined, section: "", key: "" }, 0, { visit });
}

/** What to do on the way through a tree. */
export interface Walk {
  readonly visit: (visit: Visit) => void;
  /** Where to go; everywhere by default. */
  readonly trail?: Trail;
  /** Whether an item of a list is not to be entered; it is handed to `onApart` instead, with the entry of its list. */
  readonly isApart?: (item: TreeNode, schema: Schema) => boolean;
  readonly onApart?: (item: Visit) => void;
}

/** Visits a value and what is in it. @param depth 0 for a whole file, whose keys are sections */
export function walkFrom(place: Visit, depth: number, walk: Walk): void {
  const { node, schema, entry, section, key } = place;
  const { trail = everywhere } = walk;
  const kind = schema["x-kind"];
  let { record } = place;
  if (kind !== undefined && node.kind === "mapping") {
    record = { node, kind, schema, parent: record };
    walk.visit({ node, schema, entry, record, section, key });
  } else walk.visit(place);
  if (node.kind === "mapping") {
    for (const inner of node.entries) {
      const child = trail.property(schema, inner.key);
      if (!child) continue;
      const visit = {
        node: inner.value,
        schema: child,
        entry: inner,
        record,
        section: depth === 0 ? inner.key : section,
        key: inner.key,
      };
      walkFrom(visit, depth + 1, walk);
    }
  } else if (node.kind === "sequence") {
    const child = trail.item(schema);
    if (!child) return;
    for (const item of node.items) {
      if (!walk.isApart?.(item, child))
        walkFrom({ node: item, schema: child, entry: undefined, record, section, key }, depth + 1, walk);
      else walk.onApart?.({ node: item, schema: child, entry, record, section, key });
    }
  }
}
