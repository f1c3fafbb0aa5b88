import { applyEdits, columnOf, endOfLine, insertAt, type TextEdit } from "./edit";
import { eolOf } from "./edit-text";
import type { ParsedFile } from "./parsed-file";
import type { Span } from "./range";
import type { SequenceNode } from "./tree";

/**
 * The lines of a list item: from the beginning of its first line to the end of its last one, without the line break. Comments belong to it that stand
 * directly above its dash, behind its values, or directly below it and further to the right than its dash.
 */
export interface ItemBlock extends Span {
  /** Offset of the dash. */
  readonly dash: number;
  /** Column of the dash. */
  readonly column: number;
}

/** The lines of an item; undefined for an item that has no lines of its own: in brackets, behind another dash, or in an alias. */
export function itemBlock(file: ParsedFile, sequence: SequenceNode, index: number): ItemBlock | undefined {
  const item = sequence.items[index];
  if (!item || sequence.flow || file.text[sequence.start] === "*") return undefined;
  const column = columnOf(file, sequence.start);
  const previous = sequence.items[index - 1];
  const dash = previous ? dashAbove(file, item.start, column) : sequence.start;
  if (dash === undefined || !isBlank(textOfLine(file, lineOf(file, dash)).slice(0, column))) return undefined;
  const above = previous ? lineOf(file, endOfItem(file, sequence, index - 1, column)) : -1;
  let first = lineOf(file, dash);
  while (first - 1 > above && isComment(textOfLine(file, first - 1))) first--;
  return { start: file.lines.lineStart(first), end: endOfItem(file, sequence, index, column), dash, column };
}

/** The dash in a column, in the line of an offset or the nearest one above. */
function dashAbove(file: ParsedFile, offset: number, column: number): number | undefined {
  for (let line = lineOf(file, offset); line >= 0; line--) {
    const text = textOfLine(file, line);
    if (text[column] === "-" && isBlank(text.slice(0, column))) return file.lines.lineStart(line) + column;
  }
  return undefined;
}

/** The end of an item's last line, of its last comment where comments further to the right follow directly. */
function endOfItem(file: ParsedFile, sequence: SequenceNode, index: number, column: number): number {
  const item = sequence.items[index];
  if (!item) return sequence.end;
  let end = endOfLine(file, item, item.end);
  for (let line = lineOf(file, end) + 1; line < file.lines.lineCount; line++) {
    const text = textOfLine(file, line);
    if (!isComment(text) || text.search(/\S/) <= column) break;
    end = file.lines.lineStart(line) + text.length;
  }
  return end;
}

/** Moves lines to the right, or to the left for a negative number of columns: as far as spaces stand there. */
export function shiftLines(file: ParsedFile, span: Span, columns: number): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  if (columns === 0) return edits;
  const last = lineOf(file, span.end);
  for (let line = lineOf(file, span.start); line <= last; line++) {
    const start = file.lines.lineStart(line);
    const text = textOfLine(file, line);
    if (columns > 0 && text !== "") edits.push(insertAt(start, " ".repeat(columns)));
    const spaces = Math.min(-columns, /^ */.exec(text)?.[0].length ?? 0);
    if (spaces > 0) edits.push({ span: { start, end: start + spaces }, newText: "" });
  }
  return edits;
}

/** Lines as they are after they were moved to the right or left. */
export function shiftedText(file: ParsedFile, span: Span, columns: number): string {
  const { start } = span;
  const edits = shiftLines(file, span, columns).map((edit) => ({
    span: { start: edit.span.start - start, end: edit.span.end - start },
    newText: edit.newText,
  }));
  return applyEdits(file.text.slice(start, span.end), edits);
}

/** Deletes lines with a line break; where blank lines stand above and below, only those above stay. */
export function deleteBlock(file: ParsedFile, { start, end }: Span): TextEdit {
  const first = lineOf(file, start);
  let last = lineOf(file, end);
  const { lineCount } = file.lines;
  if (first > 0 && isBlank(textOfLine(file, first - 1)))
    while (last + 2 < lineCount && isBlank(textOfLine(file, last + 1))) last++;
  if (last + 1 < lineCount)
    return { span: { start: file.lines.lineStart(first), end: file.lines.lineStart(last + 1) }, newText: "" };
  const before = first > 0 ? file.lines.lineStart(first - 1) + textOfLine(file, first - 1).length : 0;
  return { span: { start: before, end: file.lines.lineStart(last) + textOfLine(file, last).length }, newText: "" };
}

/** What stands between the lines of two items that follow each other in the style of a list: a line break, or two where blank lines divide them. */
export function itemSeparator(file: ParsedFile, sequence: SequenceNode, index: number): string {
  const eol = eolOf(file.text);
  const here = itemBlock(file, sequence, index);
  const next = itemBlock(file, sequence, index + 1);
  const previous = itemBlock(file, sequence, index - 1);
  const gap =
    here && next
      ? file.text.slice(here.end, next.start)
      : here && previous
        ? file.text.slice(previous.end, here.start)
        : "";
  return /\n[ \t]*\r?\n/.test(gap) ? eol + eol : eol;
}

/** The text of a line without its line break. */
export function textOfLine(file: ParsedFile, line: number): string {
  return file.text.slice(file.lines.lineStart(line), file.lines.lineStart(line + 1)).replace(/[\r\n]+$/, "");
}

/** The line in which an offset stands. */
export function lineOf(file: ParsedFile, offset: number): number {
  return file.lines.position(offset).line;
}

function isBlank(text: string): boolean {
  return text.trim() === "";
}

function isComment(text: string): boolean {
  return /^\s*#/.test(text);
}
