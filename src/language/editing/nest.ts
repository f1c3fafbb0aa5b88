import { columnOf, insertAt, type TextEdit } from "../../core/text/edit";
import {
  deleteBlock,
  itemBlock,
  itemSeparator,
  lineOf,
  shiftedText,
  shiftLines,
  textOfLine,
} from "../../core/text/edit-items";
import { eolOf } from "../../core/text/edit-text";
import { message, type Message } from "../../core/text/message";
import type { ParsedFile } from "../../core/text/parsed-file";
import type { Span } from "../../core/text/range";
import { entryOf, type MappingEntry, type SequenceNode } from "../../core/text/tree";
import { openMapping } from "./brackets";
import type { Relocation } from "./outcome";
import { subtasks, type RecordItem, type RecordList, type RecordRun } from "./records";

/** Where lines are put. */
export interface Place {
  /** The end of the line behind which they stand. */
  readonly at: number;
  /** Column of their dash. */
  readonly column: number;
  /** A line that is written before them, without its line break. */
  readonly head?: string;
  /** What stands between the line above and them. */
  readonly separator: string;
  /** What makes room for them. */
  readonly edits?: readonly TextEdit[];
}

/** The lines of a run. */
export function runSpan({ first, last }: RecordRun): Span {
  return { start: first.span.start, end: last.span.end };
}

/** By how many columns a run moves to stand in a column. */
export function columnsTo(run: RecordRun, column: number): number {
  return column - (run.first.block?.column ?? column);
}

/** Changes the indentation of a run where it stands. */
export function shiftInPlace(file: ParsedFile, run: RecordRun, column: number, head?: string): Relocation {
  const span = runSpan(run);
  const columns = columnsTo(run, column);
  const lead = head === undefined ? "" : head + eolOf(file.text);
  return {
    edits: [...(lead === "" ? [] : [insertAt(span.start, lead)]), ...shiftLines(file, span, columns)],
    carried: [{ span, at: span.start, ahead: lead.length, columns }],
  };
}

/** Puts a run where a task holds its subtasks: where it stands when that is directly above, otherwise away from there. */
export function putUnder(file: ParsedFile, run: RecordRun, place: Place): Relocation {
  const span = runSpan(run);
  const made = place.edits ?? [];
  if (isFree(file.text.slice(place.at, span.start))) {
    const shifted = shiftInPlace(file, run, place.column, place.head);
    return { ...shifted, edits: [...made, ...shifted.edits] };
  }
  const columns = columnsTo(run, place.column);
  const lead = place.head === undefined ? place.separator : eolOf(file.text) + place.head + eolOf(file.text);
  return {
    edits: [...made, insertAt(place.at, lead + shiftedText(file, span, columns)), deleteBlock(file, span)],
    carried: [{ span, at: place.at, ahead: lead.length, columns }],
  };
}

/** Whether nothing stands between two places but blank lines, and comments that belong to nothing. */
function isFree(gap: string): boolean {
  if (gap.trim() === "") return true;
  return gap.split(/\r?\n/).every((line) => /^\s*(?:#.*)?$/.test(line)) && /\n[ \t]*\r?\n$/.test(gap);
}

/** Where lines become the last subtasks of a task; undefined where its text leaves no room for lines. */
export function placeUnder(file: ParsedFile, parent: RecordItem, list: RecordList): Place | undefined {
  const { node, block } = parent;
  if (!block || node.kind !== "mapping") return undefined;
  const entry = entryOf(node, subtasks);
  const separator = eolOf(file.text);
  const keyColumn = columnOf(file, node.flow ? node.start : (node.entries[0]?.keySpan.start ?? node.start));
  const column = keyColumn + listIndent(file, list);
  if (!entry) {
    const opened = node.flow ? openMapping(file, node) : [];
    const head = `${" ".repeat(keyColumn)}${subtasks}:`;
    return opened && { at: block.end, column, head, separator, edits: opened };
  }
  const { value } = entry;
  if (node.flow) return undefined;
  if (value.kind === "sequence" && value.items.length > 0) {
    const last = itemBlock(file, value, value.items.length - 1);
    const own = itemSeparator(file, value, value.items.length - 1);
    return last && { at: last.end, column: last.column, separator: own };
  }
  const isEmpty = value.kind === "sequence" ? value.flow : value.kind === "scalar" && value.value === null;
  if (!isEmpty) return undefined;
  const line = lineOf(file, entry.keySpan.start);
  const at = file.lines.lineStart(line) + textOfLine(file, line).length;
  const colon = file.text.indexOf(":", entry.keySpan.end) + 1;
  const edits = value.end > colon ? [{ span: { start: colon, end: value.end }, newText: "" }] : [];
  return { at, column, separator, edits };
}

/** By how many columns the dashes of a list stand to the right of its key. */
function listIndent(file: ParsedFile, { sequence, entry }: RecordList): number {
  return Math.max(0, columnOf(file, sequence.start) - columnOf(file, entry.keySpan.start));
}

/** Takes the key of a list away whose last lines go elsewhere; a comment behind it stays. */
export function withoutKey(file: ParsedFile, entry: MappingEntry, sequence: SequenceNode): TextEdit {
  const { start, end } = entry.keySpan;
  const line = lineOf(file, start);
  const lineStart = file.lines.lineStart(line);
  const text = textOfLine(file, line);
  if (text.slice(0, start - lineStart).trim() !== "") return insertAt(file.text.indexOf(":", end) + 1, " []");
  const comment = text.slice(end - lineStart).search(/\s#/);
  if (comment >= 0) return { span: { start, end: end + comment + 1 }, newText: "" };
  return { span: { start: lineStart, end: Math.min(file.lines.lineStart(line + 1), sequence.start) }, newText: "" };
}

/** Why tasks that share a line can't be moved. */
export function inBrackets(): Message {
  return message("These tasks stand in brackets together. Write each of them on lines of its own first.");
}
