import { isBlankCode, skipBlanks } from "./scanned";
import type { GapCollector } from "./gaps";

/** Brackets and quotes that are open at the end of a line. */
export interface FlowState {
  readonly brackets: string[];
  quote: string;
  /** Behind a value in quotes or brackets a colon needs no space. */
  afterQuoted: boolean;
}

export interface FlowPiece {
  /** Behind the last bracket, or the end of the line while brackets are open. */
  readonly end: number;
  readonly closed: boolean;
  /** Brackets don't match, or something stands there that this reader doesn't know. */
  readonly broken: boolean;
  /** Where a comment begins, or -1. */
  readonly comment: number;
}

const closing: Readonly<Record<string, string>> = { "{": "}", "[": "]" };

/** Offset behind the closing quotation mark, or -1 when it is not in this line. `at` stands behind the opening one. */
export function closeQuote(text: string, at: number, end: number, quote: string): number {
  for (let offset = at; offset < end; offset++) {
    const char = text[offset];
    if (char === "\\" && quote === '"') offset++;
    else if (char === quote) {
      if (quote === "'" && text[offset + 1] === "'" && offset + 1 < end) offset++;
      else return offset + 1;
    }
  }
  return -1;
}

/** Reads `{ … }` or `[ … ]` in one line from `at` on, and collects the gaps that may be set. */
export function readFlow(text: string, at: number, end: number, state: FlowState, gaps: GapCollector): FlowPiece {
  let offset = at;
  const broken = (): FlowPiece => ({ end, closed: false, broken: true, comment: -1 });
  if (state.quote !== "") {
    offset = closeQuote(text, at, end, state.quote);
    if (offset < 0) return { end, closed: false, broken: false, comment: -1 };
    state.quote = "";
    state.afterQuoted = true;
  }
  /** Nothing stands behind the bracket yet, and the white space behind it is dealt with. */
  let empty = false;
  while (offset < end) {
    const from = offset;
    const opened = empty;
    empty = false;
    offset = skipBlanks(text, offset, end);
    if (offset >= end) break;
    const char = text.charAt(offset);
    const space = (wanted: "" | " ", alignable: boolean): void => {
      // The white space in front of a line is set elsewhere.
      if (from > at) gaps.add(from, offset, wanted, alignable);
    };
    if (char === "#") {
      if (offset > at && from === offset) return broken();
      return { end: from, closed: false, broken: false, comment: offset };
    }
    const place = char === "{" ? placeholderEnd(text, offset, end) : offset;
    if (place > offset) {
      offset = place;
      state.afterQuoted = true;
      if (state.brackets.length === 0) return { end: offset, closed: true, broken: false, comment: -1 };
    } else if (char === "{" || char === "[") {
      if (from === offset && offset > at && isWord(text.charAt(offset - 1))) return broken();
      state.brackets.push(char);
      state.afterQuoted = false;
      empty = true;
      offset = openBracket(text, offset, end, gaps);
    } else if (char === "}" || char === "]") {
      const open = state.brackets.pop();
      if (open === undefined || closing[open] !== char) return broken();
      if (!opened) space(char === "}" ? " " : "", true);
      offset++;
      state.afterQuoted = true;
      if (state.brackets.length === 0) return { end: offset, closed: true, broken: false, comment: -1 };
    } else if (char === ",") {
      space("", false);
      state.afterQuoted = false;
      offset = behindSeparator(text, offset, end, gaps);
    } else if (char === ":" && (state.afterQuoted || endsKey(text, offset, end))) {
      space("", true);
      state.afterQuoted = false;
      offset = behindSeparator(text, offset, end, gaps);
    } else if (char === '"' || char === "'") {
      const close = closeQuote(text, offset + 1, end, char);
      if (close < 0) {
        state.quote = char;
        return { end, closed: false, broken: false, comment: -1 };
      }
      state.afterQuoted = true;
      offset = close;
    } else {
      if ((char === "?" || char === "-") && isBlankCode(text.charCodeAt(offset + 1))) return broken();
      const word = plainEnd(text, offset, end);
      if (word === offset) return broken();
      // The name of an alias or a mark may hold a colon, and a tag or mark may stand before a value.
      if (char === "*" || char === "&" || char === "!") {
        if (/[ \t]:/.test(text.slice(offset, Math.min(word + 2, end)))) return broken();
      }
      state.afterQuoted = false;
      offset = word;
    }
  }
  return { end: offset, closed: false, broken: false, comment: -1 };
}

/** Behind `{{name}}`, which stands for a value in a template; else `start`. */
function placeholderEnd(text: string, start: number, end: number): number {
  if (text[start + 1] !== "{") return start;
  const found = /^\{\{[^{}\r\n]*\}\}/.exec(text.slice(start, end));
  return start + (found?.[0].length ?? 0);
}

function isWord(char: string): boolean {
  return !" \t{}[],:".includes(char);
}

/** The gap behind `{` or `[`; none at the end of a line or before a comment. */
function openBracket(text: string, offset: number, end: number, gaps: GapCollector): number {
  const next = skipBlanks(text, offset + 1, end);
  if (next >= end || (text[next] === "#" && next > offset + 1)) return offset + 1;
  const empty = text[next] === "}" || text[next] === "]";
  const wanted = text[offset] === "{" && !empty ? " " : "";
  gaps.add(offset + 1, next, wanted, false);
  return next;
}

/** The gap behind a comma or a colon; none at the end of a line, before a comment or before the next separator. */
function behindSeparator(text: string, offset: number, end: number, gaps: GapCollector): number {
  const next = skipBlanks(text, offset + 1, end);
  const follows = text.charAt(next);
  if (next >= end || (follows === "#" && next > offset + 1) || /[,}\]:]/.test(follows)) return offset + 1;
  gaps.add(offset + 1, next, " ", true);
  return next;
}

function endsKey(text: string, offset: number, end: number): boolean {
  return offset + 1 >= end || isBlankCode(text.charCodeAt(offset + 1)) || /[,{}[\]]/.test(text.charAt(offset + 1));
}

/** The end of plain words, without the white space behind them. */
function plainEnd(text: string, start: number, end: number): number {
  let last = start;
  for (let offset = start; offset < end; offset++) {
    const char = text.charAt(offset);
    if (char === "," || char === "[" || char === "]" || char === "{" || char === "}") break;
    if (char === ":" && endsKey(text, offset, end)) break;
    if (isBlankCode(text.charCodeAt(offset))) {
      if (text[offset + 1] === "#") break;
    } else last = offset + 1;
  }
  return last;
}
