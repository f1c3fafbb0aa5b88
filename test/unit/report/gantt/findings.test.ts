// Which rows of a chart have findings.
import assert from "node:assert/strict";
import fc from "fast-check";
import { buildProject } from "../../../../src/core/model/build";
import type { Project } from "../../../../src/core/model/types";
import { ganttFindings, joinedFindings, movedFindings } from "../../../../src/core/report/gantt/findings";
import { readOutline } from "../../../../src/core/schedule/outline";
import { severities, type Finding, type Severity } from "../../../../src/core/text/finding";
import { message } from "../../../../src/core/text/message";
import { parseText } from "../../../../src/core/text/parse";
import { ProjectStore } from "../../../../src/workspace/store";

const path = "plan/plan.pmo.yaml";
const text = `project: { id: plan, name: Plan, start: 2026-04-01 }
schedule:
  tasks:
    - id: phase
      name: Phase
      tasks:
        - id: design
          name: Design
          duration: 5d
        - { id: build, name: Build, duration: 3d }
      notes: behind its tasks
    - id: papers
      name: Papers
      duration: 2d
risks:
  - { id: R-001, title: Late }
`;

function project(): Project {
  return buildProject("plan", [parseText(path, text, 1)]);
}

/** A finding where a text begins. */
function at(part: string, severity: Severity = "warning", file = path): Finding {
  const before = text.slice(0, text.indexOf(part)).split("\n");
  const start = { line: before.length - 1, character: (before.at(-1) ?? "").length };
  return { code: "a.b", severity, file, range: { start, end: start }, message: message("{0}", part) };
}

describe("Findings in the Gantt chart", () => {
  it("belong to the innermost task in whose text they stand", () => {
    const found = ganttFindings(project(), [
      at("name: Phase"),
      at("name: Design"),
      at("duration: 3d"),
      at("notes: behind"),
      at("name: Papers"),
    ]);
    assert.deepEqual(found.ids, ["phase", "design", "build", "papers"]);
    assert.deepEqual(found.rows, [0, 1, 2, 3]);
    assert.deepEqual(found.count, [2, 1, 1, 1], "what stands behind its tasks belongs to the phase");
  });

  it("are counted, and the first of the worst ones is told", () => {
    const found = ganttFindings(project(), [
      at("name: Design", "hint"),
      at("duration: 5d", "error"),
      at("id: design", "error"),
    ]);
    assert.deepEqual([found.ids, found.count], [["design"], [3]]);
    assert.equal(severities[found.severity[0] ?? -1], "error");
    assert.deepEqual(found.first, [message("{0}", "duration: 5d")]);
  });

  it("of risks, of other sections and of other files belong to no task", () => {
    const found = ganttFindings(project(), [at("R-001"), at("start:"), at("name: Design", "error", "other.pmo.yaml")]);
    assert.deepEqual(found.rows, []);
  });

  it("stand at their rows in a chart of many projects", () => {
    const own = ganttFindings(project(), [at("name: Design")]);
    const found = joinedFindings([own, movedFindings(own, 10, (id) => `plan:${id}`)]);
    assert.deepEqual(
      [found.rows, found.ids, found.count],
      [
        [1, 11],
        ["design", "plan:design"],
        [1, 1],
      ],
    );
  });

  it("are found in what the store tells of a plan", () => {
    const store = new ProjectStore();
    store.setFile(path, text.replace("duration: 3d }", "duration: 3d, predecessors: [desing] }"));
    const [plan] = store.projects();
    assert.ok(plan);
    const found = ganttFindings(plan, store.findings(path));
    assert.deepEqual(found.ids, ["build"]);
    assert.match(found.first[0]?.template ?? "", /id/);
  });

  it("at any place belong to the task that a search through all tasks finds", () => {
    const plan = project();
    const { tasks } = readOutline(plan);
    const [file] = plan.files;
    assert.ok(file);
    fc.assert(
      fc.property(fc.nat(text.length - 1), (offset) => {
        const start = file.lines.position(offset);
        const [row = -1] = ganttFindings(plan, [
          { code: "a.b", severity: "info", file: path, range: { start, end: start }, message: message("x") },
        ]).rows;
        const around = tasks
          .map(({ origin: { node } }, at) => ({
            at,
            size: node.end - node.start,
            is: node.start <= offset && offset <= node.end,
          }))
          .filter(({ is }) => is)
          .sort((a, b) => a.size - b.size);
        assert.equal(row, around[0]?.at ?? -1, `at ${offset}`);
      }),
    );
  });
});
