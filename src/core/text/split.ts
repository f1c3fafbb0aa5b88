import { isOddBlank } from "./odd-blanks";

/**
 * Cuts a text into blocks at its lines: a section begins one, each item of a list, and the keys that go on behind a list. What is written in
 * a block can be read without the others, so that a keystroke costs the reading of one block.
 */
export interface BlockLines {
  readonly start: number;
  /** Behind its last line break. */
  readonly end: number;
  /** `item`: begins with a dash. `entries`: begins with a key. `blank`: comments and blank lines before the first of the others. */
  readonly kind: "item" | "entries" | "blank";
  /** Column of the dash or of the key. */
  readonly column: number;
  /** Column of the first key or dash below its first line, where there is one. */
  readonly inner?: number;
  /** Whether it stands further to the left than what could belong to the empty key above it. */
  readonly isOuter?: boolean;
}

/** The block before another one. */
type BlockBefore = Pick<BlockLines, "kind" | "column">;

/** What can't be cut: several documents, conflicts, explicit keys, tabs or odd blanks as indentation, unreadable characters, line ends of old. */
export class CannotSplit extends Error {}

const [tab, carriageReturn, space] = [9, 13, 32];
const [doubleQuote, hash, singleQuote, dash, colon, question] = [34, 35, 39, 45, 58, 63];

/** A value that goes on in the lines below it, as long as they are indented further than `column`. */
interface OpenValue {
  readonly column: number;
  /** The quote that ends it; `[` for brackets, `|` for text in a block. */
  readonly kind: '"' | "'" | "[" | "|";
  readonly depth: number;
}

/** The first line of a block, and what stands below it. */
interface Heading {
  readonly isDash: boolean;
  /** Whether nothing can belong to its key. */
  readonly hasValue: boolean;
  /** Whether no key below it can belong to it either: it is brackets or a quoted text. */
  readonly isClosed: boolean;
  /** See `BlockLines`. */
  readonly isOuter: boolean;
  /** Whether the value before it has no end: read together with that one its line would be a part of it. */
  readonly isBehindOpen: boolean;
  /** Column of the first key or dash below it. */
  inner?: number;
}

/**
 * @param start where a line begins that begins a block (or the text)
 * @param stop asked at each block that begins behind `start`, with what its extent depends on besides its own lines: true ends the work before it
 * @param known the block that began at `start` so far
 * @param before the one before it
 * @throws CannotSplit
 */
