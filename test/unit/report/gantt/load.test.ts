import assert from "node:assert/strict";
import fc from "fast-check";
import type { DailyLoad } from "../../../../src/core/people/daily-load";
import {
  binLines,
  formatDays,
  laneSummary,
  laneWords,
  loadBins,
  loadLanes,
  overAllocated,
  planDensity,
  timeScale,
  timeSpan,
  unitStarts,
  xOfDay,
  type LoadLane,
} from "../../../../src/core/report/gantt/layout";
import { ganttLoad } from "../../../../src/core/report/gantt/load";
import { daysFromDate } from "../../../../src/core/text/instant";
import { renderMessage, type Message, type Translations } from "../../../../src/core/text/message";
import { readFileSync } from "node:fs";
import { makeModel } from "./plan";

const english = { language: "en" as const, text: (words: Message) => renderMessage(words) };
const translations = JSON.parse(readFileSync("l10n/parts/gantt-load.ja.json", "utf8")) as Translations;
const japanese = { language: "ja" as const, text: (words: Message) => renderMessage(words, translations) };

/** Monday. */
const june1 = daysFromDate(2026, 6, 1);

/** @param hours of each day from June 1 on; five days of eight hours a week are there */
function laneOf(hours: readonly number[], person = "sato", room = 8): LoadLane {
  const work = hours.map((one) => one * 60);
  const capacity = hours.map((_, day) => (day % 7 < 5 ? room * 60 : 0));
  const load: DailyLoad = {
    person,
    name: person === "sato" ? "佐藤" : "Ito",
    firstDay: june1,
    work,
    capacity,
    time: capacity,
  };
  const [lane] = loadLanes(ganttLoad([load])).people;
  assert.ok(lane);
  return lane;
}

