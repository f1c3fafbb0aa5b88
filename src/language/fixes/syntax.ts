import type { TextEdit } from "../../core/text/edit";
import { message } from "../../core/text/message";
import { oddBlanks, plainIndentation } from "../../core/text/odd-blanks";
import type { ParsedFile } from "../../core/text/parsed-file";
import type { Span } from "../../core/text/range";
import type { TreeNode } from "../../core/text/tree";
import { indentOf, isItem, isWritten, lineText } from "./lines";
import { fixOf, spanOf, textData } from "./make";
import { bestOf } from "./repair";
import { ownerOf, spotAt } from "./spot";
import type { Fix, FixMaker, FixPlace } from "./types";

const blanksBeforeContent = new RegExp(`^[ \\t${oddBlanks}]*[\\t${oddBlanks}][ \\t${oddBlanks}]*(?=[^\\s])`, "gm");

/** Spaces for each tab or odd blank before the content of a line, in the whole file: a single line among tabs would line up with nothing. */
export const tabs: FixMaker = ({ file }) => {
  const edits = [...file.text.matchAll(blanksBeforeContent)].flatMap((match): TextEdit[] => {
    const [blanks] = match;
    const span = { start: match.index, end: match.index + blanks.length };
    return isInBlock(file.root, span.start) ? [] : [{ span, newText: plainIndentation(blanks) }];
  });
  return fixOf(file, message("Indent with spaces in this file"), edits, { preferred: true, isSafe: true });
};

/** Whether a line stands within a text of several lines, where tabs may be meant. */
function isInBlock(root: TreeNode | undefined, offset: number): boolean {
  let node = root;
  while (node && node.kind !== "scalar") {
    const children: readonly TreeNode[] = node.kind === "mapping" ? node.entries.map(({ value }) => value) : node.items;
    node = children.find((child) => child.start < offset && offset < child.end);
  }
  return node?.kind === "scalar" && node.style !== "plain";
}

/** The colon behind a key; where a value follows on the same line, behind its first word. */
export const colon: FixMaker = (place) => {
  const { file, finding } = place;
  const { start, end } = spanOf(place);
  const text = file.text.slice(start, end);
  if (finding.data?.["colon"] === true) return rightColon(place);
  const [, first] = /^([\p{L}_][\p{L}\p{N}_-]*)[ \t:]+\S/u.exec(text) ?? [];
  if (first !== undefined) {
    const at = start + first.length;
    const newText = `${first}: ${file.text.slice(at, end).trimStart()}`;
    const gap = file.text.slice(at, end).search(/[^ \t:]/);
    const span = { start: at, end: at + Math.max(gap, 0) };
    return fixOf(file, message("Write '{0}'", newText), [{ span, newText: ": " }], { preferred: true });
  }
  const { line } = file.lines.position(start);
  const next = file.text.slice(file.lines.lineStart(line + 1), file.lines.lineStart(line + 2));
  const column = file.lines.position(start).character;
  // A known key and lines that belong to it show that it is no word being typed.
  const isSafe = isKnownKey(file, { start, end }) && next.trim() !== "" && next.search(/\S/) > column;
  const key = textData(place, "key") ?? text;
  return fixOf(file, message("Add the colon after '{0}'", key), [{ span: { start: end, end }, newText: ":" }], {
    preferred: true,
    isSafe,
  });
};

/** A colon as YAML wants it, in place of one that it does not take for one. Sure where the key is known. */
function rightColon(place: FixPlace): readonly Fix[] {
  const { file } = place;
  const span = spanOf(place);
  const key = textData(place, "key") ?? "";
  const value = lineText(file, file.lines.position(span.start).line).slice(file.lines.position(span.end).character);
  const newText = value.trim() === "" ? ":" : ": ";
  const words = `${key}${newText}${value.length > 40 ? `${value.slice(0, 40)}…` : value}`;
  return fixOf(file, message("Write '{0}'", words), [{ span, newText }], {
    preferred: true,
    isSafe: isKnownKey(file, { start: span.start - key.length, end: span.start }),
  });
}

/** Whether a key stands at a place that is known there and stands there once. */
function isKnownKey(file: ParsedFile, place: Span): boolean {
  const spot = spotAt(file, place);
  const owner = spot && ownerOf(spot);
  const key = spot?.entry?.key ?? "";
  if (spot?.entry?.keySpan.start !== place.start || !Object.hasOwn(owner?.schema?.properties ?? {}, key)) return false;
  return owner?.node.entries.filter((entry) => entry.key === key).length === 1;
}

