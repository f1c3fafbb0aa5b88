import type { CalendarRecord, TimeRange } from "../../core/model/types";
import { standardWeek } from "../../core/calendar/hours";
import { dayOf } from "../../core/text/instant";
import { message } from "../../core/text/message";
import { dayWords, weekdayWord } from "../day-words";
import { calendarsOf, momentOf } from "../project-facts";
import { some, type HoverContext } from "./context";
import { bullets, heading } from "./markdown";

/** How far ahead days off are looked for, and how many are told. */
const daysAhead = 400;
const mostExceptions = 5;

/** When a calendar works, and its next days that differ from the week. */
export function calendarFacts(calendar: CalendarRecord, context: HoverContext): readonly string[] {
  const { scope, project } = context;
  const say = scope.render;
  const { basis } = calendarsOf(project).get(calendar.id);
  const base =
    calendar.base === undefined ? undefined : (project.recordsById.get(calendar.base)?.title ?? calendar.base);
  const exceptions = nextExceptions(calendar, context);
  return [
    heading(calendar.title, calendar.id),
    bullets([
      ...weekFacts(calendar, context),
      say(
        message(
          "A day is {0} hours, a week {1} days, a month {2} days",
          basis.hoursPerDay,
          basis.daysPerWeek,
          basis.daysPerMonth,
        ),
      ),
      base === undefined ? undefined : say(message("Based on: {0}", base)),
      calendar.holidays === undefined ? undefined : say(message("Public holidays of: {0}", calendar.holidays)),
      exceptions.length === 0 ? undefined : say(message("Next exceptions: {0}", some(exceptions, mostExceptions))),
    ]),
  ];
}

/** `Mon, Tue, Wed: 09:00-12:00 13:00-18:00`: weekdays of the same hours together, Monday first. */
function weekFacts(calendar: CalendarRecord, { scope, project }: HoverContext): readonly string[] {
  const chain = new Set<CalendarRecord>();
  for (let at: CalendarRecord | undefined = calendar; at && !chain.has(at);) {
    chain.add(at);
    const base: string | undefined = at.base;
    at = project.calendars.find(({ id }) => id === base);
  }
  const groups = new Map<string, string[]>();
  for (const weekday of [1, 2, 3, 4, 5, 6, 0]) {
    const own = [...chain].find(({ week }) => week[weekday] !== undefined)?.week[weekday];
    const hours = (own ?? standardWeek[weekday] ?? []).map(rangeWords).join(" ");
    // 1970-01-04 was a Sunday.
    const word = weekdayWord(weekday + 3, scope.language);
    if (hours !== "") groups.set(hours, [...(groups.get(hours) ?? []), word]);
  }
  return [...groups].map(([hours, days]) => `${days.join(", ")}: ${hours}`);
}

function rangeWords({ start, finish }: TimeRange): string {
  const time = (minutes: number): string =>
    `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
  return `${time(start)}-${time(finish)}`;
}

function nextExceptions(calendar: CalendarRecord, { scope, project }: HoverContext): readonly string[] {
  const compiled = calendarsOf(project).get(calendar.id);
  const from = dayOf(momentOf(project, scope));
  const found: string[] = [];
  let before: string | undefined;
  for (let day = from; day < from + daysAhead && found.length <= mostExceptions; day++) {
    const name = compiled.exceptionName(day, scope.language);
    if (name !== undefined && name !== before) found.push(`${dayWords(day, scope.language)} ${name}`);
    before = name;
  }
  return found;
}
