import type { TextEdit } from "../../core/text/edit";
import { cursorContext } from "../context";
import { surroundings } from "../lexer";
import { childSchema, fileKind, hasType, schemaAt, topLevelKeys } from "../schema";
import { GapCollector } from "./gaps";
import { readHead, type Head } from "./head";
import { columnsBetween, skipBlanks } from "./scanned";

/** Lines that tell whether the lists of a file stand in the column of their key. */
const styleSample = 200_000;

/**
 * Puts a line that has just been begun into its column: an empty line after Enter, a key after its colon, an item after its dash. Keys and items are
 * moved only where they stand one column beside their place.
 * @param offset behind the character that was typed
 */
export function formatOnType(text: string, offset: number, typed: string): readonly TextEdit[] {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  const above = lineAbove(text, start);
  const end = endOfLine(text, offset);
  const content = skipBlanks(text, start, end);
  if (!above || text.slice(start, content).includes("\t")) return [];
  const around = surroundings(text, offset);
  if (around.inside !== "structure" || around.quote !== undefined || around.flow.length > 0) return [];
  const column = content - start;
  const wanted =
    typed === "\n"
      ? content === end && above.adjacent
        ? columnBelow(text, above)
        : undefined
      : neighbour(text, text.slice(content, end), column, above.head);
  if (wanted === undefined || wanted === column) return [];
  return [{ span: { start, end: content }, newText: " ".repeat(wanted) }];
}

interface Above {
  readonly head: Head;
  /** Offset of its end. */
  readonly end: number;
  /** Whether no blank line stands between. */
  readonly adjacent: boolean;
}

/** The last line above that is neither blank nor a comment; a comment right above counts as nothing. */
function lineAbove(text: string, lineStart: number): Above | undefined {
  let adjacent = true;
  for (let next = lineStart; next > 0; adjacent = false) {
    const start = next === 1 ? 0 : text.lastIndexOf("\n", next - 2) + 1;
    const end = endOfLine(text, start);
    const content = skipBlanks(text, start, end);
    next = start;
    if (content === end) continue;
    if (text[content] === "#") return undefined;
    const column = columnsBetween(text, start, content);
    return { head: readHead(text, content, end, column, new GapCollector(text, false)), end, adjacent };
  }
  return undefined;
}

function endOfLine(text: string, offset: number): number {
  let end = offset;
  while (end < text.length && text[end] !== "\n" && text[end] !== "\r") end++;
  return end;
}

/** Where the line below begins: one level further in after a key or dash without a value, otherwise with the next key or item. */
function columnBelow(text: string, { head, end }: Above): number | undefined {
  const { dashes, column, hasKey, value } = head;
  if (!value) return undefined;
  const dash = dashes[dashes.length - 1];
  if (value.open === "below") {
    if (!hasKey) return dash === undefined ? undefined : dash + 2;
    return expectsList(text, end) && prefersCompact(text) ? column : column + 2;
  }
  return value.open === "no" || value.open === "plain" ? (hasKey ? column : dash) : undefined;
}

/** The right column for a line that stands one beside it. */
function neighbour(
  text: string,
  line: string,
  column: number,
  { dashes, column: key, hasKey, value }: Head,
): number | undefined {
  const places: number[] = [];
  if (/^-$/.test(line)) {
    if (value?.open === "below" && hasKey) places.push(...(prefersCompact(text) ? [key, key + 2] : [key + 2, key]));
    else places.push(...dashes);
  } else if (/^[A-Za-z][\w-]*:$/.test(line)) {
    if (value?.open === "below") places.push(key + 2);
    // Further in it may be more words of a text.
    else if (hasKey && (column < key || value?.open !== "plain")) places.push(key);
  }
  if (places.includes(column)) return undefined;
  return places.find((place) => Math.abs(place - column) === 1);
}

function expectsList(text: string, offset: number): boolean {
  const { kind, path, key } = cursorContext(text, offset);
  if (kind !== "value" || key === undefined) return false;
  const holder = schemaAt(fileKind(topLevelKeys(text.slice(0, styleSample))), path);
  return hasType(holder && childSchema(holder, key), "array");
}

function prefersCompact(text: string): boolean {
  const sample = text.slice(0, styleSample);
  const count = (pattern: RegExp): number => [...sample.matchAll(pattern)].length;
  return count(/^( *)[\w-]+:[ \t]*\r?\n\1- /gm) > count(/^( *)[\w-]+:[ \t]*\r?\n\1 +- /gm);
}
