import { closeQuote } from "./flow-reader";
import { isBlankCode, isEndOrBlank, skipBlanks, trimmedEnd } from "./scanned";
import type { GapCollector } from "./gaps";

/** A key at `start`: where it ends and where its colon stands. */
export interface KeyPlace {
  readonly end: number;
  readonly colon: number;
}

/** The key that stands at `start`, if one does. */
export function readKey(text: string, start: number, end: number): KeyPlace | undefined {
  const first = text.charAt(start);
  if (first === '"' || first === "'") {
    const close = closeQuote(text, start + 1, end, first);
    if (close < 0) return undefined;
    const colon = skipBlanks(text, close, end);
    return text[colon] === ":" && isEndOrBlank(text, colon + 1, end) ? { end: close, colon } : undefined;
  }
  if (!startsPlain(text, start, end)) return undefined;
  for (let offset = start; offset < end; offset++) {
    const code = text.charCodeAt(offset);
    if (code === 35 && offset > start && isBlankCode(text.charCodeAt(offset - 1))) return undefined;
    if (code === 58 && isEndOrBlank(text, offset + 1, end))
      return offset === start ? undefined : { end: trimmedEnd(text, start, offset), colon: offset };
  }
  return undefined;
}

/** The end of plain words from `start` on and where a comment begins behind them; undefined where YAML admits no plain words. */
export function readPlain(text: string, start: number, end: number): { end: number; comment: number } | undefined {
  let offset = start;
  for (; offset < end; offset++) {
    const code = text.charCodeAt(offset);
    if (code === 35 && offset > start && isBlankCode(text.charCodeAt(offset - 1))) break;
    if (code === 58 && isEndOrBlank(text, offset + 1, end)) return undefined;
  }
  return { end: trimmedEnd(text, start, offset), comment: offset };
}

export function startsPlain(text: string, start: number, end: number): boolean {
  const first = text.charAt(start);
  if (first === "-" || first === "?" || first === ":") return !isEndOrBlank(text, start + 1, end);
  return !",[]{}#&*!|>'\"%@`".includes(first);
}

/** Behind the marks `&name` and the tags `!tag` of a value. */
export function skipProperties(text: string, start: number, end: number): number {
  let offset = start;
  while (offset < end && (text[offset] === "&" || text[offset] === "!")) {
    while (offset < end && !isBlankCode(text.charCodeAt(offset))) offset++;
    const next = skipBlanks(text, offset, end);
    if (next >= end) return end;
    offset = next;
  }
  return offset;
}

/** The end of a block scalar's header and what it says, or undefined. */
export function readBlockHeader(
  text: string,
  start: number,
  end: number,
): { end: number; explicit: boolean; keep: boolean } | undefined {
  let offset = start + 1;
  while (offset < end && /[-+1-9]/.test(text.charAt(offset))) offset++;
  const header = text.slice(start + 1, offset);
  if (!/^(?:[1-9]?[+-]?|[+-][1-9])$/.test(header)) return undefined;
  return { end: offset, explicit: /[1-9]/.test(header), keep: header.includes("+") };
}

/** Adds the gaps around the colon of a key. @returns where its value begins */
export function readColon(text: string, key: KeyPlace, end: number, gaps: GapCollector): number {
  gaps.add(key.end, key.colon, "", true);
  const value = skipBlanks(text, key.colon + 1, end);
  if (value < end && text[value] !== "#") gaps.add(key.colon + 1, value, " ", true);
  return value;
}
