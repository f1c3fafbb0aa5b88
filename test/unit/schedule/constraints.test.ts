import assert from "node:assert/strict";
import { calculateSchedule } from "../../../src/core/schedule/calculate";
import { codesOf, datesOf, floatsOf, lateDatesOf } from "./dates";
import { calendarOf, hours, personOf, planOf, type PlanOptions } from "./plan";

// April 2026: Wednesday the 1st; weekends are 4/5, 11/12, 18/19.
const schedule = (lines: readonly string[], options?: PlanOptions) => calculateSchedule(planOf(lines, options));
const primavera: PlanOptions = { settings: { mode: "primavera" } };

describe("Date constraints", () => {
  it("start no earlier than, finish no earlier than", () => {
    assert.deepEqual(datesOf(schedule(["A 1d", "B 2d < A | snet=2026-04-07"])).at(-1), "B 7T08 8T17");
    assert.deepEqual(datesOf(schedule(["A 1d", "B 2d < A | fnet=2026-04-07"])).at(-1), "B 6T08 7T17");
    assert.deepEqual(datesOf(schedule(["A 5d", "B 2d < A | snet=2026-04-03"])).at(-1), "B 8T08 9T17");
  });

  it("start no earlier than a day before the project starts: Microsoft Project goes there, Primavera doesn't", () => {
    const lines = ["A 1d | snet=2026-03-30", "B 1d < A"];
    assert.deepEqual(datesOf(schedule(lines)), ["A 30T08 30T17", "B 31T08 31T17"]);
    assert.deepEqual(datesOf(schedule(lines, primavera)), ["A 1T08 1T17", "B 2T08 2T17"]);
  });

  it("must start on, must finish on: kept against the logic, with the broken link reported", () => {
    const early = schedule(["A 5d", "B 2d < A | mso=2026-04-03"]);
    assert.deepEqual(datesOf(early), ["A 1T08 7T17", "B 3T08 6T17"]);
    assert.deepEqual(lateDatesOf(early), ["A 27T08 2T17", "B 3T08 6T17"]);
    assert.deepEqual(floatsOf(early), ["A -3", "B 0"]);
    assert.deepEqual(codesOf(early), ["schedule.constraint-conflict"]);
    assert.deepEqual(early.findings[0]?.data, { task: "B", predecessor: "A" });
    const late = schedule(["A 1d", "B 2d < A | mfo=2026-04-09", "C 1d < B"]);
    assert.deepEqual(datesOf(late), ["A 1T08 1T17", "B 8T08 9T17", "C 10T08 10T17"]);
    assert.deepEqual(codesOf(late), []);
    assert.equal(late.byId.get("B")?.totalFloat, 0);
  });

  it("no later than: kept against the logic in Microsoft Project, negative float in Primavera", () => {
    const lines = ["A 5d", "B 2d < A | snlt=2026-04-06", "C 2d < A | fnlt=2026-04-08"];
    const microsoft = schedule(lines);
    assert.deepEqual(datesOf(microsoft), ["A 1T08 7T17", "B 6T08 7T17", "C 7T08 8T17"]);
    assert.deepEqual(codesOf(microsoft), ["schedule.constraint-conflict", "schedule.constraint-conflict"]);
    const p6 = schedule(lines, primavera);
    assert.deepEqual(datesOf(p6), ["A 1T08 7T17", "B 8T08 9T17", "C 8T08 9T17"]);
    assert.deepEqual(floatsOf(p6), ["A -2", "B -2", "C -1"]);
    assert.deepEqual(codesOf(p6), ["schedule.constraint-conflict", "schedule.constraint-conflict"]);
  });

  it("no later than a date that is kept anyway only limits float", () => {
    const result = schedule(["A 1d | fnlt=2026-04-02", "B 5d"]);
    assert.deepEqual(floatsOf(result), ["A 1", "B 0"]);
    assert.deepEqual(codesOf(result), []);
  });

  it("as late as possible: all float in Microsoft Project, free float in Primavera", () => {
    const lines = ["A 5d", "B 1d | alap", "C 1d < B", "D 1d < A, C"];
    const microsoft = schedule(lines);
    assert.deepEqual(datesOf(microsoft), ["A 1T08 7T17", "B 6T08 6T17", "C 7T08 7T17", "D 8T08 8T17"]);
    assert.deepEqual([microsoft.byId.get("B")?.totalFloat, microsoft.byId.get("B")?.critical], [0, true]);
    const p6 = schedule(lines, primavera);
    assert.deepEqual(datesOf(p6), ["A 1T08 7T17", "B 1T08 1T17", "C 2T08 2T17", "D 8T08 8T17"]);
    const last = schedule(["A 5d", "B 1d", "C 1d < B | alap", "D 1d < A, C"], primavera);
    assert.deepEqual(datesOf(last).slice(1, 3), ["B 1T08 1T17", "C 7T08 7T17"]);
    assert.equal(last.byId.get("B")?.freeFloat, 3 * 480);
  });

  it("a project scheduled from its finish puts everything as late as possible", () => {
    const result = schedule(["A 2d", "B 1d < A", "C 1d", "D 1d < A | asap"], {
      finish: "2026-04-10",
      settings: { scheduleFrom: "finish" },
    });
    assert.deepEqual(datesOf(result), ["A 8T08 9T17", "B 10T08 10T17", "C 10T08 10T17", "D 10T08 10T17"]);
    assert.deepEqual(codesOf(result), []);
  });
});

