import type { CalendarSet } from "../calendar/compile";
import type { WorkingCalendar } from "../calendar/working-calendar";
import type { Assignment, PersonRecord, Project, TaskRecord } from "../model/types";
import { assignmentWork } from "../schedule/assignment-work";
import { durationBasis } from "../schedule/duration";
import type { Schedule, ScheduledTask } from "../schedule/types";
import { durationMinutes } from "../text/duration";
import { completed } from "../text/steps";
import { dateFromDays, dayOf, daysFromDate, minutesPerDay, weekdayOf, type Instant } from "../text/instant";

/** What a person has to do day by day, beside what they can do. */
export interface DailyLoad {
  /** Id of the person. */
  readonly person: string;
  readonly name: string;
  /** Day of the first elements, in days since 1970-01-01. Whole months and whole weeks are covered. */
  readonly firstDay: number;
  /** Working minutes of the person's tasks. They add up to the work of all assignments. */
  readonly work: readonly number[];
  /** Working minutes that the person has for the project. */
  readonly capacity: readonly number[];
  /** Working minutes of the person's calendar. */
  readonly time: readonly number[];
}

/** More days than this are not counted apart; the work beyond them stands on the last one. */
const mostDays = 366 * 100;
const assignmentsOfStep = 50;

/**
 * The load of everybody to whom tasks are assigned, in the order of the organisation; who is not listed there follows. An assignment's work is spread evenly
 * over the time in which the person works between start and finish of the task. Inactive and summary tasks, material, cost and assignments to teams don't count.
 */
export function dailyLoads(project: Project, schedule: Schedule, calendars: CalendarSet): readonly DailyLoad[] {
  return completed(dailyLoadsInSteps(project, schedule, calendars));
}

/**
 * The same in steps of a millisecond or so, between which others may work.
 * @param cover first and last day that every load covers at least
 */
export function* dailyLoadsInSteps(
  project: Project,
  schedule: Schedule,
  calendars: CalendarSet,
  cover?: readonly [number, number],
): Generator<void, readonly DailyLoad[]> {
  const people = new Map<string, PersonRecord>();
  for (const person of project.people) if (!people.has(person.id)) people.set(person.id, person);
  const minutesOf = new WorkingDays();
  const loads = new Map<string, Map<number, number>>();
  let assignments = 0;
  for (const scheduled of schedule.tasks) {
    const { task } = scheduled;
    if (task.assignments.length === 0 || task.children.length > 0 || !task.active) continue;
    for (const assignment of task.assignments) {
      if (!isPerson(project, people, assignment.resource)) continue;
      const load = loads.get(assignment.resource) ?? new Map<number, number>();
      loads.set(assignment.resource, load);
      spread(load, workOf(project, calendars, scheduled, assignment), minutesOf);
      if (++assignments % assignmentsOfStep === 0) yield;
    }
  }
  const result: DailyLoad[] = [];
  for (const id of new Set([...people.keys(), ...loads.keys()])) {
    const load = loads.get(id);
    if (load && load.size > 0) {
      const name = project.recordsById.get(id)?.title ?? id;
      result.push({ person: id, name, ...days([load, cover], calendars.ofResource(id), people.get(id), minutesOf) });
    }
    yield;
  }
  return result;
}

function isPerson(project: Project, people: ReadonlyMap<string, PersonRecord>, id: string): boolean {
  const person = people.get(id);
  if (person) return person.resourceType === "work";
  const record = project.recordsById.get(id);
  return record === undefined || record.kind === "person";
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
class WorkingDays {
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

function days(
  [load, cover]: readonly [ReadonlyMap<number, number>, readonly [number, number] | undefined],
  calendar: WorkingCalendar,
  person: PersonRecord | undefined,
  minutesOf: WorkingDays,
): Omit<DailyLoad, "person" | "name"> {
  let [first, last] = cover ?? [Infinity, -Infinity];
  for (const day of load.keys()) {
    first = Math.min(first, day);
    last = Math.max(last, day);
  }
  const from = wholeStart(first);
  const length = Math.min(wholeEnd(last), from + mostDays) - from + 1;
  const work = new Array<number>(length).fill(0);
  for (const [day, minutes] of load) {
    const at = Math.min(day - from, length - 1);
    work[at] = (work[at] ?? 0) + minutes;
  }
  const time = work.map((_, at) => minutesOf.of(calendar, from + at));
  const capacity = time.map((minutes, at) => Math.round(minutes * capacityOn(person, from + at)));
  return { firstDay: from, work, capacity, time };
}

/** Share of the working time that a person has for the project on a day. */
function capacityOn(person: PersonRecord | undefined, day: number): number {
  if (!person) return 1;
  const span = person.availability?.find(({ fromDay, toDay }) => day >= fromDay && day <= toDay);
  return span?.units ?? person.capacity;
}

/** The Monday of the week in which the month of a day begins. */
function wholeStart(day: number): number {
  const { year, month } = dateFromDays(day);
  const first = daysFromDate(year, month, 1);
  return first - ((weekdayOf(first) + 6) % 7);
}

/** The Sunday of the week in which the month of a day ends. */
function wholeEnd(day: number): number {
  const { year, month } = dateFromDays(day);
  const last = (month === 12 ? daysFromDate(year + 1, 1, 1) : daysFromDate(year, month + 1, 1)) - 1;
  return last + ((7 - weekdayOf(last)) % 7);
}
