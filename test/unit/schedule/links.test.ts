import assert from "node:assert/strict";
import { calculateSchedule } from "../../../src/core/schedule/calculate";
import { datesOf, floatsOf, lateDatesOf } from "./dates";
import { at, calendarOf, hours, planOf, type PlanOptions } from "./plan";

// April 2026: Wednesday the 1st; weekends are 4/5, 11/12.
const dates = (lines: readonly string[], options?: PlanOptions): readonly string[] =>
  datesOf(calculateSchedule(planOf(lines, options)));

describe("Links", () => {
  it("hold for finish to start, start to start, finish to finish and start to finish", () => {
    assert.deepEqual(dates(["A 2d", "B 1d < A"]), ["A 1T08 2T17", "B 3T08 3T17"]);
    assert.deepEqual(dates(["X 1d", "A 2d < X", "B 1d < A SS"]).at(-1), "B 2T08 2T17");
    assert.deepEqual(dates(["A 3d", "B 1d < A FF"]).at(-1), "B 3T08 3T17");
    // A start of the morning that ends a task stays there, as in Microsoft Project.
    assert.deepEqual(dates(["X 2d", "A 1d < X", "B 1d < A SF"]).at(-1), "B 2T08 3T08");
  });

  it("count lags in working time, and leads against it", () => {
    assert.deepEqual(dates(["A 2d", "B 1d < A FS+1d"]).at(-1), "B 6T08 6T17");
    assert.deepEqual(dates(["A 2d", "B 1d < A SS+2d"]).at(-1), "B 3T08 3T17");
    assert.deepEqual(dates(["A 3d", "B 2d < A FS-1d"]).at(-1), "B 3T08 6T17");
    assert.deepEqual(dates(["A 1d", "B 1d < A FF+2d"]).at(-1), "B 3T08 3T17");
    assert.deepEqual(dates(["A 1d", "B 1d < A SF+3d"]).at(-1), "B 3T08 3T17");
  });

  it("count elapsed lags by the clock", () => {
    assert.deepEqual(dates(["A 2d", "B 1d < A FS+1ed"]).at(-1), "B 6T08 6T17");
    assert.deepEqual(dates(["A 2d", "B 1d < A FS+18eh"]).at(-1), "B 3T11 6T11");
  });

  it("take percent lags from the duration of the predecessor", () => {
    assert.deepEqual(dates(["A 4d", "B 1d < A FS-50%"]).at(-1), "B 3T08 3T17");
    assert.deepEqual(dates(["A 4d", "B 1d < A SS+25%"]).at(-1), "B 2T08 2T17");
    assert.deepEqual(dates(["A 2ed", "B 1d < A SS+50%"]).at(-1), "B 2T08 2T17");
  });

  it("keep a lead after the start of the project", () => {
    assert.deepEqual(dates(["A 1d", "B 1d < A FS-5d"]).at(-1), "B 1T08 1T17");
  });

  it("give late dates and floats in the other direction", () => {
    const schedule = calculateSchedule(planOf(["A 2d", "B 1d < A SS+1d", "C 5d", "D 1d < B FF+1d"]));
    assert.deepEqual(lateDatesOf(schedule), ["A 3T08 6T17", "B 6T08 6T17", "C 1T08 7T17", "D 7T08 7T17"]);
    assert.deepEqual(floatsOf(schedule), ["A 2", "B 2", "C 0", "D 2"]);
  });

  it("count lags in the successor's calendar like Microsoft Project, or in the predecessor's like Primavera", () => {
    const everyDay = calendarOf("all", { week: Array.from({ length: 7 }, () => hours("08:00-12:00 13:00-17:00")) });
    const lines = ["A 3d", "B 1d < A FS+1d | cal=all"];
    assert.deepEqual(dates(lines, { calendars: [everyDay] }).at(-1), "B 5T08 5T17");
    assert.deepEqual(dates(lines, { calendars: [everyDay], settings: { mode: "primavera" } }).at(-1), "B 7T08 7T17");
  });

  it("reach another project where its dates are known", () => {
    const project = planOf(["A 1d", "B 1d < vendor:contract FS+1d"]);
    const vendor = { start: at("2026-04-06T08:00"), finish: at("2026-04-08T17:00") };
    assert.deepEqual(datesOf(calculateSchedule(project)).at(-1), "B 1T08 1T17");
    const schedule = calculateSchedule(project, {
      externalDates: (other, task) => (other === "vendor" && task === "contract" ? vendor : undefined),
    });
    assert.deepEqual(datesOf(schedule).at(-1), "B 10T08 10T17");
    assert.deepEqual(schedule.byId.get("B")?.drivers, ["vendor:contract"]);
  });

  it("name what sets the early start", () => {
    const schedule = calculateSchedule(planOf(["A 2d", "B 2d", "C 1d < A, B", "D 1d < A | snet=2026-04-10"]));
    assert.deepEqual(schedule.byId.get("C")?.drivers, ["A", "B"]);
    assert.deepEqual(schedule.byId.get("D")?.drivers, ["constraint"]);
  });
});

