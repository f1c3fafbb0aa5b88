import { isBlankCode, isEndOrBlank, skipBlanks } from "./scanned";
import type { GapCollector } from "./gaps";

/** What is open at the end of a line inside brackets. */
export interface FlowState {
  readonly brackets: string[];
  /** The quotation mark of a text that is not complete. */
  quote: string;
  /** What was read last. `closed`: a text in quotes or brackets. `mark`: an anchor or a tag, which stands before a value. */
  last: "bracket" | "comma" | "colon" | "word" | "closed" | "mark";
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
  if (state.quote !== "") {
    offset = closeQuote(text, at, end, state.quote);
    if (offset < 0) return { end, closed: false, broken: false, comment: -1 };
    state.quote = "";
    state.last = "closed";
  }
  /** The white space before `offset` has been dealt with. */
  let settled = offset === at;
  while (offset < end) {
    const from = offset;
    offset = skipBlanks(text, offset, end);
    if (offset >= end) return { end: from, closed: false, broken: false, comment: -1 };
    if (text[offset] === "#")
      return { end: from, closed: false, broken: from === offset && from > at, comment: offset };
    const gap = settled ? undefined : from;
    const next = readToken(text, offset, end, state, gap, gaps);
    if (next === undefined) return { end, closed: false, broken: true, comment: -1 };
    settled = next.settled;
    offset = next.end;
    if (state.brackets.length === 0) return { end: offset, closed: true, broken: false, comment: -1 };
    if (state.quote !== "") return { end, closed: false, broken: false, comment: -1 };
  }
  return { end: offset, closed: false, broken: false, comment: -1 };
}

interface Token {
  readonly end: number;
  /** Whether the white space behind it has been dealt with. */
  readonly settled: boolean;
}

/**
 * Reads one sign or word.
 * @param gap where the white space before it begins, if that is to be set
 * @returns undefined where it can't stand
 */
function readToken(
  text: string,
  at: number,
  end: number,
  state: FlowState,
  gap: number | undefined,
  gaps: GapCollector,
): Token | undefined {
  const char = text.charAt(at);
  const mayBegin = state.last !== "word" && state.last !== "closed";
  switch (char) {
    case "{":
    case "[": {
      if (!mayBegin) return undefined;
      const placeholder = char === "{" ? placeholderEnd(text, at, end) : at;
      if (placeholder > at) {
        state.last = "closed";
        return { end: placeholder, settled: false };
      }
      state.brackets.push(char);
      state.last = "bracket";
      return { end: behindBracket(text, at, end, gaps), settled: true };
    }
    case "}":
    case "]":
      if (closing[state.brackets.pop() ?? ""] !== char) return undefined;
      if (gap !== undefined) gaps.add(gap, at, char === "}" ? " " : "", true);
      state.last = "closed";
      return { end: at + 1, settled: false };
    case ",":
      if (state.last === "bracket" || state.last === "comma") return undefined;
      if (gap !== undefined) gaps.add(gap, at, "", false);
      state.last = "comma";
      return behindSeparator(text, at, end, gaps);
    case '"':
    case "'": {
      const close = closeQuote(text, at + 1, end, char);
      if (!mayBegin) return undefined;
      state.last = "closed";
      if (close < 0) state.quote = char;
      return { end: close < 0 ? end : close, settled: false };
    }
    case ":":
      if (state.last === "closed" || endsKey(text, at, end)) {
        if (mayBegin) return undefined;
        if (gap !== undefined) gaps.add(gap, at, "", true);
        state.last = "colon";
        return behindSeparator(text, at, end, gaps);
      }
      return readWord(text, at, end, state);
    default:
      return readWord(text, at, end, state);
  }
}

function readWord(text: string, at: number, end: number, state: FlowState): Token | undefined {
  const char = text.charAt(at);
  if (state.last === "closed" || ((char === "?" || char === "-") && isEndOrBlank(text, at + 1, end))) return undefined;
  const word = plainEnd(text, at, end);
  if (word === at) return undefined;
  const isMark = char === "&" || char === "!";
  // The name of an alias or an anchor may hold a colon.
  if ((isMark || char === "*") && /[ \t]:/.test(text.slice(at, Math.min(word + 2, end)))) return undefined;
  state.last = isMark && !/[ \t]/.test(text.slice(at, word)) ? "mark" : "word";
  return { end: word, settled: false };
}

/** Behind `{{name}}`, which stands for a value in a template; else `start`. */
export function placeholderEnd(text: string, start: number, end: number): number {
  if (text[start + 1] !== "{") return start;
  const found = /^\{\{[^{}\r\n]*\}\}/.exec(text.slice(start, end));
  return start + (found?.[0].length ?? 0);
}

/** The gap behind `{` or `[`; none at the end of a line or before a comment. */
function behindBracket(text: string, offset: number, end: number, gaps: GapCollector): number {
  const next = skipBlanks(text, offset + 1, end);
  if (next >= end || (text[next] === "#" && next > offset + 1)) return offset + 1;
  const empty = text[next] === "}" || text[next] === "]";
  const wanted = text[offset] === "{" && !empty ? " " : "";
  gaps.add(offset + 1, next, wanted, false);
  return next;
}

/** The gap behind a comma or a colon; none at the end of a line, before a comment or before the next separator. */
function behindSeparator(text: string, offset: number, end: number, gaps: GapCollector): Token {
  const next = skipBlanks(text, offset + 1, end);
  const follows = text.charAt(next);
  if (next >= end || (follows === "#" && next > offset + 1) || /[,}\]:]/.test(follows))
    return { end: offset + 1, settled: false };
  gaps.add(offset + 1, next, " ", true);
  return { end: next, settled: true };
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
