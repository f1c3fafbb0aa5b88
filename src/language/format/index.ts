import type { TextEdit } from "../../core/text/edit";
import type { Region } from "./columns";
import { soundEdits } from "./guard";
import { planEdits } from "./plan";
import { scan } from "./scan";

/**
 * The edits that format a whole text: white space only, so that comments, order, quotes and line breaks of values stay. A line that is not
 * understood stays as it is, and so does the indentation of the section around it.
 */
export function formatEdits(text: string): readonly TextEdit[] {
  return sound(text);
}

/** The edits that format the lines from `firstLine` to `lastLine` (both counted from 0) and the rest of the entries that they begin. */
export function formatRangeEdits(text: string, firstLine: number, lastLine: number): readonly TextEdit[] {
  return sound(text, { first: firstLine, last: lastLine });
}

function sound(text: string, region?: Region): readonly TextEdit[] {
  // A carriage return alone ends a line for YAML, but not for every program that reads it.
  if (/\r(?!\n)/.test(text)) return [];
  const scanned = scan(text);
  const edits = planEdits(scanned, region);
  return edits.length === 0 ? edits : soundEdits(scanned, edits);
}
