import type { WorkingCalendar } from "../../core/calendar/working-calendar";
import {
  durationMinutes,
  formatDuration,
  parseDuration,
  type Duration,
  type DurationBasis,
} from "../../core/text/duration";
import { dayOf, formatDate, formatInstant, minutesPerDay, type Instant } from "../../core/text/instant";
import { inUnitOf } from "../editing/halves";

/** A start as it is written: the day alone where work of that day begins then, otherwise with the time. */
export function startText(calendar: WorkingCalendar, instant: Instant): string {
  const midnight = dayOf(instant) * minutesPerDay;
  return calendar.nextWorking(midnight) === instant ? formatDate(instant) : formatInstant(instant);
}

/** A finish as it is written: the day alone where work of that day ends then, otherwise with the time. */
export function finishText(calendar: WorkingCalendar, instant: Instant): string {
  const day = dayOf(instant - 1);
  return calendar.previousWorking((day + 1) * minutesPerDay) === instant
    ? formatDate(day * minutesPerDay)
    : formatInstant(instant);
}

/** Minutes as a duration in the unit of another one, or in the largest smaller unit that holds them exactly. */
export function durationText(minutes: number, like: Duration, basis: DurationBasis): string {
  const units = [like.unit, "hour", "minute"] as const;
  for (const unit of units) {
    const text = inUnitOf(minutes, { ...like, unit }, basis);
    const read = parseDuration(text);
    if (read && durationMinutes(read, basis) === minutes) return text;
  }
  return formatDuration({ amount: minutes, unit: "minute", elapsed: like.elapsed });
}

/** What a duration is written in where none is written yet. */
export const oneDay: Duration = { amount: 1, unit: "day", elapsed: false };
