import { elapsedCalendar, standardCalendar, type CalendarSet } from "../calendar/compile";
import type { WorkingCalendar } from "../calendar/working-calendar";
import type { ConstraintType, Project, TaskRecord } from "../model/types";
import { durationMinutes } from "../text/duration";
import { minutesPerDay, type Instant } from "../text/instant";
import { durationBasis, taskLength } from "./duration";

/** How far a task has come. */
export type Progress = "planned" | "started" | "complete";

/** What a pass needs to know of a task that has no children. */
export interface Leaf {
  /** When it can be worked: its own calendar together with those of its resources; every minute for an elapsed duration. */
  readonly calendar: WorkingCalendar;
  /** What its float is measured in. */
  readonly floatCalendar: WorkingCalendar;
  /** Working (or elapsed) minutes. */
  readonly duration: number;
  readonly elapsed: boolean;
  readonly progress: Progress;
  /** Minutes still to do of a started task, and minutes done. */
  readonly remaining: number;
  readonly done: number;
  readonly constraint: ConstraintType;
  readonly constraintDate: Instant | undefined;
  /** Written actual dates; a whole day begins and ends with its work. */
  readonly actualStart: Instant | undefined;
  readonly actualFinish: Instant | undefined;
  /** Scheduled by hand. */
  readonly manual: boolean;
  /** The calendar that was meant, where it never works. */
  readonly unworkable: WorkingCalendar | undefined;
}

/** Reads what the passes need of a task without children. A calendar that never works is replaced by the next one that does. */
export function readLeaf(project: Project, calendars: CalendarSet, task: TaskRecord, start: Instant): Leaf {
  const wanted = calendars.get(task.calendar);
  const own = firstThatWorks([wanted, calendars.get(undefined)], start);
  const shared = workingCalendarOf(calendars, task, own);
  const basis = durationBasis(project, calendars, task);
  const length = taskLength(task, basis, (a, b) => own.between(a, b));
  const complete = task.actualFinish !== undefined || task.percentComplete >= 100;
  const started = !complete && (task.actualStart !== undefined || task.percentComplete > 0);
  const share = Math.min(Math.max(task.percentComplete, 0), 100) / 100;
  const written = task.remainingDuration && Math.max(0, durationMinutes(task.remainingDuration, basis));
  const remaining = complete ? 0 : (written ?? Math.round(length.minutes * (1 - share)));
  const splits = task.splits?.flatMap(({ from, to }) => [from, to]) ?? [];
  const whole = length.elapsed ? elapsedCalendar : firstThatWorks([shared, own], start);
  const unworkable = length.elapsed ? undefined : [wanted, shared].find((calendar) => calendar.neverWorks(start));
  return {
    calendar: splits.length === 0 ? whole : calendars.without(whole, splits),
    floatCalendar: length.elapsed ? elapsedCalendar : own,
    duration: Math.max(length.minutes, started ? remaining : 0),
    elapsed: length.elapsed,
    progress: complete ? "complete" : started ? "started" : "planned",
    remaining,
    done: Math.max(0, length.minutes - remaining),
    constraint: constraintOf(project, task),
    constraintDate: task.constraint?.date,
    ...actualDates(task, whole, length.minutes),
    manual: task.manual,
    unworkable,
  };
}

function actualDates(
  task: TaskRecord,
  calendar: WorkingCalendar,
  minutes: number,
): Pick<Leaf, "actualStart" | "actualFinish"> {
  const start = task.actualStart === undefined ? undefined : startOfWork(calendar, task.actualStart);
  const finish = task.actualFinish === undefined ? undefined : endOfWork(calendar, task.actualFinish);
  // Something without duration happens at one instant, also when both its dates are whole days.
  return minutes === 0 && finish !== undefined
    ? { actualStart: finish, actualFinish: finish }
    : { actualStart: start, actualFinish: finish };
}

/** A date without a time is midnight: what starts then starts with the work of that day, when there is any. */
export function startOfWork(calendar: WorkingCalendar, instant: Instant): Instant {
  if (instant % minutesPerDay !== 0) return instant;
  const work = calendar.nextWorking(instant);
  return work < instant + minutesPerDay ? work : instant;
}

/** What finishes at midnight finishes with the work of the day before, when there is any. */
export function endOfWork(calendar: WorkingCalendar, instant: Instant): Instant {
  if (instant % minutesPerDay !== 0) return instant;
  const work = calendar.previousWorking(instant);
  return work > instant - minutesPerDay ? work : instant;
}

/** The first calendar that works at all; the standard calendar when none does. */
export function firstThatWorks(calendars: readonly WorkingCalendar[], near: Instant): WorkingCalendar {
  return calendars.find((calendar) => !calendar.neverWorks(near)) ?? standardCalendar;
}

/** A project that is scheduled from its finish puts every task as late as possible that doesn't say otherwise. */
function constraintOf(project: Project, task: TaskRecord): ConstraintType {
  const usual = project.schedule.scheduleFrom === "finish" ? "as-late-as-possible" : "as-soon-as-possible";
  const { type, date } = task.constraint ?? { type: usual, date: undefined };
  return date === undefined && type !== "as-soon-as-possible" && type !== "as-late-as-possible" ? usual : type;
}

/**
 * A task is worked when at least one of its resources works, and then only when its own calendar works too, if it names one; Microsoft Project counts
 * durations in the same way. Material and cost don't count. A fixed duration, or a task that ignores resource calendars, counts in its own calendar.
 */
function workingCalendarOf(calendars: CalendarSet, task: TaskRecord, own: WorkingCalendar): WorkingCalendar {
  if (task.ignoreResourceCalendar || task.type === "fixed-duration" || task.assignments.length === 0) return own;
  const resources = new Set<WorkingCalendar>();
  for (const { resource } of task.assignments) {
    const calendar = calendars.ofWorker(resource);
    if (calendar) resources.add(calendar);
  }
  if (resources.size === 0) return own;
  const parts = [...resources];
  return calendars.union(
    task.calendar === undefined ? parts : parts.map((resource) => calendars.intersection([own, resource])),
  );
}
