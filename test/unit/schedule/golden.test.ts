import assert from "node:assert/strict";
import { standardCalendar } from "../../../src/core/calendar/compile";
import { calculateSchedule } from "../../../src/core/schedule/calculate";
import type { ScheduledTask } from "../../../src/core/schedule/types";
import { at, planOf } from "./plan";

const start = at("2026-04-06T08:00");

/** Early start, early finish, late start, late finish and total float in weeks since the start. */
function weeks(task: ScheduledTask): readonly number[] {
  const since = (instant: number): number => standardCalendar.between(start, instant) / 2400;
  return [
    since(task.earlyStart),
    since(task.earlyFinish),
    since(task.lateStart),
    since(task.lateFinish),
    task.totalFloat / 2400,
  ];
}

function criticalIds(tasks: readonly ScheduledTask[]): string {
  return tasks
    .filter((task) => task.critical)
    .map((task) => task.task.id)
    .join("-");
}

describe("Critical path, worked examples", () => {
  it("General Foundry (Render, Stair, Hanna): 15 weeks, A-C-E-G-H", () => {
    const schedule = calculateSchedule(
      planOf(["A 2w", "B 3w", "C 2w < A", "D 4w < B", "E 4w < C", "F 3w < C", "G 5w < D, E", "H 2w < F, G"], {
        start: "2026-04-06",
      }),
    );
    assert.deepEqual(Object.fromEntries(schedule.tasks.map((task) => [task.task.id, weeks(task).join("/")])), {
      A: "0/2/0/2/0",
      B: "0/3/1/4/1",
      C: "2/4/2/4/0",
      D: "3/7/4/8/1",
      E: "4/8/4/8/0",
      F: "4/7/10/13/6",
      G: "8/13/8/13/0",
      H: "13/15/13/15/0",
    });
    assert.equal(criticalIds(schedule.tasks), "A-C-E-G-H");
    assert.equal(standardCalendar.between(schedule.start, schedule.finish), 15 * 2400);
    assert.deepEqual(schedule.findings, []);
  });

  it("Reliable Construction (Hillier): 44 weeks, A-B-C-E-F-J-L-N, with free float", () => {
    const schedule = calculateSchedule(
      planOf(
        [
          "A 2w",
          "B 4w < A",
          "C 10w < B",
          "D 6w < C",
          "E 4w < C",
          "F 5w < E",
          "G 7w < D",
          "H 9w < E, G",
          "I 7w < C",
          "J 8w < F, I",
          "K 4w < J",
          "L 5w < J",
          "M 2w < H",
          "N 6w < K, L",
        ],
        { start: "2026-04-06" },
      ),
    );
    assert.deepEqual(Object.fromEntries(schedule.tasks.map((task) => [task.task.id, weeks(task).join("/")])), {
      A: "0/2/0/2/0",
      B: "2/6/2/6/0",
      C: "6/16/6/16/0",
      D: "16/22/20/26/4",
      E: "16/20/16/20/0",
      F: "20/25/20/25/0",
      G: "22/29/26/33/4",
      H: "29/38/33/42/4",
      I: "16/23/18/25/2",
      J: "25/33/25/33/0",
      K: "33/37/34/38/1",
      L: "33/38/33/38/0",
      M: "38/40/42/44/4",
      N: "38/44/38/44/0",
    });
    assert.equal(criticalIds(schedule.tasks), "A-B-C-E-F-J-L-N");
    const free = schedule.tasks
      .filter((task) => task.freeFloat > 0)
      .map((task) => [task.task.id, task.freeFloat / 2400]);
    assert.deepEqual(free, [
      ["I", 2],
      ["K", 1],
      ["M", 4],
    ]);
    assert.deepEqual(schedule.byId.get("N")?.drivers, ["L"]);
    assert.deepEqual(schedule.byId.get("A")?.drivers, ["project-start"]);
  });
});
