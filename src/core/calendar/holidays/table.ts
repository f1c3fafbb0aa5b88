import { dateFromDays } from "../../text/instant";

/** The name of a holiday in the languages of the product. */
export interface HolidayName {
  readonly en: string;
  readonly ja: string;
}

/** Public holidays of one country, one text a year, six digits a day: month, day, place in `names`. */
export interface HolidayTable {
  readonly firstYear: number;
  readonly names: readonly HolidayName[];
  readonly years: readonly string[];
}

/** Holidays of a country by day, read from its table one year at a time. */
export class Holidays {
  readonly #table: HolidayTable;
  readonly #years = new Map<number, ReadonlyMap<number, HolidayName>>();

  constructor(table: HolidayTable) {
    this.#table = table;
  }

  /** First and last year of which the holidays are known. */
  get span(): { readonly firstYear: number; readonly lastYear: number } {
    return { firstYear: this.#table.firstYear, lastYear: this.#table.firstYear + this.#table.years.length - 1 };
  }

  /** The holiday on a day (days since 1970-01-01), or undefined. Years outside the table have none. */
  on(day: number): HolidayName | undefined {
    const date = dateFromDays(day);
    let year = this.#years.get(date.year);
    if (!year) {
      year = this.#read(this.#table.years[date.year - this.#table.firstYear] ?? "");
      this.#years.set(date.year, year);
    }
    return year.get(date.month * 100 + date.day);
  }

  #read(digits: string): ReadonlyMap<number, HolidayName> {
    const days = new Map<number, HolidayName>();
    for (let at = 0; at < digits.length; at += 6) {
      const name = this.#table.names[Number(digits.slice(at + 4, at + 6))];
      if (name) days.set(Number(digits.slice(at, at + 4)), name);
    }
    return days;
  }
}
