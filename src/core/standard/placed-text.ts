import { valueOf, type ScalarNode, type TreeNode } from "../text/tree";

/** A text in a standard file, with the node it stands in. The nodes of a standard are those of its file: they are not kept over an edit. */
export interface PlacedText {
  readonly text: string;
  readonly node: ScalarNode;
}

/** The text that a node is; undefined for what is none. */
export function placedText(node: TreeNode | undefined): PlacedText | undefined {
  if (node?.kind !== "scalar") return undefined;
  // A check that is always true is still an expression.
  if (typeof node.value === "boolean") return { text: String(node.value), node };
  return typeof node.value === "string" ? { text: node.value, node } : undefined;
}

/** The text under a key. */
export function placedTextAt(node: TreeNode | undefined, key: string): PlacedText | undefined {
  return placedText(valueOf(node, key));
}
