import type { Span } from "../core/text/range";
import { unquoted } from "./line-marks";

/** An unclosed `{` or `[` around a place. */
export interface FlowFrame {
  readonly bracket: "{" | "[";
  /** Offset of the bracket. */
  readonly start: number;
  /** Keys of a mapping up to the place, in order. */
  readonly keys: readonly string[];
  /** The key whose value stands at the place. */
  readonly key: string | undefined;
  /** The value of the key `id` of a mapping, as far as it is written before the place. */
  readonly id: string | undefined;
  /** Items before the place. */
  readonly index: number;
  /** Where the entry, item or value at the place begins. */
  readonly tokenStart: number;
}

/** What kind of text stands at a place of a YAML text. */
export interface Surroundings {
  readonly inside: "structure" | "comment" | "block-scalar";
  /** Where the open quotation mark stands. */
  readonly quote: number | undefined;
  /** Outermost first. */
  readonly flow: readonly FlowFrame[];
}

interface OpenFrame {
  bracket: "{" | "[";
  start: number;
  keys: string[];
  key: string | undefined;
  id: string | undefined;
  index: number;
  tokenStart: number;
}

const blockScalarHeader = /(?:^|[:\-?]\s+|\s)[|>][+-]?[1-9]?[+-]?\s*(?:#.*)?$/;

/**
 * Reads a text up to `offset` the way a person does: brackets, quotes, comments and block scalars, whether or not what follows is complete.
 * A bracket or quote that is never closed ends where a line begins an entry that stands no deeper than its own line, where YAML admits no
 * continuation, so that one mistake does not spoil the rest of the file.
 */
export function surroundings(text: string, offset: number): Surroundings {
  const frames: OpenFrame[] = [];
  let quote: { mark: string; start: number } | undefined;
  let comment = false;
  let blockIndent = -1;
  /** Indentation of the line in which the outermost bracket or quote was opened. */
  let openIndent = -1;
  let at = sectionStart(text, offset);
  while (at <= offset) {
    const newline = text.indexOf("\n", at);
    const lineEnd = newline < 0 ? text.length : newline;
    const line = text.slice(at, lineEnd).replace(/\r$/, "");
    const indent = /^ */.exec(line)?.[0].length ?? 0;
    comment = false;
    if (blockIndent >= 0 && (line.trim() === "" || indent > blockIndent)) {
      // An empty line as the last one may also be the place for a new key: its own indentation decides.
      if (offset <= lineEnd) {
        const inside = line.trim() !== "" || offset - at > blockIndent;
        return { inside: inside ? "block-scalar" : "structure", quote: undefined, flow: [] };
      }
    } else {
      blockIndent = -1;
      for (let i = at; i < Math.min(lineEnd, offset); i++) {
        const char = text.charAt(i);
        if (comment) break;
        if (quote) {
          if (char === "\\" && quote.mark === '"') i++;
          else if (char === quote.mark) quote = undefined;
          continue;
        }
        const before = i === at ? " " : text.charAt(i - 1);
        if (char === "#" && /\s/.test(before)) comment = true;
        else if ((char === '"' || char === "'") && startsValue(text, at, i)) quote = { mark: char, start: i };
        else if (char === "{" || char === "[") {
          if (frames.length > 0 || startsValue(text, at, i))
            frames.push({
              bracket: char,
              start: i,
              keys: [],
              key: undefined,
              id: undefined,
              index: 0,
              tokenStart: i + 1,
            });
        } else step(frames, text, i, char);
      }
      if (offset <= lineEnd) break;
      if (frames.length === 0 && !quote && blockScalarHeader.test(line) && !comment)
        blockIndent = blockScalarIndent(line);
    }
    if (frames.length === 0 && !quote) openIndent = -1;
    else if (openIndent < 0) openIndent = indent;
    at = lineEnd + 1;
    const entry = /^( *)(?:-|[A-Za-z][\w-]*:)(?:\s|$)/.exec(text.slice(at, at + 200));
    if ((entry?.[1]?.length ?? Infinity) <= openIndent) {
      frames.length = 0;
      quote = undefined;
      openIndent = -1;
    }
  }
  return { inside: comment ? "comment" : "structure", quote: quote?.start, flow: frames };
}

function step(frames: OpenFrame[], text: string, at: number, char: string): void {
  const top = frames.at(-1);
  if (!top) return;
  if (char === "}" || char === "]") frames.pop();
  else if (char === ",") {
    if (top.key === "id") top.id = unquoted(text.slice(top.tokenStart, at).trim());
    top.index++;
    top.key = undefined;
    top.tokenStart = at + 1;
  } else if (char === ":" && top.bracket === "{" && top.key === undefined && /[\s,}\]]|^$/.test(text.charAt(at + 1))) {
    top.key = text
      .slice(top.tokenStart, at)
      .trim()
      .replace(/^["']|["']$/g, "");
    top.keys.push(top.key);
    top.tokenStart = at + 1;
  }
}

/** Whether a bracket or quote at `at` begins a value, rather than standing inside plain words. */
function startsValue(text: string, lineStart: number, at: number): boolean {
  return /(?:^\s*|[:?-]\s+|[[{,]\s*)$/.test(text.slice(lineStart, at)) || text.slice(lineStart, at).trim() === "";
}

function blockScalarIndent(line: string): number {
  const key = /^(\s*(?:-\s+)*)/.exec(line)?.[1]?.length ?? 0;
  // `- |` without a key: the scalar is indented against the dash.
  return /^\s*(?:-\s+)*[|>]/.test(line) ? Math.max(key - 2, 0) : key;
}

/** Where reading begins: at the last key in the first column up to `offset`, or a few hundred lines above it. */
function sectionStart(text: string, offset: number): number {
  let end = offset;
  let start = offset;
  for (let line = 0; line < 400 && end >= 0; line++) {
    start = end === 0 ? 0 : text.lastIndexOf("\n", end - 1) + 1;
    if (/^[A-Za-z][\w-]*:(\s|$)/.test(text.slice(start, start + 60))) return start;
    end = start - 1;
  }
  return start;
}

/** The keys that follow a place inside a flow mapping, up to its end. */
export function flowKeysAfter(text: string, offset: number): readonly string[] {
  const keys: string[] = [];
  let depth = 0;
  let token = offset;
  for (let i = offset; i < text.length && text.charAt(i) !== "\n"; i++) {
    const char = text.charAt(i);
    if (char === "{" || char === "[") depth++;
    else if (char === "}" || char === "]") {
      if (depth-- === 0) break;
    } else if (depth === 0 && char === ",") token = i + 1;
    else if (depth === 0 && char === ":" && /\s/.test(text.charAt(i + 1))) keys.push(text.slice(token, i).trim());
  }
  return keys.filter((key) => /^[\w-]+$/.test(key));
}

/** The other items of the flow list around a place, as they are written without quotes. */
export function flowItems(text: string, offset: number): readonly string[] {
  const frame = surroundings(text, offset).flow.at(-1);
  if (frame?.bracket !== "[") return [];
  const items: string[] = [];
  let depth = 0;
  let token = frame.start + 1;
  for (let i = frame.start + 1; i <= text.length; i++) {
    const char = text.charAt(i);
    const ends = char === "" || (char === "\n" && i >= offset) || (depth === 0 && (char === "," || char === "]"));
    if (ends && (offset < token || offset > i)) items.push(unquoted(text.slice(token, i).trim()));
    if (ends && char !== ",") break;
    if (ends) token = i + 1;
    else if (char === "{" || char === "[") depth++;
    else if (char === "}" || char === "]") depth--;
  }
  return items.filter((item) => item !== "");
}

/** The word around a place that a completion replaces, without the quotes. */
export function wordSpan(text: string, start: number, offset: number, stop: RegExp): Span {
  let begin = Math.max(start, 0);
  while (begin < offset && /[\s"']/.test(text.charAt(begin))) begin++;
  let end = offset;
  while (end < text.length && !stop.test(text.charAt(end))) end++;
  return { start: begin, end };
}
