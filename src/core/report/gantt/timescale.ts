import { dayOf, minutesPerDay, type Instant } from "../../text/instant";
import { metrics } from "./metrics";
import { textWidth, truncateToWidth } from "./textWidth";
import type { GanttModel } from "./types";

/**
 * The time axis. A position on it is a number of days since 1970-01-01; pixels count from the left edge of the whole chart. The axis is linear:
 * free days take as much room as working days.
 */
export interface TimeScale {
  readonly pixelsPerDay: number;
  /** Position of the pixel `metrics.padBefore`. */
  readonly originDay: number;
  /**
   * Working day in minutes since midnight, stretched to the width of its whole day so that a task of one day fills its column.
   * Absent where hours are drawn.
   */
  readonly workday?: readonly [number, number];
}

/** First and last day that a chart can show, as positions on the axis. */
export interface TimeSpan {
  readonly from: number;
  readonly to: number;
}

export const smallestPixelsPerDay = 0.005;
export const largestPixelsPerDay = 1920;
/** From this zoom on hours are drawn. */
export const hoursFrom = 104;
/** Months stay readable from this zoom on: the least to open a chart with. */
const readablePixelsPerDay = 1.05;
const openingPixelsPerDay = 36;
const marginBehind = 16;
/** Names measured to fit a plan; more would cost time and change nothing. */
const mostMeasured = 2_000;
/** Today counts to the span of the chart when it is not further away than this. */
const nearDays = 366;

/** The days of the plan: tasks, deadlines, status date; today when it is near. */
export function timeSpan(model: GanttModel): TimeSpan {
  let from = Infinity;
  let to = -Infinity;
  const include = (instant: Instant | null | undefined): void => {
    if (instant === null || instant === undefined) return;
    const day = instant / minutesPerDay;
    if (day < from) from = day;
    if (day > to) to = day;
  };
  include(model.start);
  include(model.finish);
  if (from === Infinity) include(model.today);
  for (const deadline of model.rows.deadline) if (deadline !== null) include(deadline);
  include(model.statusDate);
  for (const statusDate of model.rows.statusDate ?? []) include(statusDate);
  const today = model.today / minutesPerDay;
  if (today > from - nearDays && today < to + nearDays) include(model.today);
  return { from: Math.floor(from), to: Math.max(Math.ceil(to), Math.floor(from) + 1) };
}

/** The scale for a zoom. Zoom is clamped to what can be drawn. */
export function timeScale(model: GanttModel, span: TimeSpan, pixelsPerDay: number): TimeScale {
  const zoom = clampZoom(pixelsPerDay);
  const workday = zoom < hoursFrom ? workdayOf(model) : undefined;
  return { pixelsPerDay: zoom, originDay: span.from, ...(workday ? { workday } : {}) };
}

export function clampZoom(pixelsPerDay: number): number {
  if (!Number.isFinite(pixelsPerDay)) return openingPixelsPerDay;
  return Math.min(Math.max(pixelsPerDay, smallestPixelsPerDay), largestPixelsPerDay);
}

/** The zoom at which the whole plan stands in a width, the names beside its last bars included. */
export function fittingZoom(model: GanttModel, width: number): number {
  const { from, to } = planSpan(model);
  const days = to - from;
  const room = Math.max(width - metrics.padBefore - marginBehind, 40);
  let zoom = room / days;
  let measured = 0;
  for (let row = 0; row < model.rows.id.length && measured < mostMeasured; row++) {
    const end = Math.ceil((model.rows.finish[row] ?? 0) / minutesPerDay) - from;
    // Without dates, or so early that not even the longest name would reach the edge.
    if (end <= 0 || (room - metrics.longestLabel * metrics.boldFactor - metrics.labelGapBehindLink) / end >= zoom)
      continue;
    measured++;
    zoom = Math.min(zoom, (room - nameWidth(model.rows.name[row] ?? "")) / end);
  }
  // Long names must not press a plan together.
  return clampZoom(Math.max(zoom, (room * 0.6) / days));
}

/** Room that a name takes behind its bar. */
function nameWidth(name: string): number {
  const shown = truncateToWidth(name, metrics.longestLabel, metrics.fontSize);
  return textWidth(shown, metrics.fontSize) * metrics.boldFactor + metrics.labelGapBehindLink;
}

/** The zoom to open a chart with: the whole plan, unless that is too small to read or needlessly large. */
export function openingZoom(model: GanttModel, width: number): number {
  return Math.min(Math.max(fittingZoom(model, width), readablePixelsPerDay), openingPixelsPerDay);
}

/** The days that are drawn: those of the plan unless others are chosen. @param to the instant at which they end */
export function chosenSpan(
  model: GanttModel,
  { from, to }: { readonly from?: Instant; readonly to?: Instant },
): TimeSpan {
  const plan = planSpan(model);
  const first = from === undefined ? plan.from : dayOf(from);
  return { from: first, to: Math.max(to === undefined ? plan.to : Math.ceil(to / minutesPerDay), first + 1) };
}

/** The days of the plan alone, without today. */
export function planSpan(model: GanttModel): TimeSpan {
  const start = model.start ?? model.today;
  const finish = model.finish ?? start + minutesPerDay;
  const from = dayOf(start);
  return { from, to: Math.max(Math.ceil(finish / minutesPerDay), from + 1) };
}

/** Position of an instant on the axis, in days. */
export function axisDay(scale: TimeScale, instant: Instant): number {
  if (!scale.workday) return instant / minutesPerDay;
  const day = dayOf(instant);
  const [first, last] = scale.workday;
  const share = (instant - day * minutesPerDay - first) / (last - first);
  return day + Math.min(Math.max(share, 0), 1);
}

/**
 * Instant at a position on the axis, to the minute: what `axisDay` turned into the position.
 * @param isFinish the end of a day's column is then the end of its work, not the begin of the next day's
 */
export function instantAtDay(scale: TimeScale, position: number, isFinish = false): Instant {
  if (!scale.workday) return Math.round(position * minutesPerDay);
  const day = isFinish ? Math.ceil(position) - 1 : Math.floor(position);
  const [first, last] = scale.workday;
  return Math.round(day * minutesPerDay + first + (position - day) * (last - first));
}

/** Pixel of an instant. */
export function xOf(scale: TimeScale, instant: Instant): number {
  return xOfDay(scale, axisDay(scale, instant));
}

/** Pixel of a position on the axis. */
export function xOfDay(scale: TimeScale, day: number): number {
  return metrics.padBefore + (day - scale.originDay) * scale.pixelsPerDay;
}

/** Position on the axis under a pixel. */
export function dayAtX(scale: TimeScale, x: number): number {
  return scale.originDay + (x - metrics.padBefore) / scale.pixelsPerDay;
}

/** Width of the whole chart. */
export function chartWidth(scale: TimeScale, span: TimeSpan): number {
  return metrics.padBefore + (span.to - span.from) * scale.pixelsPerDay + metrics.padBehind;
}

/** First and last working minute of a day over the usual week. */
function workdayOf(model: GanttModel): readonly [number, number] | undefined {
  let first = Infinity;
  let last = -Infinity;
  for (const hours of model.calendar.week) {
    for (const [from, to] of hours) {
      first = Math.min(first, from);
      last = Math.max(last, Math.min(to, minutesPerDay));
    }
  }
  return last > first ? [first, last] : undefined;
}
