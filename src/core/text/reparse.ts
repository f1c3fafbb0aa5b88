import { newComposeState } from "./compose";
import type { ParsedFile } from "./parsed-file";
import { parsePiece } from "./piece";
import type { MappingEntry, MappingNode, SequenceNode, TreeNode } from "./tree";

/** An item of a list in block style, with the lines that are its own. */
interface ItemLines {
  readonly item: TreeNode;
  /** Offset of its first line. */
  readonly start: number;
  /** Offset of the line of the next item. */
  readonly end: number;
}

/** What may reach beyond the item in which it stands: anchors, aliases, tags, separators, markers of a conflict, unreadable characters. */
const farReaching = /[\s[{,:-][&*!]\S|^(?:---|\.\.\.|<{7}|>{7})|\uFFFD/m;

/**
 * The tree of a text of which the last version is known: when the change lies within one item of a list, only that item is parsed, and the rest
 * is moved. Gives exactly what parsing the whole would give.
 * @returns undefined when the whole must be parsed
 */
export function reparse(previous: ParsedFile, text: string): TreeNode | undefined {
  const { root, text: before } = previous;
  if (!root || previous.findings.length > 0 || farReaching.test(text)) return undefined;
  const shorter = Math.min(before.length, text.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === text.charCodeAt(start)) start++;
  let kept = 0;
  while (
    kept < shorter - start &&
    before.charCodeAt(before.length - 1 - kept) === text.charCodeAt(text.length - 1 - kept)
  )
    kept++;
  const lines = findItem(root, before, start, before.length - kept);
  if (!lines) return undefined;
  const delta = text.length - before.length;
  const item = parseItem(previous, text, lines, lines.end + delta);
  return item && replaceItem(root, lines, item, delta);
}

/** The innermost item that holds a change from behind its dash to before its last line break, and is not the last of its list. */
function findItem(root: TreeNode, text: string, start: number, end: number): ItemLines | undefined {
  let found: ItemLines | undefined;
  let node: TreeNode | undefined = root;
  while (node && node.kind !== "scalar" && !node.flow) {
    if (node.kind === "mapping") {
      node = node.entries.find(({ value }) => value.start <= start && end <= value.end)?.value;
      continue;
    }
    const index: number = node.items.findLastIndex((candidate) => candidate.start <= start);
    const lines = itemLines(node, index, text);
    if (lines && end < lines.end) found = lines;
    node = node.items[index];
  }
  return found;
}

function itemLines(list: SequenceNode, index: number, text: string): ItemLines | undefined {
  const item = list.items[index];
  const next = list.items[index + 1];
  const start = item && lineOfDash(item, text);
  const end = next && lineOfDash(next, text);
  return item && start !== undefined && end !== undefined ? { item, start, end } : undefined;
}

/** The start of an item's first line, when there is nothing before it but spaces and one dash. */
function lineOfDash(item: TreeNode, text: string): number | undefined {
  const start = Math.max(text.lastIndexOf("\n", item.start - 1), text.lastIndexOf("\r", item.start - 1)) + 1;
  return item.start < item.end && /^ *- +$/.test(text.slice(start, item.start)) ? start : undefined;
}

function parseItem(previous: ParsedFile, text: string, { item, start }: ItemLines, end: number): TreeNode | undefined {
  const column = item.start - start;
  // Lines further to the left might end the item.
  const rest = text
    .slice(item.start, end)
    .split(/\r\n|\n|\r/)
    .slice(1);
  if (rest.some((line) => line.trim() !== "" && !line.startsWith(" ".repeat(column)))) return undefined;
  if (previous.text.slice(start, item.start) !== text.slice(start, item.start)) return undefined;
  const piece = parsePiece(text, item.start, end, column);
  if (piece.broken) return undefined;
  const state = newComposeState(text);
  const node = piece.compose(state);
  return node && node.kind === item.kind && node.start === item.start && state.problems.length === 0 ? node : undefined;
}

/** The tree with another node in place of an item; what stands behind it moves. */
function replaceItem(node: TreeNode, lines: ItemLines, item: TreeNode, delta: number): TreeNode {
  if (node === lines.item) return item;
  if (node.end <= lines.start) return node;
  if (node.start >= lines.end) return delta === 0 ? node : move(node, delta);
  const change = (child: TreeNode): TreeNode => replaceItem(child, lines, item, delta);
  return changeChildren(node, change, (offset) => (offset >= lines.end ? offset + delta : offset));
}

function move(node: TreeNode, delta: number): TreeNode {
  return changeChildren(
    node,
    (child) => move(child, delta),
    (offset) => offset + delta,
  );
}

function changeChildren(
  node: TreeNode,
  change: (child: TreeNode) => TreeNode,
  place: (offset: number) => number,
): TreeNode {
  const span = { start: place(node.start), end: place(node.end) };
  switch (node.kind) {
    case "scalar":
      return { ...node, ...span };
    case "sequence":
      return { ...node, ...span, items: node.items.map(change) } satisfies SequenceNode;
    case "mapping":
      return {
        ...node,
        ...span,
        entries: node.entries.map((entry) => changeEntry(entry, change, place)),
      } satisfies MappingNode;
  }
}

function changeEntry(
  entry: MappingEntry,
  change: (child: TreeNode) => TreeNode,
  place: (offset: number) => number,
): MappingEntry {
  const { start, end } = entry.keySpan;
  return { key: entry.key, keySpan: { start: place(start), end: place(end) }, value: change(entry.value) };
}
