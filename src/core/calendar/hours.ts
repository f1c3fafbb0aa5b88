import type { CalendarException, CalendarRecord, TimeRange } from "../model/types";
import { standardBasis, type DurationBasis } from "../text/duration";
import { weekdayOf } from "../text/instant";
import { holidaysOf } from "./holidays/countries";
import type { DayHours } from "./intervals";
import type { DayName } from "./working-calendar";

const officeHours: readonly TimeRange[] = [
  { start: 480, finish: 720 },
  { start: 780, finish: 1020 },
];

/** Monday to Friday, 08:00-12:00 and 13:00-17:00: the calendar of a project that names none (Microsoft Project's Standard). */
export const standardWeek: readonly (readonly TimeRange[])[] = [
  [],
  officeHours,
  officeHours,
  officeHours,
  officeHours,
  officeHours,
  [],
];

/** A calendar with all that its base calendars give it. */
export interface ResolvedCalendar {
  readonly basis: DurationBasis;
  readonly hours: DayHours;
  readonly dayName: (day: number) => DayName | undefined;
}

/** Exceptions by day. A later one wins over an earlier one. */
class Exceptions {
  readonly #list: readonly CalendarException[];

  constructor(list: readonly CalendarException[]) {
    this.#list = [...list].reverse();
  }

  on(day: number): CalendarException | undefined {
    return this.#list.find((exception) => exception.fromDay <= day && day <= exception.toDay);
  }
}

/**
 * Puts a chain of calendars together, from the calendar itself to its last base. Exceptions (own ones, then the base's) go before public holidays
 * of the same calendar, and both before the hours of the week; an undefined weekday is that of the base, at last that of the standard week.
 */
export function resolveCalendar(chain: readonly CalendarRecord[]): ResolvedCalendar {
  const week = standardWeek.map(
    (standard, weekday) => chain.find((record) => record.week[weekday] !== undefined)?.week[weekday] ?? standard,
  );
  const usual = [1, 2, 3, 4, 5, 6, 0].map((weekday) => week[weekday] ?? []).find((hours) => hours.length > 0);
  const layers = chain.map((record) => ({
    exceptions: new Exceptions(record.exceptions),
    holidays: record.holidays === undefined ? undefined : holidaysOf(record.holidays),
  }));
  return {
    basis: basisOf(chain),
    hours: (day) => {
      const weekday = week[weekdayOf(day)] ?? [];
      for (const { exceptions, holidays } of layers) {
        const exception = exceptions.on(day);
        if (exception?.usualHours) return weekday.length > 0 ? weekday : (usual ?? officeHours);
        if (exception) return exception.hours;
        if (holidays?.on(day)) return [];
      }
      return weekday;
    },
    dayName: (day) => {
      for (const { exceptions, holidays } of layers) {
        const exception = exceptions.on(day);
        if (exception) return exception.name;
        const holiday = holidays?.on(day);
        if (holiday) return holiday;
      }
      return undefined;
    },
  };
}

/** Written values, the nearest ones of the chain; otherwise eight hours, five days, twenty days, whatever the hours of the week are. */
function basisOf(chain: readonly CalendarRecord[]): DurationBasis {
  const written = (key: keyof DurationBasis): number =>
    chain.find((record) => (record[key] ?? 0) > 0)?.[key] ?? standardBasis[key];
  return {
    hoursPerDay: written("hoursPerDay"),
    daysPerWeek: written("daysPerWeek"),
    daysPerMonth: written("daysPerMonth"),
  };
}
