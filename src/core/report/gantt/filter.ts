import { dateFromDays, dayOf, daysFromDate, minutesPerDay, weekdayOf, type Instant } from "../../text/instant";
import { folded, isHeading } from "./outline";
import { rowFlags, type GanttModel, type GanttRows } from "./types";

/** A stretch of time that moves with the present day. */
export const periods = ["week", "nextWeek", "month", "nextMonth", "quarter"] as const;
export type Period = (typeof periods)[number];

export function isPeriod(name: string): name is Period {
  return periods.some((period) => period === name);
}

/** Which tasks a chart shows. All that is said must be true of a task; nothing said shows everything. */
export interface RowFilter {
  /** In name, code, id or people. */
  readonly text?: string;
  /** One of the people as the chart names them. */
  readonly person?: string;
  readonly critical?: boolean;
  readonly late?: boolean;
  /** Not finished yet. */
  readonly open?: boolean;
  readonly milestones?: boolean;
  /** At work at some time of it. */
  readonly period?: Period;
}

/** Whether a filter lets everything through. */
export function isEmptyFilter(filter: RowFilter): boolean {
  return Object.values(filter).every((value) => value === undefined || value === false || value === "");
}

/** What shows of a chart under a filter. */
export interface FilteredRows {
  /** 1 for tasks that the filter lets through, 2 for the summary tasks above them, which show where they stand. 0: not shown. */
  readonly shows: Uint8Array;
  /** How many tasks directly under each row are let through. */
  readonly below: Int32Array;
  readonly matches: number;
  /** Tasks without subtasks, of which the filter could let through. */
  readonly all: number;
}

/** The rows that a filter lets through. Summary tasks are never let through for themselves but for text: they show with what is below them. */
export function filterRows(model: GanttModel, filter: RowFilter): FilteredRows {
  const { rows } = model;
  const count = rows.id.length;
  const shows = new Uint8Array(count);
  const below = new Int32Array(count);
  const keeps = rowTest(model, filter);
  const onlyText = isEmptyFilter({ ...filter, text: "" });
  let matches = 0;
  let all = 0;
  for (let row = 0; row < count; row++) {
    const summary = rows.kind[row] === 1;
    if (!summary) all++;
    if (summary && (!onlyText || isHeading(model, row))) continue;
    if (!keeps(row)) continue;
    shows[row] = 1;
    matches++;
    const above = rows.parent[row] ?? -1;
    if (above >= 0) below[above] = (below[above] ?? 0) + 1;
    for (let up = above; up >= 0 && shows[up] === 0; up = rows.parent[up] ?? -1) shows[up] = 2;
  }
  return { shows, below, matches, all };
}

function rowTest(model: GanttModel, filter: RowFilter): (row: number) => boolean {
  const { rows } = model;
  const tests: ((row: number) => boolean)[] = [];
  const flag = (wanted: boolean | undefined, bit: number, value = true): void => {
    if (wanted) tests.push((row) => (((rows.flags[row] ?? 0) & bit) !== 0) === value);
  };
  flag(filter.critical, rowFlags.critical);
  flag(filter.late, rowFlags.late | rowFlags.deadlineMissed);
  flag(filter.open, rowFlags.complete, false);
  if (filter.milestones) tests.push((row) => rows.kind[row] === 2);
  const { person, text, period } = filter;
  if (person !== undefined) {
    const named = peopleOf(rows).map((people) => people.includes(person));
    tests.push((row) => named[rows.who[row] ?? -1] === true);
  }
  const wanted = folded((text ?? "").trim());
  if (wanted !== "") {
    const named = rows.whoTexts.map((texts) => folded(texts).includes(wanted));
    const holds = (value: string | undefined): boolean => folded(value ?? "").includes(wanted);
    tests.push(
      (row) =>
        holds(rows.name[row]) || holds(rows.wbs[row]) || holds(rows.id[row]) || named[rows.who[row] ?? -1] === true,
    );
  }
  if (period !== undefined) {
    const [from, to] = periodOf(period, model.today);
    tests.push((row) => {
      const start = rows.start[row] ?? null;
      const finish = rows.finish[row] ?? null;
      // A milestone at the very end of a period belongs to it.
      return start !== null && finish !== null && start < to && (finish > from || (start === finish && finish >= from));
    });
  }
  return (row) => tests.every((test) => test(row));
}

/** The people that each text of the who column names, without their share. */
export function peopleOf({ whoNames }: GanttRows): readonly (readonly string[])[] {
  return whoNames.map((names) => (names === "" ? [] : names.split("\n")));
}

/** Everybody who is named in a chart, in the order of the alphabet. */
export function peopleIn({ rows }: GanttModel): readonly string[] {
  return [...new Set(peopleOf(rows).flat())].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

/** First moment of a period and the first moment behind it. Weeks begin on Monday (ISO 8601). */
export function periodOf(period: Period, today: Instant): readonly [Instant, Instant] {
  const day = dayOf(today);
  const { year, month } = dateFromDays(day);
  const monday = day - ((weekdayOf(day) + 6) % 7);
  const days = (from: number, to: number): readonly [Instant, Instant] => [from * minutesPerDay, to * minutesPerDay];
  const months = (first: number, count: number): readonly [Instant, Instant] =>
    days(firstOfMonth(year, first), firstOfMonth(year, first + count));
  switch (period) {
    case "week":
      return days(monday, monday + 7);
    case "nextWeek":
      return days(monday + 7, monday + 14);
    case "month":
      return months(month, 1);
    case "nextMonth":
      return months(month + 1, 1);
    case "quarter":
      return months(month - ((month - 1) % 3), 3);
  }
}

/** @param month from 1; more than 12 is a month of a later year */
function firstOfMonth(year: number, month: number): number {
  return daysFromDate(year + Math.floor((month - 1) / 12), ((month - 1) % 12) + 1, 1);
}
