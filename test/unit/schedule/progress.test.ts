import assert from "node:assert/strict";
import { calculateSchedule } from "../../../src/core/schedule/calculate";
import { codesOf, datesOf, floatsOf } from "./dates";
import { planOf, type PlanOptions } from "./plan";

// April 2026: Wednesday the 1st; weekends are 4/5, 11/12.
const schedule = (lines: readonly string[], options?: PlanOptions) => calculateSchedule(planOf(lines, options));
const primavera: PlanOptions = { settings: { mode: "primavera" }, statusDate: "2026-04-07" };

describe("Progress", () => {
  it("complete tasks stay where they were, have no float and aren't critical", () => {
    const result = schedule(["A 2d | as=2026-04-02T08:00 af=2026-04-06T17:00", "B 1d < A"]);
    assert.deepEqual(datesOf(result), ["A 2T08 6T17", "B 7T08 7T17"]);
    const done = result.byId.get("A");
    assert.deepEqual([done?.totalFloat, done?.freeFloat, done?.critical, done?.percentComplete], [0, 0, false, 100]);
    assert.deepEqual([done?.lateStart, done?.lateFinish], [done?.earlyStart, done?.earlyFinish]);
    assert.equal(done?.duration, 3 * 480, "the working time that it really took");
  });

  it("actual dates without a time begin and end with the work of their days", () => {
    assert.deepEqual(datesOf(schedule(["A 2d | as=2026-04-02 af=2026-04-06"])), ["A 2T08 6T17"]);
    assert.deepEqual(datesOf(schedule(["M | milestone as=2026-04-02 af=2026-04-02"])), ["M 2T17 2T17"]);
    // Work on a free day keeps its day.
    assert.deepEqual(datesOf(schedule(["A 1d | as=2026-04-04 af=2026-04-04"])), ["A 4T00 5T00"]);
  });

  it("one actual date and the duration give the other", () => {
    assert.deepEqual(datesOf(schedule(["A 2d | as=2026-04-02T08:00 pct=100"])), ["A 2T08 3T17"]);
    assert.deepEqual(datesOf(schedule(["A 2d | af=2026-04-07T17:00"])), ["A 6T08 7T17"]);
  });

  it("a started task keeps its start; what follows waits for its finish", () => {
    const result = schedule(["A 4d | as=2026-04-02T08:00 pct=50", "B 1d < A"]);
    assert.deepEqual(datesOf(result), ["A 2T08 7T17", "B 8T08 8T17"]);
    assert.deepEqual(result.byId.get("A")?.drivers, ["actual"]);
    assert.deepEqual(codesOf(result), []);
  });

  it("a written remaining duration says when it ends", () => {
    assert.deepEqual(datesOf(schedule(["A 4d | as=2026-04-01T08:00 pct=50 rd=3d"])), ["A 1T08 6T17"]);
    assert.deepEqual(datesOf(schedule(["A 2d | as=2026-04-01T08:00 rd=5d"])), ["A 1T08 7T17"]);
  });

  it("float of a summary task with finished work in it is what its finish has left", () => {
    const result = schedule(["S", "  A 1d | as=2026-04-01T08:00 af=2026-04-01T17:00", "  B 1d < A", "Z 5d"]);
    assert.deepEqual(floatsOf(result), ["S 3", "A 0", "B 3", "Z 0"]);
    assert.equal(result.byId.get("S")?.critical, false);
  });

  it("float of started work is what its finish has left", () => {
    const result = schedule(["A 2d | as=2026-04-01T08:00 pct=50", "B 5d"]);
    assert.deepEqual(floatsOf(result), ["A 3", "B 0"]);
    assert.equal(result.byId.get("A")?.lateStart, result.byId.get("A")?.earlyStart);
  });

  it("unstarted work stays before the status date in Microsoft Project, and moves behind it in Primavera", () => {
    const lines = ["A 2d", "B 1d < A"];
    assert.deepEqual(datesOf(schedule(lines, { statusDate: "2026-04-07" })), ["A 1T08 2T17", "B 3T08 3T17"]);
    const p6 = schedule(lines, primavera);
    assert.deepEqual(datesOf(p6), ["A 8T08 9T17", "B 10T08 10T17"]);
    assert.deepEqual(p6.byId.get("A")?.drivers, ["status-date"]);
  });

  it("the rest of started work goes on at the status date in Primavera", () => {
    assert.deepEqual(datesOf(schedule(["A 4d | as=2026-04-01T08:00 pct=50"], primavera)), ["A 1T08 9T17"]);
    assert.deepEqual(datesOf(schedule(["A 4d | as=2026-04-01T08:00 pct=50"])), ["A 1T08 6T17"]);
  });
});

describe("Work out of sequence", () => {
  const lines = ["A 5d", "B 4d < A | as=2026-04-02T08:00 pct=25"];

  it("waits for its predecessor under retained logic, and is reported", () => {
    const result = schedule(lines);
    assert.deepEqual(datesOf(result), ["A 1T08 7T17", "B 2T08 10T17"]);
    assert.deepEqual(codesOf(result), ["schedule.out-of-sequence"]);
  });

  it("goes on without it under progress override", () => {
    const result = schedule(lines, { settings: { statusMode: "progress-override" } });
    assert.deepEqual(datesOf(result), ["A 1T08 7T17", "B 2T08 7T17"]);
    assert.deepEqual(codesOf(result), ["schedule.out-of-sequence"]);
  });

  it("a predecessor that has finished meanwhile holds nothing up", () => {
    const result = schedule([
      "A 3d | as=2026-04-01T08:00 af=2026-04-07T17:00",
      "B 4d < A | as=2026-04-02T08:00 pct=25",
    ]);
    assert.deepEqual(datesOf(result).at(-1), "B 2T08 7T17");
    assert.deepEqual(codesOf(result), []);
  });

  it("a start to start link asks only for the start", () => {
    assert.deepEqual(
      codesOf(schedule(["A 5d | as=2026-04-01T08:00 pct=10", "B 4d < A SS | as=2026-04-01T08:00 pct=10"])),
      [],
    );
    assert.deepEqual(codesOf(schedule(["A 5d", "B 4d < A SS | as=2026-04-01T08:00 pct=10"])), [
      "schedule.out-of-sequence",
    ]);
  });

  it("a lead lets work begin while its predecessor still runs, but not earlier than the lead", () => {
    const running = "A 5d | as=2026-04-01T08:00 pct=80";
    assert.deepEqual(codesOf(schedule([running, "B 4d < A FS-2d | as=2026-04-06T08:00 pct=10"])), []);
    assert.deepEqual(codesOf(schedule([running, "B 4d < A FS-2d | as=2026-04-02T08:00 pct=10"])), [
      "schedule.out-of-sequence",
    ]);
  });

  it("completed work doesn't take float from what it should have waited for", () => {
    const result = schedule(["A 5d", "B 1d < A | as=2026-04-01T08:00 af=2026-04-01T17:00"]);
    assert.deepEqual(floatsOf(result), ["A 0", "B 0"]);
    assert.deepEqual(codesOf(result), ["schedule.out-of-sequence"]);
  });
});
