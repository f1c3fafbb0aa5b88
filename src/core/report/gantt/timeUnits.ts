import { dateFromDays, daysFromDate, weekdayOf } from "../../text/instant";

/**
 * A unit of the time axis that repeats: hours, days, weeks, months or years. Days are days since 1970-01-01, with a fraction for hours.
 * Written here because it is all that the axis needs of a library, which weighs a twentieth of the script of the view.
 */
export interface TimeUnit {
  /** The last beginning of a unit that is no later than a day. */
  readonly floor: (day: number) => number;
  /** The beginning of the unit behind the one that begins at a day. */
  readonly next: (start: number) => number;
}

/** @param step hours: a divisor of 24 */
export function hourUnit(step: number): TimeUnit {
  const perDay = 24 / step;
  return {
    // Counted in whole units, so that sums of fractions never drift.
    floor: (day) => Math.floor(toMinute(day) * perDay) / perDay,
    next: (start) => (Math.round(start * perDay) + 1) / perDay,
  };
}

export const dayUnit: TimeUnit = { floor: (day) => Math.floor(toMinute(day)), next: (start) => start + 1 };

/** Weeks begin on Monday (ISO 8601). */
export const weekUnit: TimeUnit = {
  floor: (day) => {
    const whole = dayUnit.floor(day);
    return whole - ((weekdayOf(whole) + 6) % 7);
  },
  next: (start) => start + 7,
};

/** @param step months: a divisor of 12 */
export function monthUnit(step: number): TimeUnit {
  const begin = (year: number, month: number): number =>
    daysFromDate(year + Math.floor(month / 12), (month % 12) + 1, 1);
  return {
    floor: (day) => {
      const { year, month } = dateFromDays(dayUnit.floor(day));
      return begin(year, Math.floor((month - 1) / step) * step);
    },
    next: (start) => {
      const { year, month } = dateFromDays(start);
      return begin(year, month - 1 + step);
    },
  };
}

export function yearUnit(step: number): TimeUnit {
  return {
    floor: (day) => daysFromDate(Math.floor(dateFromDays(dayUnit.floor(day)).year / step) * step, 1, 1),
    next: (start) => daysFromDate(dateFromDays(start).year + step, 1, 1),
  };
}

/** The beginnings of the units that touch a stretch of time, its end not included, and at last the one behind them. */
export function unitsFrom(unit: TimeUnit, from: number, to: number): readonly number[] {
  const starts = [unit.floor(from)];
  const end = toMinute(to);
  for (let next = unit.next(starts[0] ?? 0); next < end; next = unit.next(next)) starts.push(next);
  starts.push(unit.next(starts.at(-1) ?? 0));
  return starts;
}

/** A fraction of a minute is what rounding leaves, and would put a beginning before its own unit. */
function toMinute(day: number): number {
  return Math.round(day * 1440) / 1440;
}
