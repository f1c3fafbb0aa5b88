import type { Project, RecordBase, TaskRecord } from "../../core/model/types";
import { durationBasis } from "../../core/schedule/duration";
import { durationMinutes, parseLag, type Duration } from "../../core/text/duration";
import { message, type Message } from "../../core/text/message";
import { amountWords } from "../day-words";
import { calendarsOf } from "../project-facts";
import type { LanguageScope } from "../types";
import { bullets, codeWord } from "./markdown";

/** What a duration or lag amounts to. */
export function durationFacts(
  text: string,
  record: RecordBase | undefined,
  project: Project | undefined,
  scope: LanguageScope,
): readonly string[] {
  const parsed = parseLag(text);
  if (!parsed || !project) return [];
  const words =
    "percent" in parsed
      ? message("{0} % of the duration of the predecessor", parsed.percent)
      : durationWords(parsed, record?.kind === "task" ? (record as TaskRecord) : undefined, project);
  return [codeWord(text), bullets([scope.render(words)])];
}

/** Hours and days of a duration by the calendar that counts for it. */
export function durationWords(duration: Duration, task: TaskRecord | undefined, project: Project): Message {
  const calendars = calendarsOf(project);
  const calendarId = project.schedule.mode === "primavera" ? task?.calendar : undefined;
  const calendar = calendars.get(calendarId);
  const basis = task ? durationBasis(project, calendars, task) : calendar.basis;
  const minutes = durationMinutes(duration, basis);
  const hours = amountWords(minutes / 60);
  if (duration.elapsed) return message("{0} hours by the clock: nights and days off count", hours);
  const days = amountWords(minutes / 60 / basis.hoursPerDay);
  const name = project.recordsById.get(calendar.id)?.title ?? calendar.id;
  return message(
    "{0} working hours, that is {1} working days ({2} hours a day and {3} days a week in the calendar '{4}')",
    hours,
    days,
    basis.hoursPerDay,
    basis.daysPerWeek,
    name,
  );
}
