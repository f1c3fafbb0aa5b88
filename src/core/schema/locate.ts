import type { MappingEntry, TreeNode } from "../text/tree";
import { itemSchema, propertySchema, type Schema } from "./registry";

/** What a JSON pointer leads to. */
export interface Located {
  readonly node: TreeNode;
  /** Undefined where the schema says nothing. */
  readonly schema: Schema | undefined;
  /** The entry whose value it is, or that of the list in which it is an item. */
  readonly entry?: MappingEntry;
}

/** Follows a JSON pointer (as ajv writes it) through a tree and its schema at once. */
export function locate(root: Located, pointer: string): Located | undefined {
  let at = root;
  for (const part of pointer.split("/").slice(1)) {
    const step = part.replaceAll("~1", "/").replaceAll("~0", "~");
    const { node } = at;
    if (node.kind === "mapping") {
      const entry = node.entries.find((candidate) => candidate.key === step);
      if (!entry) return undefined;
      at = { node: entry.value, schema: at.schema && propertySchema(at.schema, step), entry };
    } else if (node.kind === "sequence") {
      const item = node.items[Number(step)];
      if (!item) return undefined;
      at = { node: item, schema: at.schema && itemSchema(at.schema), ...(at.entry && { entry: at.entry }) };
    } else return undefined;
  }
  return at;
}
