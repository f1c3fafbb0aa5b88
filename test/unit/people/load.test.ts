import assert from "node:assert/strict";
import { compileCalendars } from "../../../src/core/calendar/compile";
import { personLoad } from "../../../src/core/people/load";
import { formatInstant, parseInstant } from "../../../src/core/text/instant";
import { ProjectStore } from "../../../src/workspace/store";

function loadOf(tasks: string, moment = "2026-04-01") {
  const store = new ProjectStore();
  store.setFile(
    "p/plan.pmo.yaml",
    `project: { id: p, name: P, start: 2026-04-01 }\norganization:\n  people:\n    - { id: sato, name: Sato }\nschedule:\n  tasks:\n${tasks}`,
  );
  const project = store.projectOf("p/plan.pmo.yaml");
  assert.ok(project);
  const at = parseInstant(moment) ?? 0;
  return personLoad(project, store.schedule(project), compileCalendars(project), "sato", at);
}

describe("load of a person", () => {
  it("adds up tasks that run at the same time, and names the dates of the highest stretch", () => {
    const { peak, tasks } = loadOf(`
    - { id: a, name: A, duration: 4d, assignments: [sato 60%] }
    - { id: b, name: B, duration: 2d, assignments: [sato 70%], constraint: { type: start-no-earlier-than, date: 2026-04-02 } }
    - { id: c, name: C, duration: 1d, assignments: [sato], predecessors: [a] }
`);
    assert.equal(tasks.length, 3);
    assert.equal(peak?.units, 1.3);
    assert.equal(formatInstant(peak.start), "2026-04-02T08:00");
    assert.equal(formatInstant(peak.finish), "2026-04-03T17:00");
    assert.deepEqual(
      peak.tasks.map(({ scheduled }) => scheduled.task.id),
      ["a", "b"],
    );
  });
  it("counts no moment twice where one task follows the other", () => {
    const { peak } = loadOf(`
    - { id: a, name: A, duration: 1d, assignments: [sato] }
    - { id: b, name: B, duration: 1d, assignments: [sato], predecessors: [a] }
`);
    assert.equal(peak?.units, 1);
  });
  it("takes work as it is written, else duration times units; what is done is not to do", () => {
    const { work, remainingWork } = loadOf(`
    - { id: a, name: A, duration: 4d, assignments: [sato 50%], percentComplete: 50, actualStart: 2026-04-01 }
    - { id: b, name: B, duration: 2d, assignments: [{ resource: sato, work: 4h }] }
`);
    assert.equal(work, (2 * 8 + 4) * 60);
    assert.equal(remainingWork, (8 + 4) * 60);
  });
  it("tells what is done now and next, without finished and inactive tasks", () => {
    const { now, next } = loadOf(
      `
    - { id: done, name: Done, duration: 1d, assignments: [sato], actualStart: 2026-04-01, actualFinish: 2026-04-01 }
    - { id: a, name: A, duration: 9d, assignments: [sato] }
    - { id: off, name: Off, duration: 9d, assignments: [sato], active: false }
    - { id: b, name: B, duration: 1d, assignments: [sato], predecessors: [a] }
`,
      "2026-04-03",
    );
    assert.deepEqual(
      [now, next].map((list) => list.map(({ scheduled }) => scheduled.task.id)),
      [["a"], ["b"]],
    );
  });
  it("is nothing where nothing is assigned", () => {
    const load = loadOf("    - { id: a, name: A, duration: 9d }\n");
    assert.equal(load.peak, undefined);
    assert.equal(load.work, 0);
  });
});
