import assert from "node:assert/strict";
import { builtInRules, checkProject } from "../../../src/core/checks/index";
import { buildProject } from "../../../src/core/model/build";
import { parseText } from "../../../src/core/text/parse";

const header = "project: { id: p, name: P, start: 2026-04-01, statusDate: 2026-06-30 }\n";

function check(text: string): readonly string[] {
  const file = parseText("p.pmo.yaml", text, 1);
  assert.deepEqual(file.findings, []);
  return checkProject(buildProject("", [file])).findings.map(
    ({ code, range }) => `${code} "${text.slice(file.lines.offset(range.start), file.lines.offset(range.end))}"`,
  );
}

const tasks = (...lines: readonly string[]): string =>
  `${header}schedule:\n  tasks:\n${lines.map((line) => `    - { ${line} }\n`).join("")}`;
const risks = (...lines: readonly string[]): string =>
  `${header}risks:\n${lines.map((line) => `  - { ${line} }\n`).join("")}`;

describe("built-in rules", () => {
  it("find nothing in a good plan", () => {
    const good = `${tasks("id: a, name: A, duration: 5d, percentComplete: 100, actualStart: 2026-04-01, actualFinish: 2026-06-30", "id: s, name: S, tasks: [{ id: b, name: B, work: 3d, predecessors: [a] }]", "id: m, name: M, milestone: true, predecessors: [a]")}risks:\n  - { id: R-1, title: T, owner: x, probability: 5, impact: 5, response: reduce }\n  - { id: R-2, title: T, status: closed, probability: 5, impact: 5 }\nactions:\n  - { id: A-1, title: T, status: done }\n  - { id: A-2, title: T, owner: x }\n`;
    assert.deepEqual(check(good), []);
  });

  it("ask for an owner of open risks, issues and actions", () => {
    assert.deepEqual(check(risks("id: R-1, title: T")), ['risk.no-owner "R-1"']);
    assert.deepEqual(
      check(`${header}issues: [{ id: I-1, title: T }]\nactions: [{ id: A-1, title: T, status: open }]\n`),
      ['register.no-owner "I-1"', 'register.no-owner "A-1"'],
    );
  });

  it("ask for a response to threats above the appetite", () => {
    assert.deepEqual(check(risks("id: R-1, title: T, owner: x, probability: 5, impact: 3")), [
      'risk.no-response "R-1"',
    ]);
    assert.deepEqual(check(risks("id: R-1, title: T, owner: x, probability: 4, impact: 3")), []);
    assert.deepEqual(check(risks("id: R-1, title: T, owner: x, type: opportunity, probability: 5, impact: 5")), []);
    const strict = header.replace("name: P", "name: P, riskScale: { appetite: 6 }");
    assert.deepEqual(check(`${strict}risks: [{ id: R-1, title: T, owner: x, probability: 4, impact: 3 }]\n`), [
      'risk.no-response "R-1"',
    ]);
  });

  it("say at the bands of a project's own risk scale what misleads those who rank by it; the built-in scale is nobody's fault", () => {
    const scale = (...lines: readonly string[]): string =>
      `project:\n  id: p\n  name: P\n  start: 2026-04-01\n  statusDate: 2026-06-30\n  riskScale:\n${lines.map((line) => `    ${line}\n`).join("")}`;
    const bands = (yellow: number, red: number): string =>
      `bands: [{ id: low, name: Low, from: 1, color: green }, { id: medium, name: Medium, from: ${yellow}, color: yellow }, { id: high, name: High, from: ${red}, color: red }]`;
    assert.deepEqual(check(scale(bands(6, 15))), []);
    assert.deepEqual(check(scale(bands(7, 12))), Array<string>(2).fill('risk.scale-misleads "bands"'));
    const two =
      "probability: [{ value: 1, name: A }, { value: 2, name: B }]\n    impact: [{ value: 1, name: C }, { value: 2, name: D }]";
    const listed = (low: string, high: string): string =>
      `bands: [{ id: low, name: Low, color: green, cells: [${low}] }, { id: high, name: High, color: red, cells: [${high}] }]`;
    assert.deepEqual(check(scale(two, listed('"1,1", "2,2"', '"1,2", "2,1"'))), ['risk.scale-order "bands"']);
    assert.deepEqual(
      check(scale(two, listed('"1,1"', '"2,2", "1,2"'))).filter((found) => found.startsWith("risk.scale-order")),
      ['risk.scale-order "bands"'],
    );
  });

  it("ask for the issue of a risk that has occurred", () => {
    assert.deepEqual(check(risks("id: R-1, title: T, status: occurred")), ['risk.occurred-without-issue "occurred"']);
    assert.deepEqual(check(risks("id: R-1, title: T, status: occurred, occurredAs: I-1")), []);
  });

  it("ask for durations of tasks and for logic of milestones", () => {
    assert.deepEqual(check(tasks("id: a, name: A")), ['task.no-duration "a"']);
    assert.deepEqual(check(tasks("id: m, name: M, milestone: true")), ['milestone.no-date-logic "true"']);
    assert.deepEqual(check(tasks("id: m, name: M, milestone: true, deadline: 2026-07-01")), []);
  });

  it("compare actual dates with each other, the status date and the percentage", () => {
    assert.deepEqual(check(tasks("id: a, name: A, actualStart: 2026-05-02, actualFinish: 2026-04-30")), [
      'task.actual-dates-reversed "2026-04-30"',
    ]);
    assert.deepEqual(check(tasks("id: a, name: A, duration: 1d, actualStart: 2026-07-01")), [
      'task.actual-in-future "2026-07-01"',
    ]);
    assert.deepEqual(
      check(tasks("id: a, name: A, actualStart: 2026-05-02, actualFinish: 2026-05-02, percentComplete: 40")),
      ['task.finished-not-complete "40"'],
    );
  });

  it("ask for a status date where there is progress", () => {
    assert.deepEqual(
      check(tasks("id: a, name: A, duration: 1d, percentComplete: 40").replace(", statusDate: 2026-06-30", "")),
      ['project.no-status-date "p"'],
    );
  });

  it("count for a project that follows a standard of its own, too", () => {
    const own = risks("id: R-1, title: T").replace("name: P", "name: P, standard: ../acme.pmo.yaml");
    assert.deepEqual(check(own), ['risk.no-owner "R-1"']);
  });

  it("are each explained in English and Japanese, with a code of their own", () => {
    assert.equal(new Set(builtInRules.map((rule) => rule.code)).size, builtInRules.length);
    for (const { documentation } of builtInRules) {
      assert.ok(documentation.en.length > 40);
      assert.match(documentation.ja, /[\u3040-\u30ff\u4e00-\u9fff]{10}/);
    }
  });
});
