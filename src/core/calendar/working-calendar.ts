import type { DurationBasis } from "../text/duration";
import { dayOf, minutesPerDay, type Instant } from "../text/instant";
import {
  chunkCount,
  chunkDays,
  chunkIndex,
  compileChunk,
  firstEndingAfter,
  lastStartingBefore,
  lastSumAtMost,
  lastSumBelow,
  workBefore,
  type Chunk,
} from "./chunk";
import type { HolidayName } from "./holidays/table";
import { firstHorizonDay, horizonFinish, horizonStart, lastHorizonDay } from "./horizon";
import type { Intervals, IntervalSource } from "./intervals";

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
  /** Working time before each chunk, counted from the first one that was asked for; known without a gap around it. */
  readonly #sums: number[] = [];
  #firstSum = -1;
  #lastSum = -1;
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
    let low = Math.max(0, firstEndingAfter(this.#chunk(index), from) - 1);
    let wanted = minutes + workBefore(this.#chunk(index), from);
    for (; index < chunkCount; index++, low = 0) {
      const chunk = this.#chunk(index);
      if (wanted <= chunk.total) {
        const at = lastSumBelow(chunk, wanted, low);
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
    let rest = workBefore(this.#chunk(index), from) - minutes;
    let high = firstEndingAfter(this.#chunk(index), from);
    for (; index >= 0; index--, high = Infinity) {
      const chunk = this.#chunk(index);
      if (rest >= 0) {
        const at = lastSumAtMost(chunk, rest, Math.min(high, chunk.count - 1));
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
    const minutes = workBefore(this.#chunk(last), to) - workBefore(this.#chunk(first), from);
    return first === last ? minutes : minutes + this.#sumBefore(last) - this.#sumBefore(first);
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
    const chunk = compileChunk(index, this.#source(fromDay, Math.min(fromDay + chunkDays, lastHorizonDay)));
    this.#chunks[index] = chunk;
    return chunk;
  }

  #sumBefore(index: number): number {
    if (this.#firstSum < 0) {
      this.#firstSum = this.#lastSum = index;
      this.#sums[index] = 0;
    }
    for (; this.#lastSum < index; this.#lastSum++)
      this.#sums[this.#lastSum + 1] = (this.#sums[this.#lastSum] ?? 0) + this.#chunk(this.#lastSum).total;
    for (; this.#firstSum > index; this.#firstSum--)
      this.#sums[this.#firstSum - 1] = (this.#sums[this.#firstSum] ?? 0) - this.#chunk(this.#firstSum - 1).total;
    return this.#sums[index] ?? 0;
  }
}
