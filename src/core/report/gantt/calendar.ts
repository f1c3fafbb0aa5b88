import type { CalendarRecord, Project, TimeRange } from "../../model/types";
import { dayOf, type Instant } from "../../text/instant";
import type { GanttCalendar, GanttException } from "./types";

/** A public holiday. */
export interface NamedDay {
  /** Days since 1970-01-01. */
  readonly day: number;
  readonly name: string;
}

/** Public holidays of a country from one day to another, both included. */
export type HolidayLookup = (country: string, fromDay: number, toDay: number) => readonly NamedDay[];

type Hours = readonly (readonly [number, number])[];

/** Nine to twelve and one to six: what a calendar has where neither it nor its base says otherwise. */
const usualDay: Hours = [
  [540, 720],
  [780, 1080],
];
const usualWeek: readonly Hours[] = [[], usualDay, usualDay, usualDay, usualDay, usualDay, []];

/** Further than this around a plan nobody looks; it bounds the holidays that a picture carries. */
const longestSpanDays = 366 * 60;

/**
 * The working time of the project's calendar as a chart shades it, from one instant to another.
 * Bases are followed until one is missing or comes back to itself.
 */
export function ganttCalendar(
  project: Project,
  from: Instant,
  to: Instant,
  holidays: HolidayLookup | undefined,
): GanttCalendar {
  const chain = calendarChain(project);
  const week = Array.from({ length: 7 }, (_, weekday): Hours => {
    const written = chain.find((calendar) => calendar.week[weekday] !== undefined)?.week[weekday];
    return written === undefined ? (usualWeek[weekday] ?? []) : pairs(written);
  });
  const fromDay = dayOf(from);
  const toDay = Math.min(dayOf(to), fromDay + longestSpanDays);
  const days = new Map<number, GanttException>();
  const country = chain.find((calendar) => calendar.holidays !== undefined)?.holidays;
  if (country !== undefined && holidays) {
    for (const { day, name } of holidays(country, fromDay, toDay)) days.set(day, { from: day, to: day, name, hours: [] });
  }
  // The project's own calendar comes last, because what it says of a day counts more than its base does.
  for (const calendar of [...chain].reverse()) {
    for (const exception of calendar.exceptions) {
      const last = Math.min(exception.toDay, toDay);
      for (let day = Math.max(exception.fromDay, fromDay); day <= last; day++) {
        const hours = exception.usualHours ? usualHours(week, day) : pairs(exception.hours);
        days.set(day, { from: day, to: day, ...(exception.name ? { name: exception.name } : {}), hours });
      }
    }
  }
  return { week, exceptions: joined([...days.values()].sort((a, b) => a.from - b.from)) };
}

function calendarChain(project: Project): readonly CalendarRecord[] {
  const byId = new Map(project.calendars.map((calendar) => [calendar.id, calendar]));
  const chain: CalendarRecord[] = [];
  let next = project.schedule.calendar === undefined ? project.calendars[0] : byId.get(project.schedule.calendar);
  while (next && !chain.includes(next)) {
    chain.push(next);
    next = next.base === undefined ? undefined : byId.get(next.base);
  }
  return chain;
}

function pairs(ranges: readonly TimeRange[]): Hours {
  return ranges.map((range) => [range.start, range.finish]);
}

/** Hours of the weekday; of the first working weekday where the weekday is free. */
function usualHours(week: readonly Hours[], day: number): Hours {
  const own = week[(((day + 4) % 7) + 7) % 7] ?? [];
  return own.length > 0 ? own : (week.find((hours) => hours.length > 0) ?? usualDay);
}

/** Days in a row that say the same become one exception. */
function joined(days: readonly GanttException[]): readonly GanttException[] {
  const result: GanttException[] = [];
  for (const day of days) {
    const last = result.at(-1);
    const same =
      last !== undefined &&
      last.to + 1 === day.from &&
      last.name === day.name &&
      String(last.hours) === String(day.hours);
    if (last && same) result[result.length - 1] = { ...last, to: day.to };
    else result.push(day);
  }
  return result;
}
