import { applyEdits, type TextEdit } from "../../core/text/edit";
import type { ParsedFile } from "../../core/text/parsed-file";
import { indentOf, isItem, isWritten, lineText } from "./lines";

/** Written lines that are read above and below a place. */
const [linesAbove, linesBelow] = [12, 24];

/** How many lines more are looked at for the beginning of an item, so that none is cut. */
const longestItem = 100;

/**
 * Some lines of a file that can be read alone, as they stand below the keys and items around them. However long the file is, reading them takes the same time.
 */
export interface Excerpt {
  /** The lines further up to which the others belong. */
  readonly head: string;
  /** Offset at which the lines begin. */
  readonly start: number;
  /** Offset behind the lines. */
  readonly end: number;
}

/** The lines around a line. */
export function excerptAround(file: ParsedFile, line: number): Excerpt {
  const first = boundary(file, line, -1, linesAbove);
  const last = boundary(file, line, 1, linesBelow);
  return { head: headsOf(file, first), start: file.lines.lineStart(first), end: file.lines.lineStart(last) };
}

/** The text of an excerpt after an edit: what the edit does behind it does not count. @returns undefined for an edit before it */
export function editedExcerpt(
  { text }: ParsedFile,
  { head, start, end }: Excerpt,
  edits: readonly TextEdit[],
): string | undefined {
  if (edits.some(({ span }) => span.start < start)) return undefined;
  const within = edits.filter(({ span }) => span.end <= end);
  const moved = within.map(({ span, newText }) => ({
    span: { start: span.start - start, end: span.end - start },
    newText,
  }));
  return head + applyEdits(text.slice(start, end), moved);
}

/** A line above (-1) or below (1) another that begins an item or a section, some written lines away: the first, or behind the last, where there are fewer. */
function boundary(file: ParsedFile, from: number, step: 1 | -1, count: number): number {
  let written = 0;
  let line = from;
  for (; line > 0 && line < file.lines.lineCount; line += step) {
    if (!isWritten(file, line)) continue;
    written++;
    if (written > count + longestItem) return line;
    if (written > count && (isItem(file, line) || indentOf(file, line) === 0)) return line;
  }
  return Math.min(Math.max(line, 0), file.lines.lineCount);
}

/** The keys without a value and the first lines of items above a line, each further to the left than what stands below it. */
function headsOf(file: ParsedFile, line: number): string {
  const heads: string[] = [];
  let column = indentOf(file, line);
  let below = isItem(file, line);
  for (let above = line - 1; above >= 0 && (column > 0 || below); above--) {
    if (!isWritten(file, above)) continue;
    const at = indentOf(file, above);
    const item = isItem(file, above);
    // The dash of a list may stand in the column of its key.
    if (at > column || (at === column && (!below || item))) continue;
    if (!item && !/:\s*(?:#.*)?$/.test(lineText(file, above))) continue;
    heads.push(lineText(file, above));
    column = at;
    below = item;
  }
  return heads
    .reverse()
    .map((text) => `${text}\n`)
    .join("");
}
