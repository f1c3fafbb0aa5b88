import type { TextEdit } from "../../core/text/edit";
import { eolOf } from "../../core/text/edit-text";
import { alignedLines } from "./alignment";
import { planColumns, type Region } from "./columns";
import { commentEdits } from "./comment-runs";
import { lineEdits } from "./line-edits";
import type { ScannedLine, Scan } from "./scanned";

/**
 * The edits that format a text, in its order, without overlaps. Nothing but white space changes.
 * @param asked only these lines, extended to whole entries; without it the whole text
 */
export function planEdits(scan: Scan, asked?: Region): readonly TextEdit[] {
  const { text, lines } = scan;
  const columns = planColumns(scan, asked);
  const { first, last } = columns.region;
  const blanks = blankLines(scan, columns.region, asked === undefined);
  const aligned = alignedLines(scan);
  const edits: TextEdit[] = [];
  const byLine: (readonly TextEdit[])[] = [];
  for (let index = first; index <= last; index++) {
    const line = lines[index];
    if (!line || blanks.deleted.has(index)) continue;
    const own = lineEdits(text, line, columns.line(index), columns, aligned.has(line));
    if (own.length === 0) continue;
    byLine[index] = own;
    for (const edit of own) edits.push(edit);
  }
  const further = [...(edits.length > 0 ? commentEdits(scan, byLine, columns.region) : []), ...blanks.edits];
  if (further.length === 0) return edits;
  for (const edit of further) edits.push(edit);
  return edits.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

interface BlankLines {
  readonly edits: TextEdit[];
  /** Indexes of lines that go. */
  readonly deleted: Set<number>;
}

/** At most one blank line in a row, and exactly one line break at the end of the file. */
function blankLines(scan: Scan, { first, last }: Region, whole: boolean): BlankLines {
  const { text, lines } = scan;
  const blanks: BlankLines = { edits: [], deleted: new Set() };
  for (let index = first; index <= last; index++) {
    if (!isBlank(lines[index])) continue;
    let end = index;
    while (end < last && isBlank(lines[end + 1])) end++;
    if (end < lines.length - 1) deleteLines(scan, index + 1, end, blanks);
    index = end;
  }
  if (!whole) return blanks;
  let index = lines.length - 1;
  while (isBlank(lines[index])) index--;
  const line = lines[index];
  // Line breaks at the end of a text that keeps them are text.
  if (!line || line.section.broken || (line.kind === "text" && line.owner?.block?.keep === true)) return blanks;
  if (index < lines.length - 1) deleteLines(scan, index + 1, lines.length - 1, blanks);
  else if (line.end === text.length)
    blanks.edits.push({ span: { start: text.length, end: text.length }, newText: eolOf(text) });
  return blanks;
}

function isBlank(line: ScannedLine | undefined): boolean {
  return line?.kind === "blank" && !line.broken && !line.section.broken;
}

function deleteLines({ text, lines }: Scan, first: number, last: number, blanks: BlankLines): void {
  const start = lines[first]?.start;
  if (start === undefined || last < first) return;
  blanks.edits.push({ span: { start, end: lines[last + 1]?.start ?? text.length }, newText: "" });
  for (let index = first; index <= last; index++) blanks.deleted.add(index);
}
