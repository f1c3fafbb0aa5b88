import type { FoldingRange } from "./types";

/** A line that others stand below: its column, and whether it is a key that may hold a list in that column. */
interface OpenLine {
  readonly line: number;
  readonly column: number;
  readonly holdsList: boolean;
}

const hash = 35;
const dash = 45;

/**
 * What can be folded: everything that is indented below a line, comments of several lines, and what stands between `#region` and `#endregion`. Reads the lines
 * alone, so that half a file folds as well; one pass, because VS Code asks after every change.
 */
export function foldingRanges(text: string): readonly FoldingRange[] {
  const folds = new Folds();
  let number = 0;
  for (let start = 0; start <= text.length; number++) {
    let end = start;
    while (end < text.length && !isBreak(text.charCodeAt(end))) end++;
    folds.line(text, number, start, end);
    start = end + (text.charCodeAt(end) === 13 && text.charCodeAt(end + 1) === 10 ? 2 : 1);
  }
  return folds.finish(number - 1);
}

class Folds {
  readonly #ranges: FoldingRange[] = [];
  readonly #open: OpenLine[] = [];
  readonly #regions: number[] = [];
  #lastContent = -1;
  #commentStart = -1;
  /** Column of the key of a block of text (`|`, `>`): what is indented deeper is text, whatever it looks like. */
  #blockColumn = Infinity;

  line(text: string, number: number, start: number, end: number): void {
    let at = start;
    while (at < end && text.charCodeAt(at) === 32) at++;
    const column = at - start;
    while (at < end && isSpace(text.charCodeAt(at))) at++;
    const first = at < end ? text.charCodeAt(at) : 0;
    const isText = column > this.#blockColumn;
    if (first === hash && !isText) {
      this.#comment(text.slice(at, Math.min(end, at + 40)), number);
      return;
    }
    this.#endComment(number - 1);
    if (first === 0) return;
    if (!isText) this.#structure(text, number, column, at, end);
    this.#lastContent = number;
  }

  finish(lastLine: number): readonly FoldingRange[] {
    this.#endComment(lastLine);
    while (this.#open.length > 0) this.#close();
    return this.#ranges.sort((a, b) => a.startLine - b.startLine || b.endLine - a.endLine);
  }

  #structure(text: string, number: number, column: number, at: number, end: number): void {
    const isItem = text.charCodeAt(at) === dash && (at + 1 === end || text.charCodeAt(at + 1) === 32);
    for (let top = this.#open.at(-1); top && top.column >= column; top = this.#open.at(-1)) {
      // A list in the column of its key belongs to that key.
      if (top.column === column && isItem && top.holdsList) break;
      this.#close();
    }
    const last = lastOfContent(text, at, end);
    const holdsList = !isItem && text.charCodeAt(last) === 58;
    this.#open.push({ line: number, column, holdsList });
    this.#blockColumn = beginsBlock(text, at, last) ? blockColumn(text, at, last, column) : Infinity;
  }

  #close(): void {
    const top = this.#open.pop();
    if (top && this.#lastContent > top.line) this.#ranges.push({ startLine: top.line, endLine: this.#lastContent });
  }

  #comment(words: string, number: number): void {
    const mark = /^#+\s*(end)?region\b/i.exec(words);
    if (!mark) {
      if (this.#commentStart < 0) this.#commentStart = number;
      return;
    }
    this.#endComment(number - 1);
    const start = mark[1] === undefined ? undefined : this.#regions.pop();
    if (mark[1] === undefined) this.#regions.push(number);
    else if (start !== undefined) this.#ranges.push({ startLine: start, endLine: number, kind: "region" });
  }

  #endComment(end: number): void {
    if (this.#commentStart >= 0 && end > this.#commentStart)
      this.#ranges.push({ startLine: this.#commentStart, endLine: end, kind: "comment" });
    this.#commentStart = -1;
  }
}

function isBreak(code: number): boolean {
  return code === 10 || code === 13;
}

function isSpace(code: number): boolean {
  return code === 32 || code === 9;
}

/** The last character of a line before white space and a comment. */
function lastOfContent(text: string, from: number, end: number): number {
  let last = end - 1;
  for (let at = from + 1; at < end; at++)
    if (text.charCodeAt(at) === hash && isSpace(text.charCodeAt(at - 1))) {
      last = at - 1;
      break;
    }
  while (last > from && isSpace(text.charCodeAt(last))) last--;
  return last;
}

/** Whether what follows a line is a block of text: `key: |`, `- >-`. */
function beginsBlock(text: string, from: number, last: number): boolean {
  const code = text.charCodeAt(last);
  // Only |, >, a sign or a digit can end the header.
  if (code !== 124 && code !== 62 && code !== 43 && code !== dash && (code < 49 || code > 57)) return false;
  return /(?:^|\s)[|>][+-]?[1-9]?[+-]?$/.test(text.slice(Math.max(from, last - 6), last + 1));
}

/** Text is indented deeper than its key, which may stand behind dashes; without a key, deeper than the dash. */
function blockColumn(text: string, from: number, last: number, column: number): number {
  const words = text.slice(from, last + 1);
  const dashes = /^(?:- +)*/.exec(words)?.[0].length ?? 0;
  return words.includes(":") ? column + dashes : column + Math.max(dashes - 2, 0);
}
