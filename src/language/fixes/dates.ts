import { compileCalendars } from "../../core/calendar/compile";
import type { TaskRecord } from "../../core/model/types";
import { recordAt } from "../../core/model/origin";
import { deleteEntry, renameKey, replaceScalar, setEntry, type TextEdit } from "../../core/text/edit";
import { durationMinutes, formatWorkingMinutes } from "../../core/text/duration";
import { dayOf, formatDate, formatInstant } from "../../core/text/instant";
import { message } from "../../core/text/message";
import type { ParsedFile } from "../../core/text/parsed-file";
import { entryOf } from "../../core/text/tree";
import type { WorkingCalendar } from "../../core/calendar/working-calendar";
import type { LanguageScope } from "../types";
import { fixOf } from "./make";
import type { Fix } from "./types";

/** Writes the task at an offset in another form: start and finish as start and duration, or the other way round. Counted with the task's calendar. */
export function convertDates(scope: LanguageScope, file: ParsedFile, offset: number): readonly Fix[] {
  const project = scope.store.projectOf(file.path);
  const record = project && recordAt(project, file.path, offset);
  const task = record && project.tasksById.get(record.id);
  if (!task || task !== record || task.start === undefined || task.children.length > 0) return [];
  const calendar = compileCalendars(project).get(task.calendar);
  if (task.finish !== undefined) return toDuration(file, task, calendar, task.start, task.finish);
  return task.duration && !task.duration.elapsed ? toFinish(file, task, calendar, task.start) : [];
}

function toDuration(
  file: ParsedFile,
  task: TaskRecord,
  calendar: WorkingCalendar,
  start: number,
  finish: number,
): readonly Fix[] {
  const { node } = task.origin;
  const entry = entryOf(node, "finish");
  const minutes = calendar.between(start, finish);
  if (entry?.value.kind !== "scalar" || minutes <= 0) return [];
  const text = formatWorkingMinutes(minutes, calendar.basis);
  const edits: readonly (TextEdit | undefined)[] = entryOf(node, "duration")
    ? [setEntry(file, node, "duration", text), deleteEntry(file, node, "finish")]
    : [renameKey(file, entry, "duration"), replaceScalar(file, entry.value, text)];
  return fixOf(file, message("Write a duration in place of the finish: {0}", text), edits, {
    kind: "refactor.rewrite",
  });
}

function toFinish(file: ParsedFile, task: TaskRecord, calendar: WorkingCalendar, start: number): readonly Fix[] {
  const { node } = task.origin;
  const entry = entryOf(node, "duration");
  if (!task.duration || entry?.value.kind !== "scalar") return [];
  const minutes = durationMinutes(task.duration, calendar.basis);
  if (minutes <= 0) return [];
  const finish = calendar.add(calendar.nextWorking(start), minutes);
  // A day that is worked to its end is written without the time.
  const isWholeDay = dayOf(calendar.nextWorking(finish)) > dayOf(finish - 1);
  const text = isWholeDay ? formatDate(finish - 1) : formatInstant(finish);
  const edits = [renameKey(file, entry, "finish"), replaceScalar(file, entry.value, text)];
  return fixOf(file, message("Write a finish in place of the duration: {0}", text), edits, {
    kind: "refactor.rewrite",
  });
}
