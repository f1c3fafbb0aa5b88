import assert from "node:assert/strict";
import { checkProject } from "../../../src/core/checks/index";
import { buildProject } from "../../../src/core/model/build";
import { renderMessage } from "../../../src/core/text/message";
import { parseText } from "../../../src/core/text/parse";
import { ProjectStore } from "../../../src/workspace/store";

const plan = `project: { id: p, name: P, start: 2026-04-01, statusDate: 2026-06-30 }
schedule:
  tasks:
    - id: phase
      name: Phase
      tasks:
        - { id: a, name: A }
    - { id: b, name: B }
risks:
  - { id: R-1, title: T }
`;

const all = ["risk.no-owner R-1", "task.no-duration a", "task.no-duration b"];

function check(waivers: string, text = plan): readonly string[] {
  const file = parseText("p.pmo.yaml", text, 1);
  const other = parseText("waivers.pmo.yaml", waivers, 1);
  const files = new Map([file, other].map((one) => [one.path, one]));
  return checkProject(buildProject("", [file, other])).findings.map(({ code, range, file: path }) => {
    const found = files.get(path);
    assert.ok(found);
    return `${code} ${found.text.slice(found.lines.offset(range.start), found.lines.offset(range.end))}`;
  });
}

const waiver = (fields: string): string => `waivers:\n  - { id: W-1, ${fields} }\n`;

describe("waivers", () => {
  it("permit a rule for the whole project when they name no scope", () => {
    assert.deepEqual(check("waivers: []\n"), all);
    assert.deepEqual(check(waiver("rule: task.no-duration")), ["risk.no-owner R-1"]);
  });

  it("permit a rule for the records and sections that they name", () => {
    assert.deepEqual(check(waiver("rule: task.no-duration, scope: [b]")), ["risk.no-owner R-1", "task.no-duration a"]);
    assert.deepEqual(check(waiver("rule: task.no-duration, scope: [schedule]")), ["risk.no-owner R-1"]);
    assert.deepEqual(check(waiver("rule: task.no-duration, scope: [R-1, risks]")), [
      ...all,
      "waiver.unused task.no-duration",
    ]);
  });

  it("for a summary task cover the tasks in it", () => {
    assert.deepEqual(check(waiver("rule: task.no-duration, scope: [phase]")), [
      "risk.no-owner R-1",
      "task.no-duration b",
    ]);
  });

  it("count up to their last day, and are reported after it", () => {
    assert.deepEqual(check(waiver("rule: task.no-duration, expires: 2026-06-30")), ["risk.no-owner R-1"]);
    assert.deepEqual(check(waiver("rule: task.no-duration, expires: 2026-06-29")), [
      ...all,
      "waiver.expired 2026-06-29",
    ]);
    const timeless = plan.replace(", statusDate: 2026-06-30", "");
    assert.deepEqual(check(waiver("rule: task.no-duration, expires: 2020-01-01"), timeless), ["risk.no-owner R-1"]);
  });

  it("don't count before they are granted or after they are withdrawn", () => {
    for (const status of ["requested", "rejected", "revoked"])
      assert.deepEqual(check(waiver(`rule: task.no-duration, status: ${status}`)), all);
    assert.deepEqual(check(waiver("rule: task.no-duration, status: granted")), ["risk.no-owner R-1"]);
  });

  it("that permit nothing are reported, and what no waiver can permit is said", () => {
    assert.deepEqual(check(waiver("rule: risk.no-response")), [...all, "waiver.unused risk.no-response"]);
    assert.deepEqual(check(waiver("rule: schedule.cycle")), [...all, "waiver.unused schedule.cycle"]);
  });

  it("take single sections out of what the standard asks for", () => {
    const store = new ProjectStore();
    store.setFile(
      "p.pmo.yaml",
      "project: { id: p, name: P, standard: 'pmo:recommended' }\nwaivers:\n  - { id: W-1, rule: standard.missing-section, scope: [risks] }\n",
    );
    const [finding] = store.findings("p.pmo.yaml").filter(({ code }) => code === "standard.missing-section");
    assert.ok(finding);
    assert.ok(!renderMessage(finding.message).includes("risks"));
    assert.ok(renderMessage(finding.message).includes("schedule"));
  });

  it("broken ones break nothing", () => {
    for (const text of ["waivers:\n  - id: W-1\n", "waivers:\n  - rule: 5\n    scope: b\n", "waivers: x\n"])
      assert.deepEqual(check(text), all);
  });
});
