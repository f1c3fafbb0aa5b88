import { minutesPerDay, type Instant } from "../../text/instant";
import { rowFlags, type GanttModel } from "./types";
import { workingMinutesBetween } from "./working";

/** End of the status date that holds for a row. */
export function statusDateOf({ rows, statusDate }: GanttModel, row: number): Instant | undefined {
  return rows.statusDate ? (rows.statusDate[row] ?? undefined) : statusDate;
}

/** Longer spans are divided by the clock: their days are too many to be walked for a picture. */
const walkedMinutes = 20 * 366 * minutesPerDay;

/**
 * Share of a row's working time (of the project's calendar) that lies before the status date, 0..100: what should be done by then.
 * @returns undefined without a status date, and for rows to which it does not apply: milestones, inactive rows, rows without dates
 */
export function expectedPercent(model: GanttModel, row: number): number | undefined {
  const { rows, calendar } = model;
  const statusDate = statusDateOf(model, row);
  const start = rows.start[row] ?? null;
  const finish = rows.finish[row] ?? null;
  if (statusDate === undefined || start === null || finish === null || finish <= start) return undefined;
  if (((rows.flags[row] ?? 0) & rowFlags.inactive) !== 0) return undefined;
  if (statusDate <= start) return 0;
  if (statusDate >= finish) return 100;
  const all = finish - start > walkedMinutes ? 0 : workingMinutesBetween(calendar, start, finish);
  if (all === 0) return ((statusDate - start) / (finish - start)) * 100;
  return (workingMinutesBetween(calendar, start, statusDate) / all) * 100;
}
