import assert from "node:assert/strict";
import { firstRecord } from "../../../src/language/first-record";
import { expandSnippet } from "../../../src/language/snippet-text";
import { ProjectStore } from "../../../src/workspace/store";

const plan = `project:
  id: demo
  name: Demo
  start: 2026-04-01
organization:
  people:
    - { id: sato, name: Sato }
schedule:
  tasks:
    - id: phase
      name: Phase
      tasks:
        - id: design
          name: Design <b>
          duration: 5d
    - { id: go, name: Go live, milestone: true, predecessors: [design] }
risks:
  - id: R-001
    title: Late
    owner: sato
    response: avoid
`;

function openPlan(text = plan) {
  const store = new ProjectStore();
  store.setFile("demo/plan.pmo.yaml", text);
  const project = store.projectOf("demo/plan.pmo.yaml");
  assert.ok(project);
  return { store, project, file: "demo/plan.pmo.yaml", text };
}

describe("the first task or risk", () => {
  const around = { language: "en", today: "2026-11-23", idsOf: () => [] } as const;
  const cases: readonly (readonly [string, string])[] = [
    ["no section", "project:\n  id: demo\n  name: Demo\n"],
    ["no line break at the end", "project:\n  id: demo\n  name: Demo"],
    ["an empty section", "project:\n  id: demo\n  name: Demo\nschedule:\nrisks: []\n"],
    ["a section without tasks", "schedule:\n  start: 2026-04-01\nproject:\n  id: demo\n  name: Demo\n"],
    ["an empty list", "schedule:\n  tasks: []\n  start: 2026-04-01\nproject:\n  id: demo\n  name: Demo\n"],
  ];
  for (const [name, text] of cases)
    it(`goes to the right place: ${name}`, () => {
      const { project } = openPlan(text);
      const edit = firstRecord(project, "schedule", around);
      assert.ok(edit);
      const changed = text.slice(0, edit.span.start) + expandSnippet(edit.snippet) + text.slice(edit.span.end);
      const after = openPlan(changed);
      assert.deepEqual(
        after.project.tasks.map(({ id }) => id),
        ["task-1"],
        changed,
      );
      assert.deepEqual(
        after.store.allFindings().filter(({ severity }) => severity === "error"),
        [],
        changed,
      );
    });
});
