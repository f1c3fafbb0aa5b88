import type { DurationBasis } from "../text/duration";
import { dayOf, minutesPerDay, type Instant } from "../text/instant";
import type { HolidayName } from "./holidays/table";
import { firstHorizonDay, horizonFinish, horizonStart, lastHorizonDay } from "./horizon";
import type { Intervals, IntervalSource } from "./intervals";

/** Days compiled together. Larger makes the first use slower, smaller makes long stretches slower. */
const chunkDays = 256;
const chunkMinutes = chunkDays * minutesPerDay;
const chunkCount = Math.ceil((lastHorizonDay - firstHorizonDay) / chunkDays);

/** Some days' working intervals. `sums[i]` is the working time before interval `i`, so that stretches are differences. */
interface Chunk {
  readonly starts: Float64Array;
  readonly finishes: Float64Array;
  readonly sums: Float64Array;
  readonly count: number;
  readonly total: number;
}

/** The name of a day that differs from the week: one text as written, or a public holiday in both languages. */
export type DayName = string | HolidayName;

export interface CalendarParts {
  readonly id: string;
  readonly basis: DurationBasis;
  readonly intervals: IntervalSource;
  readonly dayName?: (day: number) => DayName | undefined;
}

/**
 * Working time as arithmetic. Instants are wall-clock minutes, working time is whole minutes; time is worked in half-open intervals [start, finish).
 * Time is known from 1900 to 2300 (`horizon.ts`): sums stop there, so that a calendar without work, or 500 years of it, ends quickly.
 */
export class WorkingCalendar {
  readonly id: string;
  /** What a day, a week and a month are in working hours. */
  readonly basis: DurationBasis;
  readonly #source: IntervalSource;
  readonly #dayName: ((day: number) => DayName | undefined) | undefined;
  readonly #chunks: (Chunk | undefined)[] = [];
  #never: boolean | undefined;

  constructor(parts: CalendarParts) {
    this.id = parts.id;
    this.basis = parts.basis;
    this.#source = parts.intervals;
    this.#dayName = parts.dayName;
  }

  /** Whether no minute of the whole horizon is worked. The answer comes at once where there is work soon after `near`. */
  neverWorks(near: Instant): boolean {
    this.#never ??= this.nextWorking(near) >= horizonFinish && this.previousWorking(near) <= horizonStart;
    return this.#never;
  }

  /** Whether the minute that begins at an instant is worked. */
  isWorking(instant: Instant): boolean {
    if (instant < horizonStart || instant >= horizonFinish) return false;
    const chunk = this.#chunk(chunkIndex(instant));
    const at = firstEndingAfter(chunk, instant);
    return at < chunk.count && (chunk.starts[at] ?? 0) <= instant;
  }

  /** The earliest worked instant at or after `instant`; the end of the horizon (or `instant`, when later) if there is none. */
  nextWorking(instant: Instant): Instant {
    if (instant >= horizonFinish) return instant;
    const from = Math.max(instant, horizonStart);
    for (let index = chunkIndex(from); index < chunkCount; index++) {
      const chunk = this.#chunk(index);
      const at = firstEndingAfter(chunk, from);
      if (at < chunk.count) return Math.max(from, chunk.starts[at] ?? 0);
    }
    return horizonFinish;
  }

  /** The latest instant at or before `instant` at which work ends or goes on: never the start of an interval. The start of the horizon if there is none. */
  previousWorking(instant: Instant): Instant {
    if (instant <= horizonStart) return instant;
    const from = Math.min(instant, horizonFinish);
    for (let index = chunkIndex(from - 1); index >= 0; index--) {
      const chunk = this.#chunk(index);
      const at = lastStartingBefore(chunk, from);
      if (at >= 0) return Math.min(from, chunk.finishes[at] ?? 0);
    }
    return horizonStart;
  }

