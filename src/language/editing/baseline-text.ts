import type { WorkingCalendar } from "../../core/calendar/working-calendar";
import type { Project } from "../../core/model/types";
import { durationBasis } from "../../core/schedule/duration";
import type { Schedule, ScheduledTask } from "../../core/schedule/types";
import { formatDuration, formatWorkingMinutes } from "../../core/text/duration";
import { flowText } from "../../core/text/edit-text";
import { dayOf, formatDate, formatInstant, minutesPerDay, type Instant } from "../../core/text/instant";
import type { YamlRecord } from "../../core/text/yaml-writer/write";
import { calendarsOf } from "../project-facts";

/** What a new baseline is called and when it is taken (`2026-04-01`). */
export interface BaselineHead {
  readonly id: string;
  readonly name: string;
  readonly captured: string;
}

/** The lines of a baseline with the computed dates of all tasks, one line a task. The first line has no indentation, the others are relative to it. */
export function baselineLines(head: BaselineHead, project: Project, schedule: Schedule): readonly string[] {
  const calendars = calendarsOf(project);
  const calendar = calendars.get(undefined);
  const seen = new Set<string>();
  const rows = schedule.tasks.flatMap((scheduled) => {
    const { id } = scheduled.task;
    // A task without an id can't be named, and of two with one id only the first counts.
    if (id.startsWith("@") || seen.has(id)) return [];
    seen.add(id);
    return [row(scheduled, calendars.get(scheduled.task.calendar), project)];
  });
  const fields: YamlRecord = {
    id: head.id,
    name: head.name,
    captured: head.captured,
    start: startText(schedule.start, calendar),
    finish: finishText(schedule.finish, calendar),
  };
  const lines = Object.entries(fields).map(([key, value]) => `${key}: ${flowText(value ?? "")}`);
  return [...lines, "tasks:", ...rows.map((one) => `  - ${flowText(one)}`)];
}

function row(
  { task, kind, start, finish, duration }: ScheduledTask,
  calendar: WorkingCalendar,
  project: Project,
): YamlRecord {
  const isTask = kind === "task";
  const basis = durationBasis(project, calendarsOf(project), task);
  const length =
    task.duration?.elapsed === true ? formatDuration(task.duration) : formatWorkingMinutes(duration, basis);
  return {
    task: task.id,
    start: kind === "milestone" && start === finish ? undefined : startText(start, calendar),
    finish: finishText(finish, calendar),
    duration: isTask ? length : undefined,
    work: isTask && task.work ? formatDuration(task.work) : undefined,
  };
}

/** A start as a day where it is when the work of that day begins, otherwise with its time. */
function startText(instant: Instant, calendar: WorkingCalendar): string {
  const midnight = dayOf(instant) * minutesPerDay;
  return instant === midnight || calendar.nextWorking(midnight) === instant
    ? formatDate(instant)
    : formatInstant(instant);
}

/** A finish as a day where it is when the work of that day ends, otherwise with its time. */
function finishText(instant: Instant, calendar: WorkingCalendar): string {
  const midnight = (dayOf(instant - 1) + 1) * minutesPerDay;
  return instant === midnight || calendar.previousWorking(midnight) === instant
    ? formatDate(instant - 1)
    : formatInstant(instant);
}
