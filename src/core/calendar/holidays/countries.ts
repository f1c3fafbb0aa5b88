import { japaneseHolidays } from "./jp";
import { Holidays, type HolidayTable } from "./table";

/** Tables by ISO 3166 country code. Another country is one more table here. */
const tables: ReadonlyMap<string, HolidayTable> = new Map([["JP", japaneseHolidays]]);
const read = new Map<string, Holidays>();

/** Country codes whose holidays are known. */
export const holidayCountries: readonly string[] = [...tables.keys()];

/** The holidays of a country (`JP`, upper or lower case), or undefined for one that isn't known. */
export function holidaysOf(country: string): Holidays | undefined {
  const code = country.toUpperCase();
  const table = tables.get(code);
  if (!table) return undefined;
  let holidays = read.get(code);
  if (!holidays) {
    holidays = new Holidays(table);
    read.set(code, holidays);
  }
  return holidays;
}