export function splitBlocks(
  text: string,
  start: number,
  stop: (offset: number, isOuter: boolean, before: BlockBefore | undefined) => boolean = () => false,
  known?: Pick<BlockLines, "isOuter">,
  before?: BlockBefore,
): { readonly blocks: readonly BlockLines[]; readonly end: number } {
  const blocks: BlockLines[] = [];
  let block: Omit<BlockLines, "end"> | undefined;
  let open: OpenValue | undefined;
  /** Column of the key when the last written line ends with its colon, otherwise -1. */
  let emptyKey = -1;
  /** Whether a list that no key names begins within the present block. */
  let hasInnerList = false;
  let heading: Heading | undefined;
  let offset = start;
  const close = (end: number): void => {
    if (block && end > block.start) blocks.push({ ...block, end, inner: heading?.inner, isOuter: heading?.isOuter });
  };
  while (offset < text.length) {
    const lineStart = offset;
    let lineEnd = text.indexOf("\n", offset);
    if (lineEnd < 0) lineEnd = text.length;
    offset = Math.min(lineEnd + 1, text.length);
    if (lineEnd > lineStart && text.charCodeAt(lineEnd - 1) === carriageReturn) lineEnd--;
    let content = lineStart;
    let column = 0;
    for (let code = text.charCodeAt(content); code === space || code === tab; code = text.charCodeAt(content)) {
      column += code === tab ? 2 : 1;
      content++;
    }
    const first = content < lineEnd ? text.charCodeAt(content) : hash;
    const isWritten = first !== hash || (open?.kind === "|" && content < lineEnd && column > open.column);
    if (!isWritten) {
      block ??= { start: lineStart, kind: "blank", column: 0 };
      continue;
    }
    if (open) {
      // A bracket may close in the column of its key or dash.
      const closes = open.kind === "[" && column === open.column && (first === 93 || first === 125);
      if (column > open.column || closes) {
        open = goOn(open, text, content, lineEnd);
        emptyKey = -1;
        continue;
      }
    }
    // Tabs can't indent YAML, and what they would mean depends on all lines around them.
    if (column > content - lineStart || isOddBlank(first)) throw new CannotSplit();
    if (column === 0) refuse(text, lineStart, lineEnd, first);
    const isDash = first === dash && isBlank(text.charCodeAt(content + 1), content + 1, lineEnd);
    if ((first === question || first === colon) && isBlank(text.charCodeAt(content + 1), content + 1, lineEnd))
      throw new CannotSplit();
    if (isDash && hasTabBehind(text, content + 1)) throw new CannotSplit();
    const line = readLine(text, content, lineEnd, column, emptyKey);
    let begins = beginsBlock(block, column, isDash, emptyKey);
    if (!begins && block && heading && (isDash || line.isKey)) {
      if (column === block.column) heading = undefined;
      else if (heading.isDash)
        begins = (isDash || heading.isClosed) && isNextItem(heading, blocks.at(-1) ?? before, column);
      else if (isStray(heading, column)) {
        if (heading.isBehindOpen) throw new CannotSplit();
        block = blockAround(blocks.pop(), { ...heading, column: block.column, inner: heading.inner ?? column });
        heading = undefined;
        begins = beginsBlock(block, column, isDash, emptyKey);
      }
      if (heading && !begins) heading.inner ??= column;
    }
    // Such a list may go on behind a block that begins within it, where nothing tells any more whose items they are.
    if (begins && block && hasInnerList && column > block.column) throw new CannotSplit();
    if (begins) hasInnerList = false;
    if (isDash && (!begins || hasFurtherDash(text, content + 1, lineEnd))) hasInnerList = true;
    if (begins) {
      const isOuter = lineStart === start ? known?.isOuter === true : column < emptyKey + (isDash ? 0 : 1);
      close(lineStart);
      if (lineStart > start && stop(lineStart, isOuter, block)) return { blocks, end: lineStart };
      block = { start: lineStart, kind: isDash ? "item" : "entries", column };
      const hasValue = line.emptyKey < 0 && line.open === undefined && !(isDash && line.isPlain);
      heading = { isDash, isOuter, hasValue, isClosed: hasValue && !line.isKey, isBehindOpen: open !== undefined };
    }
    open = line.open;
    emptyKey = line.emptyKey;
  }
  close(text.length);
  return { blocks, end: text.length };
}

/** Whether a tab stands between a dash and its item, where it would indent what else is in the item. */
function hasTabBehind(text: string, from: number): boolean {
  let offset = from;
  while (text.charCodeAt(offset) === space) offset++;
  return text.charCodeAt(offset) === tab;
}

/** Whether the item of a line is a list itself: `- - a`. @param from behind its dash */
function hasFurtherDash(text: string, from: number, end: number): boolean {
  let offset = from;
  while (text.charCodeAt(offset) === space) offset++;
  return offset < end && text.charCodeAt(offset) === dash && isBlank(text.charCodeAt(offset + 1), offset + 1, end);
}

/** The lines of a text that do not go on with a value of several lines, whatever else is wrong with them. Blank lines are among them. */
export function* freeLines(text: string): Generator<{ readonly start: number; readonly end: number }> {
  let open: OpenValue | undefined;
  let emptyKey = -1;
  for (const match of text.matchAll(/([ \t]*)([^\r\n]*)(?:\r\n|\n|\r|$)/g)) {
    const [, blank = "", rest = ""] = match;
    const start = match.index;
    const content = start + blank.length;
    const end = content + rest.length;
    const column = blank.length + blank.split("\t").length - 1;
    if (open && (rest === "" || column > open.column)) {
      if (rest !== "") open = goOn(open, text, content, end);
      continue;
    }
    yield { start, end };
    if (rest === "" || rest.startsWith("#")) continue;
    ({ open, emptyKey } = readLine(text, content, end, column, emptyKey));
  }
}

