/** Minutes since 1970-01-01T00:00 wall-clock. There are no time zones: a plan means the clock on its own wall. */
export type Instant = number;

export const minutesPerDay = 1440;

/** Days since 1970-01-01 of a proleptic Gregorian date (Howard Hinnant's days_from_civil, a public-domain algorithm). Month is 1..12. */
export function daysFromDate(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

export interface CalendarDate {
  readonly year: number;
  /** 1..12 */
  readonly month: number;
  /** 1..31 */
  readonly day: number;
}

/** The date of a number of days since 1970-01-01. */
export function dateFromDays(days: number): CalendarDate {
  const shifted = days + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthIndex = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthIndex + 2) / 5) + 1;
  const month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

/** Days since 1970-01-01 of the day in which an instant lies. */
export function dayOf(instant: Instant): number {
  return Math.floor(instant / minutesPerDay);
}

/** 0 Sunday … 6 Saturday, of a number of days since 1970-01-01 (a Thursday). */
export function weekdayOf(days: number): number {
  return (((days + 4) % 7) + 7) % 7;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, "0");
}

/** `2026-04-01` */
export function formatDate(instant: Instant): string {
  const { year, month, day } = dateFromDays(dayOf(instant));
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

/** `2026-04-01T09:00`, local ISO minutes. */
export function formatInstant(instant: Instant): string {
  const minute = instant - dayOf(instant) * minutesPerDay;
  return `${formatDate(instant)}T${pad(Math.floor(minute / 60), 2)}:${pad(minute % 60, 2)}`;
}

const instantPattern = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?$/;

/**
 * Reads `2026-04-01` or `2026-04-01T13:00` (seconds are admitted and dropped). `T24:00` is the end of the day.
 * @returns undefined for anything else, a day that does not exist included.
 */
export function parseInstant(text: string): Instant | undefined {
  const match = instantPattern.exec(text);
  if (!match) return undefined;
  const [year, month, day, hour, minute] = match.slice(1, 6).map((part) => (part === undefined ? 0 : Number(part)));
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const days = daysFromDate(year, month, day);
  const back = dateFromDays(days);
  if (back.year !== year || back.month !== month || back.day !== day) return undefined;
  const minutes = (hour ?? 0) * 60 + (minute ?? 0);
  if (minutes > minutesPerDay || (minute ?? 0) > 59) return undefined;
  return days * minutesPerDay + minutes;
}

/** Whether a text that `parseInstant` accepts names a whole day, without a time. */
export function isDateOnly(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text);
}