describe("load under a Gantt chart", () => {
  it("is sent in runs of days that are alike", () => {
    const load = {
      person: "a",
      name: "A",
      firstDay: 5,
      work: [480, 480, 0, 0, 240],
      capacity: [480, 480, 480, 480, 480],
      time: [],
    };
    assert.deepEqual(ganttLoad([load]).people[0]?.runs, [2, 480, 480, 2, 0, 480, 1, 240, 480]);
  });

  it("finds the stretches that are too full; a weekend does not end one, a day with room does", () => {
    const { over, most, excess } = laneOf([8, 8, 8, 12, 12, 0, 0, 10, 8, 16]);
    assert.deepEqual(over, [
      { from: june1 + 3, to: june1 + 7, most: 150 },
      { from: june1 + 9, to: june1 + 9, most: 200 },
    ]);
    assert.equal(most, 200);
    assert.equal(excess, (4 + 4 + 2 + 8) * 60);
  });

  it("a minute more by rounding is not too much; work on a day without capacity is", () => {
    assert.deepEqual(laneOf([8 + 4 / 60, 8]).over, []);
    const [away] = laneOf([8, 8, 8, 8, 8, 3]).over;
    assert.deepEqual(away, { from: june1 + 5, to: june1 + 5, most: Infinity });
  });

  it("a week is told by its average and its fullest day: a full Monday does not hide in an easy week", () => {
    const [week] = loadBins(laneOf([16, 8, 0, 0, 0, 0, 0]), [june1, june1 + 7]);
    assert.ok(week);
    assert.deepEqual(
      { work: week.work, capacity: week.capacity, percent: week.percent, most: week.most, isOver: week.isOver },
      { work: 24 * 60, capacity: 40 * 60, percent: 60, most: 200, isOver: true },
    );
  });

  it("units of the axis are those of the header: days, weeks, months; hours are told by days", () => {
    const model = makeModel({ tasks: [{ id: "a", start: "2026-06-01", finish: "2026-12-18" }] });
    const span = timeSpan(model);
    const starts = (pixelsPerDay: number, from: number, to: number): readonly number[] => {
      const scale = timeScale(model, span, pixelsPerDay);
      return unitStarts(scale, xOfDay(scale, from), xOfDay(scale, to)).map((day) => day - june1);
    };
    assert.deepEqual(starts(36, june1 + 0.5, june1 + 2.5), [0, 1, 2, 3]);
    assert.deepEqual(starts(200, june1 + 0.5, june1 + 0.6), [0, 1]);
    assert.deepEqual(starts(10, june1 + 2, june1 + 9), [0, 7, 14]);
    assert.deepEqual(starts(2, june1 + 2, june1 + 40), [0, 30, 61]);
  });

  it("puts those with the most too much first", () => {
    const lanes = [laneOf([9], "ito"), laneOf([16], "sato"), laneOf([1], "idle")];
    assert.deepEqual(
      overAllocated(lanes).map(({ person }) => person),
      ["sato", "ito"],
    );
  });

  it("says it in words, in English and in Japanese", () => {
    const once = laneOf([8, 8, 12, 12, 12]);
    assert.equal(laneWords(once, english), "佐藤: over-allocated Jun 3 – Jun 5, 2026, at most 150%");
    assert.equal(laneWords(once, japanese), "佐藤: 過負荷 2026/06/03〜6/5（最大 150%）");
    assert.equal(english.text(laneSummary(once, "en")), "Over-allocated Jun 3 – Jun 5, 2026, at most 150%");
    const twice = laneOf([12, 8, 16]);
    assert.equal(english.text(laneSummary(twice, "en")), "Over-allocated 2 times, at most 200%");
    assert.equal(japanese.text(laneSummary(twice, "ja")), "過負荷 2 回、最大 200%");
    assert.equal(laneWords(laneOf([4]), english), "佐藤: At most 50% of capacity");
    assert.equal(laneWords(laneOf([0, 0, 0, 0, 0, 2]), english), "佐藤: over-allocated Jun 6, 2026, without capacity");
    const many = laneOf(Array.from({ length: 60 }, (_, day) => (day % 7 === 0 ? 16 : day % 7 < 5 ? 1 : 0)));
    assert.ok(laneWords(many, english).endsWith("; 4 more"));
  });

  it("writes the year once where both ends are of it", () => {
    const newYear = daysFromDate(2026, 12, 28);
    assert.equal(formatDays(newYear, newYear + 7, "en"), "Dec 28, 2026 – Jan 4, 2027");
    assert.equal(formatDays(newYear, newYear + 7, "ja"), "2026/12/28〜2027/01/04");
    assert.equal(formatDays(newYear, newYear + 1, "en"), "Dec 28 – Dec 29, 2026");
    assert.equal(formatDays(newYear, newYear, "ja"), "2026/12/28");
  });

  it("gives the figures of a unit of time, the fullest day where the average hides it", () => {
    const [week] = loadBins(laneOf([16, 8, 0, 0, 0, 0, 0]), [june1, june1 + 7]);
    assert.ok(week);
    assert.deepEqual(binLines(week, english), [
      ["Time", "Jun 1 – Jun 7, 2026"],
      ["Load", "60%"],
      ["Fullest day", "200%"],
      ["Work", "24 h"],
      ["Capacity", "40 h"],
    ]);
  });

  it("what is drawn adds up to the days, whatever the units", () => {
    const minutes = fc.integer({ min: 0, max: 960 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(minutes, minutes), { minLength: 1, maxLength: 90 }),
        fc.array(fc.integer({ min: -10, max: 100 }), { maxLength: 8 }),
        (days, cuts) => {
          const work = days.map(([one]) => one);
          const capacity = days.map(([, one]) => one);
          const [lane] = loadLanes(
            ganttLoad([{ person: "a", name: "A", firstDay: june1, work, capacity, time: capacity }]),
          ).people;
          assert.ok(lane);
          const starts = [...new Set([-10, ...cuts, 100])].sort((a, b) => a - b).map((day) => june1 + day);
          const bins = loadBins(lane, starts);
          const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
          assert.equal(sum(bins.map((bin) => bin.work)), sum(work));
          assert.equal(sum(bins.map((bin) => bin.capacity)), sum(capacity));
          const full = days.flatMap(([toDo, room], day) => (toDo > room * 1.01 ? [june1 + day] : []));
          const told = new Set(
            lane.over.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, at) => from + at)),
          );
          assert.ok(full.every((day) => told.has(day)));
          assert.equal(
            bins.some(({ isOver }) => isOver),
            full.length > 0,
          );
        },
      ),
    );
  });
});

describe("whole plan in a strip", () => {
  const model = makeModel({
    today: "2026-06-01",
    tasks: [
      {
        id: "phase",
        tasks: [
          { id: "a", start: "2026-06-01", finish: "2026-06-02", critical: true },
          { id: "b", start: "2026-06-02", finish: "2026-06-04" },
          { id: "off", start: "2026-06-01", finish: "2026-06-05", inactive: true },
        ],
      },
      { id: "gate", milestone: true, start: "2026-06-05T18:00" },
      { id: "undated" },
    ],
  });

  it("counts tasks at work in each column and critical ones among them, without summary tasks and those taken out of the plan", () => {
    const { tasks, critical, most } = planDensity(model, { from: june1, to: june1 + 5 }, 5);
    assert.deepEqual([...tasks], [1, 2, 1, 1, 1]);
    assert.deepEqual([...critical], [1, 1, 0, 0, 0]);
    assert.equal(most, 2);
  });

  it("what is shorter than a column still shows in one", () => {
    const { tasks } = planDensity(model, { from: june1 - 1000, to: june1 + 1000 }, 10);
    assert.equal(
      tasks.reduce((a, b) => a + b, 0),
      3,
    );
  });
});
