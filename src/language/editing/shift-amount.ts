import type { WorkingCalendar } from "../../core/calendar/working-calendar";
import { dayOf, formatDate, minutesPerDay, parseInstant } from "../../core/text/instant";
import { horizonFinish, horizonStart } from "../../core/calendar/horizon";

/** By how much dates move: a whole number of working days, weeks or months of a calendar, or of days on the wall (elapsed). */
export interface ShiftAmount {
  readonly amount: number;
  readonly unit: "day" | "week" | "month";
  readonly elapsed: boolean;
}

const units = { d: "day", w: "week", mo: "month" } as const;
const most = 100_000;

/** Reads `5`, `-3`, `+2w`, `3ed`, `1mo`. @returns undefined for anything else, and for nothing at all (`0`) */
export function parseShift(text: string): ShiftAmount | undefined {
  const match = /^([+-]?)\s*(\d{1,6})\s*(e?)(d|w|mo|)$/i.exec(text.trim().replace("−", "-"));
  if (!match) return undefined;
  const amount = Number(match[2]) * (match[1] === "-" ? -1 : 1);
  const letters = (match[4] ?? "").toLowerCase();
  const unit = letters === "w" || letters === "mo" ? units[letters] : "day";
  return amount === 0 || Math.abs(amount) > most ? undefined : { amount, unit, elapsed: match[3] !== "" };
}

/**
 * A written date (`2026-04-01`, with or without a time) after a shift; the time stays. A working day counts by the calendar; from a free day the first step leads to the nearest working
 * day in that direction. Undefined for what is no date and for dates that leave the calendar's horizon.
 */
export function shiftDate(text: string, shift: ShiftAmount, calendar: WorkingCalendar): string | undefined {
  const instant = parseInstant(text);
  if (instant === undefined) return undefined;
  const start = dayOf(parseInstant(text.slice(0, 10)) ?? instant);
  const free = shift.elapsed || calendar.neverWorks(instant);
  const day = free ? start + shift.amount * elapsedDays[shift.unit] : workingDay(start, shift, calendar);
  return day === undefined ? undefined : formatDate(day * minutesPerDay) + text.slice(10);
}

const elapsedDays = { day: 1, week: 7, month: 30 } as const;

function workingDay(start: number, { amount, unit }: ShiftAmount, calendar: WorkingCalendar): number | undefined {
  const { daysPerWeek, daysPerMonth } = calendar.basis;
  const days = Math.round(Math.abs(amount) * { day: 1, week: daysPerWeek, month: daysPerMonth }[unit]);
  const step = amount < 0 ? -1 : 1;
  let day = start;
  for (let count = 0; count < days;) {
    day += step;
    if (day * minutesPerDay <= horizonStart || day * minutesPerDay >= horizonFinish) return undefined;
    if (calendar.isWorkingDay(day)) count++;
  }
  return day;
}
