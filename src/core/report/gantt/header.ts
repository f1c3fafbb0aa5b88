import { dateFromDays } from "../../text/instant";
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
import { dayUnit, hourUnit, monthUnit, unitsFrom, weekUnit, yearUnit, type TimeUnit } from "./timeUnits";

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
  readonly unit: TimeUnit;
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

function hours(step: number): Unit {
  return {
    unit: hourUnit(step),
    days: step / 24,
    label: (day, width) => {
      const hour = String(Math.round((day - Math.floor(day)) * 24)).padStart(2, "0");
      return width >= 48 ? `${hour}:00` : hour;
    },
  };
}

const day: Unit = {
  unit: dayUnit,
  days: 1,
  label: (number, width, language) => {
    const { day: dayOfMonth } = dateFromDays(number);
    if (width >= 56)
      return language === "ja"
        ? `${dayOfMonth}日(${weekdayName(number, "ja")})`
        : `${weekdayName(number, "en")} ${dayOfMonth}`;
    return width >= 34 ? `${dayOfMonth} ${weekdayLetter(number, language)}` : String(dayOfMonth);
  },
};
const longDay: Unit = { unit: dayUnit, days: 1, label: (number, _, language) => formatLongDay(number, language) };
const week: Unit = {
  unit: weekUnit,
  days: 7,
  label: (number, width, language) => {
    const short = language === "ja" ? `${isoWeek(number)}週` : `W${isoWeek(number)}`;
    return width >= 92 ? `${short} · ${formatMonthDay(number, language)}` : short;
  },
};
const month: Unit = {
  unit: monthUnit(1),
  days: 30.44,
  label: (number, _, language) => {
    const { year, month: index } = dateFromDays(number);
    return formatMonth(year, index, language, "short");
  },
};
const longMonth: Unit = {
  unit: monthUnit(1),
  days: 30.44,
  label: (number, width, language) => {
    const { year, month: index } = dateFromDays(number);
    return formatMonth(year, index, language, width >= 96 ? "long" : width >= 64 ? "medium" : "short");
  },
};
const quarter: Unit = {
  unit: monthUnit(3),
  days: 91.3,
  label: (number) => `Q${Math.ceil(dateFromDays(number).month / 3)}`,
};

function years(step: number): Unit {
  return {
    unit: yearUnit(step),
    days: 365.25 * step,
    label: (number, _, language) => {
      const { year } = dateFromDays(number);
      if (language === "ja") return step === 1 ? `${year}年` : `${year}年代`;
      return step === 1 ? String(year) : `${year}s`;
    },
  };
}

const plainYears = (step: number): Unit => ({ ...years(step), label: (number) => String(dateFromDays(number).year) });

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
  return unitsFrom(lower.days < 1 ? dayUnit : lower.unit, dayAtX(scale, fromX), dayAtX(scale, toX));
}

function cells(
  unit: Unit,
  scale: TimeScale,
  fromX: number,
  toX: number,
  language: Language,
  inset: number,
): readonly HeaderCell[] {
  const starts = unitsFrom(unit.unit, dayAtX(scale, fromX), dayAtX(scale, toX));
  return starts.slice(0, -1).map((start, index) => {
    const x = xOfDay(scale, start);
    const width = xOfDay(scale, starts[index + 1] ?? start) - x;
    const text = unit.label(start, width, language);
    return { x, width, text: textWidth(text, metrics.smallFontSize) + 2 * inset <= width + 2 ? text : "" };
  });
}
