import type { TreeNode } from "../../../src/core/text/tree";

/** A tree as plain data with the offsets of this moment, to compare trees that were made in different ways. */
export function plainTree(node: TreeNode | undefined): unknown {
  if (!node) return undefined;
  const { kind, start, end } = node;
  switch (node.kind) {
    case "scalar":
      return { kind, start, end, value: node.value, style: node.style };
    case "sequence":
      return { kind, start, end, flow: node.flow, items: node.items.map(plainTree) };
    case "mapping": {
      const entries = node.entries.map(({ key, keySpan, value }) => ({
        key,
        keySpan: { start: keySpan.start, end: keySpan.end },
        value: plainTree(value),
      }));
      return { kind, start, end, flow: node.flow, entries };
    }
  }
}
