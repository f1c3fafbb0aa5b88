import { formatDate, formatInstant, dayOf, minutesPerDay, weekdayOf, type Instant } from "../core/text/instant";
import type { Language } from "./types";

const weekdays: Readonly<Record<Language, readonly string[]>> = {
  en: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"],
  ja: [..."日月火水木金土"],
};

/** `Mon`, `月`. */
export function weekdayWord(day: number, language: Language): string {
  return weekdays[language][weekdayOf(day)] ?? "";
}

/** The day (days since 1970-01-01) in which something ends: an end at midnight belongs to the day before. */
export function finishDay(finish: Instant): number {
  return dayOf(finish - 1);
}

/** `2026-05-11 Mon`; `2026-05-11 (月)` in Japanese. */
export function dayWords(day: number, language: Language): string {
  const date = formatDate(day * minutesPerDay);
  const weekday = weekdayWord(day, language);
  return language === "ja" ? `${date} (${weekday})` : `${date} ${weekday}`;
}

/** `2026-05-11 Mon 09:00`; `2026-05-11 (月) 09:00` in Japanese. An end at midnight is 24:00 of the day before. */
export function momentWords(instant: Instant, language: Language, isFinish: boolean): string {
  const day = isFinish ? finishDay(instant) : dayOf(instant);
  const time = isFinish && instant % minutesPerDay === 0 ? "24:00" : formatInstant(instant).slice(-5);
  return `${dayWords(day, language)} ${time}`;
}

/** Working minutes as days with at most two decimals. */
export function inDays(minutes: number, perDay: number): string {
  const days = Math.round((minutes / (perDay > 0 ? perDay : 480)) * 100) / 100;
  return String(days === 0 ? 0 : days);
}

/** `12,800`, with at most two decimals. */
export function amountWords(amount: number): string {
  const [whole = "0", decimals] = String(Math.round(amount * 100) / 100).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return decimals === undefined ? grouped : `${grouped}.${decimals.padEnd(2, "0")}`;
}
