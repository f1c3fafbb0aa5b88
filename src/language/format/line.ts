import type { FlowState } from "./flow-reader";
import type { Gap } from "./gaps";
import { trimmedEnd, type BlockScalar, type Level, type ScannedLine, type Section } from "./scanned";

/** A line while it is read. */
export type Line = { -readonly [Field in keyof ScannedLine]: ScannedLine[Field] };

const noLevels: readonly Level[] = [];
const noGaps: readonly Gap[] = [];

/** A blank line; what stands in it is set when it is read. */
export function newLine(
  text: string,
  start: number,
  content: number,
  end: number,
  column: number,
  section: Section,
): Line {
  return {
    start,
    content,
    end,
    column,
    kind: "blank",
    section,
    broken: false,
    levels: noLevels,
    gaps: noGaps,
    valueEnd: trimmedEnd(text, content, end),
    comment: end,
    openQuote: false,
    owner: undefined,
    holder: undefined,
    block: undefined,
  };
}

/** A value that goes on in the next lines, and the line in which it begins. */
export type OpenValue =
  | { readonly kind: "plain"; readonly line: Line }
  | { readonly kind: "quote"; readonly line: Line; readonly quote: string }
  | { readonly kind: "flow"; readonly line: Line; readonly state: FlowState; readonly lines: Line[] }
  | { readonly kind: "block"; readonly line: Line; readonly block: BlockScalar; readonly lines: Line[] };

/** Marks lines, and with them their sections, as not understood. */
export function breakLines(lines: readonly Line[]): void {
  for (const line of lines) {
    line.broken = true;
    line.section.broken = true;
  }
}
