import { spanBeside } from "./placed";
import type { Span } from "./range";
import type { ScalarNode } from "./tree";

/**
 * Where a part of a scalar's value stands in the text, in every style: folded over several lines, as a block, in quotes. The whole scalar where escapes make that
 * uncertain. Moves with the text like the scalar itself.
 * @param text the text of the file
 * @param part offsets in the value
 */
export function valueSpan(node: ScalarNode, text: string, part: Span): Span {
  const offsets = sourceOffsets(String(node.value), text.slice(node.start, node.end), node.style);
  const [start, last] = [offsets?.[part.start], offsets?.[Math.max(part.end - 1, part.start)]];
  const behind = offsets?.[offsets.length - 1];
  if (offsets === undefined || behind === undefined) return node;
  if (start === undefined || last === undefined) return spanBeside(node, node.start + behind, node.start + behind);
  return spanBeside(node, node.start + start, node.start + (part.end > part.start ? last + 1 : start));
}

/**
 * For each character of a value the offset in its source, and at the end that behind its last one: line breaks and indentation are folded into fewer
 * characters, all others stand in the same order. Undefined where an escape stands for other characters.
 */
function sourceOffsets(value: string, source: string, style: ScalarNode["style"]): readonly number[] | undefined {
  const isQuoted = style === "single" || style === "double";
  let at = style === "block" ? blockBody(source) : isQuoted ? 1 : 0;
  const end = isQuoted ? source.length - 1 : source.length;
  const offsets: number[] = [];
  let behind = at;
  for (const character of value.split("")) {
    if (/\s/.test(character)) {
      offsets.push(Math.min(at, end));
      if (at < end && /\s/.test(source[at] ?? "")) at++;
      continue;
    }
    while (at < end && /\s/.test(source[at] ?? "")) at++;
    if (at >= end || source[at] !== character || (style === "double" && character === "\\")) return undefined;
    offsets.push(at);
    // A quote within single quotes is written twice.
    at += style === "single" && character === "'" ? 2 : 1;
    behind = at;
  }
  offsets.push(behind);
  return offsets;
}

/** Where the lines of a block begin, behind the one with `|` or `>`. */
function blockBody(source: string): number {
  const newline = source.search(/[\r\n]/);
  return newline < 0 ? source.length : newline;
}
