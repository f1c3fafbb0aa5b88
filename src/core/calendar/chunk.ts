import { minutesPerDay, type Instant } from "../text/instant";
import { firstHorizonDay, horizonStart, lastHorizonDay } from "./horizon";
import type { Intervals } from "./intervals";

/** Days compiled together. Larger makes the first use slower, smaller makes long stretches slower. */
export const chunkDays = 256;
const chunkMinutes = chunkDays * minutesPerDay;
/** Chunks of the whole horizon. */
export const chunkCount = Math.ceil((lastHorizonDay - firstHorizonDay) / chunkDays);

/** Some days' working intervals. `sums[i]` is the working time before interval `i`, so that stretches are differences. */
export interface Chunk {
  /** The first instant of its first day. */
  readonly from: Instant;
  readonly starts: Float64Array;
  readonly finishes: Float64Array;
  readonly sums: Float64Array;
  /** By day of the chunk: place of the first interval that ends after the day has begun. Searches begin there and take a step or two. */
  readonly firstOfDay: Int32Array;
  readonly count: number;
  readonly total: number;
}

/** The chunk of an instant of the horizon. */
export function chunkIndex(instant: Instant): number {
  return Math.floor((instant - horizonStart) / chunkMinutes);
}

/** Makes the chunk at `index` of intervals that lie in it. */
export function compileChunk(index: number, intervals: Intervals): Chunk {
  const count = intervals.length >> 1;
  const from = horizonStart + index * chunkMinutes;
  const starts = new Float64Array(count);
  const finishes = new Float64Array(count);
  const sums = new Float64Array(count + 1);
  for (let at = 0; at < count; at++) {
    const start = intervals[at * 2] ?? 0;
    const finish = intervals[at * 2 + 1] ?? 0;
    starts[at] = start;
    finishes[at] = finish;
    sums[at + 1] = (sums[at] ?? 0) + finish - start;
  }
  const firstOfDay = new Int32Array(chunkDays + 1);
  for (let day = 0, at = 0; day <= chunkDays; day++) {
    while (at < count && (finishes[at] ?? 0) <= from + day * minutesPerDay) at++;
    firstOfDay[day] = at;
  }
  return { from, starts, finishes, sums, firstOfDay, count, total: sums[count] ?? 0 };
}

function firstOfDayOf(chunk: Chunk, instant: Instant): number {
  return (
    chunk.firstOfDay[Math.floor((instant - chunk.from) / minutesPerDay)] ?? (instant < chunk.from ? 0 : chunk.count)
  );
}

/** Place of the first interval that ends after an instant; `count` when none does. */
export function firstEndingAfter(chunk: Chunk, instant: Instant): number {
  let at = firstOfDayOf(chunk, instant);
  while (at < chunk.count && (chunk.finishes[at] ?? 0) <= instant) at++;
  return at;
}

/** Place of the last interval that starts before an instant; -1 when none does. */
export function lastStartingBefore(chunk: Chunk, instant: Instant): number {
  let at = firstOfDayOf(chunk, instant);
  while (at < chunk.count && (chunk.starts[at] ?? 0) < instant) at++;
  return at - 1;
}

/** Working time of a chunk before an instant. */
export function workBefore(chunk: Chunk, instant: Instant): number {
  const at = lastStartingBefore(chunk, instant);
  if (at < 0) return 0;
  return (chunk.sums[at] ?? 0) + Math.min(instant, chunk.finishes[at] ?? 0) - (chunk.starts[at] ?? 0);
}

/**
 * Place of the last interval with less than `minutes` (above 0) of work before it.
 * @param low a place that isn't behind it: the search goes on from there with growing steps, because most stretches are short
 */
export function lastSumBelow(chunk: Chunk, minutes: number, low: number): number {
  let step = 1;
  while (low + step < chunk.count && (chunk.sums[low + step] ?? 0) < minutes) {
    low += step;
    step *= 2;
  }
  let high = Math.min(low + step, chunk.count) - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((chunk.sums[middle] ?? 0) < minutes) low = middle;
    else high = middle - 1;
  }
  return low;
}

/**
 * Place of the last interval with at most `minutes` of work before it.
 * @param high a place that isn't before it
 */
export function lastSumAtMost(chunk: Chunk, minutes: number, high: number): number {
  let step = 1;
  while (high - step >= 0 && (chunk.sums[high - step + 1] ?? 0) > minutes) {
    high -= step;
    step *= 2;
  }
  let low = Math.max(0, high - step);
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((chunk.sums[middle] ?? 0) <= minutes) low = middle;
    else high = middle - 1;
  }
  return low;
}
