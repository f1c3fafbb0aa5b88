import assert from "node:assert/strict";
import { calculateSchedule, delayedFinish } from "../../../src/core/schedule/calculate";
import { datesOf, floatsOf } from "./dates";
import { planOf, type PlanOptions } from "./plan";

const schedule = (lines: readonly string[], options?: PlanOptions) => calculateSchedule(planOf(lines, options));
const day = 480;

describe("a delay of one task", () => {
  // A plan with everything that makes the passes take another way, and the same one with A three days longer.
  const plans: Readonly<Record<string, readonly [lines: readonly string[], options?: PlanOptions]>> = {
    "a chain": [["A 2d", "B 3d < A", "Z | milestone", "C 1d < B"]],
    "lags and overlaps": [["A 2d", "B 3d < A SS+1d", "C 1d < A FF+2d", "D 2d < B, C"]],
    "a summary task": [["S", "  A 2d", "  B 1d < A", "T 4d < S"]],
    "what is put late": [["A 2d", "B 1d | alap", "C 3d < A", "D 1d < B, C"]],
    "work of Primavera": [["A 2d", "B 1d < A", "C 8d"], { settings: { mode: "primavera" } }],
  };
  for (const [name, [lines, options]] of Object.entries(plans))
    it(`comes to what the longer task gives: ${name}`, () => {
      const before = schedule(lines, options);
      const longer = schedule(
        lines.map((line) => line.replace("A 2d", "A 5d")),
        options,
      );
      const found = delayedFinish(before, "A", 3 * day);
      assert.equal(found?.task, longer.byId.get("A")?.finish);
      const ends = before.tasks.filter(({ kind, finish }) => kind !== "summary" && finish === before.finish);
      assert.ok(ends.length > 0);
      assert.equal(found?.end, Math.max(...ends.map(({ task }) => longer.byId.get(task.id)?.finish ?? 0)));
    });

  it("leaves the schedule as it was", () => {
    const one = schedule(["A 2d", "B 3d < A"]);
    const before = [datesOf(one), floatsOf(one)];
    delayedFinish(one, "A", 3 * day);
    delayedFinish(one, "B", 3 * day);
    assert.deepEqual([datesOf(one), floatsOf(one)], before);
    assert.equal(delayedFinish(one, "A", 0)?.end, one.finish);
  });

  it("stops at a date that is fixed", () => {
    const one = schedule(["A 2d", "B 3d < A | mso=2026-04-03", "Z < B | milestone"]);
    const found = delayedFinish(one, "A", 30 * day);
    assert.equal(found?.end, one.finish);
    assert.ok((found?.task ?? 0) > one.finish);
  });

  it("is nothing for a summary task, an unknown one, and a plan that is counted back from its finish", () => {
    const one = schedule(["S", "  A 2d"]);
    assert.equal(delayedFinish(one, "S", day), undefined);
    assert.equal(delayedFinish(one, "X", day), undefined);
    const back = schedule(["A 2d"], { settings: { scheduleFrom: "finish" }, finish: "2026-04-30" });
    assert.equal(delayedFinish(back, "A", day), undefined);
  });
});
