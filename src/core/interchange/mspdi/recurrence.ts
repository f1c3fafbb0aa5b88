import { dateFromDays, daysFromDate, weekdayOf } from "../../text/instant";
import type { MonthDay, Recurrence } from "./plan";

function daysInMonth(year: number, month: number): number {
  const next = month === 12 ? daysFromDate(year + 1, 1, 1) : daysFromDate(year, month + 1, 1);
  return next - daysFromDate(year, month, 1);
}

/** The day of a month that a rule names, or undefined where the month has none (31 April). */
function dayInMonth(year: number, month: number, rule: MonthDay): number | undefined {
  const first = daysFromDate(year, month, 1);
  const length = daysInMonth(year, month);
  if ("day" in rule) return rule.day <= length ? first + rule.day - 1 : undefined;
  const matching = Array.from({ length }, (_, index) => first + index).filter((day) =>
    rule.weekdays.includes(weekdayOf(day)),
  );
  return rule.position >= 4 ? matching[matching.length - 1] : matching[rule.position];
}

function everyDay(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(to - from + 1, 0) }, (_, index) => from + index);
}

function months(from: number, to: number, step: number, rule: MonthDay): readonly number[] {
  const days: number[] = [];
  const start = dateFromDays(from);
  for (let index = start.year * 12 + start.month - 1; ; index += step) {
    const year = Math.floor(index / 12);
    const month = (index % 12) + 1;
    if (daysFromDate(year, month, 1) > to) return days;
    const day = dayInMonth(year, month, rule);
    if (day !== undefined && day >= from && day <= to) days.push(day);
  }
}

function years(from: number, to: number, month: number, rule: MonthDay): readonly number[] {
  const days: number[] = [];
  for (let year = dateFromDays(from).year; year <= dateFromDays(to).year; year++) {
    const day = dayInMonth(year, month, rule);
    if (day !== undefined && day >= from && day <= to) days.push(day);
  }
  return days;
}

/**
 * The days (since 1970-01-01) on which an exception takes place.
 * Weeks begin on Sunday, as in the recurrence rules of Microsoft Project; months and weeks are counted from the one in which the first day lies.
 */
export function expandRecurrence(recurrence: Recurrence, from: number, to: number): readonly number[] {
  switch (recurrence.kind) {
    case "every-day":
      return everyDay(from, to);
    case "daily":
      return everyDay(from, to).filter((day) => (day - from) % recurrence.every === 0);
    case "weekdays":
      return everyDay(from, to)
        .filter((day) => weekdayOf(day) >= 1 && weekdayOf(day) <= 5)
        .filter((_, index) => index % recurrence.every === 0);
    case "weekly": {
      const firstWeek = from - weekdayOf(from);
      return everyDay(from, to).filter(
        (day) =>
          recurrence.weekdays.includes(weekdayOf(day)) &&
          ((day - weekdayOf(day) - firstWeek) / 7) % recurrence.every === 0,
      );
    }
    case "monthly":
      return months(from, to, recurrence.every, recurrence.day);
    case "yearly":
      return years(from, to, recurrence.month, recurrence.day);
  }
}
