import { minutesPerDay, weekdayOf } from "../../text/instant";
import { dayAtX, hoursFrom, xOfDay, type TimeScale } from "./timescale";
import type { GanttCalendar, GanttException } from "./types";

/** A stretch of time in which nobody works, in pixels of the whole chart. */
export interface Shade {
  readonly x: number;
  readonly width: number;
  readonly holiday: boolean;
}

/** Below this zoom free days would be a grey haze. */
export const leastShadedZoom = 2;

/** How strong the shading is (0..1): far away it must not outshine the bars. */
export function shadeStrength(scale: TimeScale): number {
  return Math.min(Math.max((scale.pixelsPerDay - 1) / 6, 0.3), 1);
}

/** The free days of a window; from the zoom on that shows hours, the free hours too. */
export function shades(calendar: GanttCalendar, scale: TimeScale, fromX: number, toX: number): readonly Shade[] {
  if (scale.pixelsPerDay < leastShadedZoom) return [];
  const found: Shade[] = [];
  const last = Math.floor(dayAtX(scale, toX));
  let next = firstExceptionFrom(calendar.exceptions, Math.floor(dayAtX(scale, fromX)));
  for (let day = Math.floor(dayAtX(scale, fromX)); day <= last; day++) {
    while ((calendar.exceptions[next]?.to ?? Infinity) < day) next++;
    const candidate = calendar.exceptions[next];
    const exception = candidate && candidate.from <= day ? candidate : undefined;
    const hours = exception?.hours ?? calendar.week[weekdayOf(day)] ?? [];
    if (hours.length === 0) addDay(found, scale, day, exception);
    else if (scale.pixelsPerDay >= hoursFrom) addHours(found, scale, day, hours);
  }
  return found;
}

/** The name of the special day at a position of the axis. */
export function holidayAt(calendar: GanttCalendar, day: number, language: "en" | "ja"): string | undefined {
  const number = Math.floor(day);
  const exception = calendar.exceptions[firstExceptionFrom(calendar.exceptions, number)];
  if (!exception || exception.from > number) return undefined;
  return language === "ja" ? (exception.nameJa ?? exception.name) : exception.name;
}

function addDay(found: Shade[], scale: TimeScale, day: number, exception: GanttException | undefined): void {
  const x = xOfDay(scale, day);
  const width = scale.pixelsPerDay;
  const before = found.at(-1);
  const holiday = exception !== undefined;
  const joins = before !== undefined && before.holiday === holiday && Math.abs(before.x + before.width - x) < 0.01;
  if (before && joins) found[found.length - 1] = { ...before, width: before.width + width };
  else found.push({ x, width, holiday });
}

function addHours(found: Shade[], scale: TimeScale, day: number, hours: readonly (readonly [number, number])[]): void {
  let from = 0;
  for (const [start, finish] of [...hours, [minutesPerDay, minutesPerDay] as const]) {
    if (start > from) {
      const x = xOfDay(scale, day + from / minutesPerDay);
      found.push({ x, width: ((start - from) / minutesPerDay) * scale.pixelsPerDay, holiday: false });
    }
    from = Math.max(from, finish);
  }
}

/** Index of the first exception that ends on the day or later. */
function firstExceptionFrom(exceptions: readonly GanttException[], day: number): number {
  let low = 0;
  let high = exceptions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((exceptions[middle]?.to ?? Infinity) < day) low = middle + 1;
    else high = middle;
  }
  return low;
}
