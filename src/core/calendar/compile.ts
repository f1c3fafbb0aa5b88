import type { CalendarRecord, Project } from "../model/types";
import { standardBasis } from "../text/duration";
import { weekdayOf } from "../text/instant";
import { resolveCalendar, standardWeek } from "./hours";
import { intersectIntervals, intervalsOfDays, mergeIntervals, subtractIntervals, type Intervals } from "./intervals";
import { WorkingCalendar } from "./working-calendar";

/** Id of the built-in calendar, unless the project defines one with this id. */
export const standardCalendarId = "standard";

/** Monday to Friday, 08:00-12:00 and 13:00-17:00, no holidays. */
export const standardCalendar = new WorkingCalendar({
  id: standardCalendarId,
  basis: standardBasis,
  intervals: intervalsOfDays((day) => standardWeek[weekdayOf(day)] ?? []),
});

/** Every minute: what elapsed durations count. A day has 24 hours, a week seven days, a month thirty. */
export const elapsedCalendar = new WorkingCalendar({
  id: "elapsed",
  basis: { hoursPerDay: 24, daysPerWeek: 7, daysPerMonth: 30 },
  intervals: (fromDay, toDay) => [fromDay * 1440, toDay * 1440],
});

/** The calendars of a project, compiled when they are first asked for. */
export interface CalendarSet {
  /** A calendar by id; the project's own calendar for undefined and for an id that isn't known. */
  get(id: string | undefined): WorkingCalendar;
  /** Whether a calendar with this id exists. */
  has(id: string): boolean;
  /** Time that every one of the calendars works. */
  intersection(calendars: readonly WorkingCalendar[]): WorkingCalendar;
  /** Time that at least one of the calendars works. */
  union(calendars: readonly WorkingCalendar[]): WorkingCalendar;
  /** A calendar without some stretches, whatever they are in: start, finish, start, finish … */
  without(calendar: WorkingCalendar, stretches: Intervals): WorkingCalendar;
  /** The calendar of a person, or the project's own when none is named. */
  ofResource(resource: string): WorkingCalendar;
  /** The calendar of a person who works on tasks; undefined for material, cost and for ids that aren't people. */
  ofWorker(resource: string): WorkingCalendar | undefined;
}

/** Compiles the calendars of a project. Never throws: what can't be understood is left out (`schedule/findings.ts` reports it). */
export function compileCalendars(project: Project): CalendarSet {
  const records = new Map<string, CalendarRecord>();
  for (const record of project.calendars) if (!records.has(record.id)) records.set(record.id, record);
  const people = new Map(project.people.map((person) => [person.id, person]));
  const compiled = new Map<string, WorkingCalendar>();
  const combined = new Map<string, WorkingCalendar>();

  const get = (id: string | undefined): WorkingCalendar => {
    const wanted = id ?? project.schedule.calendar ?? standardCalendarId;
    const record = records.get(wanted);
    if (!record) return id === undefined || wanted === standardCalendarId ? standardCalendar : get(undefined);
    let calendar = compiled.get(wanted);
    if (!calendar) {
      const { basis, hours, dayName } = resolveCalendar(chainOf(record, records));
      calendar = new WorkingCalendar({ id: wanted, basis, intervals: intervalsOfDays(hours), dayName });
      compiled.set(wanted, calendar);
    }
    return calendar;
  };

  const combine = (
    sign: string,
    calendars: readonly WorkingCalendar[],
    make: (a: readonly number[], b: readonly number[]) => readonly number[],
  ): WorkingCalendar => {
    const parts = [...new Set(calendars)].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
    const [first, ...rest] = parts;
    if (!first) return get(undefined);
    if (rest.length === 0) return first;
    const id = `(${parts.map((calendar) => calendar.id).join(sign)})`;
    let calendar = combined.get(id);
    if (!calendar) {
      calendar = new WorkingCalendar({
        id,
        basis: first.basis,
        intervals: (fromDay, toDay) =>
          parts.map((part) => part.intervals(fromDay * 1440, toDay * 1440)).reduce((a, b) => make(a, b)),
      });
      combined.set(id, calendar);
    }
    return calendar;
  };

  return {
    get,
    has: (id) => records.has(id) || id === standardCalendarId,
    intersection: (calendars) => combine(" & ", calendars, intersectIntervals),
    union: (calendars) => combine(" | ", calendars, (a, b) => mergeIntervals([...a, ...b])),
    without: (calendar, stretches) => {
      const merged = mergeIntervals(stretches);
      return new WorkingCalendar({
        id: calendar.id,
        basis: calendar.basis,
        intervals: (fromDay, toDay) => subtractIntervals(calendar.intervals(fromDay * 1440, toDay * 1440), merged),
        dayName: (day) => calendar.exceptionName(day),
      });
    },
    ofResource: (resource) => get(people.get(resource)?.calendar),
    ofWorker: (resource) => {
      const person = people.get(resource);
      return person?.resourceType === "work" ? get(person.calendar) : undefined;
    },
  };
}

/** A calendar and its bases; a base that comes back to a calendar of the chain is left out. */
function chainOf(record: CalendarRecord, records: ReadonlyMap<string, CalendarRecord>): readonly CalendarRecord[] {
  const chain = new Set<CalendarRecord>();
  for (let at: CalendarRecord | undefined = record; at && !chain.has(at);) {
    chain.add(at);
    at = at.base === undefined ? undefined : records.get(at.base);
  }
  return [...chain];
}
