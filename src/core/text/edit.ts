import type { ParsedFile } from "./parsed-file";
import type { Span } from "./range";
import type { MappingEntry, MappingNode, ScalarNode, ScalarValue, SequenceNode, TreeNode } from "./tree";
import { entryOf } from "./tree";
import { eolOf, flowText, indented, scalarText, keyText, type EditValue } from "./edit-text";

export type { EditValue } from "./edit-text";

/** Replaces a stretch of a text. Positions are offsets into the text before any edit of the same list. */
export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
}

/**
 * The text after a list of edits, in any order.
 * @throws RangeError when two edits overlap
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const sorted = edits.map((edit, order) => ({ edit, order }));
  sorted.sort(
    (a, b) => a.edit.span.start - b.edit.span.start || a.edit.span.end - b.edit.span.end || a.order - b.order,
  );
  let result = "";
  let offset = 0;
  for (const { edit } of sorted) {
    if (edit.span.start < offset) throw new RangeError("Two edits overlap");
    result += text.slice(offset, edit.span.start) + edit.newText;
    offset = edit.span.end;
  }
  return result + text.slice(offset);
}

/** Gives a scalar another value; quotes and block style stay where they can hold it. */
export function replaceScalar(file: ParsedFile, node: ScalarNode, value: ScalarValue): TextEdit {
  const written = scalarText(file, node, value);
  const span = { start: node.start, end: node.end };
  if (node.start < node.end) return { span, newText: written };
  // Nothing stands there yet: behind a colon or a dash a space is needed, behind a key without a colon both.
  const before = file.text[node.start - 1];
  return { span, newText: before === ":" || before === "-" ? ` ${written}` : `: ${written}` };
}

/** Gives a key another name. */
export function renameKey(file: ParsedFile, entry: MappingEntry, key: string): TextEdit {
  return { span: entry.keySpan, newText: keyText(file, entry.keySpan, key) };
}

/**
 * Sets a key to a value: replaces the value that it has, adds the key where it is missing, or deletes it for `undefined`.
 * @returns undefined when there is nothing to do or the entry stands in an alias
 */
export function setEntry(
  file: ParsedFile,
  mapping: MappingNode,
  key: string,
  value: EditValue | undefined,
): TextEdit | undefined {
  const entry = entryOf(mapping, key);
  if (value === undefined) return entry && deleteEntry(file, mapping, key);
  if (!entry) return insertEntry(file, mapping, key, value);
  if (!isWritten(file, entry)) return undefined;
  if (entry.value.kind === "scalar" && typeof value !== "object") return replaceScalar(file, entry.value, value);
  const span = { start: endOfKey(file, entry), end: Math.max(entry.value.end, endOfKey(file, entry)) };
  // Lines of their own would take in a comment that stands behind the old value.
  const behind = file.text.slice(span.end, endOfLine(file, entry.value, span.end)).trim();
  const oneLine = mapping.flow || isInFlow(file.root, mapping.start) || behind !== "";
  const written = oneLine
    ? flowText(value)
    : indented(value, columnOf(file, entry.keySpan.start), eolOf(file.text), key);
  return { span, newText: behindColon(written) };
}

/**
 * Adds an entry behind another one (the last one unless `after` names one), in the style of the mapping.
 * @returns undefined when the mapping stands in an alias
 */
export function insertEntry(
  file: ParsedFile,
  mapping: MappingNode,
  key: string,
  value: EditValue,
  after?: string,
): TextEdit | undefined {
  const { entries } = mapping;
  const previous =
    (after === undefined ? undefined : entryOf(mapping, after)) ?? entries.findLast((entry) => isWritten(file, entry));
  const inFlow = mapping.flow || isInFlow(file.root, mapping.start);
  if (!previous) {
    return mapping.flow && file.text[mapping.start] === "{"
      ? insertAt(
          mapping.start + 1,
          ` ${keyText(file, undefined, key)}: ${flowText(value)}${file.text[mapping.start + 1] === "}" ? " " : ""}`,
        )
      : undefined;
  }
  if (!isWritten(file, previous)) return undefined;
  if (inFlow) return insertAt(endOfEntry(file, previous), `, ${keyText(file, undefined, key)}: ${flowText(value)}`);
  const column = columnOf(file, previous.keySpan.start);
  const eol = eolOf(file.text);
  const written = `${keyText(file, undefined, key)}:${behindColon(indented(value, column, eol, key))}`;
  return insertAt(endOfLine(file, previous.value, endOfEntry(file, previous)), `${eol}${" ".repeat(column)}${written}`);
}

