import type { WorkingCalendar } from "../calendar/working-calendar";
import type { Assignment } from "../model/types";
import { durationMinutes, type DurationBasis } from "../text/duration";
import type { ScheduledTask } from "./types";

/**
 * Working minutes of one assignment (work = duration × units): its own written work; otherwise its share of the task's written work by units; otherwise the
 * computed duration times its units. An elapsed duration counts the working time of the person between start and finish.
 */
export function assignmentWork(
  scheduled: ScheduledTask,
  assignment: Assignment,
  basis: DurationBasis,
  calendar: WorkingCalendar,
): number {
  if (assignment.work) return durationMinutes(assignment.work, basis);
  const { task } = scheduled;
  if (task.work) {
    const units = task.assignments.reduce((sum, one) => sum + one.units, 0);
    const share = units > 0 ? assignment.units / units : 1 / Math.max(task.assignments.length, 1);
    return Math.round(durationMinutes(task.work, basis) * share);
  }
  const minutes = task.duration?.elapsed
    ? calendar.between(scheduled.start, scheduled.finish)
    : Math.max(0, scheduled.duration);
  return Math.round(minutes * assignment.units);
}
