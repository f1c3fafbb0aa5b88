import { columnOf, endOfEntry } from "../../core/text/edit";
import type { ParsedFile } from "../../core/text/parsed-file";
import type { MappingEntry, MappingNode } from "../../core/text/tree";

/** The text of an entry together with its comments, without the white space around it. */
export interface Slot {
  /** Where the comments above the key begin, or the key itself. */
  readonly start: number;
  /** Where the key begins. */
  readonly key: number;
  readonly end: number;
}

/** The entries of a mapping as texts that can change places; undefined where that is not sure. */
export function slotsOf(file: ParsedFile, mapping: MappingNode): readonly Slot[] | undefined {
  const { entries } = mapping;
  const inOrder = entries.every(({ keySpan }, index) => {
    const before = entries[index - 1];
    return keySpan.end > keySpan.start && (!before || keySpan.start >= endOfEntry(file, before));
  });
  if (!inOrder || entries.length < 2) return undefined;
  return mapping.flow ? flowSlots(file, entries) : blockSlots(file, entries);
}

function flowSlots(file: ParsedFile, entries: readonly MappingEntry[]): readonly Slot[] | undefined {
  const slots = entries.map((entry) => ({
    start: entry.keySpan.start,
    key: entry.keySpan.start,
    end: endOfEntry(file, entry),
  }));
  const first = slots[0]?.start ?? 0;
  const oneLine = !/[\r\n]/.test(file.text.slice(first, slots.at(-1)?.end));
  const separated = slots.every(({ start }, index) => {
    const before = slots[index - 1];
    return /^[ \t]*[{,][ \t]*$/.test(file.text.slice(before ? before.end : file.text.lastIndexOf("{", start), start));
  });
  return oneLine && separated ? slots : undefined;
}

interface TextLine {
  readonly start: number;
  readonly end: number;
  /** Without the white space in front. */
  readonly words: string;
  readonly column: number;
}

function blockSlots(file: ParsedFile, entries: readonly MappingEntry[]): readonly Slot[] | undefined {
  const { text, lines } = file;
  const lineAt = (index: number): TextLine => {
    const start = lines.lineStart(index);
    const whole = text.slice(start, lines.lineStart(index + 1)).replace(/[\r\n]+$/, "");
    const words = whole.replace(/^[ \t]+/, "");
    return { start, end: start + whole.length, words, column: whole.length - words.length };
  };
  const lineOf = (offset: number): number => lines.position(offset).line;
  const column = columnOf(file, entries[0]?.keySpan.start ?? 0);
  const heads = entries.map(({ keySpan }) => lineOf(keySpan.start));
  const tails = entries.map((entry) => lineOf(endOfEntry(file, entry)));
  const isAlone = heads.every((head, index) => {
    const start = lines.lineStart(head);
    const key = entries[index]?.keySpan.start ?? start;
    const before = text.slice(start, key);
    return key - start === column && (index === 0 ? /^[ -]*$/ : /^ *$/).test(before) && tails[index - 1] !== head;
  });
  if (!isAlone) return undefined;
  const behindDash = text.slice(lines.lineStart(heads[0] ?? 0), entries[0]?.keySpan.start).trim() !== "";
  const firsts = heads.map((head, index) => {
    if (index === 0) return behindDash ? head : attachedAbove(lineAt, head, -1);
    return firstCommentOf(lineAt, tails[index - 1] ?? 0, head, column);
  });
  if (firsts.includes(undefined)) return undefined;
  return heads.map((head, index) => {
    const next = firsts[index + 1];
    const first = firsts[index] ?? head;
    const key = entries[index]?.keySpan.start ?? 0;
    const last = next === undefined ? endOfMapping(lineAt, tails[index] ?? head, column, lines.lineCount) : next - 1;
    let end = last;
    while (end > head && lineAt(end).words === "") end--;
    const start = first === head ? key : lineAt(first).start + lineAt(first).column;
    return { start, key, end: lineAt(Math.max(end, tails[index] ?? head)).end };
  });
}

/** The first of the comment lines right above a line. */
function attachedAbove(lineAt: (index: number) => TextLine, line: number, limit: number): number {
  let first = line;
  while (first - 1 > limit && first > 0 && lineAt(first - 1).words.startsWith("#")) first--;
  return first;
}

/**
 * Where the text of an entry begins between the last line of the entry above it and its own. Comments that stand further in belong to the entry
 * above, the others to the one below; undefined for one that stands right below an entry with a blank line behind it: in another place it would
 * seem to be about another key.
 */
function firstCommentOf(
  lineAt: (index: number) => TextLine,
  above: number,
  head: number,
  column: number,
): number | undefined {
  let first = above + 1;
  while (first < head && isComment(lineAt(first)) && lineAt(first).column > column) first++;
  let attached = first;
  while (attached < head && isComment(lineAt(attached))) attached++;
  if (attached > first && attached < head) return undefined;
  while (first < head && lineAt(first).words === "") first++;
  for (let index = first; index < head; index++)
    if (lineAt(index).words !== "" && !isComment(lineAt(index))) return undefined;
  return first;
}

/** The last line of the last entry, with the comments right below it that stand further in than its key. */
function endOfMapping(lineAt: (index: number) => TextLine, tail: number, column: number, count: number): number {
  let last = tail;
  while (last + 1 < count && isComment(lineAt(last + 1)) && lineAt(last + 1).column > column) last++;
  return last;
}

function isComment({ words }: TextLine): boolean {
  return words.startsWith("#");
}
