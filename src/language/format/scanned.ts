import type { Gap } from "./gaps";

/** Columns that a tab counts for in front of an entry: one level, as the reader of broken files counts it. */
export const tabColumns = 2;

/** A block mapping, a block list, or a value that stands alone on the lines below its key or dash. */
export interface Level {
  readonly type: "mapping" | "list" | "value";
  readonly column: number;
  readonly parent: Level | undefined;
  /** Whether it stands below (or behind) a dash, rather than below a key or at the top. */
  readonly behindDash: boolean;
  readonly section: Section;
  /** Line in which it begins. */
  readonly firstLine: number;
  /** A list of this level alone, shared by the lines that have no other. */
  readonly alone: readonly Level[];
}

/** What stands below one key of the file, or below a document marker: formatted all or not at all. */
export interface Section {
  readonly start: number;
  /** Something in it is not understood: its columns stay as they are. */
  broken: boolean;
  /** A merge conflict stands in it: nothing is touched. */
  conflict: boolean;
}

export interface BlockScalar {
  /** Column of its text; undefined without any text. */
  column: number | undefined;
  /** Whether the header names the indentation (`|2`). */
  readonly explicit: boolean;
  /** Whether it keeps the blank lines at its end (`|+`). */
  readonly keep: boolean;
}

export interface ScannedLine {
  readonly start: number;
  /** Offset of the first character that is neither space nor tab. */
  readonly content: number;
  /** Without the line break. */
  readonly end: number;
  /** Column of `content`. */
  readonly column: number;
  /**
   * `entry`: begins a key, an item or a value. `continuation`: goes on with a value in quotes, brackets or plain words.
   * `text`: of a block scalar. `marker`: `---`, `...`, `%` or of a merge conflict.
   */
  readonly kind: "blank" | "comment" | "entry" | "continuation" | "text" | "marker";
  readonly section: Section;
  /** Not understood: stays as it is. */
  readonly broken: boolean;
  /** The levels of an entry's dashes and of what stands behind them, in the order of the line. */
  readonly levels: readonly Level[];
  /** Those that are not as they should be. */
  readonly gaps: readonly Gap[];
  /** Where the value of the line ends and its comment begins; both are the end of the line without a comment. */
  readonly valueEnd: number;
  readonly comment: number;
  /** White space at the end may belong to text in quotes. */
  readonly openQuote: boolean;
  /** The entry that this line continues. */
  readonly owner: ScannedLine | undefined;
  /** The level against which the value of an entry is indented. */
  readonly holder: Level | undefined;
  readonly block: BlockScalar | undefined;
}

export interface Scan {
  readonly text: string;
  readonly lines: readonly ScannedLine[];
  readonly levels: readonly Level[];
  readonly sections: readonly Section[];
}

export function isBlankCode(code: number): boolean {
  return code === 32 || code === 9;
}

/** Whether a line ends at an offset or white space follows. */
export function isEndOrBlank(text: string, offset: number, end: number): boolean {
  return offset >= end || isBlankCode(text.charCodeAt(offset));
}

/** The first offset from `at` that holds neither space nor tab. */
export function skipBlanks(text: string, at: number, end: number): number {
  let offset = at;
  while (offset < end && isBlankCode(text.charCodeAt(offset))) offset++;
  return offset;
}

/** Spaces and tabs only: YAML knows no other white space, and ideographic spaces are text. */
export function trimmedEnd(text: string, start: number, end: number): number {
  let offset = end;
  while (offset > start && isBlankCode(text.charCodeAt(offset - 1))) offset--;
  return offset;
}

/** Columns between two offsets of a line. */
export function columnsBetween(text: string, start: number, end: number): number {
  let columns = end - start;
  for (let offset = start; offset < end; offset++) if (text.charCodeAt(offset) === 9) columns += tabColumns - 1;
  return columns;
}
