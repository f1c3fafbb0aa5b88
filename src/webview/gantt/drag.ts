import { axisDay, barOf, hoursFrom, hoursOfDay, instantAtDay, type TimeScale } from "../../core/report/gantt/layout";
import { rowAt, type GanttRow } from "../../core/report/gantt/rows";
import type { GanttModel } from "../../core/report/gantt/types";
import { dayOf, minutesPerDay, type Instant } from "../../core/text/instant";
import type { GanttEdit } from "../../protocol/gantt-edit";
import type { Grip } from "./grips";

/** A bar as it is held by the pointer: what would be written, and what it looks like meanwhile. */
export interface HeldBar {
  readonly row: GanttRow;
  readonly start: Instant;
  readonly finish: Instant;
  /** 0..100 */
  readonly percentComplete: number;
  /** Absent while nothing differs. */
  readonly edit?: GanttEdit;
}

/** Dates snap to this at zooms that show hours; to whole days below. */
const shortStep = 30;
const percentStep = 5;

/**
 * A bar that is dragged.
 * @param pixels way of the pointer along the time axis
 * @param free no snapping: to the minute and the percent
 * @returns undefined where the row has no dates
 */
export function dragBar(
  model: GanttModel,
  scale: TimeScale,
  index: number,
  grip: Exclude<Grip, "linkStart" | "linkFinish">,
  pixels: number,
  free: boolean,
): HeldBar | undefined {
  const row = rowAt(model, index);
  const bar = barOf(model, index, scale);
  if (row?.start === undefined || row.finish === undefined || !bar) return undefined;
  const { id, start, finish, percentComplete } = row;
  const byDay = !free && scale.pixelsPerDay < hoursFrom;
  const same: HeldBar = { row, start, finish, percentComplete };
  switch (grip) {
    case "move": {
      const next = movedInstant(scale, start, pixels, free, false);
      if (next === start) return same;
      return { ...same, start: next, finish: finish + next - start, edit: { kind: "move", id, start: next } };
    }
    case "resizeStart": {
      const latest = byDay ? latestStart(model, finish) : finish - shortStep;
      const next = Math.min(movedInstant(scale, start, pixels, free, false), Math.max(latest, start));
      return next === start ? same : { ...same, start: next, edit: { kind: "resizeStart", id, start: next } };
    }
    case "resizeFinish": {
      const earliest = byDay ? earliestFinish(model, start) : start + shortStep;
      const next = Math.max(movedInstant(scale, finish, pixels, free, true), Math.min(earliest, finish));
      return next === finish ? same : { ...same, finish: next, edit: { kind: "resizeFinish", id, finish: next } };
    }
    case "progress": {
      const share = ((bar.done + pixels) / Math.max(bar.width, 1)) * 100;
      const step = free ? 1 : percentStep;
      const next = Math.min(Math.max(Math.round(share / step) * step, 0), 100);
      // Less than a step is no change, even where the present progress is between two steps.
      if (pixels === 0 || next === percentComplete) return same;
      return { ...same, percentComplete: next, edit: { kind: "progress", id, percentComplete: next } };
    }
  }
}

/** An instant moved by a way of the pointer. It keeps its time of day while it moves by days. */
function movedInstant(scale: TimeScale, instant: Instant, pixels: number, free: boolean, isFinish: boolean): Instant {
  if (pixels === 0) return instant;
  const days = pixels / scale.pixelsPerDay;
  if (free) return instantAtDay(scale, axisDay(scale, instant) + days, isFinish);
  if (scale.pixelsPerDay < hoursFrom) return instant + Math.round(days) * minutesPerDay;
  return Math.round((instant + days * minutesPerDay) / shortStep) * shortStep;
}

/** The last start that leaves some working time before a finish: the begin of its day. */
function latestStart(model: GanttModel, finish: Instant): Instant {
  const day = dayOf(finish - 1);
  return Math.min(day * minutesPerDay + (hoursOfDay(model.calendar, day)[0]?.[0] ?? 0), finish - shortStep);
}

/** The first finish that leaves some working time behind a start: the end of its day. */
function earliestFinish(model: GanttModel, start: Instant): Instant {
  const day = dayOf(start);
  const end = hoursOfDay(model.calendar, day).at(-1)?.[1] ?? minutesPerDay;
  return Math.max(day * minutesPerDay + end, start + shortStep);
}

/**
 * The edit of a bar by a key: one day on or back, over days on which nobody works.
 * @returns undefined where nothing would differ, or the row has no dates
 */
export function stepBar(
  model: GanttModel,
  index: number,
  grip: "move" | "resizeStart" | "resizeFinish",
  direction: 1 | -1,
): GanttEdit | undefined {
  const row = rowAt(model, index);
  if (row?.start === undefined || row.finish === undefined) return undefined;
  const { id, start, finish } = row;
  if (grip === "move") return { kind: "move", id, start: nextWorkday(model, start, direction) };
  if (row.kind !== "task") return undefined;
  if (grip === "resizeStart") {
    const next = Math.min(nextWorkday(model, start, direction), Math.max(latestStart(model, finish), start));
    return next === start ? undefined : { kind: "resizeStart", id, start: next };
  }
  // The end of a day belongs to the day that it ends.
  const moved = nextWorkday(model, finish - 1, direction) + 1;
  const next = Math.max(moved, Math.min(earliestFinish(model, start), finish));
  return next === finish ? undefined : { kind: "resizeFinish", id, finish: next };
}

/** Longest stretch of free days that a key goes over. */
const longestFree = 60;

/** The same time of the next working day. */
function nextWorkday(model: GanttModel, instant: Instant, direction: 1 | -1): Instant {
  for (let days = 1; days <= longestFree; days++) {
    const next = instant + direction * days * minutesPerDay;
    if (hoursOfDay(model.calendar, dayOf(next)).length > 0) return next;
  }
  return instant + direction * minutesPerDay;
}
