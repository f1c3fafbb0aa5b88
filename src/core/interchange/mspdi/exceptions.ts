import type { TimeRange } from "../../model/types";
import { weekdayOf } from "../../text/instant";
import { usualHours } from "./read-calendar";
import { expandRecurrence } from "./recurrence";
import type { MspdiCalendar, MspdiException, Recurrence } from "./plan";

/** Days in a row with the same hours. `hours` is undefined where the usual hours of the weekday hold. */
export interface DayRun {
  readonly fromDay: number;
  readonly toDay: number;
  readonly name?: string;
  readonly hours?: readonly TimeRange[];
}

interface Day {
  readonly name?: string;
  readonly hours?: readonly TimeRange[];
}

/** Rarer rules win over more frequent ones, single days over rules, exceptions of today's kind over legacy ones, and all of them over work weeks. */
const rank: Readonly<Record<Recurrence["kind"], number>> = {
  "every-day": 0,
  yearly: 1,
  monthly: 2,
  weekly: 3,
  weekdays: 4,
  daily: 5,
};

const legacyRank = 6;
const longestException = 40 * 366;

function rankOf(exception: MspdiException): number {
  return exception.legacy ? legacyRank : rank[exception.recurrence.kind];
}

function sameHours(a: readonly TimeRange[] | undefined, b: readonly TimeRange[] | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return (
    a.length === b.length &&
    a.every((range, index) => range.start === b[index]?.start && range.finish === b[index].finish)
  );
}

/** Hours of a weekday of a calendar; undefined where they come from another calendar. */
function weekHours(calendar: MspdiCalendar, weekday: number): readonly TimeRange[] | undefined {
  const own = calendar.week[weekday];
  if (own !== undefined || calendar.base !== undefined) return own;
  return weekday >= 1 && weekday <= 5 ? usualHours : [];
}

export interface ExpandedExceptions {
  readonly runs: readonly DayRun[];
  /** Names of exceptions that were cut. */
  readonly cut: readonly string[];
}

/**
 * Every exception and work week of a calendar as runs of days that don't overlap, in order of time.
 * Recurring exceptions are written out day by day, because the format has no recurrence.
 */
export function expandExceptions(calendar: MspdiCalendar): ExpandedExceptions {
  const days = new Map<number, Day>();
  const cut: string[] = [];
  const put = (day: number, value: Day): void => {
    if (!days.has(day)) days.set(day, value);
  };
  for (const exception of [...calendar.exceptions].sort((a, b) => rankOf(a) - rankOf(b))) {
    const toDay = Math.min(exception.toDay, exception.fromDay + longestException);
    if (toDay < exception.toDay) cut.push(exception.name ?? "");
    const hours = exception.working && exception.hours.length === 0 ? undefined : exception.hours;
    for (const day of expandRecurrence(exception.recurrence, exception.fromDay, toDay))
      put(day, { name: exception.name, hours });
  }
  for (const week of calendar.workWeeks) {
    const toDay = Math.min(week.toDay, week.fromDay + longestException);
    if (toDay < week.toDay) cut.push(week.name ?? "");
    for (let day = week.fromDay; day <= toDay; day++) {
      const hours = week.week[weekdayOf(day)];
      if (hours !== undefined && !sameHours(hours, weekHours(calendar, weekdayOf(day))))
        put(day, { name: week.name, hours });
    }
  }
  return { runs: joinDays(days), cut };
}

function joinDays(days: ReadonlyMap<number, Day>): readonly DayRun[] {
  const runs: DayRun[] = [];
  for (const day of [...days.keys()].sort((a, b) => a - b)) {
    const value = days.get(day) ?? {};
    const last = runs[runs.length - 1];
    if (
      last !== undefined &&
      last.toDay === day - 1 &&
      last.name === value.name &&
      sameHours(last.hours, value.hours)
    ) {
      runs[runs.length - 1] = { ...last, toDay: day };
    } else {
      runs.push({ fromDay: day, toDay: day, name: value.name, hours: value.hours });
    }
  }
  return runs;
}
