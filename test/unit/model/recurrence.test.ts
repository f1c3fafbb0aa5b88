import assert from "node:assert/strict";
import { buildProject } from "../../../src/core/model/build";
import { formatDate, minutesPerDay } from "../../../src/core/text/instant";
import { parseText } from "../../../src/core/text/parse";

/** First days of the exceptions that one written exception stands for. */
function days(exception: string): readonly string[] {
  const file = parseText("p.pmo.yaml", `calendars:\n  - { id: c, exceptions: [{ ${exception} }] }\n`, 1);
  const [calendar] = buildProject("", [file]).calendars;
  return (calendar?.exceptions ?? []).map(({ fromDay }) => formatDate(fromDay * minutesPerDay));
}

describe("repeated calendar exceptions", () => {
  it("happen every so many days, weeks, months or years", () => {
    assert.deepEqual(days("date: 2026-04-01, recurrence: { frequency: daily, interval: 3, count: 3 }"), [
      "2026-04-01",
      "2026-04-04",
      "2026-04-07",
    ]);
    assert.deepEqual(
      days("date: 2026-04-01, recurrence: { frequency: weekly, interval: 2, weekdays: [mon, fri], until: 2026-04-20 }"),
      ["2026-04-03", "2026-04-13", "2026-04-17"],
    );
    assert.deepEqual(days("date: 2026-04-01, recurrence: { frequency: monthly, dayOfMonth: 31, count: 2 }"), [
      "2026-05-31",
      "2026-07-31",
    ]);
    assert.deepEqual(days("date: 2026-12-24, recurrence: { frequency: yearly, count: 2 }"), [
      "2026-12-24",
      "2027-12-24",
    ]);
  });

  it("happen on the second Tuesday or the last Friday of a month", () => {
    assert.deepEqual(
      days("date: 2026-04-01, recurrence: { frequency: monthly, weekOfMonth: 2, weekdays: [tue], count: 2 }"),
      ["2026-04-14", "2026-05-12"],
    );
    assert.deepEqual(
      days("date: 2026-04-01, recurrence: { frequency: monthly, weekOfMonth: -1, weekdays: [fri], count: 2 }"),
      ["2026-04-24", "2026-05-29"],
    );
  });

  it("end some day even without an end", () => {
    assert.equal(days("date: 2026-04-01, recurrence: { frequency: daily }").length, 2000);
  });

  it("are one exception where nothing repeats", () => {
    assert.deepEqual(days("from: 2026-12-29, to: 2027-01-03"), ["2026-12-29"]);
    assert.deepEqual(days("name: without a day"), []);
  });
});
