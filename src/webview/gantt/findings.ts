import type { GanttFindings } from "../../core/report/gantt/findings";
import type { GanttModel } from "../../core/report/gantt/types";
import { severities, type Severity } from "../../core/text/finding";
import { message, type Message } from "../../core/text/message";
import type { Localizer } from "../kit/localizer";
import type { Picture } from "./picture";

/** What is wrong with a row. */
export interface RowFinding {
  readonly severity: Severity;
  readonly count: number;
  /** The first of the worst findings. */
  readonly first: Message;
}

export type FindingsByRow = ReadonlyMap<number, RowFinding>;

export const noFindings: FindingsByRow = new Map();

/** Findings by the rows of a model; those of tasks that are not there any more are left out. */
export function findingsByRow({ rows }: GanttModel, findings: GanttFindings | undefined): FindingsByRow {
  if (!findings || findings.rows.length === 0) return noFindings;
  const byRow = new Map<number, RowFinding>();
  let places: Map<string, number> | undefined;
  findings.ids.forEach((id, at) => {
    let row = findings.rows[at] ?? -1;
    if (rows.id[row] !== id) {
      places ??= new Map(rows.id.map((one, index) => [one, index]));
      row = places.get(id) ?? -1;
    }
    const severity = severities[findings.severity[at] ?? 0];
    const first = findings.first[at];
    if (row >= 0 && severity && first) byRow.set(row, { severity, count: findings.count[at] ?? 1, first });
  });
  return byRow;
}

/** The findings of a row in words: the worst one, and how many more there are. */
export function findingWords(found: RowFinding, localizer: Pick<Localizer, "text">): string {
  return localizer.text(message("{0}: {1}", ...wordsOf(found, localizer)));
}

/** The line of a tooltip about the findings of a row. */
export function findingLines(
  found: RowFinding | undefined,
  localizer: Pick<Localizer, "text">,
): readonly (readonly [string, string])[] {
  return found ? [wordsOf(found, localizer)] : [];
}

function wordsOf(
  { severity, count, first }: RowFinding,
  localizer: Pick<Localizer, "text">,
): readonly [severity: string, words: string] {
  const words = localizer.text(first);
  const all = count > 1 ? localizer.text(message("{0} (and {1} more)", words, count - 1)) : words;
  return [localizer.text(severityName(severity)), all];
}

function severityName(severity: Severity): Message {
  switch (severity) {
    case "error":
      return message("Error");
    case "warning":
      return message("Warning");
    case "info":
      return message("Note");
    case "hint":
      return message("Hint");
  }
}

/**
 * The next row with findings, from the selected row on and around the end; of what is filtered away none.
 * @returns its place among them, from 0, and their number; undefined where there is none
 */
export function nextFinding(
  { findings, filtered, selected }: Picture,
  direction: 1 | -1,
): { readonly row: number; readonly at: number; readonly of: number } | undefined {
  const rows = [...findings.keys()].filter((row) => !filtered || (filtered.shows[row] ?? 0) > 0).sort((a, b) => a - b);
  const next = direction > 0 ? rows.findIndex((row) => row > selected) : rows.findLastIndex((row) => row < selected);
  const at = next >= 0 ? next : direction > 0 ? 0 : rows.length - 1;
  const row = rows[at];
  return row === undefined ? undefined : { row, at, of: rows.length };
}
