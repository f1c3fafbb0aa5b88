import assert from "node:assert/strict";
import { compileCalendars } from "../../../src/core/calendar/compile";
import { explainDates } from "../../../src/core/schedule/explain";
import { formatDate } from "../../../src/core/text/instant";
import { renderMessage } from "../../../src/core/text/message";
import { ProjectStore } from "../../../src/workspace/store";

/** Why the task `t` stands where it stands. */
function because(tasks: string, settings = "", header = ""): string {
  const store = new ProjectStore();
  store.setFile(
    "p/plan.pmo.yaml",
    `project: { id: p, name: P, start: 2026-04-01${header} }\nschedule:\n${settings}  tasks:\n    - { id: a, name: Alpha, duration: 5d }\n${tasks}`,
  );
  const project = store.projectOf("p/plan.pmo.yaml");
  assert.ok(project);
  const schedule = store.schedule(project);
  const scheduled = schedule.byId.get("t");
  assert.ok(scheduled);
  const calendars = compileCalendars(project);
  const day = (instant: number, isFinish: boolean): string => formatDate(isFinish ? instant - 1 : instant);
  return explainDates(scheduled, { project, schedule, calendars, day, language: "en" })
    .map((reason) => renderMessage(reason))
    .join(" ");
}

const task = (rest: string): string => `    - { id: t, name: T, duration: 2d, ${rest} }\n`;

describe("why a task stands where it stands", () => {
  const cases: readonly (readonly [what: string, tasks: string, reason: RegExp])[] = [
    ["nothing holds it", task("priority: 1"), /^Starts with the project\.$/],
    ["finish to start", task("predecessors: [a]"), /^Starts when 'Alpha' finishes, 2026-04-07 \(FS\)\.$/],
    ["start to start", task("predecessors: [a SS+1d]"), /^Starts when 'Alpha' starts, 2026-04-01 \(SS\+1d\)\.$/],
    ["finish to finish", task("predecessors: [a FF]"), /^Finishes when 'Alpha' finishes, 2026-04-07 \(FF\)\.$/],
    ["start to finish", task("predecessors: [a SF+4d]"), /^Finishes when 'Alpha' starts, 2026-04-01 \(SF\+4d\)\.$/],
    [
      "a constraint",
      task("constraint: { type: start-no-earlier-than, date: 2026-05-01 }"),
      /starts no earlier than 2026-05-01/,
    ],
    ["a fixed finish", task("constraint: { type: must-finish-on, date: 2026-05-01 }"), /must finish on 2026-05-01/],
    ["dates by hand", task("manual: true, start: 2026-05-01, finish: 2026-05-04"), /Scheduled by hand/],
    ["actual dates", task("actualStart: 2026-04-01, actualFinish: 2026-04-02"), /It is done/],
    ["work that has begun", task("actualStart: 2026-04-02"), /It has begun/],
    ["levelling", task("levelingDelay: 3d"), /Delayed by 3d/],
    [
      "a link of the summary task above",
      "    - id: s\n      name: Phase\n      predecessors: [a]\n      tasks:\n        - { id: t, name: T, duration: 1d }\n",
      /^Starts when 'Alpha' finishes.* This link is one of the summary task 'Phase'\.$/,
    ],
  ];
  for (const [what, tasks, reason] of cases)
    it(`says so: ${what}`, () => {
      assert.match(because(tasks), reason);
    });

  it("names the status date, before which nothing can start", () => {
    assert.match(
      because(task("priority: 1"), "  mode: primavera\n", ", statusDate: 2026-04-10"),
      /can't start before it/,
    );
  });
  it("says when the project is scheduled from its finish", () => {
    const settings = "  scheduleFrom: finish\n  finish: 2026-06-30\n";
    assert.match(because(task("priority: 1"), settings), /As late as possible/);
  });
});
