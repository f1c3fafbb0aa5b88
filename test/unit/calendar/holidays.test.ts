import assert from "node:assert/strict";
import { holidayCountries, holidaysOf } from "../../../src/core/calendar/holidays/countries";
import { daysFromDate, formatDate, minutesPerDay } from "../../../src/core/text/instant";

function namesIn(year: number, language: "en" | "ja"): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (let day = daysFromDate(year, 1, 1); day < daysFromDate(year + 1, 1, 1); day++) {
    const name = holidaysOf("JP")?.on(day);
    if (name) names.set(formatDate(day * minutesPerDay), name[language]);
  }
  return names;
}

describe("Japanese national holidays", () => {
  it("are the 18 days of 2026, with the substitute of 6 May and the day between two holidays in September", () => {
    assert.deepEqual(Object.fromEntries(namesIn(2026, "ja")), {
      "2026-01-01": "元日",
      "2026-01-12": "成人の日",
      "2026-02-11": "建国記念の日",
      "2026-02-23": "天皇誕生日",
      "2026-03-20": "春分の日",
      "2026-04-29": "昭和の日",
      "2026-05-03": "憲法記念日",
      "2026-05-04": "みどりの日",
      "2026-05-05": "こどもの日",
      "2026-05-06": "こどもの日 振替休日",
      "2026-07-20": "海の日",
      "2026-08-11": "山の日",
      "2026-09-21": "敬老の日",
      "2026-09-22": "休日",
      "2026-09-23": "秋分の日",
      "2026-10-12": "スポーツの日",
      "2026-11-03": "文化の日",
      "2026-11-23": "勤労感謝の日",
    });
  });

  it("have English names", () => {
    assert.equal(namesIn(2026, "en").get("2026-09-22"), "Citizens' Holiday");
    assert.equal(namesIn(2026, "en").get("2026-10-12"), "Sports Day");
  });

  it("are known from 1990 to 2050, the moved days of the Olympic years included", () => {
    assert.deepEqual(holidaysOf("JP")?.span, { firstYear: 1990, lastYear: 2050 });
    assert.equal(namesIn(2021, "ja").get("2021-07-23"), "スポーツの日");
    assert.equal(namesIn(2021, "ja").has("2021-10-11"), false);
    assert.equal(namesIn(2019, "ja").get("2019-04-30"), "休日");
    assert.equal(namesIn(1989, "ja").size, 0);
    assert.equal(namesIn(2051, "ja").size, 0);
  });

  it("belong to countries that are named by their code", () => {
    assert.deepEqual(holidayCountries, ["JP"]);
    assert.equal(holidaysOf("jp"), holidaysOf("JP"));
    assert.equal(holidaysOf("XX"), undefined);
  });
});
