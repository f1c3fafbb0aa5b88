import type { CalendarSet } from "../calendar/compile";
import type { WorkingCalendar } from "../calendar/working-calendar";
import type { Assignment, Project, TaskRecord } from "../model/types";
import { assignmentWork } from "../schedule/assignment-work";
import { durationBasis } from "../schedule/duration";
import type { Schedule, ScheduledTask } from "../schedule/types";
import { durationMinutes } from "../text/duration";
import { dayOf, minutesPerDay, type Instant } from "../text/instant";

/** More days than this are not counted apart; the work beyond them stands on the last one. */
export const mostDays = 366 * 100;
const assignmentsOfStep = 50;

/** Working minutes by day, in days since 1970-01-01. */
export type WorkByDay = ReadonlyMap<number, number>;

/**
 * What has to be done on each day by whom tasks are assigned to, in steps of a millisecond or so. An assignment's work is spread evenly over the time in which it can be
 * done between start and finish of the task. Inactive and summary tasks don't count.
 * @param counts whether the assignments of an id are looked at
 */
export function* assignedDaysInSteps(
  project: Project,
  schedule: Schedule,
  calendars: CalendarSet,
  minutesOf: WorkingDays,
  counts: (resource: string) => boolean,
): Generator<void, ReadonlyMap<string, WorkByDay>> {
  const loads = new Map<string, Map<number, number>>();
  let assignments = 0;
  for (const scheduled of schedule.tasks) {
    const { task } = scheduled;
    if (task.assignments.length === 0 || task.children.length > 0 || !task.active) continue;
    for (const assignment of task.assignments) {
      if (!counts(assignment.resource)) continue;
      const load = loads.get(assignment.resource) ?? new Map<number, number>();
      loads.set(assignment.resource, load);
      spread(load, workOf(project, calendars, scheduled, assignment), minutesOf);
      if (++assignments % assignmentsOfStep === 0) yield;
    }
  }
  return loads;
}

/** Work of one assignment, and when it can be done. */
interface AssignedWork {
  readonly minutes: number;
  readonly start: Instant;
  readonly finish: Instant;
  /** The first of these that works at all between start and finish counts. */
  readonly calendars: readonly WorkingCalendar[];
}

function workOf(
  project: Project,
  calendars: CalendarSet,
  scheduled: ScheduledTask,
  assignment: Assignment,
): AssignedWork {
  const { task, start, finish } = scheduled;
  const basis = durationBasis(project, calendars, task);
  const person = calendars.ofResource(assignment.resource);
  const delay = assignment.delay ? Math.max(durationMinutes(assignment.delay, basis), 0) : 0;
  const delayed = delay > 0 ? person.add(start, delay) : start;
  return {
    minutes: Math.max(assignmentWork(scheduled, assignment, basis, person), 0),
    start: delayed < finish ? delayed : start,
    finish,
    calendars: [timeOf(calendars, task, person), calendars.get(task.calendar)],
  };
}

/** When a person works on a task: in their own time, and only while the task is worked on at all where it says when. */
function timeOf(calendars: CalendarSet, task: TaskRecord, person: WorkingCalendar): WorkingCalendar {
  const own = calendars.get(task.calendar);
  const both = task.calendar === undefined ? person : calendars.intersection([own, person]);
  const time = task.ignoreResourceCalendar ? own : both;
  const splits = task.splits?.flatMap(({ from, to }) => [from, to]) ?? [];
  return splits.length === 0 ? time : calendars.without(time, splits);
}

/** Adds work to the days on which it is done. Parts are whole minutes, and nothing is lost by rounding. */
function spread(load: Map<number, number>, work: AssignedWork, days: WorkingDays): void {
  const { minutes, start, finish } = work;
  if (minutes === 0 || !Number.isFinite(start) || !Number.isFinite(finish)) return;
  const add = (day: number, part: number): void => {
    if (part > 0) load.set(day, (load.get(day) ?? 0) + part);
  };
  const first = dayOf(start);
  const last = Math.min(Math.max(dayOf(finish - 1), first), first + mostDays);
  const calendar = work.calendars.find((one) => one.between(start, finish) > 0);
  const whole = calendar?.between(start, Math.min(finish, (last + 1) * minutesPerDay)) ?? 0;
  if (!calendar || whole === 0) {
    add(first, minutes);
    return;
  }
  let time = 0;
  let placed = 0;
  for (let day = first; day <= last; day++) {
    time += days.between(calendar, day, start, finish);
    const until = Math.round((minutes * time) / whole);
    add(day, until - placed);
    placed = until;
  }
}

/** Working minutes of days, each day of a calendar counted once. */
export class WorkingDays {
  readonly #known = new Map<WorkingCalendar, Map<number, number>>();

  of(calendar: WorkingCalendar, day: number): number {
    let days = this.#known.get(calendar);
    if (!days) this.#known.set(calendar, (days = new Map()));
    const known = days.get(day);
    if (known !== undefined) return known;
    const minutes = calendar.between(day * minutesPerDay, (day + 1) * minutesPerDay);
    days.set(day, minutes);
    return minutes;
  }

  /** Of the part of a day that lies between two instants. */
  between(calendar: WorkingCalendar, day: number, start: Instant, finish: Instant): number {
    const from = day * minutesPerDay;
    const to = from + minutesPerDay;
    if (start <= from && finish >= to) return this.of(calendar, day);
    return calendar.between(Math.max(from, start), Math.min(to, finish));
  }
}
