import assert from "node:assert/strict";
import { definition } from "../../../src/language/definition";
import { firstRecord } from "../../../src/language/first-record";
import { foldingRanges } from "../../../src/language/folding";
import { expandSnippet } from "../../../src/language/snippet-text";
import { documentSymbols } from "../../../src/language/symbols";
import type { DocumentSymbol } from "../../../src/language/types";
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

describe("outline", () => {
  it("has sections, their records, and tasks below tasks", () => {
    const { store, file } = openPlan();
    const parsed = store.file(file);
    assert.ok(parsed);
    const names = (symbols: readonly DocumentSymbol[], depth = 0): string[] =>
      symbols.flatMap(({ name, kind, children }) => [
        `${" ".repeat(depth)}${name} (${kind})`,
        ...names(children, depth + 1),
      ]);
    assert.deepEqual(names(documentSymbols(parsed, "en")), [
      "project (section)",
      "organization (section)",
      " people (list)",
      "  Sato (record)",
      "schedule (section)",
      " tasks (list)",
      "  Phase (summary)",
      "   Design <b> (task)",
      "  Go live (milestone)",
      "risks (section)",
      " Late (record)",
    ]);
  });
});

describe("folding", () => {
  it("folds sections and records, and comments of several lines", () => {
    const folds = foldingRanges("# a\n# b\nproject:\n  id: x\n\nrisks:\n- id: a\n  title: b\n- id: c\n  title: d\n");
    assert.deepEqual(
      folds.map(({ startLine, endLine }) => [startLine, endLine]),
      [
        [0, 1],
        [2, 3],
        [5, 9],
        [6, 7],
        [8, 9],
      ],
    );
  });
});

describe("definition", () => {
  it("leads from an id to its record", () => {
    const { project, text } = openPlan();
    const found = definition(text, text.indexOf("[design]") + 2, project, [project]);
    assert.deepEqual(found?.range.start, { line: 12, character: 14 });
    assert.equal(definition(text, text.indexOf("Go live"), project, [project]), undefined);
  });
});

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
