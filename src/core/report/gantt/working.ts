import { dayOf, minutesPerDay, weekdayOf, type Instant } from "../../text/instant";
import type { GanttCalendar } from "./types";

/** Working minutes of the project's calendar in [from, to); 0 when the end is not behind the start. */
export function workingMinutesBetween(calendar: GanttCalendar, from: Instant, to: Instant): number {
  let sum = 0;
  let next = calendar.exceptions.findIndex((exception) => exception.to >= dayOf(from));
  if (next < 0) next = calendar.exceptions.length;
  for (let day = dayOf(from); day * minutesPerDay < to; day++) {
    while ((calendar.exceptions[next]?.to ?? Infinity) < day) next++;
    for (const [start, finish] of hoursOf(calendar, day, next)) {
      const first = Math.max(day * minutesPerDay + start, from);
      const last = Math.min(day * minutesPerDay + finish, to);
      if (last > first) sum += last - first;
    }
  }
  return sum;
}

/** Working hours of a day: pairs of minutes since its midnight. */
export function hoursOfDay(calendar: GanttCalendar, day: number): readonly (readonly [number, number])[] {
  return hoursOf(
    calendar,
    day,
    calendar.exceptions.findIndex((exception) => exception.to >= day),
  );
}

function hoursOf(calendar: GanttCalendar, day: number, exceptionAt: number): readonly (readonly [number, number])[] {
  const exception = calendar.exceptions[exceptionAt];
  return (exception && exception.from <= day ? exception.hours : calendar.week[weekdayOf(day)]) ?? [];
}
