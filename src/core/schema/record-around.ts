import type { Span } from "../text/range";
import type { TreeNode } from "../text/tree";
import { itemSchema, propertySchema, rootSchema, type FileKind, type Schema } from "./registry";

/** From the beginning of a record to that of what comes after it, lines included that could not be read. */
export type RecordStretch = Span;

/** The nearest record around an offset, or the section in which it stands. @param length of the text */
export function recordAround(root: TreeNode, kind: FileKind, offset: number, length: number): RecordStretch {
  let node: TreeNode = root;
  let schema: Schema | undefined = rootSchema(kind);
  let end = length;
  let found: RecordStretch = { start: 0, end };
  for (let depth = 0; ; depth++) {
    const next = childAt(node, schema, offset);
    if (!next) return found;
    end = Math.min(end, next.end);
    ({ node, schema } = next);
    if (depth === 0 || schema?.["x-kind"] !== undefined) found = { start: next.start, end };
  }
}

/** The last child that begins at or before an offset. */
function childAt(
  node: TreeNode,
  schema: Schema | undefined,
  offset: number,
):
  | { readonly node: TreeNode; readonly schema: Schema | undefined; readonly start: number; readonly end: number }
  | undefined {
  if (node.kind === "scalar") return undefined;
  if (node.kind === "sequence") {
    const index = node.items.findLastIndex(({ start }) => start <= offset);
    const item = node.items[index];
    const end = node.items[index + 1]?.start ?? Infinity;
    return item && { node: item, schema: schema && itemSchema(schema), start: item.start, end };
  }
  const index = node.entries.findLastIndex(({ keySpan }) => keySpan.start <= offset);
  const entry = node.entries[index];
  const end = node.entries[index + 1]?.keySpan.start ?? Infinity;
  const child = schema && entry && propertySchema(schema, entry.key);
  return entry && { node: entry.value, schema: child, start: entry.keySpan.start, end };
}
