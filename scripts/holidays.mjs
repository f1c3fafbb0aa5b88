// Writes the table of Japanese national holidays in src/core/calendar/holidays/jp.ts from the package @holiday-jp/holiday_jp (MIT).
// Run `node scripts/holidays.mjs` after updating that package.
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const firstYear = 1990;
const lastYear = 2050;
const target = fileURLToPath(new URL("../src/core/calendar/holidays/jp.ts", import.meta.url));

// The package keeps the old English name for the day that has been スポーツの日 (Sports Day) since 2020.
const english = new Map([
  ["スポーツの日", "Sports Day"],
  ["休日", "Citizens' Holiday"],
]);

const holidays = createRequire(import.meta.url)("@holiday-jp/holiday_jp/lib/holidays.js");
const names = [];
const years = [];
for (let year = firstYear; year <= lastYear; year++) years.push("");
for (const { date, name, name_en } of Object.values(holidays)) {
  const year = Number(date.slice(0, 4));
  if (year < firstYear || year > lastYear) continue;
  const en = english.get(name) ?? name_en;
  let index = names.findIndex((known) => known.ja === name && known.en === en);
  if (index < 0) index = names.push({ ja: name, en }) - 1;
  years[year - firstYear] += date.slice(5, 7) + date.slice(8, 10) + String(index).padStart(2, "0");
}

const text = `import type { HolidayTable } from "./table";

// Written by scripts/holidays.mjs from @holiday-jp/holiday_jp (MIT). Change that script, not this file.

/** National holidays of Japan, ${firstYear} to ${lastYear}. Each day is six digits: month, day, place of its name. */
export const japaneseHolidays: HolidayTable = {
  firstYear: ${firstYear},
  names: [
${names.map(({ en, ja }) => `    { en: ${JSON.stringify(en)}, ja: ${JSON.stringify(ja)} },`).join("\n")}
  ],
  years: [
${years.map((days) => `    "${days}",`).join("\n")}
  ],
};
`;
writeFileSync(target, text);
console.log(`${target}: ${years.join("").length / 6} days, ${names.length} names`);
