import { hoursOfDay, type Column } from "../../core/report/gantt/layout";
import { rowAt } from "../../core/report/gantt/rows";
import type { GanttModel } from "../../core/report/gantt/types";
import { dayOf, formatDate, formatInstant, minutesPerDay, type Instant } from "../../core/text/instant";
import type { GanttField } from "../../protocol/gantt-edit";

/** A column in which people write. */
interface EditableColumn {
  readonly field: GanttField;
  /** What stands in the file, or would stand there for what is computed. */
  readonly text: (model: GanttModel, row: number) => string;
}

const editable: Readonly<Record<string, EditableColumn>> = {
  name: { field: "name", text: (model, row) => model.rows.name[row] ?? "" },
  start: { field: "start", text: (model, row) => startText(model, model.rows.start[row] ?? null) },
  finish: {
    field: "finish",
    text: (model, row) => finishText(model, model.rows.finish[row] ?? null, rowAt(model, row)?.kind === "milestone"),
  },
  duration: { field: "duration", text: (model, row) => durationText(model, row) },
  complete: {
    field: "percentComplete",
    text: (model, row) => String(Math.round(model.rows.percentComplete[row] ?? 0)),
  },
  deadline: { field: "deadline", text: (model, row) => finishText(model, model.rows.deadline[row] ?? null, false) },
  who: { field: "assignments", text: (model, row) => model.rows.whoWritten?.[model.rows.who[row] ?? 0] ?? "" },
};

/** How a column is written, by its key. @returns undefined for a column that nobody writes */
export function editableColumn(key: string): EditableColumn | undefined {
  return Object.hasOwn(editable, key) ? editable[key] : undefined;
}

/** The next column in which people write, from a column to the right or the left. @returns -1 when there is none */
export function nextEditable(columns: readonly Column[], column: number, direction: 1 | -1): number {
  for (let at = column + direction; at >= 0 && at < columns.length; at += direction) {
    if (editableColumn(columns[at]?.key ?? "")) return at;
  }
  return -1;
}

/** A start as people write it: the day alone where work begins then. */
function startText(model: GanttModel, start: Instant | null): string {
  if (start === null) return "";
  const day = dayOf(start);
  const minute = start - day * minutesPerDay;
  const begin = hoursOfDay(model.calendar, day)[0]?.[0];
  return minute === 0 || minute === begin ? formatDate(start) : formatInstant(start);
}

/** A finish as people write it: the day alone where work ends then. */
function finishText(model: GanttModel, finish: Instant | null, milestone: boolean): string {
  if (finish === null) return "";
  const day = dayOf(finish - 1);
  const end = hoursOfDay(model.calendar, day).at(-1)?.[1];
  const minute = finish - day * minutesPerDay;
  if (minute === minutesPerDay || minute === end) return formatDate(finish - 1);
  return milestone ? startText(model, finish) : formatInstant(finish);
}

/** Working minutes in the largest unit that divides them: `10d`, `4h`, `90m`; elapsed ones as `5ed`. */
function durationText(model: GanttModel, index: number): string {
  const row = rowAt(model, index);
  if (row?.start === undefined || row.kind === "milestone") return "";
  const [perDay, letter] = row.elapsed ? [minutesPerDay, "e"] : [model.minutesPerDay, ""];
  const days = row.duration / (perDay > 0 ? perDay : 480);
  if (Number.isInteger(days * 2)) return `${days}${letter}d`;
  return row.duration % 60 === 0 ? `${row.duration / 60}${letter}h` : `${row.duration}${letter}m`;
}
