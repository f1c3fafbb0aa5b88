import { flowItems } from "../lexer";
import { lineText, marksOf, unquoted } from "../line-marks";
import type { Place } from "./place";

/** Lines that are read above and below an item for its neighbours. */
const reach = 200;

/** The other items of the list around a place, as they are written without quotes: what is named once need not be named again. */
export function otherItems({ context, file: { text }, offset }: Place): ReadonlySet<string> {
  if (context.kind !== "item") return new Set();
  return new Set(context.flow ? flowItems(text, offset) : blockItems(text, offset, context.column));
}

function blockItems(text: string, offset: number, itemColumn: number): string[] {
  const lineStart = offset === 0 ? 0 : text.lastIndexOf("\n", offset - 1) + 1;
  const own = marksOf(lineText(text, lineStart, offset));
  const dash = own?.dashes.at(-1) ?? itemColumn;
  const items: string[] = [];
  for (let end = lineStart - 1, lines = 0; end >= 0 && lines < reach; lines++) {
    const start = end === 0 ? 0 : text.lastIndexOf("\n", end - 1) + 1;
    if (!readItem(lineText(text, start, end), dash, items)) break;
    end = start - 1;
  }
  for (let at = text.indexOf("\n", offset) + 1, lines = 0; at > 0 && at < text.length && lines < reach; lines++) {
    const next = text.indexOf("\n", at);
    const end = next < 0 ? text.length : next;
    if (!readItem(lineText(text, at, end), dash, items)) break;
    at = end + 1;
  }
  return items;
}

/** @returns false where the list has ended */
function readItem(line: string, dash: number, items: string[]): boolean {
  const marks = marksOf(line);
  if (!marks) return true;
  if (marks.dashes[0] === dash && marks.dashes.length === 1) {
    if (marks.key === undefined && marks.value !== "") items.push(unquoted(marks.value));
    return true;
  }
  return (marks.dashes[0] ?? marks.column) > dash;
}
