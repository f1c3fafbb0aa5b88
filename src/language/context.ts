import type { Span } from "../core/text/range";
import { flowKeysAfter, surroundings, wordSpan } from "./lexer";

/** Keys and list indexes from the root of a file down to a value. */
export type DocumentPath = readonly (string | number)[];

/** What a person is typing at a place of a YAML text, whether or not the text is complete. */
export interface CursorContext {
  /** `key`: a key of the mapping at `path`. `value`: the value of `key` there. `item`: an item of the list at `path`. */
  readonly kind: "key" | "value" | "item" | "none";
  /** The mapping or list around the place. */
  readonly path: DocumentPath;
  readonly key?: string;
  /** The other keys of the mapping, before and after the place. */
  readonly siblings: readonly string[];
  /** The word that is being typed; a completion replaces it. */
  readonly replace: Span;
  readonly typed: string;
  /** Column of the key or item, for the lines that follow it. */
  readonly column: number;
  /** Inside `{ … }` or `[ … ]`, where a new line is not wanted. */
  readonly flow: boolean;
  /** Behind a dash (or in a flow list) already: an item needs no dash of its own. */
  readonly dashed: boolean;
  /** A colon follows the word already. */
  readonly colonFollows: boolean;
}

const nothing: CursorContext = {
  kind: "none",
  path: [],
  siblings: [],
  replace: { start: 0, end: 0 },
  typed: "",
  column: 0,
  flow: false,
  dashed: false,
  colonFollows: false,
};

/** Finds out what stands at `offset`, from indentation, dashes and brackets alone. */
export function cursorContext(text: string, offset: number): CursorContext {
  const around = surroundings(text, offset);
  if (around.inside !== "structure") return nothing;
  return around.flow.length > 0 ? flowContext(text, offset, around.flow) : blockContext(text, offset);
}

/** The path of the value whose key or first character stands at `offset`: keys for a mapping entry, indexes for list items. */
export function pathAt(text: string, offset: number): DocumentPath {
  const context = cursorContext(text, offset);
  if (context.kind === "none") return [];
  const name =
    context.kind === "value" ? context.key : context.kind === "key" ? keyAt(text, context.replace) : undefined;
  return name === undefined ? context.path : [...context.path, name];
}

function keyAt(text: string, span: Span): string | undefined {
  const key = text.slice(span.start, span.end).trim();
  return key === "" ? undefined : key;
}

type Frames = ReturnType<typeof surroundings>["flow"];

function flowContext(text: string, offset: number, frames: Frames): CursorContext {
  const outer = frames[0];
  const inner = frames.at(-1);
  if (!outer || !inner) return nothing;
  const base = blockContext(text, outer.start);
  const path: (string | number)[] = [...base.path];
  if (base.kind === "value" && base.key !== undefined) path.push(base.key);
  else if (base.kind === "item") path.push(base.index);
  for (const frame of frames.slice(0, -1)) {
    if (frame.bracket === "[") path.push(frame.index);
    else if (frame.key !== undefined) path.push(frame.key);
  }
  const replace = wordSpan(text, inner.tokenStart, offset, /[\s,\]}:"'\r\n]/);
  const common = {
    path,
    replace,
    typed: text.slice(replace.start, offset),
    column: base.column,
    flow: true,
    dashed: inner.bracket === "[",
    colonFollows: /^\s*:/.test(text.slice(replace.end, replace.end + 3)),
  };
  if (inner.bracket === "[") return { ...common, kind: "item", siblings: [] };
  if (inner.key !== undefined) return { ...common, kind: "value", key: inner.key, siblings: inner.keys.slice(0, -1) };
  return { ...common, kind: "key", siblings: [...inner.keys, ...flowKeysAfter(text, replace.end)] };
}

interface LineMarks {
  /** Columns of the dashes that begin the line. */
  readonly dashes: readonly number[];
  /** Column behind indentation and dashes. */
  readonly column: number;
  readonly key: string | undefined;
  /** Offset in the line behind the colon and the space. */
  readonly valueStart: number;
}

