import assert from "node:assert/strict";
import { calculateSchedule } from "../../../src/core/schedule/calculate";
import { renderMessage } from "../../../src/core/text/message";
import { codesOf, datesOf } from "./dates";
import { calendarOf, personOf, planOf } from "./plan";

describe("Cycles", () => {
  it("are named at each of their links, with the others beside it; everything still gets dates", () => {
    const schedule = calculateSchedule(planOf(["A 1d < C", "B 1d < A", "C 1d < B", "D 1d < C", "E 1d"]));
    assert.deepEqual(codesOf(schedule), ["schedule.cycle", "schedule.cycle", "schedule.cycle"]);
    for (const finding of schedule.findings) {
      assert.equal(renderMessage(finding.message), "Predecessors form a cycle: A → B → C → A");
      assert.equal(finding.related?.length, 2);
      assert.equal(finding.severity, "error");
    }
    assert.deepEqual(
      schedule.findings.map((finding) => [finding.range.start.line, finding.range.start.character]).sort(),
      [
        [0, 7],
        [1, 7],
        [2, 7],
      ],
    );
    // The link that closes the cycle, from C back to A, is left out.
    assert.deepEqual(datesOf(schedule), ["A 1T08 1T17", "B 2T08 2T17", "C 3T08 3T17", "D 6T08 6T17", "E 1T08 1T17"]);
  });

  it("through a summary task are found as well", () => {
    const schedule = calculateSchedule(planOf(["S < B", "  A 1d", "B 1d < A"]));
    assert.deepEqual([...new Set(codesOf(schedule))], ["schedule.cycle"]);
    const own = calculateSchedule(planOf(["S", "  A 1d < S"]));
    assert.equal(
      renderMessage(own.findings[0]?.message ?? { template: "", args: [] }),
      "A summary task and a task in it can't wait for each other: S → A",
    );
    assert.deepEqual(datesOf(own), ["S 1T08 1T17", "A 1T08 1T17"]);
  });

  it("that have nothing in common are all named", () => {
    const schedule = calculateSchedule(planOf(["A 1d < B", "B 1d < A", "C 1d < D", "D 1d < E", "E 1d < C"]));
    const named = new Set(schedule.findings.map((finding) => renderMessage(finding.message)));
    assert.deepEqual(
      named,
      new Set(["Predecessors form a cycle: A → B → A", "Predecessors form a cycle: C → E → D → C"]),
    );
  });

  it("of a task with itself are left to the check of references, and the task is scheduled", () => {
    const schedule = calculateSchedule(planOf(["A 1d < A"]));
    assert.deepEqual(schedule.findings, []);
    assert.deepEqual(datesOf(schedule), ["A 1T08 1T17"]);
  });
});

describe("Impossible plans", () => {
  it("a task 500 years long is cut off, and the others stay right", () => {
    const schedule = calculateSchedule(planOf(["A 130000d", "B 1d", "C 1d < A"]));
    assert.deepEqual(codesOf(schedule), ["schedule.too-long"]);
    assert.deepEqual(datesOf(schedule)[1], "B 1T08 1T17");
    assert.ok((schedule.byId.get("A")?.totalFloat ?? -1) >= 0);
  });

  it("a date far outside the calendars is reported", () => {
    const schedule = calculateSchedule(planOf(["A 1d | manual start=9999-01-01 finish=9999-01-02"]));
    assert.deepEqual(codesOf(schedule), ["schedule.outside-calendars"]);
  });

  it("a lag of any size ends somewhere", () => {
    const schedule = calculateSchedule(planOf(["A 1d", "B 1d < A FS+99999999999999ed", "C 1d < A FS-99999999999999d"]));
    for (const task of schedule.tasks) assert.ok(Number.isFinite(task.start) && Number.isFinite(task.totalFloat));
  });

  it("a calendar that never works is reported once, and left out", () => {
    const never = calendarOf("never", { week: Array.from({ length: 7 }, () => []) });
    const schedule = calculateSchedule(planOf(["A 1d | cal=never", "B 1d | cal=never"], { calendars: [never] }));
    assert.deepEqual(codesOf(schedule), ["schedule.calendar-never-works"]);
    assert.deepEqual(datesOf(schedule), ["A 1T08 1T17", "B 1T08 1T17"]);
    const all = calculateSchedule(planOf(["A 1d"], { calendars: [never], settings: { calendar: "never" } }));
    assert.deepEqual(codesOf(all), ["schedule.calendar-never-works"]);
    assert.deepEqual(datesOf(all), ["A 1T08 1T17"]);
  });

  it("a calendar that names a country whose holidays aren't known is reported, and works without them", () => {
    const schedule = calculateSchedule(planOf(["A 1d | cal=x"], { calendars: [calendarOf("x", { holidays: "XX" })] }));
    assert.deepEqual(codesOf(schedule), ["calendar.unknown-country"]);
    assert.deepEqual(datesOf(schedule), ["A 1T08 1T17"]);
  });

  it("a task whose people never work when it can be worked is scheduled by its own calendar", () => {
    const weekend = calendarOf("weekend", { week: [[{ start: 480, finish: 1020 }], [], [], [], [], [], []] });
    const project = planOf(["A 1d | cal=standard who=sato"], {
      calendars: [weekend],
      people: [personOf("sato", { calendar: "weekend" })],
    });
    const schedule = calculateSchedule(project);
    assert.deepEqual(codesOf(schedule), ["schedule.calendar-never-works"]);
    assert.deepEqual(datesOf(schedule), ["A 1T08 1T17"]);
  });

  it("an unknown predecessor is left to the check of references", () => {
    const schedule = calculateSchedule(planOf(["A 1d < nowhere"]));
    assert.deepEqual(schedule.findings, []);
  });

  it("an empty project has an empty schedule", () => {
    const schedule = calculateSchedule(planOf([]));
    assert.deepEqual([schedule.tasks.length, schedule.findings.length], [0, 0]);
    assert.ok(Number.isFinite(schedule.start) && Number.isFinite(schedule.finish));
  });
});

describe("Large plans", function () {
  this.timeout(60_000);

  it("a chain of 50,000 tasks is scheduled without running out of stack", () => {
    const lines = Array.from({ length: 50_000 }, (_, index) => `T${index} 1h${index > 0 ? ` < T${index - 1}` : ""}`);
    const schedule = calculateSchedule(planOf(lines));
    assert.equal(schedule.tasks.length, 50_000);
    assert.equal(schedule.tasks.at(-1)?.totalFloat, 0);
    assert.deepEqual(schedule.findings, []);
  });

  it("a task that waits for all 20,000 tasks behind it is found", () => {
    const others = Array.from({ length: 20_000 }, (_, index) => `T${index + 1}`);
    const lines = [`T0 1h < ${others.join(", ")}`, ...others.map((id, index) => `${id} 1h < T${index}`)];
    const schedule = calculateSchedule(planOf(lines));
    assert.ok(schedule.findings.length > 0 && schedule.findings.every((finding) => finding.code === "schedule.cycle"));
    assert.equal(schedule.tasks.length, 20_001);
  });

  it("a cycle of 50,000 tasks is found", () => {
    const count = 50_000;
    const lines = Array.from({ length: count }, (_, index) => `T${index} 1h < T${(index + count - 1) % count}`);
    const schedule = calculateSchedule(planOf(lines));
    assert.deepEqual(codesOf(schedule), ["schedule.cycle"]);
    const text = renderMessage(schedule.findings[0]?.message ?? { template: "", args: [] });
    assert.match(text, /^Predecessors form a cycle: T0 → T1 → .* → … → T49999 → T0$/);
  });
});
