import type { TimeRange } from "../../model/types";
import { dayOf, formatDate, type Instant } from "../../text/instant";
import type { MonthDay, MspdiCalendar, MspdiException, MspdiWorkWeek, Recurrence } from "./plan";
import { Fields } from "./values";
import { names } from "./lost";
import type { XmlElement } from "./xml";

export const calendarFields = names(
  "UID Name GUID IsBaseCalendar IsBaselineCalendar BaseCalendarUID WeekDays Exceptions WorkWeeks",
);

const daySpan = 1440;
/** Microsoft Project's usual hours, for a working day without hours in a base calendar. */
export const usualHours: readonly TimeRange[] = [
  { start: 480, finish: 720 },
  { start: 780, finish: 1020 },
];

function readHours(element: XmlElement | undefined): readonly TimeRange[] {
  const ranges = (element?.children ?? []).flatMap((child) => {
    const fields = new Fields(child);
    const start = fields.time("FromTime");
    const finish = fields.time("ToTime");
    if (child.name !== "WorkingTime" || start === undefined || finish === undefined) return [];
    // Midnight at the end of a range is the end of the day; 00:00 to 00:00 is the whole day.
    return [{ start, finish: finish <= start ? finish + daySpan : finish }];
  });
  return ranges.sort((a, b) => a.start - b.start);
}

function readPeriod(element: XmlElement | undefined): { readonly fromDay: number; readonly toDay: number } | undefined {
  if (element === undefined) return undefined;
  const fields = new Fields(element);
  const from = fields.instant("FromDate");
  const to = fields.instant("ToDate") ?? from;
  if (from === undefined || to === undefined) return undefined;
  return { fromDay: dayOf(from), toDay: Math.max(dayOf(to), dayOf(from)) };
}

interface WeekDay {
  /** 0 Sunday … 6 Saturday; undefined for a legacy exception */
  readonly weekday?: number;
  readonly working: boolean;
  readonly hours: readonly TimeRange[];
  readonly period?: { readonly fromDay: number; readonly toDay: number };
}

function readWeekDay(element: XmlElement): WeekDay | undefined {
  const fields = new Fields(element);
  const type = fields.integer("DayType");
  const hours = readHours(fields.child("WorkingTimes"));
  const working = fields.flag("DayWorking") ?? hours.length > 0;
  const period = readPeriod(fields.child("TimePeriod"));
  if (type === undefined || type < 0 || type > 7 || (type === 0 && period === undefined)) return undefined;
  return { weekday: type === 0 ? undefined : type - 1, working, hours: working ? hours : [], period };
}

function readWeek(days: readonly WeekDay[]): readonly (readonly TimeRange[] | undefined)[] {
  const week: (readonly TimeRange[] | undefined)[] = Array.from({ length: 7 }, () => undefined);
  for (const day of days) {
    if (day.weekday === undefined) continue;
    week[day.weekday] = day.working && day.hours.length === 0 ? usualHours : day.hours;
  }
  return week;
}

const everyWeekday: readonly number[] = [0, 1, 2, 3, 4, 5, 6];

/** MonthItem: 0 day, 1 weekday, 2 weekend day, 3 Sunday … 9 Saturday. */
function weekdaysOfItem(item: number): readonly number[] {
  if (item === 0) return everyWeekday;
  if (item === 1) return [1, 2, 3, 4, 5];
  if (item === 2) return [0, 6];
  return [Math.min(item - 3, 6)];
}

function readRecurrence(fields: Fields): Recurrence {
  const every = Math.max(fields.integer("Period") ?? 1, 1);
  const absolute: MonthDay = { day: fields.integer("MonthDay") ?? 1 };
  const relative: MonthDay = {
    position: fields.integer("MonthPosition") ?? 0,
    weekdays: weekdaysOfItem(fields.integer("MonthItem") ?? 0),
  };
  const month = Math.min(Math.max((fields.integer("Month") ?? 0) + 1, 1), 12);
  switch (fields.integer("Type")) {
    case 2:
      return { kind: "yearly", month, day: absolute };
    case 3:
      return { kind: "yearly", month, day: relative };
    case 4:
      return { kind: "monthly", every, day: absolute };
    case 5:
      return { kind: "monthly", every, day: relative };
    case 6: {
      const bits = fields.integer("DaysOfWeek") ?? 0;
      return { kind: "weekly", every, weekdays: everyWeekday.filter((day) => (bits & (1 << day)) !== 0) };
    }
    case 7:
      return { kind: "daily", every };
    case 8:
      return { kind: "weekdays", every };
    default:
      return { kind: "every-day" };
  }
}

function readException(element: XmlElement): MspdiException | undefined {
  const fields = new Fields(element);
  const period = readPeriod(fields.child("TimePeriod"));
  if (period === undefined) return undefined;
  const hours = readHours(fields.child("WorkingTimes"));
  const working = fields.flag("DayWorking") ?? hours.length > 0;
  return {
    name: fields.line("Name"),
    ...period,
    recurrence: readRecurrence(fields),
    legacy: false,
    working,
    hours: working ? hours : [],
  };
}

function readWorkWeek(element: XmlElement): MspdiWorkWeek | undefined {
  const fields = new Fields(element);
  const period = readPeriod(fields.child("TimePeriod"));
  const week = readWeek(fields.items("WeekDays", "WeekDay").flatMap((day) => readWeekDay(day) ?? []));
  return period === undefined ? undefined : { name: fields.line("Name"), ...period, week };
}

/** Reads one `<Calendar>`. @returns undefined when it has no UID */
export function readCalendar(element: XmlElement): MspdiCalendar | undefined {
  const fields = new Fields(element);
  const uid = fields.integer("UID");
  if (uid === undefined) return undefined;
  const base = fields.integer("BaseCalendarUID");
  const isBase = fields.flag("IsBaseCalendar") ?? (base === undefined || base < 0);
  const days = fields.items("WeekDays", "WeekDay").flatMap((day) => readWeekDay(day) ?? []);
  const legacy = days.flatMap((day): MspdiException[] =>
    day.weekday === undefined && day.period !== undefined
      ? [{ ...day.period, recurrence: { kind: "every-day" }, legacy: true, working: day.working, hours: day.hours }]
      : [],
  );
  return {
    uid,
    name: fields.line("Name"),
    isBase,
    // A base calendar says -1 or 0 here.
    base: isBase || base === undefined || base < 0 || base === uid ? undefined : base,
    week: readWeek(days),
    exceptions: [...fields.items("Exceptions", "Exception").flatMap((item) => readException(item) ?? []), ...legacy],
    workWeeks: fields.items("WorkWeeks", "WorkWeek").flatMap((item) => readWorkWeek(item) ?? []),
  };
}

/** For notes: `2026-04-01`. */
export function dayText(day: number): string {
  const instant: Instant = day * daySpan;
  return formatDate(instant);
}