const linePattern = /^( *)((?:- +|-$)*)(?:("[^"]*"|'[^']*'|[^\s#{}[\],&*!|>%@`"'-][^#]*?)\s*:(?=\s|$)\s*)?/;

/** Dashes and key of a line; undefined for an empty line, a comment or a document marker. */
function marksOf(line: string): LineMarks | undefined {
  if (/^\s*(#|$)/.test(line) || /^(---|\.\.\.)(\s|$)/.test(line)) return undefined;
  const match = linePattern.exec(line);
  if (!match) return undefined;
  const indent = match[1]?.length ?? 0;
  const dashText = match[2] ?? "";
  const dashes: number[] = [];
  for (let i = 0; i < dashText.length; i++) if (dashText.charAt(i) === "-") dashes.push(indent + i);
  const key = match[3]?.replace(/^["']|["']$/g, "");
  return { dashes, column: indent + dashText.length, key, valueStart: match[0].length };
}

interface BlockContext extends CursorContext {
  /** For an item: its place in the list. */
  readonly index: number;
}

type Level =
  | { readonly type: "mapping"; readonly column: number; key: string; readonly keys: string[] }
  | { readonly type: "list"; readonly column: number; index: number };

function blockContext(text: string, offset: number): BlockContext {
  const lineStart = offset === 0 ? 0 : text.lastIndexOf("\n", offset - 1) + 1;
  const newline = text.indexOf("\n", lineStart);
  const line = text.slice(lineStart, newline < 0 ? text.length : newline).replace(/\r$/, "");
  const cursor = offset - lineStart;
  const before = line.slice(0, cursor);
  const own = marksOf(before) ?? { dashes: [], column: cursor, key: undefined, valueStart: cursor };
  const inValue = own.key !== undefined && /:\s/.test(before);
  const levels = levelsAbove(text, lineStart, own.dashes[0] ?? own.column);
  for (const dash of own.dashes) enterDash(levels, dash);
  const dashed = own.dashes.length > 0;
  const valueSpan = (): Span => ({
    start: wordSpan(text, lineStart + own.valueStart, offset, /[\r\n]/).start,
    end: lineStart + endOfValue(line, cursor),
  });
  const replace = inValue
    ? valueSpan()
    : wordSpan(text, lineStart + Math.min(own.column, cursor), offset, /[\s:"'\r\n]/);
  const below = keysBelow(text, lineStart, own.column);
  const common = {
    replace,
    typed: text.slice(replace.start, offset),
    column: own.column,
    flow: false,
    colonFollows: /^["']?\s*:(\s|$)/.test(text.slice(replace.end, replace.end + 4)),
    dashed,
    index: 0,
  };
  while ((levels.at(-1)?.column ?? -1) > own.column) levels.pop();
  // Where a list stands in the column of its key, a word without a dash is the next key.
  if (!dashed && levels.at(-1)?.type === "list" && levels.at(-2)?.column === own.column) levels.pop();
  const top = levels.at(-1);
  if (inValue && own.key !== undefined) {
    const inMapping = top?.type === "mapping" && top.column === own.column;
    const path = inMapping ? pathOf(levels.slice(0, -1)) : pathOf(levels);
    return { ...common, kind: "value", key: own.key, path, siblings: [...(inMapping ? top.keys : []), ...below] };
  }
  if (top?.type === "list" && (dashed || top.column === own.column)) {
    const index = dashed ? top.index : top.index + 1;
    return { ...common, kind: "item", path: pathOf(levels.slice(0, -1)), siblings: dashed ? below : [], index };
  }
  if (top?.type === "mapping" && top.column === own.column)
    return { ...common, kind: "key", path: pathOf(levels.slice(0, -1)), siblings: [...top.keys, ...below] };
  return { ...common, kind: "key", path: pathOf(levels), siblings: below };
}

/** Keys and indexes that lead through the given levels, the current entry of the last one included. */
function pathOf(levels: readonly Level[]): DocumentPath {
  return levels.map((level) => (level.type === "mapping" ? level.key : level.index));
}

/** The mappings and lists that are open above a line, for something that begins in `column`. */
function levelsAbove(text: string, lineStart: number, column: number): Level[] {
  const lines: LineMarks[] = [];
  let limit = column;
  let end = lineStart - 1;
  while (end >= 0) {
    const start = end === 0 ? 0 : text.lastIndexOf("\n", end - 1) + 1;
    let indent = start;
    while (text.charCodeAt(indent) === 32) indent++;
    // What stands further to the right belongs to something that is closed already.
    if (indent - start <= limit && indent < end) {
      // Of the items before the one around the place only their number counts.
      const isEarlierItem = text.charAt(indent) === "-" && lines.at(-1)?.dashes[0] === indent - start;
      const marks = isEarlierItem ? earlierItem(indent - start) : marksOf(text.slice(start, end).replace(/\r$/, ""));
      if (marks) {
        lines.push(marks);
        limit = Math.min(limit, indent - start);
        if (limit === 0 && column > 0 && marks.dashes.length === 0) break;
      }
    }
    end = start - 1;
  }
  const levels: Level[] = [];
  for (const marks of lines.reverse()) {
    for (const dash of marks.dashes) enterDash(levels, dash);
    if (marks.key !== undefined) enterKey(levels, marks.column, marks.key);
  }
  return levels;
}

function earlierItem(column: number): LineMarks {
  return { dashes: [column], column: column + 2, key: undefined, valueStart: column + 2 };
}

function enterDash(levels: Level[], column: number): void {
  while ((levels.at(-1)?.column ?? -1) > column) levels.pop();
  const top = levels.at(-1);
  if (top?.type === "list" && top.column === column) top.index++;
  else levels.push({ type: "list", column, index: 0 });
}

function enterKey(levels: Level[], column: number, key: string): void {
  while ((levels.at(-1)?.column ?? -1) > column) levels.pop();
  // A list may stand in the column of the key that holds it; the next key there ends it.
  const last = levels.at(-1);
  if (last?.type === "list" && last.column === column) levels.pop();
  const top = levels.at(-1);
  if (top?.type === "mapping" && top.column === column) {
    top.key = key;
    top.keys.push(key);
  } else levels.push({ type: "mapping", column, key, keys: [key] });
}

/** The keys of the same mapping in the lines that follow. */
function keysBelow(text: string, lineStart: number, column: number): readonly string[] {
  const keys: string[] = [];
  let at = text.indexOf("\n", lineStart) + 1;
  while (at > 0 && at < text.length) {
    let indent = at;
    while (text.charCodeAt(indent) === 32) indent++;
    const next = text.indexOf("\n", at);
    const end = next < 0 ? text.length : next;
    if (indent - at <= column) {
      const marks = marksOf(text.slice(at, end).replace(/\r$/, ""));
      if (marks) {
        if (indent - at < column || marks.dashes.length > 0) break;
        if (marks.key !== undefined) keys.push(marks.key);
      }
    }
    at = end + 1;
  }
  return keys;
}

/** End of a plain value in its line, without a comment or a closing quotation mark behind it. */
function endOfValue(line: string, cursor: number): number {
  const comment = /\s+#.*$/.exec(line.slice(cursor));
  const end = comment ? cursor + comment.index : line.trimEnd().length;
  const quoted = end > cursor && /["']/.test(line.charAt(end - 1));
  return Math.max(cursor, quoted ? end - 1 : end);
}
