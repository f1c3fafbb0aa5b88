import type { WorkingCalendar } from "../../calendar/working-calendar";
import { dayOf, minutesPerDay, weekdayOf, type Instant } from "../../text/instant";
import type { GanttCalendar, GanttException } from "./types";

type Hours = readonly (readonly [number, number])[];

/** Further than this around a plan nobody looks; it bounds what a picture carries. */
const longestSpanDays = 366 * 60;

/**
 * The working time of a calendar as a chart shades it, from one instant to another: the usual week (the most frequent hours of each weekday in
 * that time) and the days that differ from it.
 */
export function ganttCalendar(calendar: WorkingCalendar, from: Instant, to: Instant): GanttCalendar {
  const firstDay = dayOf(from);
  const days = hoursByDay(calendar, firstDay, Math.min(dayOf(to), firstDay + longestSpanDays));
  const week = usualWeek(days, firstDay);
  const exceptions: GanttException[] = [];
  days.forEach((hours, index) => {
    const day = firstDay + index;
    const name = calendar.exceptionName(day, "en");
    if (name === undefined && String(hours) === String(week[weekdayOf(day)])) return;
    const nameJa = calendar.exceptionName(day, "ja");
    const exception: GanttException = {
      from: day,
      to: day,
      ...(name === undefined ? {} : { name }),
      ...(nameJa === undefined || nameJa === name ? {} : { nameJa }),
      hours,
    };
    const last = exceptions.at(-1);
    if (last && continues(last, exception)) exceptions[exceptions.length - 1] = { ...last, to: day };
    else exceptions.push(exception);
  });
  return { week, exceptions };
}

/** Working hours of each day, both ends included, as minutes since its midnight. */
function hoursByDay(calendar: WorkingCalendar, firstDay: number, lastDay: number): readonly Hours[] {
  const days: (readonly [number, number])[][] = Array.from({ length: lastDay - firstDay + 1 }, () => []);
  const intervals = calendar.intervals(firstDay * minutesPerDay, (lastDay + 1) * minutesPerDay);
  for (let at = 0; at + 1 < intervals.length; at += 2) {
    let start = intervals[at] ?? 0;
    const finish = intervals[at + 1] ?? 0;
    // A shift past midnight belongs to both days.
    while (start < finish) {
      const day = dayOf(start);
      const end = Math.min(finish, (day + 1) * minutesPerDay);
      days[day - firstDay]?.push([start - day * minutesPerDay, end - day * minutesPerDay]);
      start = end;
    }
  }
  return days;
}

function usualWeek(days: readonly Hours[], firstDay: number): readonly Hours[] {
  const counts = Array.from({ length: 7 }, () => new Map<string, { hours: Hours; count: number }>());
  days.forEach((hours, index) => {
    const ofWeekday = counts[weekdayOf(firstDay + index)];
    const key = String(hours);
    const known = ofWeekday?.get(key);
    if (known) known.count++;
    else ofWeekday?.set(key, { hours, count: 1 });
  });
  return counts.map((ofWeekday) => {
    const [best] = [...ofWeekday.values()].sort((a, b) => b.count - a.count);
    return best?.hours ?? [];
  });
}

function continues(last: GanttException, next: GanttException): boolean {
  return (
    last.to + 1 === next.from &&
    last.name === next.name &&
    last.nameJa === next.nameJa &&
    String(last.hours) === String(next.hours)
  );
}
