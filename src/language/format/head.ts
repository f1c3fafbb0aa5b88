import type { GapCollector } from "./gaps";
import { readColon, readKey } from "./head-reader";
import { columnsBetween, isEndOrBlank, skipBlanks } from "./scanned";
import { readValue, type ValuePart } from "./value-reader";

/** What a line begins: dashes, then a key or a value. */
export interface Head {
  /** Columns of the dashes. */
  readonly dashes: readonly number[];
  /** Column behind the dashes. */
  readonly column: number;
  readonly hasKey: boolean;
  /** Undefined where it is not understood. */
  readonly value: ValuePart | undefined;
}

const noDashes: readonly number[] = [];

/** Reads a line from its first character on, which stands in `column`. */
export function readHead(text: string, content: number, end: number, column: number, gaps: GapCollector): Head {
  let dashes: number[] | undefined;
  let at = content;
  let place = column;
  while (text.charCodeAt(at) === 45 && isEndOrBlank(text, at + 1, end)) {
    dashes ??= [];
    const next = skipBlanks(text, at + 1, end);
    if (next < end && text[next] !== "#") gaps.add(at + 1, next, " ", false, dashes.length);
    dashes.push(place);
    place += 1 + columnsBetween(text, at + 1, next);
    at = next;
  }
  const key = readKey(text, at, end);
  const start = key ? readColon(text, key, end, gaps) : at;
  const value = readValue(text, start, end, gaps, key ? start > key.colon + 1 : start > content);
  return { dashes: dashes ?? noDashes, column: place, hasKey: key !== undefined, value };
}
