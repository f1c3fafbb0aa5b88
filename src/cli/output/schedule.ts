import type { Project } from "../../core/model/types";
import type { Schedule, ScheduledTask } from "../../core/schedule/types";
import { displayWidth } from "../../core/text/display-width";
import { formatDate, formatInstant, type Instant } from "../../core/text/instant";
import { message } from "../../core/text/message";
import { say, type Host } from "../host";
import { relativePath } from "../load";
import { cut, pad, paint, printable } from "./terminal";

/** One task of `pmo schedule`; names and order of the fields are a promise to scripts. */
export interface TaskRow {
  readonly id: string;
  readonly wbs: string;
  readonly name: string;
  readonly kind: ScheduledTask["kind"];
  readonly start: string;
  readonly finish: string;
  readonly earlyStart: string;
  readonly earlyFinish: string;
  readonly lateStart: string;
  readonly lateFinish: string;
  /** Working minutes. */
  readonly totalFloat: number;
  readonly freeFloat: number;
  readonly duration: number;
  readonly critical: boolean;
  readonly percentComplete: number;
  readonly source: string | null;
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
}

export interface ScheduleData {
  readonly project: string;
  readonly statusDate: string | null;
  readonly start: string;
  readonly finish: string;
  readonly minutesPerDay: number;
  readonly tasks: readonly TaskRow[];
}

/** A computed schedule as plain data: instants are local ISO minutes, floats and durations working minutes. */
export function scheduleData(project: Project, schedule: Schedule, host: Host): ScheduleData {
  const files = new Map(project.files.map((file) => [file.path, file]));
  const row = (scheduled: ScheduledTask): TaskRow => {
    const { task } = scheduled;
    const lines = files.get(task.origin.file)?.lines;
    return {
      id: task.id,
      wbs: task.wbs,
      name: task.title,
      kind: scheduled.kind,
      start: formatInstant(scheduled.start),
      finish: formatInstant(scheduled.finish),
      earlyStart: formatInstant(scheduled.earlyStart),
      earlyFinish: formatInstant(scheduled.earlyFinish),
      lateStart: formatInstant(scheduled.lateStart),
      lateFinish: formatInstant(scheduled.lateFinish),
      totalFloat: scheduled.totalFloat,
      freeFloat: scheduled.freeFloat,
      duration: scheduled.duration,
      critical: scheduled.critical,
      percentComplete: scheduled.percentComplete,
      source: task.source ?? null,
      file: relativePath(host.cwd, task.origin.file),
      line: (lines?.position(task.origin.node.start).line ?? 0) + 1,
    };
  };
  return {
    project: project.id,
    statusDate: schedule.statusDate === undefined ? null : formatInstant(schedule.statusDate),
    start: formatInstant(schedule.start),
    finish: formatInstant(schedule.finish),
    minutesPerDay: schedule.minutesPerDay,
    tasks: schedule.tasks.map(row),
  };
}

const columns = [
  "id",
  "wbs",
  "name",
  "kind",
  "start",
  "finish",
  "earlyStart",
  "earlyFinish",
  "lateStart",
  "lateFinish",
  "totalFloat",
  "freeFloat",
  "duration",
  "critical",
  "percentComplete",
  "source",
  "file",
  "line",
] as const satisfies readonly (keyof TaskRow)[];

/** A cell of a CSV file. A text that a spreadsheet would run as a formula gets an apostrophe in front. */
function csvCell(value: string | number | boolean | null): string {
  if (typeof value !== "string") return value === null ? "" : String(value);
  const safe = /^[=+\-@\t\r\n]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) || safe.trim() !== safe ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** RFC 4180: a header line, lines end with CR LF. */
export function scheduleCsv({ tasks }: ScheduleData): string {
  const lines = [columns.join(","), ...tasks.map((task) => columns.map((column) => csvCell(task[column])).join(","))];
  return lines.map((line) => `${line}\r\n`).join("");
}

function days(minutes: number, minutesPerDay: number): string {
  return `${Number((minutes / Math.max(minutesPerDay, 1)).toFixed(2))}d`;
}

function durationCell({ kind, task, duration }: ScheduledTask, minutesPerDay: number): string {
  if (kind === "milestone") return "";
  const elapsed = kind === "task" && task.duration?.elapsed === true;
  return elapsed ? days(duration, 1440).replace("d", "ed") : days(duration, minutesPerDay);
}

function cell(instant: Instant): string {
  return formatInstant(instant).replace("T", " ");
}

const longestName = 48;

/** A table for the terminal; critical tasks have a star. */
export function scheduleTable(project: Project, schedule: Schedule, host: Host): string {
  const header = [
    message("WBS"),
    message("Task"),
    message("Start"),
    message("Finish"),
    message("Duration"),
    message("Float"),
    message("Done"),
    message("Critical"),
  ].map((text) => say(host, text));
  const rows = schedule.tasks.map((item) => [
    printable(item.task.wbs),
    "  ".repeat(Math.min(item.task.outlineLevel - 1, 10)) + cut(printable(item.task.title), longestName),
    cell(item.start),
    cell(item.finish),
    durationCell(item, schedule.minutesPerDay),
    days(item.totalFloat, schedule.minutesPerDay),
    `${Math.round(item.percentComplete)}%`,
    item.critical ? "*" : "",
  ]);
  const widths = header.map((title, index) =>
    Math.max(displayWidth(title), ...rows.map((row) => displayWidth(row[index] ?? ""))),
  );
  const right = new Set([4, 5, 6]);
  const layout = (cells: readonly string[]): string =>
    cells
      .map((text, index) => pad(text, widths[index] ?? 0, right.has(index) ? "right" : "left"))
      .join("  ")
      .trimEnd();
  const body = rows.map((row, index) =>
    schedule.tasks[index]?.critical === true ? paint(layout(row), "red", host.color) : layout(row),
  );
  const statusDate = schedule.statusDate === undefined ? "-" : formatDate(schedule.statusDate - 1);
  const title = say(
    host,
    message(
      "{0} ({1}): {2} to {3}, status date {4}",
      printable(project.name),
      project.id,
      cell(schedule.start),
      cell(schedule.finish),
      statusDate,
    ),
  );
  return [title, "", paint(layout(header), "bold", host.color), ...body].map((text) => `${text}\n`).join("");
}
