import type { TextEdit } from "../../core/text/edit";
import type { Columns } from "./columns";
import { trimmedEnd, type ScannedLine } from "./scanned";

/** The edits of one line, from left to right. */
export function lineEdits(
  text: string,
  line: ScannedLine,
  column: number | undefined,
  columns: Columns,
  keepsGaps: boolean,
): TextEdit[] {
  if (line.kind === "marker" || line.broken || line.section.conflict) return [];
  const edits: TextEdit[] = [];
  if (line.kind === "text") {
    if (column !== undefined) indent(text, line, line.start + line.column, column, edits);
    return edits;
  }
  // Between lines that are not understood, white space may belong to a text that only seems to have ended.
  if (line.section.broken && line.kind !== "entry") return [];
  if (column !== undefined) indent(text, line, line.content, column, edits);
  for (const { start, end, wanted, dash } of line.gaps) {
    if (dash === undefined) {
      if (!keepsGaps) replace(text, start, end, wanted, edits);
      continue;
    }
    const [level, inner] = [line.levels[dash], line.levels[dash + 1]];
    const width = level && inner ? columns.level(inner) - columns.level(level) - 1 : 1;
    if (!line.section.broken) replace(text, start, end, " ".repeat(width), edits);
  }
  if (!line.openQuote) {
    const end = trimmedEnd(text, line.start, line.end);
    if (end < line.end) edits.push({ span: { start: end, end: line.end }, newText: "" });
  }
  return edits;
}

/** Sets the white space in front of a line; of spaces only as many as there are too many or too few are touched. */
function indent(text: string, { start }: ScannedLine, content: number, column: number, edits: TextEdit[]): void {
  const old = content - start;
  const tabbed = text.slice(start, content).includes("\t");
  if (tabbed) edits.push({ span: { start, end: content }, newText: " ".repeat(column) });
  else if (old < column) edits.push({ span: { start, end: start }, newText: " ".repeat(column - old) });
  else if (old > column) edits.push({ span: { start, end: start + old - column }, newText: "" });
}

function replace(text: string, start: number, end: number, wanted: string, edits: TextEdit[]): void {
  if (text.slice(start, end) !== wanted) edits.push({ span: { start, end }, newText: wanted });
}
