import { positionOf } from "../../core/model/origin";
import type { Project } from "../../core/model/types";
import { linkText } from "../../core/schedule/explain";
import { progressState } from "../../core/schedule/progress";
import type { Schedule, ScheduledTask } from "../../core/schedule/types";
import { dayOf, formatDate, formatInstant, minutesPerDay, type Instant } from "../../core/text/instant";
import { finishDay, inDays } from "../day-words";
import { placeOf, type ToolScope } from "./scope";

/** `2026-04-01T09:00`; an end at midnight is 24:00 of the day before. */
export function momentText(instant: Instant, isFinish: boolean): string {
  if (!isFinish || instant % minutesPerDay !== 0) return formatInstant(instant);
  return `${formatDate(finishDay(instant) * minutesPerDay)}T24:00`;
}

/** Start and finish of a task or of a whole schedule. */
export function datesOf({ start, finish }: { readonly start: Instant; readonly finish: Instant }): {
  readonly start: string;
  readonly finish: string;
} {
  return { start: momentText(start, false), finish: momentText(finish, true) };
}

/** Everything computed for a task, as plain data. Floats and durations are working days. */
export function taskData(
  scope: ToolScope,
  project: Project,
  schedule: Schedule,
  scheduled: ScheduledTask,
): Readonly<Record<string, unknown>> {
  const { task, kind, percentComplete, critical, deadlineMissed } = scheduled;
  const perDay = task.duration?.elapsed === true ? minutesPerDay : schedule.minutesPerDay;
  const position = positionOf(project, task);
  const { complete, late } = progressState(scheduled, schedule.statusDate);
  return {
    id: task.id,
    name: task.title,
    wbs: task.wbs,
    kind,
    ...(task.parent && { parent: task.parent.id }),
    ...datesOf(scheduled),
    durationDays: Number(inDays(scheduled.duration, perDay)),
    totalFloatDays: Number(inDays(scheduled.totalFloat, perDay)),
    freeFloatDays: Number(inDays(scheduled.freeFloat, perDay)),
    critical,
    percentComplete: Math.round(percentComplete),
    complete,
    ...(late && { late }),
    ...(task.deadline !== undefined && { deadline: momentText(task.deadline, true) }),
    ...(deadlineMissed && { deadlineMissed }),
    ...(!task.active && { inactive: true }),
    predecessors: task.predecessors.map((link) => {
      const id = link.project === undefined ? link.task : `${link.project}:${link.task}`;
      return `${id} ${linkText(link)}`;
    }),
    assigned: task.assignments.map(({ resource, units }) => `${resource} ${Math.round(units * 100)}%`),
    ...(position && placeOf(scope, task.origin.file, position)),
  };
}

/** Whether any part of a task lies in a stretch of days, both ends included. Days since 1970-01-01. */
export function touches({ start, finish }: ScheduledTask, from: number, to: number): boolean {
  return dayOf(start) <= to && Math.max(finishDay(finish), dayOf(start)) >= from;
}
