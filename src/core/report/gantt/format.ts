import { dateFromDays, dayOf, minutesPerDay, weekdayOf, type Instant } from "../../text/instant";
import { message, renderMessage, type Message, type Translations } from "../../text/message";

/** Language and words of the person who looks at a chart. */
export interface Wording {
  readonly language: "en" | "ja";
  text(message: Message): string;
}

/** Words from a table of translations. */
export function wordingOf(language: Wording["language"], translations: Translations | undefined): Wording {
  return { language, text: (source) => renderMessage(source, translations) };
}

const monthNames = "January February March April May June July August September October November December".split(" ");
const shortMonthNames = monthNames.map((name) => name.slice(0, 3));
const weekdayNames = { en: "Sun Mon Tue Wed Thu Fri Sat".split(" "), ja: [..."日月火水木金土"] };
const weekdayLetters = { en: [..."SMTWTFS"], ja: [..."日月火水木金土"] };

function two(value: number): string {
  return String(value).padStart(2, "0");
}

/** `Apr 1, 2026`; `2026/04/01` in Japanese. */
export function formatDay(instant: Instant, language: Wording["language"]): string {
  const { year, month, day } = dateFromDays(dayOf(instant));
  return language === "ja"
    ? `${year}/${two(month)}/${two(day)}`
    : `${shortMonthNames[month - 1] ?? ""} ${day}, ${year}`;
}

/** The day on which something ends: an end at midnight belongs to the day before. */
export function formatFinishDay(finish: Instant, language: Wording["language"]): string {
  return formatDay(lastMinute(finish), language);
}

/** `Wed, Apr 1, 2026 09:00`; `2026年4月1日(水) 09:00` in Japanese. The end of a day is written as 24:00 when it is a finish. */
export function formatMoment(instant: Instant, language: Wording["language"], isFinish = false): string {
  const day = isFinish ? dayOf(lastMinute(instant)) : dayOf(instant);
  const minute = instant - day * minutesPerDay;
  return `${formatLongDay(day, language)} ${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** `Wed, Apr 1, 2026`; `2026年4月1日(水)` in Japanese. */
export function formatLongDay(dayNumber: number, language: Wording["language"]): string {
  const { year, month, day } = dateFromDays(dayNumber);
  const weekday = weekdayNames[language][weekdayOf(dayNumber)] ?? "";
  return language === "ja"
    ? `${year}年${month}月${day}日(${weekday})`
    : `${weekday}, ${shortMonthNames[month - 1] ?? ""} ${day}, ${year}`;
}

/** `April 2026`, `Apr 2026` or `Apr`; `2026年4月` or `4月` in Japanese. Month is 1..12. */
export function formatMonth(
  year: number,
  month: number,
  language: Wording["language"],
  length: "long" | "medium" | "short",
): string {
  if (language === "ja") return length === "short" ? `${month}月` : `${year}年${month}月`;
  if (length === "short") return shortMonthNames[month - 1] ?? "";
  return `${(length === "long" ? monthNames : shortMonthNames)[month - 1] ?? ""} ${year}`;
}

/** `Apr 6`; `4/6` in Japanese. */
export function formatMonthDay(dayNumber: number, language: Wording["language"]): string {
  const { month, day } = dateFromDays(dayNumber);
  return language === "ja" ? `${month}/${day}` : `${shortMonthNames[month - 1] ?? ""} ${day}`;
}

export function weekdayName(dayNumber: number, language: Wording["language"]): string {
  return weekdayNames[language][weekdayOf(dayNumber)] ?? "";
}

/** One letter: `W`, `水`. */
export function weekdayLetter(dayNumber: number, language: Wording["language"]): string {
  return weekdayLetters[language][weekdayOf(dayNumber)] ?? "";
}

/** ISO 8601 week of a day: the week that holds the year's first Thursday is number 1. */
export function isoWeek(dayNumber: number): number {
  const thursday = dayNumber + 3 - ((weekdayOf(dayNumber) + 6) % 7);
  let firstDay = thursday - 366;
  const { year } = dateFromDays(thursday);
  while (dateFromDays(firstDay).year < year) firstDay++;
  return Math.floor((thursday - firstDay) / 7) + 1;
}

/**
 * Working minutes as working days with at most one decimal: `10 d`, `-2.5 d`; below a tenth of a day as minutes.
 * @param perDay working minutes of a day
 */
export function workingDays(minutes: number, perDay: number): Message {
  const days = minutes / (perDay > 0 ? perDay : 480);
  const rounded = Math.round(days * 10) / 10;
  if (minutes !== 0 && rounded === 0) return message("{0} min", minutes);
  return message("{0} d", rounded === 0 ? 0 : rounded);
}

/** Minutes of a row in days: working days, or days of 24 hours where the row counts those (`15 ed`). */
export function rowDays(minutes: number, row: { readonly elapsed: boolean }, perDay: number): Message {
  if (!row.elapsed) return workingDays(minutes, perDay);
  return message("{0} ed", Math.round((minutes / minutesPerDay) * 10) / 10);
}

/** `40%` */
export function percent(value: number): string {
  return `${Math.round(value)}%`;
}

function lastMinute(finish: Instant): Instant {
  return finish - dayOf(finish) * minutesPerDay === 0 ? finish - 1 : finish;
}
