import { entryOf, setData, toData, type TreeNode } from "../../text/tree";
import type { Data } from "./compare";

/** The sections of several files as one: lists one after the other, of other keys the first counts; as a project puts its files together. */
export function mergedSections(roots: Iterable<TreeNode | undefined>): Data {
  const merged: Record<string, unknown> = {};
  for (const root of roots) {
    if (root?.kind !== "mapping") continue;
    for (const { key } of root.entries) {
      const value = entryOf(root, key)?.value;
      if (value) setData(merged, key, joined(Object.hasOwn(merged, key) ? merged[key] : undefined, toData(value)));
    }
  }
  return merged;
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