describe("Summary tasks", () => {
  const outline = ["S < P", "  A 2d", "  T", "    B 1d < A", "    C 1d", "P 1d"];

  it("last from their first to their last task, with the working time between", () => {
    const schedule = calculateSchedule(planOf(["S", "  A 2d", "  B 1d < A"]));
    const summary = schedule.byId.get("S");
    assert.deepEqual(datesOf(schedule), ["S 1T08 3T17", "A 1T08 2T17", "B 3T08 3T17"]);
    assert.equal(summary?.kind, "summary");
    assert.equal(summary?.duration, 3 * 480);
  });

  it("pass what they wait for on to all their tasks", () => {
    assert.deepEqual(dates(outline), [
      "S 2T08 6T17",
      "A 2T08 3T17",
      "T 2T08 6T17",
      "B 6T08 6T17",
      "C 2T08 2T17",
      "P 1T08 1T17",
    ]);
  });

  it("let others wait for their end, or for their start", () => {
    assert.deepEqual(dates(["S", "  A 2d", "  B 1d", "C 1d < S"]).at(-1), "C 3T08 3T17");
    assert.deepEqual(dates(["S", "  A 2d | snet=2026-04-02", "  B 1d", "C 1d < S SS+1d"]).at(-1), "C 2T08 2T17");
  });

  it("have late dates and floats of their tasks, and limit them by what follows", () => {
    const schedule = calculateSchedule(planOf(["S", "  A 2d", "  B 1d", "C 1d < S", "D 6d"]));
    assert.deepEqual(lateDatesOf(schedule), [
      "S 6T08 7T17",
      "A 6T08 7T17",
      "B 7T08 7T17",
      "C 8T08 8T17",
      "D 1T08 8T17",
    ]);
    assert.deepEqual(floatsOf(schedule), ["S 3", "A 3", "B 4", "C 3", "D 0"]);
    assert.deepEqual([schedule.byId.get("A")?.freeFloat, schedule.byId.get("B")?.freeFloat], [0, 480]);
  });

  it("hand a start constraint down", () => {
    assert.deepEqual(dates(["S | snet=2026-04-07", "  A 1d", "  B 1d < A"]), [
      "S 7T08 8T17",
      "A 7T08 7T17",
      "B 8T08 8T17",
    ]);
  });

  it("have the percentage that their tasks have by duration", () => {
    const schedule = calculateSchedule(planOf(["S", "  A 3d | pct=50", "  B 1d | pct=100", "  M | milestone"]));
    assert.equal(schedule.byId.get("S")?.percentComplete, 63);
    const done = calculateSchedule(planOf(["S", "  A 3d | pct=100", "  M | milestone pct=100"]));
    assert.equal(done.byId.get("S")?.percentComplete, 100);
  });
});

describe("Milestones", () => {
  it("stand at the end of the day on which what they wait for ends", () => {
    const schedule = calculateSchedule(planOf(["A 3d", "M < A | milestone", "B 1d < M"]));
    assert.deepEqual(datesOf(schedule), ["A 1T08 3T17", "M 3T17 3T17", "B 6T08 6T17"]);
    // The latest moment is the start of what follows.
    assert.deepEqual(lateDatesOf(schedule)[1], "M 6T08 6T08");
    assert.equal(schedule.byId.get("M")?.totalFloat, 0);
    assert.equal(schedule.byId.get("M")?.kind, "milestone");
  });

  it("stand at the start of work when nothing comes before, and never on a free day", () => {
    assert.deepEqual(dates(["M | milestone"]), ["M 1T08 1T08"]);
    assert.deepEqual(dates(["A 3d", "M < A FS+1ed | milestone"]).at(-1), "M 6T08 6T08");
  });

  it("may have a duration", () => {
    const schedule = calculateSchedule(planOf(["M 1d | milestone"]));
    assert.deepEqual(datesOf(schedule), ["M 1T08 1T17"]);
    assert.equal(schedule.tasks[0]?.kind, "milestone");
  });
});
