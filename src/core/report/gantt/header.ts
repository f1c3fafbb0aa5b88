import { utcDay, utcHour, utcMonday, utcMonth, utcYear, type TimeInterval } from "d3-time";
import {
  formatLongDay,
  formatMonth,
  formatMonthDay,
  isoWeek,
  weekdayLetter,
  weekdayName,
  type Wording,
} from "./format";
import { metrics } from "./metrics";
import { textWidth } from "./textWidth";
import { dayAtX, xOfDay, type TimeScale } from "./timescale";

/** One cell of a header row, in pixels of the whole chart. */
export interface HeaderCell {
  readonly x: number;
  readonly width: number;
  readonly text: string;
}

/** The two rows of the time header for a window of the chart, and what stands between them in the body: the lines of the columns. */
export interface Header {
  readonly upper: readonly HeaderCell[];
  readonly lower: readonly HeaderCell[];
}

type Language = Wording["language"];

interface Unit {
  readonly interval: TimeInterval;
  /** Days, on the average. */
  readonly days: number;
  /** `day` is days since 1970-01-01 (with a fraction for hours), `width` the room in pixels. */
  readonly label: (day: number, width: number, language: Language) => string;
}

interface Level {
  /** Smallest zoom at which the level is used. */
  readonly pixelsPerDay: number;
  readonly upper: Unit;
  readonly lower: Unit;
}

const millisecondsPerDay = 86_400_000;

function every(interval: TimeInterval, step: number): TimeInterval {
  // d3 gives null only for steps below 1.
  return ("every" in interval ? (interval as typeof utcDay).every(step) : null) ?? interval;
}

function hours(step: number): Unit {
  return {
    interval: every(utcHour, step),
    days: step / 24,
    label: (day, width) => {
      const hour = String(Math.round((day - Math.floor(day)) * 24)).padStart(2, "0");
      return width >= 48 ? `${hour}:00` : hour;
    },
  };
}

const day: Unit = {
  interval: utcDay,
  days: 1,
  label: (number, width, language) => {
    const { day: dayOfMonth } = partsOf(number);
    if (width >= 56)
      return language === "ja"
        ? `${dayOfMonth}日(${weekdayName(number, "ja")})`
        : `${weekdayName(number, "en")} ${dayOfMonth}`;
    return width >= 34 ? `${dayOfMonth} ${weekdayLetter(number, language)}` : String(dayOfMonth);
  },
};
const longDay: Unit = { interval: utcDay, days: 1, label: (number, _, language) => formatLongDay(number, language) };
const week: Unit = {
  interval: utcMonday,
  days: 7,
  label: (number, width, language) => {
    const short = language === "ja" ? `${isoWeek(number)}週` : `W${isoWeek(number)}`;
    return width >= 92 ? `${short} · ${formatMonthDay(number, language)}` : short;
  },
};
const month: Unit = {
  interval: utcMonth,
  days: 30.44,
  label: (number, _, language) => {
    const { year, month: index } = partsOf(number);
    return formatMonth(year, index, language, "short");
  },
};
const longMonth: Unit = {
  interval: utcMonth,
  days: 30.44,
  label: (number, width, language) => {
    const { year, month: index } = partsOf(number);
    return formatMonth(year, index, language, width >= 96 ? "long" : width >= 64 ? "medium" : "short");
  },
};
const quarter: Unit = {
  interval: every(utcMonth, 3),
  days: 91.3,
  label: (number) => `Q${Math.ceil(partsOf(number).month / 3)}`,
};

function years(step: number): Unit {
  return {
    interval: every(utcYear, step),
    days: 365.25 * step,
    label: (number, _, language) => {
      const { year } = partsOf(number);
      if (language === "ja") return step === 1 ? `${year}年` : `${year}年代`;
      return step === 1 ? String(year) : `${year}s`;
    },
  };
}

const plainYears = (step: number): Unit => ({ ...years(step), label: (number) => String(partsOf(number).year) });

/** From hours to centuries. The first level whose zoom is reached counts. */
const levels: readonly Level[] = [
  { pixelsPerDay: 24 * 26, upper: longDay, lower: hours(1) },
  { pixelsPerDay: 8 * 26, upper: longDay, lower: hours(3) },
  { pixelsPerDay: 4 * 26, upper: longDay, lower: hours(6) },
  { pixelsPerDay: 18, upper: longMonth, lower: day },
  { pixelsPerDay: 4.4, upper: longMonth, lower: week },
  { pixelsPerDay: 1, upper: years(1), lower: month },
  { pixelsPerDay: 0.29, upper: years(1), lower: quarter },
  { pixelsPerDay: 0.1, upper: years(10), lower: plainYears(1) },
  { pixelsPerDay: 0.02, upper: years(100), lower: plainYears(5) },
  { pixelsPerDay: 0, upper: years(100), lower: plainYears(20) },
];

function levelOf(scale: TimeScale): Level {
  const found = levels.find((level) => scale.pixelsPerDay >= level.pixelsPerDay) ?? levels.at(-1);
  if (!found) throw new RangeError("no level");
  return found;
}

/** The header cells that touch a window from one pixel to another. Costs what is visible, whatever the length of the plan. */
export function headerCells(scale: TimeScale, fromX: number, toX: number, language: Language): Header {
  const { upper, lower } = levelOf(scale);
  return { upper: cells(upper, scale, fromX, toX, language, 6), lower: cells(lower, scale, fromX, toX, language, 0) };
}

/**
 * The units of the lower header row that touch a window, whole days at least: the days at which they begin, and at last the day behind them.
 * Days are days since 1970-01-01.
 */
export function unitStarts(scale: TimeScale, fromX: number, toX: number): readonly number[] {
  const { lower } = levelOf(scale);
  const interval = lower.days < 1 ? utcDay : lower.interval;
  const from = interval.floor(dateOf(dayAtX(scale, fromX)));
  const [, ...others] = interval.range(from, dateOf(dayAtX(scale, toX)));
  const end = interval.offset(others.at(-1) ?? from, 1);
  return [from, ...others, end].map((date) => date.getTime() / millisecondsPerDay);
}

function cells(
  unit: Unit,
  scale: TimeScale,
  fromX: number,
  toX: number,
  language: Language,
  inset: number,
): readonly HeaderCell[] {
  const from = unit.interval.floor(dateOf(dayAtX(scale, fromX)));
  const to = dateOf(dayAtX(scale, toX));
  const starts = unit.interval.range(from, to);
  return starts.map((start, index) => {
    const number = start.getTime() / millisecondsPerDay;
    const next = starts[index + 1] ?? unit.interval.offset(start, 1);
    const x = xOfDay(scale, number);
    const width = xOfDay(scale, next.getTime() / millisecondsPerDay) - x;
    const text = unit.label(number, width, language);
    return { x, width, text: textWidth(text, metrics.smallFontSize) + 2 * inset <= width + 2 ? text : "" };
  });
}

/** Rounded to minutes, because a fraction of a millisecond would put a tick before its own unit. */
function dateOf(dayNumber: number): Date {
  return new Date(Math.round(dayNumber * 1440) * 60_000);
}

function partsOf(dayNumber: number): { readonly year: number; readonly month: number; readonly day: number } {
  const date = new Date(Math.floor(dayNumber) * millisecondsPerDay);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}