/** The second quote, at the end of the line or of a value between brackets. */
export const closeQuote: FixMaker = (place) => {
  const { file } = place;
  const { start } = spanOf(place);
  const quote = file.text[start] ?? '"';
  const end = endOfContent(file, start);
  const inside = [...file.text.slice(start, end.line).matchAll(/\s*[,\]}]/g)].map(({ index }) => start + index);
  const candidates = [end.beforeComment, end.line, ...inside.slice(0, 10)].map((at) => [
    { span: { start: at, end: at }, newText: quote },
  ]);
  const edits = bestOf(file, candidates);
  const [edit] = edits ?? [];
  if (!edits || !edit) return [];
  const title =
    edit.span.start < end.beforeComment
      ? message("Close the quote: {0}", file.text.slice(start, edit.span.start) + quote)
      : message("Close the quote at the end of the line");
  return fixOf(file, title, edits, { preferred: true });
};

/** The closing bracket, at the end of its line or behind the lines that are indented further. */
export const closeBracket: FixMaker = (place) => {
  const { file } = place;
  const { start } = spanOf(place);
  const closing = file.text[start] === "{" ? "}" : "]";
  const own = file.lines.position(start).line;
  const indent = indentOf(file, own);
  const ends = [endOfContent(file, start).beforeComment];
  for (let line = own + 1; line < file.lines.lineCount && line < own + 200; line++) {
    const text = lineText(file, line);
    if (text.trim() === "") continue;
    if (indentOf(file, line) <= indent) break;
    ends.push(endOfContent(file, file.lines.lineStart(line)).beforeComment);
  }
  const [first = start, last = first] = [ends[0], ends.at(-1)];
  const space = closing === "}" && /\{ /.test(file.text.slice(start, start + 2)) ? " " : "";
  const candidates = [...new Set([first, last])].map((at) => [
    { span: { start: at, end: at }, newText: space + closing },
  ]);
  const edits = bestOf(file, candidates);
  return edits ? fixOf(file, message("Close the bracket: '{0}'", closing), edits, { preferred: true }) : [];
};

/** What helps against other errors of syntax: the right column, quotes around a value, a doubled backslash, a space. The first that helps. */
export const otherSyntax: FixMaker = (place) => {
  const { file } = place;
  const { start, end } = spanOf(place);
  const { line } = file.lines.position(start);
  const column = place.finding.data?.["column"];
  const known = typeof column === "number" ? bestOf(file, shifts(file, line, column)) : undefined;
  const moved = known ?? bestOf(file, movedLines(file, line));
  if (moved) return fixOf(file, message("Line it up with the lines around it"), moved, { preferred: true });
  const quoted = bestOf(file, [quoteValue(file, line), quoteFrom(file, start)]);
  if (quoted) return fixOf(file, message("Put the text in quotes"), quoted, { preferred: true });
  const slash = file.text.indexOf("\\", start - 1);
  if (slash >= 0 && slash <= end) {
    const doubled = bestOf(file, [[{ span: { start: slash, end: slash }, newText: "\\" }]]);
    if (doubled) return fixOf(file, message("Double the backslash"), doubled, { preferred: true });
  }
  const spaced = bestOf(
    file,
    [start, end].map((at) => [{ span: { start: at, end: at }, newText: " " }]),
  );
  if (spaced) return fixOf(file, message("Add a space"), spaced, { preferred: true });
  if (!file.text.slice(start, end).startsWith("!")) return [];
  const gap = /^[ \t]*/.exec(file.text.slice(end))?.[0].length ?? 0;
  return fixOf(file, message("Remove the tag"), [{ span: { start, end: end + gap }, newText: "" }]);
};

/** Lines that may be out of line where something is reported: that one, the list item below it, or the one above it. */
function* movedLines(file: ParsedFile, line: number): Iterable<readonly TextEdit[]> {
  const below = nextWritten(file, line, 1);
  const above = nextWritten(file, line, -1);
  if (isItem(file, below) || indentOf(file, below) > indentOf(file, line)) yield* otherColumns(file, below);
  yield* otherColumns(file, line);
  if (isItem(file, above)) yield* otherColumns(file, above);
}

/**
 * A line moved to the columns of the lines above it, those nearest to its own or to the line below it first. A dash may also stand too far from its key.
 */
function* otherColumns(file: ParsedFile, line: number): Iterable<readonly TextEdit[]> {
  const own = lineText(file, line);
  // Where tabs stand among the spaces, its column is not known.
  if (/^ *\t/.test(own)) return;
  const column = indentOf(file, line);
  const columns = new Set<number>();
  let least = Infinity;
  for (let above = line - 1; above >= 0 && least > 0 && above > line - 500; above--) {
    const text = lineText(file, above);
    if (text.trim() === "" || text.trimStart().startsWith("#")) continue;
    const at = indentOf(file, above);
    if (at >= least) continue;
    least = at;
    columns.add(at);
    const dash = /^\s*(?:-[ \t]+)+/.exec(text)?.[0].length;
    if (dash !== undefined) columns.add(dash);
    if (/:\s*(?:#.*)?$/.test(text)) columns.add((dash ?? at) + 2);
  }
  const below = nextWritten(file, line, 1);
  const expected = indentOf(file, below) - (isItem(file, line) && !isItem(file, below) ? 2 : 0);
  const distance = (at: number): number => Math.min(Math.abs(at - column), Math.abs(at - expected));
  const nearest = [...columns].filter((at) => at !== column).sort((a, b) => distance(a) - distance(b));
  for (const target of nearest.slice(0, 5)) yield* shifts(file, line, target);
  const gap = /^( *-)( {2,})(?=\S)/.exec(own);
  if (!gap?.[1] || !gap[2]) return;
  const start = file.lines.lineStart(line) + gap[1].length;
  yield [{ span: { start, end: start + gap[2].length }, newText: " " }];
}

/** A line moved to a column: alone, with those below it that are indented further, or with those that stand at least as far to the right. */
function* shifts(file: ParsedFile, line: number, target: number): Iterable<readonly TextEdit[]> {
  const column = indentOf(file, line);
  for (const least of [Infinity, column + 1, column]) {
    const edits = shift(file, line, least, target - column);
    if (edits.length > 0) yield edits;
  }
}

/** The next line below (1) or above (-1) that is neither blank nor a comment, or the last one. */
function nextWritten(file: ParsedFile, line: number, step: 1 | -1): number {
  let at = line + step;
  while (at > 0 && at < file.lines.lineCount - 1 && !isWritten(file, at)) at += step;
  return at;
}

/** Moves a line, and those below it from a column on, to the right or left. */
function shift(file: ParsedFile, from: number, least: number, by: number): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  for (let line = from; line < file.lines.lineCount; line++) {
    const text = lineText(file, line);
    if (text.trim() === "") continue;
    const indent = indentOf(file, line);
    if (line > from && indent < least) break;
    const start = file.lines.lineStart(line);
    if (indent + by < 0) return [];
    edits.push({ span: { start, end: start + indent }, newText: " ".repeat(indent + by) });
  }
  return edits;
}

/** Quotes around what stands behind the first colon of a line. */
function quoteValue(file: ParsedFile, line: number): readonly TextEdit[] {
  const text = lineText(file, line);
  const head = /^[\s-]*[^\s:][^:]*:[ \t]+/.exec(text)?.[0].length;
  return head === undefined ? [] : quoteFrom(file, file.lines.lineStart(line) + head);
}

function quoteFrom(file: ParsedFile, start: number): readonly TextEdit[] {
  const end = endOfContent(file, start).beforeComment;
  const text = file.text.slice(start, end);
  if (text === "" || text.startsWith('"')) return [];
  const newText = text.includes("'") ? JSON.stringify(text) : `'${text}'`;
  return [{ span: { start, end }, newText }];
}

/** Where the content of a line ends, with and without a comment behind it. */
function endOfContent(file: ParsedFile, offset: number): { readonly line: number; readonly beforeComment: number } {
  const { line } = file.lines.position(offset);
  const start = file.lines.lineStart(line);
  const text = lineText(file, line).trimEnd();
  const from = offset - start;
  const comment = text.slice(from).search(/\s#/);
  const end = comment < 0 ? text.length : text.slice(0, from + comment).trimEnd().length;
  return { line: start + text.length, beforeComment: start + end };
}

/** The separator of documents. */
export const separator: FixMaker = ({ file, finding }) => {
  const { line } = finding.range.start;
  const span = { start: file.lines.lineStart(line), end: file.lines.lineStart(line + 1) };
  return fixOf(file, message("Remove the separator"), [{ span, newText: "" }], { preferred: true });
};
