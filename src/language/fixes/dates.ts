import { compileCalendars } from "../../core/calendar/compile";
import type { TaskRecord } from "../../core/model/types";
import { recordAt } from "../../core/model/origin";
import { durationBasis, taskLength } from "../../core/schedule/duration";
import { manualDates } from "../../core/schedule/forward";
import { readLeaf } from "../../core/schedule/leaf";
import { deleteEntry, renameKey, replaceScalar, setEntry, type TextEdit } from "../../core/text/edit";
import { formatWorkingMinutes, parseDuration, type Duration } from "../../core/text/duration";
import {
  dayOf,
  formatDate,
  formatInstant,
  isDateOnly,
  minutesPerDay,
  parseInstant,
  type Instant,
} from "../../core/text/instant";
import { message } from "../../core/text/message";
import type { ParsedFile } from "../../core/text/parsed-file";
import { entryOf } from "../../core/text/tree";
import type { LanguageScope } from "../types";
import { fixOf } from "./make";
import type { Fix } from "./types";

/** What a task comes to in the schedule. */
interface Placed {
  /** Working minutes. */
  readonly minutes: number;
  /** Of a task that is scheduled by hand. */
  readonly start?: Instant;
  readonly finish?: Instant;
}

type Reading = (task: TaskRecord) => Placed;

/**
 * Writes the task at an offset in another form: start and finish as start and duration, or the other way round. Only where the schedule comes out the same: a finish
 * on a holiday, or a length that comes from the work, has no other form.
 */
export function convertDates(scope: LanguageScope, file: ParsedFile, offset: number): readonly Fix[] {
  const project = scope.store.projectOf(file.path);
  const record = project && recordAt(project, file.path, offset);
  const task = record && project.tasksById.get(record.id);
  if (!task || task !== record || task.start === undefined || task.milestone || task.children.length > 0) return [];
  const calendars = compileCalendars(project);
  const basis = durationBasis(project, calendars, task);
  const own = calendars.get(task.calendar);
  const read: Reading = (one) => {
    const leaf = readLeaf(project, calendars, one, one.start ?? 0);
    if (!one.manual) return { minutes: taskLength(one, basis, (a, b) => own.between(a, b)).minutes };
    const { start, finish } = manualDates(one, leaf);
    return { minutes: leaf.calendar.between(start, finish), start, finish };
  };
  if (task.finish !== undefined) return toDuration(file, task, read, (minutes) => formatWorkingMinutes(minutes, basis));
  if (!task.duration || task.duration.elapsed) return [];
  const { minutes, finish } = read(task);
  if (minutes <= 0) return [];
  const end = finish ?? own.add(own.nextWorking(task.start), minutes);
  // A day that is worked to its end is written without the time.
  const isWholeDay = dayOf(own.nextWorking(end)) > dayOf(end - 1);
  return toFinish(file, task, read, isWholeDay ? formatDate(end - 1) : formatInstant(end));
}

function toDuration(
  file: ParsedFile,
  task: TaskRecord,
  read: Reading,
  format: (minutes: number) => string,
): readonly Fix[] {
  const { node } = task.origin;
  const entry = entryOf(node, "finish");
  const before = read(task);
  if (entry?.value.kind !== "scalar" || before.minutes <= 0) return [];
  const text = format(before.minutes);
  const after = read(withLength(task, parseDuration(text), undefined));
  if (!isSame(before, after)) return [];
  const edits: readonly (TextEdit | undefined)[] = entryOf(node, "duration")
    ? [setEntry(file, node, "duration", text), deleteEntry(file, node, "finish")]
    : [renameKey(file, entry, "duration"), replaceScalar(file, entry.value, text)];
  return fixOf(file, message("Write a duration in place of the finish: {0}", text), edits, {
    kind: "refactor.rewrite",
  });
}

function toFinish(file: ParsedFile, task: TaskRecord, read: Reading, text: string): readonly Fix[] {
  const entry = entryOf(task.origin.node, "duration");
  const day = parseInstant(text);
  if (entry?.value.kind !== "scalar" || day === undefined) return [];
  // A finish without a time is the end of its day.
  const finish = isDateOnly(text) ? day + minutesPerDay : day;
  if (!isSame(read(task), read(withLength(task, undefined, finish)))) return [];
  const edits = [renameKey(file, entry, "finish"), replaceScalar(file, entry.value, text)];
  return fixOf(file, message("Write a finish in place of the duration: {0}", text), edits, {
    kind: "refactor.rewrite",
  });
}

function withLength(task: TaskRecord, duration: Duration | undefined, finish: Instant | undefined): TaskRecord {
  const other: { -readonly [Key in keyof TaskRecord]: TaskRecord[Key] } = { ...task };
  delete other.duration;
  delete other.finish;
  return { ...other, ...(duration && { duration }), ...(finish !== undefined && { finish }) };
}

function isSame(a: Placed, b: Placed): boolean {
  return a.minutes === b.minutes && a.start === b.start && a.finish === b.finish;
}
