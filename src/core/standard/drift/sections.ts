import { dataOf } from "../../model/record";
import { entryOf, setData, toData, type TreeNode } from "../../text/tree";
import type { Data } from "./compare";

/** The sections of several files as one: lists one after the other, of other keys the first counts; as a project puts its files together. */
export function mergedSections(roots: Iterable<TreeNode | undefined>): Data {
  const merged: Record<string, unknown> = {};
  for (const root of roots) {
    if (root?.kind !== "mapping") continue;
    for (const { key } of root.entries) {
      const value = entryOf(root, key)?.value;
      if (value) setData(merged, key, joined(Object.hasOwn(merged, key) ? merged[key] : undefined, sectionData(value)));
    }
  }
  return merged;
}

/** As `toData`; records that have not changed are the same objects, since a project that is behind its template is compared after every edit. */
function sectionData(node: TreeNode): unknown {
  if (node.kind === "sequence")
    return node.items.map((item) => (item.kind === "mapping" ? dataOf(item) : toData(item)));
  if (node.kind === "scalar") return node.value;
  const data: Record<string, unknown> = {};
  for (const { key, value } of node.entries)
    if (!Object.hasOwn(data, key)) setData(data, key, value.kind === "sequence" ? sectionData(value) : toData(value));
  return data;
}

function joined(before: unknown, value: unknown, depth = 0): unknown {
  if (before === undefined || before === null) return value;
  if (Array.isArray(before) && Array.isArray(value))
    return [...(before as readonly unknown[]), ...(value as readonly unknown[])];
  if (depth > 0 || !isMapping(before) || !isMapping(value)) return before;
  const merged: Record<string, unknown> = { ...before };
  for (const [key, one] of Object.entries(value)) setData(merged, key, joined(before[key], one, depth + 1));
  return merged;
}

function isMapping(value: unknown): value is Data {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