  /**
   * The instant at which `minutes` of work since `instant` are done: the end of work of a day, not the start of the next. No minutes give `instant`
   * itself, negative ones subtract. Work that does not fit into the horizon ends with it.
   */
  add(instant: Instant, minutes: number): Instant {
    if (minutes < 0) return this.subtract(instant, -minutes);
    if (minutes === 0 || instant >= horizonFinish) return instant;
    const from = Math.max(instant, horizonStart);
    let index = chunkIndex(from);
    let wanted = minutes + before(this.#chunk(index), from);
    for (; index < chunkCount; index++) {
      const chunk = this.#chunk(index);
      if (wanted <= chunk.total) {
        const at = lastSumBelow(chunk, wanted);
        return (chunk.starts[at] ?? 0) + wanted - (chunk.sums[at] ?? 0);
      }
      wanted -= chunk.total;
    }
    return horizonFinish;
  }

  /** The latest instant from which `minutes` of work lead to `instant`: the start of work of a day, not the end of the day before. */
  subtract(instant: Instant, minutes: number): Instant {
    if (minutes < 0) return this.add(instant, -minutes);
    if (minutes === 0 || instant <= horizonStart) return instant;
    const from = Math.min(instant, horizonFinish);
    let index = chunkIndex(from - 1);
    let rest = before(this.#chunk(index), from) - minutes;
    for (; index >= 0; index--) {
      const chunk = this.#chunk(index);
      if (rest >= 0) {
        const at = lastSumAtMost(chunk, rest);
        return (chunk.starts[at] ?? 0) + rest - (chunk.sums[at] ?? 0);
      }
      rest += index > 0 ? this.#chunk(index - 1).total : 0;
    }
    return horizonStart;
  }

  /** Working minutes from `a` to `b`; negative when `b` is earlier. */
  between(a: Instant, b: Instant): number {
    if (a === b) return 0;
    if (a > b) return -this.between(b, a);
    const from = Math.min(Math.max(a, horizonStart), horizonFinish);
    const to = Math.min(Math.max(b, horizonStart), horizonFinish);
    const first = chunkIndex(Math.min(from, horizonFinish - 1));
    const last = chunkIndex(Math.min(to, horizonFinish - 1));
    let minutes = before(this.#chunk(last), to) - before(this.#chunk(first), from);
    for (let index = first; index < last; index++) minutes += this.#chunk(index).total;
    return minutes;
  }

  /** Whether any minute of a day (days since 1970-01-01) is worked. */
  isWorkingDay(day: number): boolean {
    const next = this.nextWorking(day * minutesPerDay);
    return dayOf(next) === day && this.isWorking(next);
  }

  /** Working intervals between two instants, cut there: start, finish, start, finish … */
  intervals(from: Instant, to: Instant): Intervals {
    const result: Instant[] = [];
    let at = this.nextWorking(from);
    while (at < to && at < horizonFinish) {
      const chunk = this.#chunk(chunkIndex(at));
      const finish = chunk.finishes[firstEndingAfter(chunk, at)] ?? horizonFinish;
      const last = result[result.length - 1];
      if (last === at) result[result.length - 1] = Math.min(finish, to);
      else result.push(at, Math.min(finish, to));
      at = this.nextWorking(finish);
    }
    return result;
  }

  /** Why a day differs from its week: the name of the exception, or of the public holiday in the language asked for. */
  exceptionName(day: number, language: "en" | "ja" = "en"): string | undefined {
    const name = this.#dayName?.(day);
    return typeof name === "object" ? name[language] : name;
  }

  #chunk(index: number): Chunk {
    const known = this.#chunks[index];
    if (known) return known;
    const fromDay = firstHorizonDay + index * chunkDays;
    const chunk = compileChunk(this.#source(fromDay, Math.min(fromDay + chunkDays, lastHorizonDay)));
    this.#chunks[index] = chunk;
    return chunk;
  }
}

function chunkIndex(instant: Instant): number {
  return Math.floor((instant - horizonStart) / chunkMinutes);
}

function compileChunk(intervals: Intervals): Chunk {
  const count = intervals.length >> 1;
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
  return { starts, finishes, sums, count, total: sums[count] ?? 0 };
}

/** Place of the first interval that ends after an instant; `count` when none does. */
function firstEndingAfter(chunk: Chunk, instant: Instant): number {
  let low = 0;
  let high = chunk.count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((chunk.finishes[middle] ?? 0) > instant) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Place of the last interval that starts before an instant; -1 when none does. */
function lastStartingBefore(chunk: Chunk, instant: Instant): number {
  let low = 0;
  let high = chunk.count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((chunk.starts[middle] ?? 0) < instant) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Working time of a chunk before an instant. */
function before(chunk: Chunk, instant: Instant): number {
  const at = lastStartingBefore(chunk, instant);
  if (at < 0) return 0;
  return (chunk.sums[at] ?? 0) + Math.min(instant, chunk.finishes[at] ?? 0) - (chunk.starts[at] ?? 0);
}

/** Place of the last interval with less than `minutes` (above 0) of work before it. */
function lastSumBelow(chunk: Chunk, minutes: number): number {
  let low = 0;
  let high = chunk.count - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((chunk.sums[middle] ?? 0) < minutes) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Place of the last interval with at most `minutes` of work before it. */
function lastSumAtMost(chunk: Chunk, minutes: number): number {
  let low = 0;
  let high = chunk.count - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((chunk.sums[middle] ?? 0) <= minutes) low = middle;
    else high = middle - 1;
  }
  return low;
}
