import { dateFromDays, daysFromDate, weekdayOf } from "../text/instant";
import type { TreeNode } from "../text/tree";
import { choiceAt, numberAt, textsAt } from "./fields";
import { dayAt } from "./days";

/** More repetitions than this are cut off: no plan is longer, and nothing written by mistake may cost much. */
const maximumCount = 2000;
/** Days that are looked at without an `until`: fifty years. */
const maximumDays = 18_262;

const frequencies = ["daily", "weekly", "monthly", "yearly"] as const;
const weekdayNames = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

interface Recurrence {
  readonly frequency: (typeof frequencies)[number];
  readonly interval: number;
  /** 0 Sunday … 6 Saturday; empty where none is written. */
  readonly weekdays: readonly number[];
  readonly dayOfMonth?: number;
  readonly weekOfMonth?: number;
  readonly month?: number;
}

/**
 * The days on which a repeated exception happens, as days since 1970-01-01.
 * Weeks begin on Monday; weeks, months and years are counted from those in which the first day lies.
 * @param node the value of `recurrence`
 * @param first the day from which it counts
 * @returns undefined without a frequency
 */
export function recurrenceDays(node: TreeNode | undefined, first: number): readonly number[] | undefined {
  const frequency = choiceAt(node, "frequency", frequencies);
  if (frequency === undefined) return undefined;
  const recurrence: Recurrence = {
    frequency,
    interval: Math.floor(numberAt(node, "interval", 1) ?? 1),
    weekdays: textsAt(node, "weekdays")
      .map((name) => weekdayNames.indexOf(name))
      .filter((index) => index >= 0),
    dayOfMonth: numberAt(node, "dayOfMonth", 1, 31),
    weekOfMonth: numberAt(node, "weekOfMonth", -1, 5),
    month: numberAt(node, "month", 1, 12),
  };
  const count = Math.min(numberAt(node, "count", 1) ?? maximumCount, maximumCount);
  const last = Math.min((node?.kind === "mapping" && dayAt(node, "until")) || Infinity, first + maximumDays);
  const days: number[] = [];
  for (let day = first; day <= last && days.length < count; day++)
    if (happensOn(day, first, recurrence)) days.push(day);
  return days;
}

function happensOn(day: number, first: number, recurrence: Recurrence): boolean {
  const { frequency, interval, weekdays } = recurrence;
  switch (frequency) {
    case "daily":
      return (day - first) % interval === 0 && (weekdays.length === 0 || weekdays.includes(weekdayOf(day)));
    case "weekly":
      return (
        (mondayOf(day) - mondayOf(first)) % (7 * interval) === 0 &&
        (weekdays.length === 0 ? weekdayOf(day) === weekdayOf(first) : weekdays.includes(weekdayOf(day)))
      );
    case "monthly": {
      const [at, begin] = [dateFromDays(day), dateFromDays(first)];
      const months = (at.year - begin.year) * 12 + at.month - begin.month;
      return months % interval === 0 && isDayOfMonth(day, first, recurrence);
    }
    case "yearly": {
      const [at, begin] = [dateFromDays(day), dateFromDays(first)];
      const inMonth = at.month === (recurrence.month ?? begin.month);
      return inMonth && (at.year - begin.year) % interval === 0 && isDayOfMonth(day, first, recurrence);
    }
  }
}

function mondayOf(day: number): number {
  return day - ((weekdayOf(day) + 6) % 7);
}

/** A day like the 25th, or like the second Tuesday (-1: the last one); otherwise the day of the month on which it began. */
function isDayOfMonth(day: number, first: number, { dayOfMonth, weekOfMonth, weekdays }: Recurrence): boolean {
  const date = dateFromDays(day);
  if (weekOfMonth === undefined || weekOfMonth === 0 || dayOfMonth !== undefined) {
    const wanted = weekdays.length === 0 || weekdays.includes(weekdayOf(day));
    return wanted && date.day === (dayOfMonth ?? dateFromDays(first).day);
  }
  if (!(weekdays.length === 0 ? weekdayOf(day) === weekdayOf(first) : weekdays.includes(weekdayOf(day)))) return false;
  if (weekOfMonth > 0) return Math.ceil(date.day / 7) === weekOfMonth;
  const next = date.month === 12 ? daysFromDate(date.year + 1, 1, 1) : daysFromDate(date.year, date.month + 1, 1);
  return day + 7 >= next;
}
