import {
  dateFromDays,
  dayOf,
  formatDate,
  formatInstant,
  isDateOnly,
  minutesPerDay,
  parseInstant,
  weekdayOf,
  type Instant,
} from "../../text/instant";

/**
 * A date in a rule: a day, or a day with a time. A day without a time is the whole day, so that `task.finish <= date("2026-06-30")` holds for what finishes in the
 * evening of that day: where one side has no time, days are compared. What finishes at midnight finishes on the day before, as everywhere in the product.
 */
export class RuleDate {
  /** Days since 1970-01-01. */
  readonly #day: number;
  /** Minutes since midnight, up to 1440; undefined for the whole day. */
  readonly #minute: number | undefined;

  constructor(day: number, minute?: number) {
    this.#day = day;
    this.#minute = minute;
  }

  /** The date of an instant at which something starts. */
  static atStart(instant: Instant): RuleDate {
    const day = dayOf(instant);
    return new RuleDate(day, instant - day * minutesPerDay);
  }

  /** The date of an instant at which something finishes: midnight belongs to the day before. */
  static atFinish(instant: Instant): RuleDate {
    const day = dayOf(instant - 1);
    return new RuleDate(day, instant - day * minutesPerDay);
  }

  /** Reads `2026-04-01` or `2026-04-01T13:00`. @returns undefined for anything else */
  static parse(text: string): RuleDate | undefined {
    const instant = parseInstant(text);
    if (instant === undefined) return undefined;
    if (isDateOnly(text)) return new RuleDate(dayOf(instant));
    return /[T ]24:00/.test(text) ? RuleDate.atFinish(instant) : RuleDate.atStart(instant);
  }

  get days(): number {
    return this.#day;
  }

  get hasTime(): boolean {
    return this.#minute !== undefined;
  }

  /** The instant; the beginning of the day without a time. */
  get instant(): Instant {
    return this.#day * minutesPerDay + (this.#minute ?? 0);
  }

  get year(): number {
    return dateFromDays(this.#day).year;
  }

  get month(): number {
    return dateFromDays(this.#day).month;
  }

  get day(): number {
    return dateFromDays(this.#day).day;
  }

  /** 1 Monday … 7 Sunday, as in ISO 8601. */
  get weekday(): number {
    return weekdayOf(this.#day) || 7;
  }

  /** Another day at the same time of day. */
  plusDays(days: number): RuleDate {
    return new RuleDate(this.#day + Math.round(days), this.#minute);
  }

  /** Negative when this one is earlier, 0 when both are the same as far as both say. */
  compare(other: RuleDate): number {
    if (this.#day !== other.#day || this.#minute === undefined || other.#minute === undefined)
      return this.#day - other.#day;
    return this.#minute - other.#minute;
  }

  /** As people read it: the day, with the time where it is not a bound of a day. */
  toString(): string {
    const day = this.#day * minutesPerDay;
    const isWhole = this.#minute === undefined || this.#minute === 0 || this.#minute === minutesPerDay;
    return isWhole ? formatDate(day) : formatInstant(day + (this.#minute ?? 0));
  }
}