function isBlank(code: number, offset: number, end: number): boolean {
  return offset >= end || code === space || code === tab;
}

/** Whether the first line of a block has lost its indentation: the lines below it can't belong to it. See `lineUp`. */
function isStray({ hasValue, inner }: Heading, column: number): boolean {
  return hasValue || (inner !== undefined && column < inner);
}

/** Whether a line below an item that has lost its indentation is the next item of its list, or what comes behind that. */
function isNextItem({ inner, hasValue, isOuter }: Heading, before: BlockBefore | undefined, column: number): boolean {
  if (inner !== undefined) return column < inner;
  return hasValue && (isOuter || (before?.kind === "item" && before.column >= column));
}

/** The block before a stray line, to which it and the lines below it belong. @throws CannotSplit when these may belong to a list or key further out */
function blockAround(
  before: BlockLines | undefined,
  { column, inner, isOuter }: Required<Pick<BlockLines, "column" | "inner" | "isOuter">>,
): Omit<BlockLines, "end"> {
  const isInner = before && (before.column > column || (isOuter && before.column === column));
  if (!isInner || before.kind === "blank" || before.column >= inner) throw new CannotSplit();
  return { start: before.start, kind: before.kind, column: before.column };
}

function beginsBlock(
  block: { readonly kind: BlockLines["kind"]; readonly column: number } | undefined,
  column: number,
  isDash: boolean,
  emptyKey: number,
): boolean {
  if (!block || block.kind === "blank") return true;
  if (isDash) {
    if (emptyKey >= 0) return true;
    return block.kind === "item" ? column <= block.column : column < block.column;
  }
  // Each section is a block of its own.
  if (column === 0) return true;
  return block.kind === "item" ? column <= block.column : column < block.column;
}

/** Marks in the first column that make the text something else than one YAML document. */
function refuse(text: string, start: number, end: number, first: number): void {
  // % < = > | - .
  if (first === 37) throw new CannotSplit();
  if (first !== 60 && first !== 61 && first !== 62 && first !== 124 && first !== dash && first !== 46) return;
  if (/^(?:---|\.\.\.|<{7}|>{7}|={7}|\|{7})/.test(text.slice(start, Math.min(start + 7, end)))) throw new CannotSplit();
}

/** What the lines below a line depend on. */
export interface LineReading {
  readonly open: OpenValue | undefined;
  /** Column of its key when nothing stands behind the colon, otherwise -1. */
  readonly emptyKey: number;
  readonly isKey: boolean;
  /** Whether it is text without quotes and brackets, which may go on below. */
  readonly isPlain: boolean;
}

/** Whether a line ends with an empty key or begins a value that goes on below. */
export function readLine(text: string, start: number, end: number, lineColumn: number, emptyKey: number): LineReading {
  let offset = start;
  // Behind its dashes the line has a key or a value.
  while (text.charCodeAt(offset) === dash && isBlank(text.charCodeAt(offset + 1), offset + 1, end)) {
    offset++;
    while (offset < end && (text.charCodeAt(offset) === space || text.charCodeAt(offset) === tab)) offset++;
  }
  const dashed = offset > start;
  const column = lineColumn + (offset - start);
  const behind = colonAfterKey(text, offset, end);
  if (behind < 0) {
    const around = dashed ? column - 1 : emptyKey >= 0 ? Math.min(emptyKey, column) : column;
    const isPlain = !isQuoteOrBracket(text.charCodeAt(offset));
    return { open: openValue(text, offset, end, dashed ? lineColumn : around), emptyKey: -1, isKey: false, isPlain };
  }
  let value = behind;
  while (value < end && (text.charCodeAt(value) === space || text.charCodeAt(value) === tab)) value++;
  if (value >= end || text.charCodeAt(value) === hash)
    return { open: undefined, emptyKey: column, isKey: true, isPlain: false };
  return { open: openValue(text, value, end, column), emptyKey: -1, isKey: true, isPlain: false };
}

