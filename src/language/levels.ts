import type { MappingEntry, TreeNode } from "../core/text/tree";
import { bareItem, lineText, marksOf, unquoted, type LineMarks } from "./line-marks";

/** A mapping or list that is open at a line. */
export type Level =
  | {
      readonly type: "mapping";
      readonly column: number;
      /** The entry that was written last. */
      key: string;
      readonly keys: string[];
      /** The value of its key `id`, as far as it is written above. */
      id: string | undefined;
      /** Whether a value stands in the line of the last key, so that nothing can begin below it. */
      closed: boolean;
    }
  | { readonly type: "list"; readonly column: number; index: number };

/**
 * The mappings and lists that are open above a line, for something that begins in `column`.
 * @param dashed whether it is an item itself
 * @param root tree of the same text: then the lines above the nearest list need not be read
 */
export function levelsAbove(
  text: string,
  lineStart: number,
  column: number,
  dashed: boolean,
  root: TreeNode | undefined,
): Level[] {
  const lines: LineMarks[] = [];
  let levels: Level[] = [];
  let limit = column;
  let end = lineStart - 1;
  while (end >= 0) {
    const start = end === 0 ? 0 : text.lastIndexOf("\n", end - 1) + 1;
    let first = start;
    while (text.charCodeAt(first) === 32) first++;
    const indent = first - start;
    // What stands further to the right belongs to something that is closed already.
    if (indent <= limit && first < end) {
      // Of the items before the one around the place only their number counts.
      const isEarlierItem = text.charAt(first) === "-" && lines.at(-1)?.dashes[0] === indent;
      const marks = isEarlierItem ? bareItem(indent) : marksOf(lineText(text, start, end));
      if (marks) {
        lines.push(marks);
        limit = Math.min(limit, indent);
        const [dash] = marks.dashes;
        if (limit === 0 && column > 0 && dash === undefined) break;
        const above = root && dash !== undefined && dash <= column ? levelsOf(root, text, start + dash) : [];
        // Where a list stands in the column of its key, that key's neighbours must be read.
        const ownMapping = !dashed && above.some((level) => level.type === "mapping" && level.column === column);
        if (above.length > 0 && !ownMapping) {
          levels = above;
          break;
        }
      }
    }
    end = start - 1;
  }
  for (const marks of lines.reverse()) enterLine(levels, marks);
  return levels;
}

function enterLine(levels: Level[], marks: LineMarks): void {
  for (const dash of marks.dashes) enterDash(levels, dash);
  if (marks.key !== undefined) enterKey(levels, marks.column, marks.key, marks.value);
}

/** Begins an item at a dash. */
export function enterDash(levels: Level[], column: number): void {
  while ((levels.at(-1)?.column ?? -1) > column) levels.pop();
  const top = levels.at(-1);
  if (top?.type === "list" && top.column === column) top.index++;
  else levels.push({ type: "list", column, index: 0 });
}

function enterKey(levels: Level[], column: number, key: string, value: string): void {
  while ((levels.at(-1)?.column ?? -1) > column) levels.pop();
  // A list may stand in the column of the key that holds it; the next key there ends it.
  const last = levels.at(-1);
  if (last?.type === "list" && last.column === column) levels.pop();
  const top = levels.at(-1);
  const id = key === "id" && value !== "" ? unquoted(value) : undefined;
  if (top?.type === "mapping" && top.column === column) {
    top.key = key;
    top.keys.push(key);
    top.id ??= id;
    top.closed = value !== "";
  } else levels.push({ type: "mapping", column, key, keys: [key], id, closed: value !== "" });
}

/**
 * The levels down to the list whose item begins with the dash at an offset, that item not yet entered.
 * @returns an empty list where the tree has no such item
 */
function levelsOf(root: TreeNode, text: string, dash: number): Level[] {
  let place = dash + 1;
  while (text.charAt(place) === " ") place++;
  const levels: Level[] = [];
  let node: TreeNode | undefined = root;
  while (node && node.kind !== "scalar" && !node.flow) {
    if (node.kind === "mapping") {
      const at: number = lastBefore(node.entries, (entry) => entry.keySpan.start, place);
      const entry: MappingEntry | undefined = node.entries[at];
      const first = node.entries[0];
      if (!entry || !first) return [];
      const id = node.entries.find(({ key }) => key === "id")?.value;
      levels.push({
        type: "mapping",
        column: columnOf(text, first.keySpan.start),
        key: entry.key,
        keys: [],
        id: id?.kind === "scalar" && id.value !== null ? String(id.value) : undefined,
        closed: false,
      });
      node = entry.value;
      continue;
    }
    const index: number = lastBefore(node.items, (item) => item.start, place);
    const item: TreeNode | undefined = node.items[index];
    if (!item) return [];
    const column = dashColumn(text, item.start);
    if (column === undefined) return [];
    if (item.start === place) {
      if (column !== columnOf(text, dash)) return [];
      levels.push({ type: "list", column, index: index - 1 });
      return levels;
    }
    levels.push({ type: "list", column, index });
    node = item;
  }
  return [];
}

/** Place of the last element that begins at or before an offset; -1 when none does. Elements stand in the order of the text. */
function lastBefore<T>(elements: readonly T[], startOf: (element: T) => number, offset: number): number {
  let low = -1;
  let high = elements.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const element = elements[middle];
    if (element !== undefined && startOf(element) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf("\n", offset - 1) + 1);
}

/** Column of the dash before an item; undefined when none stands in its line. */
function dashColumn(text: string, offset: number): number | undefined {
  let at = offset - 1;
  while (text.charAt(at) === " ") at--;
  return text.charAt(at) === "-" ? columnOf(text, at) : undefined;
}

/** The keys of the same mapping in the lines that follow. */
export function keysBelow(text: string, lineStart: number, column: number): readonly string[] {
  const keys: string[] = [];
  let at = text.indexOf("\n", lineStart) + 1;
  while (at > 0 && at < text.length) {
    let indent = at;
    while (text.charCodeAt(indent) === 32) indent++;
    const next = text.indexOf("\n", at);
    const end = next < 0 ? text.length : next;
    if (indent - at <= column) {
      const marks = marksOf(lineText(text, at, end));
      if (marks) {
        if (indent - at < column || marks.dashes.length > 0) break;
        if (marks.key !== undefined) keys.push(marks.key);
      }
    }
    at = end + 1;
  }
  return keys;
}
