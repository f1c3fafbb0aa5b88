import type { TaskKind } from "../../schedule/types";
import type { Instant } from "../../text/instant";
import { message, type Message } from "../../text/message";
import { rowFlags, taskKinds, type GanttModel } from "./types";

/** One row of a chart as an object. */
export interface GanttRow {
  readonly row: number;
  readonly id: string;
  readonly wbs: string;
  readonly name: string;
  readonly level: number;
  readonly parent: number;
  readonly kind: TaskKind;
  readonly start?: Instant;
  readonly finish?: Instant;
  readonly duration: number;
  readonly percentComplete: number;
  readonly totalFloat: number;
  /** Until when it may last; absent where that is no later than its finish. */
  readonly lateFinish?: Instant;
  readonly deadline?: Instant;
  readonly critical: boolean;
  readonly deadlineMissed: boolean;
  readonly inactive: boolean;
  readonly manual: boolean;
  readonly started: boolean;
  readonly complete: boolean;
  readonly late: boolean;
  /** Duration and float are elapsed minutes, not working ones. */
  readonly elapsed: boolean;
  readonly nearCritical: boolean;
  /** Stands for a group of tasks and is none. */
  readonly heading: boolean;
  readonly who: string;
}

/** Row by its place in the outline. @returns undefined outside of the model */
export function rowAt(model: GanttModel, row: number): GanttRow | undefined {
  const { rows } = model;
  const id = rows.id[row];
  if (id === undefined) return undefined;
  const flags = rows.flags[row] ?? 0;
  return {
    row,
    id,
    wbs: rows.wbs[row] ?? "",
    name: rows.name[row] ?? "",
    level: rows.level[row] ?? 1,
    parent: rows.parent[row] ?? -1,
    kind: taskKinds[rows.kind[row] ?? 0] ?? "task",
    start: rows.start[row] ?? undefined,
    finish: rows.finish[row] ?? undefined,
    duration: rows.duration[row] ?? 0,
    percentComplete: rows.percentComplete[row] ?? 0,
    totalFloat: rows.totalFloat[row] ?? 0,
    lateFinish: rows.lateFinish[row] ?? undefined,
    deadline: rows.deadline[row] ?? undefined,
    critical: (flags & rowFlags.critical) !== 0,
    deadlineMissed: (flags & rowFlags.deadlineMissed) !== 0,
    inactive: (flags & rowFlags.inactive) !== 0,
    manual: (flags & rowFlags.manual) !== 0,
    started: (flags & rowFlags.started) !== 0,
    complete: (flags & rowFlags.complete) !== 0,
    late: (flags & rowFlags.late) !== 0,
    elapsed: (flags & rowFlags.elapsed) !== 0,
    nearCritical: (flags & rowFlags.nearCritical) !== 0,
    heading: (flags & rowFlags.heading) !== 0,
    who: rows.whoTexts[rows.who[row] ?? 0] ?? "",
  };
}

/** Several rows. */
export function rowsAt(model: GanttModel, rows: Int32Array): readonly GanttRow[] {
  const found: GanttRow[] = [];
  for (const index of rows) {
    const row = rowAt(model, index);
    if (row) found.push(row);
  }
  return found;
}

/** The first row with this id. @returns -1 when there is none */
export function rowWithId(model: GanttModel, id: string): number {
  return model.rows.id.indexOf(id);
}

/** What is true of a row in the plan as it is now. */
export type RowStatus = Pick<
  GanttRow,
  "inactive" | "deadlineMissed" | "late" | "critical" | "complete" | "started" | "manual"
> &
  Partial<Pick<GanttRow, "nearCritical">>;

/** The words for what is true of a row, worst first. */
export function statusWords(row: RowStatus): readonly Message[] {
  const words: Message[] = [];
  if (row.inactive) words.push(message("Inactive"));
  if (row.deadlineMissed) words.push(message("Deadline missed"));
  if (row.late) words.push(message("Late"));
  if (row.critical) words.push(message("Critical"));
  if (row.nearCritical) words.push(message("Nearly critical"));
  if (row.complete) words.push(message("Complete"));
  else if (row.started) words.push(message("In progress"));
  else words.push(message("Not started"));
  if (row.manual) words.push(message("Scheduled by hand"));
  return words;
}
