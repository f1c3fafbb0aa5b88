import type { Span } from "../core/text/range";
import type { MappingNode, TreeNode } from "../core/text/tree";
import { nothing, quoteAt, type CursorContext, type DocumentPath } from "./cursor";
import { wordSpan } from "./lexer";
import { enterDash, keysBelow, levelsAbove, type Level } from "./levels";
import { lineText, marksOf, type LineMarks } from "./line-marks";

/** What stands at a place outside brackets. */
export interface BlockContext extends CursorContext {
  /** For an item: its place in the list. */
  readonly index: number;
}

const none: BlockContext = { ...nothing, index: 0 };

/** What stands at a place outside brackets, block texts and comments. @param quote where the quotation mark stands that is open there */
export function blockContext(
  text: string,
  offset: number,
  quote: number | undefined,
  root: TreeNode | undefined,
): BlockContext {
  const lineStart = offset === 0 ? 0 : text.lastIndexOf("\n", offset - 1) + 1;
  const newline = text.indexOf("\n", lineStart);
  const line = lineText(text, lineStart, newline < 0 ? text.length : newline);
  const cursor = offset - lineStart;
  const before = line.slice(0, cursor);
  const own = ownMarks(before, line);
  if (!own) return none;
  const inValue = own.key !== undefined;
  const dashed = own.dashes.length > 0;
  const isTop = own.column === 0 && !dashed && root?.kind === "mapping" && !root.flow;
  // What stands in the first column is always an entry of the top level.
  const levels = isTop ? [topLevel()] : levelsAbove(text, lineStart, own.dashes[0] ?? own.column, dashed, root);
  for (const dash of own.dashes) enterDash(levels, dash);
  const replace = inValue
    ? valueSpan(text, lineStart, own.valueStart, line, cursor)
    : wordSpan(
        text,
        lineStart + Math.min(own.column, cursor),
        offset,
        quote === undefined ? /[\s:"'\r\n]/ : /["'\r\n]/,
      );
  if (!inValue && quote === undefined && standsBeforeOther(line, cursor, replace.end - lineStart)) return none;
  const dashAlone = !inValue && dashed && before.endsWith("-");
  const common = {
    replace,
    typed: text.slice(replace.start, offset),
    column: dashAlone ? own.column + 1 : own.column,
    flow: false,
    colonFollows: /^["']?\s*:(\s|$)/.test(text.slice(replace.end, replace.end + 4)),
    dashed,
    needsSpace: dashAlone || (inValue && before.endsWith(":")),
    quote: quoteAt(text, quote),
    index: 0,
  };
  if (isClosed(text.slice(lineStart + (inValue ? own.valueStart : own.column), offset), quote)) return none;
  while ((levels.at(-1)?.column ?? -1) > own.column) levels.pop();
  // Where a list stands in the column of its key, a word without a dash is the next key.
  if (!dashed && levels.at(-1)?.type === "list" && levels.at(-2)?.column === own.column) levels.pop();
  const top = levels.at(-1);
  const inMapping = top?.type === "mapping" && top.column === own.column;
  const neighbours = (): readonly string[] => {
    if (isTop) return keysBeside(root, lineStart, newline);
    return [...(inMapping ? top.keys : []), ...keysBelow(text, lineStart, own.column)];
  };
  if (inValue) {
    const outer = inMapping ? levels.slice(0, -1) : levels;
    const id = inMapping ? top.id : undefined;
    return { ...common, kind: "value", key: own.key, ...pathOf(outer, id), siblings: neighbours() };
  }
  if (top?.type === "list" && (dashed || top.column === own.column)) {
    const index = dashed ? top.index : top.index + 1;
    return { ...common, kind: "item", ...pathOf(levels.slice(0, -1)), siblings: dashed ? neighbours() : [], index };
  }
  if (inMapping) return { ...common, kind: "key", ...pathOf(levels.slice(0, -1), top.id), siblings: neighbours() };
  // Further to the right than a value that is there already: its continuation.
  if (top?.type === "mapping" && top.closed) return none;
  return { ...common, kind: "key", ...pathOf(levels), siblings: neighbours() };
}

/** Dashes and key of the part of a line before the cursor; undefined where nothing can be typed. */
function ownMarks(before: string, line: string): LineMarks | undefined {
  const empty = { dashes: [], column: before.length, key: undefined, valueStart: before.length, value: "" };
  if (/^(---|\.\.\.)(\s|$)/.test(line)) return undefined;
  return marksOf(before) ?? empty;
}

/** Whether the cursor stands in white space before something else in its line, which must stay what it is. */
function standsBeforeOther(line: string, cursor: number, wordEnd: number): boolean {
  if (wordEnd > cursor) return /^-(\s|$)/.test(line.slice(cursor));
  return /^[ \t]+[^\s#:]/.test(line.slice(cursor)) && /^ *(?:- +)*$/.test(line.slice(0, cursor));
}

/** Whether what is written before the cursor is a value that has ended (`"a" `, `[a] `), or one that is no plain word. */
function isClosed(written: string, quote: number | undefined): boolean {
  const value = written.trimStart();
  if (/^["']/.test(value)) return quote === undefined;
  return /^[[{}\]|>&*!%@`,]/.test(value);
}

function topLevel(): Level {
  return { type: "mapping", column: 0, key: "", keys: [], id: undefined, closed: false };
}

/** Keys and indexes that lead through the given levels, the current entry of the last one included, and the ids on the way. @param last id of the mapping at its end */
function pathOf(
  levels: readonly Level[],
  last?: string,
): { readonly path: DocumentPath; readonly ids: readonly (string | undefined)[] } {
  return {
    path: levels.map((level) => (level.type === "mapping" ? level.key : level.index)),
    ids: [...levels.map((level) => (level.type === "mapping" ? level.id : undefined)), last],
  };
}

/** The other keys of the top level. */
function keysBeside(root: MappingNode, lineStart: number, newline: number): readonly string[] {
  const lineEnd = newline < 0 ? Infinity : newline;
  return root.entries
    .filter(({ keySpan }) => keySpan.start < lineStart || keySpan.start > lineEnd)
    .map(({ key }) => key);
}

/** A value from its first character to its end, without the quotes. */
function valueSpan(text: string, lineStart: number, valueStart: number, line: string, cursor: number): Span {
  return {
    start: wordSpan(text, lineStart + valueStart, lineStart + cursor, /[\r\n]/).start,
    end: lineStart + endOfValue(line, cursor),
  };
}

/** End of a plain value in its line, without a comment or a closing quotation mark behind it. */
function endOfValue(line: string, cursor: number): number {
  const comment = /(?:^|\s+)#.*$/.exec(line.slice(cursor));
  const end = comment ? cursor + comment.index : line.trimEnd().length;
  const quoted = end > cursor && /["']/.test(line.charAt(end - 1));
  return Math.max(cursor, quoted ? end - 1 : end);
}
