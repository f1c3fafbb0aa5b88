import type { CalendarSet } from "../calendar/compile";
import type { WorkingCalendar } from "../calendar/working-calendar";
import type { PersonRecord, Project } from "../model/types";
import type { Schedule } from "../schedule/types";
import { completed } from "../text/steps";
import { dateFromDays, daysFromDate, weekdayOf } from "../text/instant";
import { assignedDaysInSteps, mostDays, WorkingDays, type WorkByDay } from "./assigned-days";

/** What a person has to do day by day, beside what they can do. */
export interface DailyLoad {
  /** Id of the person. */
  readonly person: string;
  readonly name: string;
  /** Day of the first elements, in days since 1970-01-01. Whole years and whole weeks are covered, so that every unit of a time axis has its whole capacity. */
  readonly firstDay: number;
  /** Working minutes of the person's tasks. They add up to the work of all assignments. */
  readonly work: readonly number[];
  /** Working minutes that the person has for the project. */
  readonly capacity: readonly number[];
  /** Working minutes of the person's calendar. */
  readonly time: readonly number[];
}

/**
 * The load of everybody to whom tasks are assigned, in the order of the organisation; who is not listed there follows. Inactive and summary tasks, material, cost and
 * assignments to teams don't count.
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
  const people = peopleById(project);
  const minutesOf = new WorkingDays();
  const counts = (id: string): boolean => isWorker(project, people, id);
  const loads = yield* assignedDaysInSteps(project, schedule, calendars, minutesOf, counts);
  const result: DailyLoad[] = [];
  for (const id of new Set([...people.keys(), ...loads.keys()])) {
    const load = loads.get(id);
    if (load && load.size > 0) {
      const name = project.recordsById.get(id)?.title ?? id;
      result.push({
        person: id,
        name,
        ...coveredDays([load, cover], calendars.ofResource(id), people.get(id), minutesOf),
      });
    }
    yield;
  }
  return result;
}

/** The people of a project by their ids; of several with the same id the first one. */
export function peopleById(project: Project): ReadonlyMap<string, PersonRecord> {
  const people = new Map<string, PersonRecord>();
  for (const person of project.people) if (!people.has(person.id)) people.set(person.id, person);
  return people;
}

/** Whether work can be assigned to an id as to a person: one of the organisation, or one of which nothing else is known. */
export function isWorker(project: Project, people: ReadonlyMap<string, PersonRecord>, id: string): boolean {
  const person = people.get(id);
  if (person) return person.resourceType === "work";
  const record = project.recordsById.get(id);
  return record === undefined || record.kind === "person";
}

/**
 * Work, capacity and time of each day of whole years.
 * @param load and the first and last day to cover besides its own; one of the two has a day
 * @param person of whom the capacity is; the whole time of the calendar without one
 */
export function coveredDays(
  [load, cover]: readonly [WorkByDay, readonly [number, number] | undefined],
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

/** The Monday of the week in which the year of a day begins. */
function wholeStart(day: number): number {
  const first = daysFromDate(dateFromDays(day).year, 1, 1);
  return first - ((weekdayOf(first) + 6) % 7);
}

/** The Sunday of the week in which the year of a day ends. */
function wholeEnd(day: number): number {
  const last = daysFromDate(dateFromDays(day).year + 1, 1, 1) - 1;
  return last + ((7 - weekdayOf(last)) % 7);
}