describe("Deadlines and targets", () => {
  it("a missed deadline is reported and makes float negative, but moves nothing", () => {
    const result = schedule(["A 2d", "B 3d < A | deadline=2026-04-06"]);
    assert.deepEqual(datesOf(result), ["A 1T08 2T17", "B 3T08 7T17"]);
    assert.deepEqual(floatsOf(result), ["A -1", "B -1"]);
    assert.equal(result.byId.get("B")?.deadlineMissed, true);
    assert.deepEqual(codesOf(result), ["schedule.deadline-missed"]);
  });

  it("a deadline that is kept limits float", () => {
    const result = schedule(["A 1d | deadline=2026-04-03", "B 10d"]);
    assert.deepEqual(floatsOf(result), ["A 2", "B 0"]);
    assert.deepEqual(codesOf(result), []);
  });

  it("Primavera counts float from the day on which the project must finish", () => {
    assert.deepEqual(floatsOf(schedule(["A 5d"], { ...primavera, finish: "2026-04-03" })), ["A -2"]);
    assert.deepEqual(floatsOf(schedule(["A 5d"], { finish: "2026-04-03" })), ["A 0"]);
  });

  it("a project that finishes after its day is reported, and one that keeps it isn't", () => {
    assert.deepEqual(codesOf(schedule(["A 5d"], { finish: "2026-04-03" })), ["schedule.finish-missed"]);
    assert.deepEqual(codesOf(schedule(["A 3d"], { finish: "2026-04-03" })), []);
  });

  it("a project without a start begins with its earliest date, and says so", () => {
    const result = schedule(["A 2d | snet=2026-05-11", "B 1d | deadline=2026-05-29"], { start: "" });
    assert.deepEqual(datesOf(result), ["A 11T08 12T17", "B 11T08 11T17"]);
    assert.deepEqual(codesOf(result), ["schedule.no-start"]);
    assert.deepEqual(datesOf(schedule(["A 1d"], { start: "", statusDate: "2026-04-07" })), ["A 8T08 8T17"]);
  });

  it("tasks with little float are critical where the project says so", () => {
    const result = schedule(["A 5d", "B 4d", "C 2d"], {
      settings: { criticalFloat: { amount: 1, unit: "day", elapsed: false } },
    });
    assert.deepEqual(
      result.tasks.map((task) => task.critical),
      [true, true, false],
    );
  });
});

