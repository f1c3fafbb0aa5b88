import assert from "node:assert/strict";
import { renderMessage } from "../../../src/core/text/message";
import { codeLenses, resolveCodeLens } from "../../../src/language/code-lens";
import { fileStatus } from "../../../src/language/status";
import { ProjectStore } from "../../../src/workspace/store";

const plan = `project:
  id: demo
  name: Demo
  start: 2026-04-01
  standard: pmo:recommended
schedule:
  tasks:
    - { id: a, name: A, duration: 2d }
    - { id: b, name: B, duration: 1d, predecessors: [a, nowhere] }
    - { id: c, name: C, duration: 1d }
risks:
  - { id: R-1, title: One, probability: 5, impact: 5, owner: x }
  - { id: R-2, title: Two, probability: 1, impact: 1 }
  - { id: R-3, title: Three }
  - { id: R-4, title: Four, probability: 5, impact: 5, status: closed }
`;

function open(files: Readonly<Record<string, string>>) {
  const store = new ProjectStore();
  for (const [path, text] of Object.entries(files)) store.setFile(path, text);
  return { store, language: "en" as const, today: "2026-11-23", render: renderMessage };
}

function lensesOf(text: string): readonly string[] {
  const scope = open({ "demo/plan.pmo.yaml": text });
  const file = "demo/plan.pmo.yaml";
  return codeLenses(scope, file, scope.store.findings(file)).map((lens) => {
    const { title, command } = resolveCodeLens(scope, file, lens);
    return `${lens.range.start.line}: ${title}${command === "" ? "" : ` [${command}]`}`;
  });
}

describe("code lenses", () => {
  it("open the Gantt chart at the schedule, and tell its finish and its critical tasks", () => {
    const found = lensesOf(plan);
    assert.ok(found.includes("5: Open Gantt chart [pmo.openGantt]"), found.join("\n"));
    assert.ok(found.includes("5: Finish 2026-04-03 Fri, critical tasks: 2 of 3"), found.join("\n"));
  });
  it("open the risk matrix at the risks, and count the open ones by band, the worst first", () => {
    const found = lensesOf(plan);
    assert.ok(found.includes("10: Open risk matrix [pmo.openRiskMatrix]"), found.join("\n"));
    assert.ok(found.includes("10: Open risks: High 1, Low 1, not assessed 1"), found.join("\n"));
  });
  it("count the findings of each section that has some", () => {
    const found = lensesOf(plan.replace("start: 2026-04-01", "start: tomorrow"));
    assert.ok(
      found.some((one) => /^0: \d+ findings? \[/.test(one)),
      found.join("\n"),
    );
    assert.ok(
      found.some((one) => /^5: \d+ findings? \[/.test(one)),
      found.join("\n"),
    );
  });
  it("lead from a standard to the projects that follow it, and to what an edit changes for them", () => {
    assert.deepEqual(lensesOf("# ours\nstandard:\n  id: acme\n  version: 1.0.0\n"), [
      "1: Conformance of the projects [pmo.openConformance]",
      "1: Impact of an edit [pmo.openStandardImpact]",
    ]);
  });
  it("are none in a file with nothing to tell, in broken text and in an empty file", () => {
    assert.deepEqual(lensesOf("project:\n  id: a\n  name: A\n"), []);
    assert.deepEqual(lensesOf(""), []);
    for (let end = 0; end < plan.length; end += 7) lensesOf(plan.slice(0, end));
  });
});

describe("the status of a file", () => {
  it("names project and standard, and counts the findings of all files of the project", () => {
    const scope = open({ "demo/plan.pmo.yaml": plan, "demo/more.pmo.yaml": "actions:\n  - { id: A-1 }\n" });
    const status = fileStatus(scope, "demo/more.pmo.yaml");
    assert.equal(status?.title, "Demo");
    assert.equal(status.detail, "Standard: pmo:recommended");
    assert.equal(status.projectFile, "demo/plan.pmo.yaml");
    assert.equal(status.worst, "error");
    assert.match(status.findings, /^\d+ errors?, \d+ warnings?/);
  });
  it("says what to do where a file belongs to no project", () => {
    const status = fileStatus(open({ "x/risks.pmo.yaml": "risks: []\n" }), "x/risks.pmo.yaml");
    assert.equal(status?.title, "No project");
    assert.match(status.detail, /add a section 'project:'/);
  });
  it("knows standards and files that are not read yet", () => {
    const scope = open({ "std.pmo.yaml": "standard:\n  id: acme\n  name: Acme\n  version: 1.0.0\n" });
    assert.equal(fileStatus(scope, "std.pmo.yaml")?.title, "Standard");
    assert.equal(fileStatus(scope, "other.pmo.yaml"), undefined);
  });
});
