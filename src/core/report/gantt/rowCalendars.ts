import type { WorkingCalendar } from "../../calendar/working-calendar";
import { sameItems } from "../../schedule/input";
import { planOf } from "../../schedule/calculate";
import type { Schedule } from "../../schedule/types";
import type { Instant } from "../../text/instant";
import { ganttCalendar } from "./calendar";
import type { GanttCalendar } from "./types";

/** When tasks are worked on that follow another calendar than the project. */
export interface RowCalendars {
  readonly calendars: readonly GanttCalendar[];
  /** By row: 0 for the project's calendar, otherwise the place in `calendars`, counted from 1. */
  readonly rows: readonly number[];
}

/** More calendars than this are no help to anybody; further ones are drawn as the project's. */
const mostCalendars = 50;

/** What was made of a calendar for a stretch of time, as long as the schedule has it. */
const known = new WeakMap<
  WorkingCalendar,
  { readonly from: Instant; readonly to: Instant; readonly made: GanttCalendar }
>();

/**
 * The calendars of tasks whose own calendar, together with that of their people, is not the project's. Elapsed durations know no free time, and what splits a task is no
 * calendar; both count as the project's.
 * @param before what it was for an earlier version, of which what is the same is taken again
 * @returns undefined where all tasks follow the project's calendar
 */
export function rowCalendars(
  schedule: Schedule,
  { from, to }: { readonly from: Instant; readonly to: Instant },
  before?: Partial<RowCalendars>,
): RowCalendars | undefined {
  const plan = planOf(schedule);
  if (!plan) return undefined;
  const numbers = new Map<WorkingCalendar, number>([[plan.calendar, 0]]);
  const rows: number[] = [];
  for (let row = 0; row < plan.leaves.length; row++) {
    const leaf = plan.leaves[row];
    const isUsual = !leaf || leaf.elapsed || leaf.calendar === plan.calendar;
    rows.push(isUsual || (plan.network.tasks[row]?.splits?.length ?? 0) > 0 ? 0 : numberOf(leaf.calendar, numbers));
  }
  if (numbers.size === 1) return undefined;
  const calendars = [...numbers.keys()].slice(1).map((calendar) => drawn(calendar, from, to));
  return {
    calendars: sameOr(before?.calendars, calendars),
    rows: sameOr(before?.rows, rows),
  };
}

function numberOf(calendar: WorkingCalendar, numbers: Map<WorkingCalendar, number>): number {
  const number = numbers.get(calendar);
  if (number !== undefined) return number;
  if (numbers.size > mostCalendars) return 0;
  numbers.set(calendar, numbers.size);
  return numbers.size - 1;
}

function drawn(calendar: WorkingCalendar, from: Instant, to: Instant): GanttCalendar {
  const made = known.get(calendar);
  if (made?.from === from && made.to === to) return made.made;
  const fresh = ganttCalendar(calendar, from, to);
  known.set(calendar, { from, to, made: fresh });
  return fresh;
}

function sameOr<Item>(before: readonly Item[] | undefined, now: readonly Item[]): readonly Item[] {
  return before && sameItems(before, now) ? before : now;
}