/** A value as it follows a colon: no space before a line break. */
export function behindColon(written: string): string {
  return /^(?:$|[\r\n])/.test(written) ? written : ` ${written}`;
}

/**
 * Deletes an entry with its lines; comments on lines of their own stay. The last entry leaves an empty mapping.
 * @returns undefined when there is no such entry or it stands in an alias
 */
export function deleteEntry(file: ParsedFile, mapping: MappingNode, key: string): TextEdit | undefined {
  const entry = entryOf(mapping, key);
  if (!entry || !isWritten(file, entry)) return undefined;
  const spans = mapping.entries.map((other) => ({ start: other.keySpan.start, end: endOfEntry(file, other) }));
  const index = mapping.entries.indexOf(entry);
  if (mapping.flow || isInFlow(file.root, mapping.start)) return deleteInFlow(file, spans, index);
  const own = spans[index];
  if (!own) return undefined;
  if (spans.length === 1) return { span: own, newText: "{}" };
  return deleteLines(file, own, endOfLine(file, entry.value, own.end));
}

/**
 * Adds an item before the item with this index, at the end without one, in the style of the list.
 * @returns undefined when the list stands in an alias
 */
export function insertItem(
  file: ParsedFile,
  sequence: SequenceNode,
  value: EditValue,
  index = sequence.items.length,
): TextEdit | undefined {
  const { text } = file;
  const { items } = sequence;
  if (text[sequence.start] === "*") return undefined;
  const next = items[index];
  const previous = items[Math.min(index, items.length) - 1];
  if (sequence.flow || isInFlow(file.root, sequence.start)) {
    if (previous) return insertAt(previous.end, `, ${flowText(value)}`);
    return next ? insertAt(next.start, `${flowText(value)}, `) : insertAt(sequence.start + 1, flowText(value));
  }
  const column = columnOf(file, sequence.start);
  const eol = eolOf(text);
  const written = `- ${indented(value, column, eol)}`.trimEnd();
  if (previous) return insertAt(endOfLine(file, previous, previous.end), `${eol}${" ".repeat(column)}${written}`);
  return insertAt(sequence.start, `${written}${eol}${" ".repeat(column)}`);
}

/**
 * Deletes an item with its lines; comments on lines of their own stay. The last item leaves an empty list.
 * @returns undefined when there is no such item or the list stands in an alias
 */
export function deleteItem(file: ParsedFile, sequence: SequenceNode, index: number): TextEdit | undefined {
  const item = sequence.items[index];
  if (!item || file.text[sequence.start] === "*") return undefined;
  if (sequence.flow || isInFlow(file.root, sequence.start)) return deleteInFlow(file, sequence.items, index);
  const start = dashOf(file, sequence, index);
  if (sequence.items.length === 1) return { span: { start, end: item.end }, newText: "[]" };
  return deleteLines(file, { start, end: item.end }, endOfLine(file, item, item.end));
}

/** Puts text in at an offset. */
export function insertAt(offset: number, newText: string): TextEdit {
  return { span: { start: offset, end: offset }, newText };
}

/** Whether an entry stands in the text itself, and not in what an alias repeats. */
export function isWritten(file: ParsedFile, entry: MappingEntry): boolean {
  return file.text[entry.keySpan.start] !== "*";
}

/** Behind the colon of an entry. */
function endOfKey(file: ParsedFile, entry: MappingEntry): number {
  let end = entry.keySpan.end;
  while (file.text[end] === " " || file.text[end] === "\t") end++;
  return file.text[end] === ":" ? end + 1 : entry.keySpan.end;
}