function isQuoteOrBracket(code: number): boolean {
  return code === doubleQuote || code === singleQuote || code === 91 || code === 123;
}

/** The offset behind the colon of a key, or -1. */
function colonAfterKey(text: string, start: number, end: number): number {
  let offset = start;
  const first = text.charCodeAt(offset);
  if (first === doubleQuote || first === singleQuote) {
    const close = closingQuote(text, offset + 1, end, first);
    if (close < 0) return -1;
    offset = close + 1;
    while (offset < end && (text.charCodeAt(offset) === space || text.charCodeAt(offset) === tab)) offset++;
    return text.charCodeAt(offset) === colon && isBlank(text.charCodeAt(offset + 1), offset + 1, end) ? offset + 1 : -1;
  }
  // Brackets begin a value, not a key that we know.
  if (first === 91 || first === 123) return -1;
  for (; offset < end; offset++) {
    const code = text.charCodeAt(offset);
    if (code === colon && isBlank(text.charCodeAt(offset + 1), offset + 1, end)) return offset + 1;
    if (code === hash && offset > start && isBlank(text.charCodeAt(offset - 1), offset - 1, end)) return -1;
  }
  return -1;
}

function openValue(text: string, offset: number, end: number, column: number): OpenValue | undefined {
  const first = text.charCodeAt(offset);
  if (first === 124 || first === 62) {
    return /^[|>][-+\d]{0,2}[ \t]*(?:#|$)/.test(text.slice(offset, end)) ? { column, kind: "|", depth: 0 } : undefined;
  }
  if (first === doubleQuote || first === singleQuote) {
    const kind = first === doubleQuote ? '"' : "'";
    return closingQuote(text, offset + 1, end, first) < 0 ? { column, kind, depth: 0 } : undefined;
  }
  if (first !== 91 && first !== 123) return undefined;
  const depth = bracketDepth(text, offset, end, 0);
  return depth > 0 ? { column, kind: "[", depth } : undefined;
}

function goOn(open: OpenValue, text: string, start: number, end: number): OpenValue | undefined {
  if (open.kind === "|") return open;
  if (open.kind === "[") {
    const depth = bracketDepth(text, start, end, open.depth);
    return depth > 0 ? { ...open, depth } : undefined;
  }
  return closingQuote(text, start, end, open.kind === '"' ? doubleQuote : singleQuote) < 0 ? open : undefined;
}

function closingQuote(text: string, start: number, end: number, quote: number): number {
  for (let offset = start; offset < end; offset++) {
    const code = text.charCodeAt(offset);
    if (code === 92 && quote === doubleQuote) offset++;
    else if (code === quote) {
      if (quote === singleQuote && text.charCodeAt(offset + 1) === singleQuote) offset++;
      else return offset;
    }
  }
  return -1;
}

/** How many brackets are open at the end of a line. */
function bracketDepth(text: string, start: number, end: number, before: number): number {
  let depth = before;
  for (let offset = start; offset < end; offset++) {
    const code = text.charCodeAt(offset);
    if (code === 91 || code === 123) depth++;
    else if (code === 93 || code === 125) depth--;
    else if (code === hash && isBlank(text.charCodeAt(offset - 1), offset - 1, end)) break;
    else if ((code === doubleQuote || code === singleQuote) && beginsQuote(text, offset)) {
      const close = closingQuote(text, offset + 1, end, code);
      if (close < 0) return depth;
      offset = close;
    }
    if (depth <= 0) return 0;
  }
  return depth;
}

/** Inside a word a quote is a letter. */
function beginsQuote(text: string, offset: number): boolean {
  const before = text.charCodeAt(offset - 1);
  return before === space || before === tab || before === 91 || before === 123 || before === 44 || before === colon;
}