describe("Tasks that differ", () => {
  it("manual ones stay where they are written, and say when logic disagrees", () => {
    const result = schedule(["A 3d", "B 2d < A | manual start=2026-04-02", "C 1d < B"]);
    assert.deepEqual(datesOf(result), ["A 1T08 3T17", "B 2T08 3T17", "C 6T08 6T17"]);
    assert.deepEqual(codesOf(result), ["schedule.manual-conflict"]);
    assert.deepEqual(datesOf(schedule(["B | manual start=2026-04-02 finish=2026-04-07"])), ["B 2T08 7T17"]);
    assert.deepEqual(datesOf(schedule(["B 2d | manual finish=2026-04-07"])), ["B 6T08 7T17"]);
  });

  it("manual ones may stand on a free day", () => {
    assert.deepEqual(datesOf(schedule(["A | manual start=2026-04-04T10:00 finish=2026-04-04T15:00"])), ["A 4T10 4T15"]);
    assert.deepEqual(datesOf(schedule(["M | milestone manual start=2026-04-07"])), ["M 7T08 7T08"]);
  });

  it("split ones rest in between", () => {
    const result = schedule(["A 3d | split=2026-04-02/2026-04-07", "B 1d < A"]);
    assert.deepEqual(datesOf(result), ["A 1T08 8T17", "B 9T08 9T17"]);
    assert.equal(result.byId.get("A")?.duration, 3 * 480);
  });

  it("inactive ones move nothing", () => {
    const result = schedule(["S", "  A 9d | inactive", "  B 1d", "C 1d < A"]);
    assert.deepEqual(datesOf(result), ["S 1T08 1T17", "A 1T08 13T17", "B 1T08 1T17", "C 1T08 1T17"]);
    assert.equal(result.byId.get("A")?.critical, false);
    assert.equal(result.finish, result.byId.get("B")?.finish);
  });

  it("elapsed durations go on day and night", () => {
    assert.deepEqual(datesOf(schedule(["A 3d", "B 2ed < A", "C 1d < B"])), [
      "A 1T08 3T17",
      "B 3T17 5T17",
      "C 6T08 6T17",
    ]);
  });

  it("levelling delay comes on top of logic", () => {
    assert.deepEqual(datesOf(schedule(["A 1d", "B 1d < A | delay=2d"])).at(-1), "B 6T08 6T17");
  });
});

describe("Durations", () => {
  it("come from work and units when they aren't written", () => {
    assert.deepEqual(datesOf(schedule(["A | work=4d who=sato:0.5"])), ["A 1T08 10T17"]);
    assert.deepEqual(datesOf(schedule(["A | work=4d who=sato:1 who=ito:1"])), ["A 1T08 2T17"]);
    assert.deepEqual(datesOf(schedule(["A | who=sato:0.5:2d who=ito:1:1d"])), ["A 1T08 6T17"]);
    assert.deepEqual(datesOf(schedule(["A | work=3d"])), ["A 1T08 3T17"]);
  });

  it("come from the most likely estimate, and are one day when nothing is known", () => {
    assert.deepEqual(datesOf(schedule(["A | likely=2d", "B"])), ["A 1T08 2T17", "B 1T08 1T17"]);
  });

  it("convert by the project's calendar, or by the task's in Primavera", () => {
    const calendars = [
      calendarOf("short", { hoursPerDay: 4, week: Array.from({ length: 7 }, () => hours("08:00-12:00")) }),
    ];
    assert.deepEqual(datesOf(schedule(["A 1d | cal=short"], { calendars })), ["A 1T08 2T12"]);
    assert.deepEqual(datesOf(schedule(["A 1d | cal=short"], { ...primavera, calendars })), ["A 1T08 1T12"]);
  });
});

describe("Calendars of tasks and people", () => {
  const calendars = [
    calendarOf("mornings", { week: Array.from({ length: 7 }, () => hours("08:00-12:00")) }),
    calendarOf("sato", {
      base: "standard",
      week: [undefined, undefined, undefined, [], undefined, undefined, undefined],
    }),
    calendarOf("ito", {
      base: "standard",
      week: [undefined, undefined, undefined, undefined, [], undefined, undefined],
    }),
  ];
  const people = [personOf("sato", { calendar: "sato" }), personOf("ito", { calendar: "ito" })];
  const options = { calendars, people };

  it("a task is worked when its people work", () => {
    assert.deepEqual(datesOf(schedule(["A 2d | who=sato:1"], options)), ["A 2T08 3T17"]);
  });

  it("with several people it goes on while one of them works", () => {
    assert.deepEqual(datesOf(schedule(["A 2d | who=sato:1 who=ito:1"], options)), ["A 1T08 2T17"]);
  });

  it("a calendar of its own limits it further", () => {
    assert.deepEqual(datesOf(schedule(["A 1d | who=sato:1 cal=mornings"], options)), ["A 2T08 3T12"]);
  });

  it("people's calendars don't count when the task says so, or has a fixed duration", () => {
    assert.deepEqual(datesOf(schedule(["A 2d | who=sato:1 ignore-resource-calendar"], options)), ["A 1T08 2T17"]);
    assert.deepEqual(datesOf(schedule(["A 2d | who=sato:1 fixed-duration"], options)), ["A 1T08 2T17"]);
  });

  it("float is counted in the task's own calendar", () => {
    const result = schedule(["A 1d | cal=mornings", "B 5d"], options);
    assert.equal(result.byId.get("A")?.totalFloat, 5 * 240);
  });
});
