import type { TextEdit } from "../../core/text/edit";
import { displayWidth } from "../../core/text/display-width";
import type { Region } from "./columns";
import type { Scan, ScannedLine } from "./scanned";

/** A line with a comment behind its value, and the edits in front of that comment. */
interface Commented {
  readonly index: number;
  readonly line: ScannedLine;
  readonly edits: readonly TextEdit[];
}

/**
 * Edits that keep comments of neighbouring lines in one column where a person has lined them up, although the lines before them become longer or
 * shorter. A comment that stands alone keeps its distance.
 */
export function commentEdits(
  scan: Scan,
  byLine: readonly (readonly TextEdit[] | undefined)[],
  { first, last }: Region,
): readonly TextEdit[] {
  const result: TextEdit[] = [];
  let run: Commented[] = [];
  let runColumn = -1;
  const endRun = (): void => {
    // A run that goes on outside can't be moved as a whole.
    const inside = run.every(({ index }) => index >= first && index <= last);
    if (run.length > 1 && inside) for (const edit of alignRun(scan.text, run, runColumn)) result.push(edit);
    run = [];
  };
  for (const [index, line] of scan.lines.entries()) {
    if (line.comment >= line.end || line.kind !== "entry" || line.broken || line.section.conflict) {
      if (run.length > 0) endRun();
      continue;
    }
    const column = displayWidth(scan.text.slice(line.start, line.comment));
    if (column !== runColumn) endRun();
    runColumn = column;
    run.push({ index, line, edits: byLine[index] ?? [] });
  }
  endRun();
  return result;
}

function alignRun(text: string, run: readonly Commented[], column: number): readonly TextEdit[] {
  const changes = run.map(({ line, edits }) => widthChange(text, line, edits));
  const [first = 0] = changes;
  if (changes.every((change) => change === first) || run.some(({ line }) => /\t/.test(gapOf(text, line)))) return [];
  const needed = run.map(({ line }, index) => column - (line.comment - line.valueEnd) + (changes[index] ?? 0) + 1);
  const target = needed.reduce((most, one) => Math.max(most, one), column + first);
  return run.flatMap(({ line }, index) => {
    const wanted = " ".repeat(target - (needed[index] ?? 0) + 1);
    return gapOf(text, line) === wanted ? [] : [{ span: { start: line.valueEnd, end: line.comment }, newText: wanted }];
  });
}

function gapOf(text: string, line: ScannedLine): string {
  return text.slice(line.valueEnd, line.comment);
}

/** By how many columns the value of a line moves to the right. */
function widthChange(text: string, line: ScannedLine, edits: readonly TextEdit[]): number {
  let change = 0;
  for (const { span, newText } of edits)
    if (span.end <= line.valueEnd) change += newText.length - displayWidth(text.slice(span.start, span.end));
  return change;
}
