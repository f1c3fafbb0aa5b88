/** Units of a written duration. A month is the calendar's days per month. */
export type DurationUnit = "minute" | "hour" | "day" | "week" | "month";

/** A written duration: `10d`, `4h`, `2w`, `30m`, `1mo`; elapsed (`5ed`, `8eh`) ones ignore calendars. */
export interface Duration {
  readonly amount: number;
  readonly unit: DurationUnit;
  readonly elapsed: boolean;
}

/** The lag of a link: a duration that may be negative (a lead), or a percentage of the predecessor's duration. */
export type Lag = Duration | { readonly percent: number };

/** How a calendar turns days, weeks and months into working minutes. */
export interface DurationBasis {
  readonly hoursPerDay: number;
  readonly daysPerWeek: number;
  readonly daysPerMonth: number;
}

/** Eight hours a day, five days a week, twenty days a month (`reference`: Microsoft Project's defaults). */
export const standardBasis: DurationBasis = { hoursPerDay: 8, daysPerWeek: 5, daysPerMonth: 20 };

const units: Readonly<Record<string, DurationUnit>> = { m: "minute", h: "hour", d: "day", w: "week", mo: "month" };
const letters: Readonly<Record<DurationUnit, string>> = { minute: "m", hour: "h", day: "d", week: "w", month: "mo" };
const durationPattern = /^([+-]?\d+(?:\.\d+)?)(e?)(mo|[mhdw])$/;

/** Reads `10d`, `-2h`, `1.5w`, `5ed`. @returns undefined for anything else. */
export function parseDuration(text: string): Duration | undefined {
  const match = durationPattern.exec(text.trim());
  const unit = match ? units[match[3] ?? ""] : undefined;
  if (!match || !unit) return undefined;
  return { amount: Number(match[1]), unit, elapsed: match[2] === "e" };
}

/** Reads a lag: a duration with or without sign, or a percentage such as `50%`. @returns undefined for anything else. */
export function parseLag(text: string): Lag | undefined {
  const percent = /^([+-]?\d+(?:\.\d+)?)%$/.exec(text.trim());
  return percent ? { percent: Number(percent[1]) } : parseDuration(text);
}

/** Writes a duration as the format has it. */
export function formatDuration(duration: Duration): string {
  return `${duration.amount}${duration.elapsed ? "e" : ""}${letters[duration.unit]}`;
}

/**
 * Minutes of a duration: working minutes by the basis, or elapsed minutes (a day has 24 hours, a week 7 days, a month 30 days) for an elapsed one.
 * Rounded to whole minutes.
 */
export function durationMinutes(duration: Duration, basis: DurationBasis): number {
  const hoursPerDay = duration.elapsed ? 24 : basis.hoursPerDay;
  const daysPerWeek = duration.elapsed ? 7 : basis.daysPerWeek;
  const daysPerMonth = duration.elapsed ? 30 : basis.daysPerMonth;
  const minutes: Readonly<Record<DurationUnit, number>> = {
    minute: 1,
    hour: 60,
    day: 60 * hoursPerDay,
    week: 60 * hoursPerDay * daysPerWeek,
    month: 60 * hoursPerDay * daysPerMonth,
  };
  return Math.round(duration.amount * minutes[duration.unit]);
}

/** A duration in days of 24 hours, whatever its unit: by the calendar on the wall. */
export function wallDays(duration: Duration): number {
  return durationMinutes({ ...duration, elapsed: true }, { hoursPerDay: 24, daysPerWeek: 7, daysPerMonth: 30 }) / 1440;
}

/** Writes working minutes in the largest unit that divides them without a remainder: `4800` -> `10d`, `90` -> `90m`. */
export function formatWorkingMinutes(minutes: number, basis: DurationBasis): string {
  const day = 60 * basis.hoursPerDay;
  if (minutes % day === 0) return `${minutes / day}d`;
  if (minutes % 60 === 0) return `${minutes / 60}h`;
  return `${minutes}m`;
}