/** Behind the value of an entry, or behind its colon when it has none. */
export function endOfEntry(file: ParsedFile, entry: MappingEntry): number {
  return Math.max(entry.value.end, endOfKey(file, entry));
}

/** The end of the line in which a value ends, a comment behind it included. */
export function endOfLine(file: ParsedFile, value: TreeNode, end: number): number {
  const { text } = file;
  let offset = end;
  // Blank lines at the end of a block with `+` are part of its text.
  if (keepsBlankLines(text, value)) {
    const blank = /^(?:[ \t]*\r?\n)+/.exec(text.slice(end));
    if (blank) offset = Math.max(end + blank[0].length - 1, end);
    if (text[offset] === "\n") return text[offset - 1] === "\r" ? offset - 1 : offset;
  }
  while (offset < text.length && text[offset] !== "\n" && text[offset] !== "\r") offset++;
  return offset;
}

function keepsBlankLines(text: string, value: TreeNode): boolean {
  let last: TreeNode | undefined = value;
  while (last && last.kind !== "scalar")
    last = last.kind === "mapping" ? last.entries[last.entries.length - 1]?.value : last.items[last.items.length - 1];
  return last?.style === "block" && /^[|>]\d?\+/.test(text.slice(last.start, last.start + 3));
}

/** The column in which an offset stands. */
export function columnOf(file: ParsedFile, offset: number): number {
  return file.lines.position(offset).character;
}

/** Whether a node stands inside brackets: there everything must be written on one line. */
export function isInFlow(root: TreeNode | undefined, offset: number): boolean {
  let node = root;
  while (node) {
    if (node.kind === "scalar" || offset < node.start || offset > node.end) return false;
    if (node.flow && offset > node.start) return true;
    const children: readonly TreeNode[] =
      node.kind === "mapping" ? node.entries.map((entry) => entry.value) : node.items;
    node = children.find((child) => child.kind !== "scalar" && child.start <= offset && offset <= child.end);
  }
  return false;
}

function dashOf(file: ParsedFile, sequence: SequenceNode, index: number): number {
  if (index === 0) return sequence.start;
  const from = sequence.items[index - 1]?.end ?? sequence.start;
  const to = sequence.items[index]?.start ?? from;
  // Between two items stand only white space, comments and the dash, which is the last dash before the item.
  const dash = file.text.slice(from, to).search(/-[ \t]*(?:#[^\r\n]*)?\s*$/);
  return dash < 0 ? to : from + dash;
}

function deleteInFlow(file: ParsedFile, spans: readonly Span[], index: number): TextEdit | undefined {
  const own = spans[index];
  if (!own) return undefined;
  const { text } = file;
  const next = spans[index + 1];
  if (next) {
    const comma = text.indexOf(",", own.end);
    const spaces = /^[ \t]*/.exec(text.slice(comma + 1))?.[0].length ?? 0;
    return { span: { start: own.start, end: comma + 1 + spaces }, newText: "" };
  }
  const previous = spans[index - 1];
  return { span: { start: previous ? previous.end : own.start, end: own.end }, newText: "" };
}

/** Deletes whole lines; where something stands before (a dash), only up to the beginning of what follows. */
function deleteLines(file: ParsedFile, own: Span, lineEnd: number): TextEdit {
  const { text } = file;
  const lineStart = own.start - columnOf(file, own.start);
  const newline = /^\r?\n|^\r/.exec(text.slice(lineEnd, lineEnd + 2))?.[0].length ?? 0;
  if (text.slice(lineStart, own.start).trim() !== "") {
    const blank = /^[ \t]*/.exec(text.slice(lineEnd + newline))?.[0].length ?? 0;
    return { span: { start: own.start, end: lineEnd + newline + blank }, newText: "" };
  }
  if (newline > 0) return { span: { start: lineStart, end: lineEnd + newline }, newText: "" };
  const before = /\r?\n$|\r$/.exec(text.slice(Math.max(lineStart - 2, 0), lineStart))?.[0].length ?? 0;
  return { span: { start: lineStart - before, end: lineEnd }, newText: "" };
}
