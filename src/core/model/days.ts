import { dayOf, parseInstant } from "../text/instant";
import type { TreeNode } from "../text/tree";
import { textAt } from "./fields";

/** The day of a date field, as days since 1970-01-01. */
export function dayAt(node: TreeNode, key: string): number | undefined {
  const text = textAt(node, key);
  const instant = text === undefined ? undefined : parseInstant(text);
  return instant === undefined ? undefined : dayOf(instant);
}
