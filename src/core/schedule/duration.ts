import type { CalendarSet } from "../calendar/compile";
import type { Project, TaskRecord } from "../model/types";
import { durationMinutes, type DurationBasis } from "../text/duration";

/** The length of a task: minutes, working ones unless elapsed. */
export interface TaskLength {
  readonly minutes: number;
  readonly elapsed: boolean;
}

/**
 * What a day, a week and a month of a task mean. Microsoft Project converts every duration by the project's options; Primavera by the calendar of the
 * activity.
 */
export function durationBasis(project: Project, calendars: CalendarSet, task: TaskRecord): DurationBasis {
  return calendars.get(project.schedule.mode === "primavera" ? task.calendar : undefined).basis;
}

/**
 * The length of a task that has no children: the written duration; otherwise work divided by the units of its assignments; otherwise the
 * most likely estimate; otherwise the time between written start and finish; otherwise nothing for a milestone and one day for a task, as Microsoft Project
 * assumes.
 */
export function taskLength(
  task: TaskRecord,
  basis: DurationBasis,
  between: (a: number, b: number) => number,
): TaskLength {
  const { duration, estimate, start, finish } = task;
  if (duration) return { minutes: Math.max(0, durationMinutes(duration, basis)), elapsed: duration.elapsed };
  if (task.milestone) return { minutes: 0, elapsed: false };
  const fromWork = lengthOfWork(task, basis);
  if (fromWork !== undefined) return { minutes: fromWork, elapsed: false };
  const likely = estimate?.mostLikely;
  if (likely) return { minutes: Math.max(0, durationMinutes(likely, basis)), elapsed: likely.elapsed };
  if (start !== undefined && finish !== undefined)
    return { minutes: Math.max(0, between(start, finish)), elapsed: false };
  return { minutes: Math.round(basis.hoursPerDay * 60), elapsed: false };
}

/**
 * Working minutes that the work of a task takes (duration = work / units): the longest of its assignments with work of their own; for the work of the task
 * itself, all its assignments together. Undefined when no work is written.
 */
function lengthOfWork(task: TaskRecord, basis: DurationBasis): number | undefined {
  let longest: number | undefined;
  let units = 0;
  for (const assignment of task.assignments) {
    if (assignment.units <= 0) continue;
    units += assignment.units;
    if (!assignment.work) continue;
    const delay = assignment.delay ? durationMinutes(assignment.delay, basis) : 0;
    const minutes = Math.round(durationMinutes(assignment.work, basis) / assignment.units) + delay;
    longest = Math.max(longest ?? 0, minutes);
  }
  if (longest !== undefined) return longest;
  if (!task.work) return undefined;
  return Math.max(0, Math.round(durationMinutes(task.work, basis) / (units > 0 ? units : 1)));
}
