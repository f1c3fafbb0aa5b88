import assert from "node:assert/strict";
import { RuleCompiler } from "../../../src/core/standard/compile-rule";
import { standardOfFile } from "../../../src/core/standard/model";
import { resolveStandard } from "../../../src/core/standard/resolve";
import { testStandard } from "../../../src/core/standard/rule-tests";
import { renderMessage } from "../../../src/core/text/message";
import { parseText } from "../../../src/core/text/parse";
import { standard } from "./support";

/** Results of the tests of a standard in words. */
function results(rules: string): readonly string[] {
  const file = parseText("acme.pmo.yaml", standard(rules), 1);
  const read = standardOfFile(file);
  assert.ok(read);
  return testStandard(
    resolveStandard(read, () => undefined),
    new RuleCompiler(),
  ).map(({ example, failure }) => {
    const { rule, kind, index, name } = example;
    return `${rule.id} ${kind} ${name ?? index}: ${failure ? renderMessage(failure) : "passed"}`;
  });
}

const owner = `  rules:
    - id: owner
      on: schedule.tasks
      when: task.kind == 'task'
      check: has(task.owner)
      message: "'{task.name}' has no owner"
`;

describe("the examples of a rule are tests", () => {
  it("that pass when the rule finds what it should, and nothing else", () => {
    const examples = `      valid:
        - { name: with an owner, record: { id: a, name: A, duration: 1d, owner: sato } }
        - { name: milestones need none, record: { id: a, name: A, milestone: true } }
      invalid:
        - { record: { id: a, name: A, duration: 1d } }
        - { name: both, findings: 2, project: { schedule: { tasks: [{ id: a, name: A, duration: 1d }, { id: b, name: B, duration: 2d }] } } }
`;
    assert.deepEqual(results(owner + examples), [
      "owner valid with an owner: passed",
      "owner valid milestones need none: passed",
      "owner invalid 0: passed",
      "owner invalid both: passed",
    ]);
  });

  it("that fail with a reason", () => {
    const examples = `      valid:
        - { record: { id: a, name: A, duration: 1d } }
        - { record: { id: a, name: A, duration: 1d, ownr: sato } }
        - { project: { risks: [] } }
      invalid:
        - { record: { id: a, name: A, duration: 1d, owner: sato } }
        - { findings: 2, record: { id: a, name: A, duration: 1d } }
`;
    assert.deepEqual(results(owner + examples), [
      "owner valid 0: There should be no finding, but there is: 'A' has no owner",
      "owner valid 1: The example can't be read: 'ownr' is not known here. Did you mean 'owner'?",
      "owner valid 2: There is no record in 'schedule.tasks' that could be checked.",
      "owner invalid 0: There should be a finding, but there is none.",
      "owner invalid 1: Expected findings: 2. Found: 1.",
    ]);
  });

  it("for every collection, with the scale of the standard and the project around the record", () => {
    const rules = `  scales:
    risk:
      bands: [{ id: small, name: Small, color: green, from: 1 }, { id: grave, name: Grave, color: red, from: 20 }]
  rules:
    - id: grave
      on: risks
      check: risk.level != 'grave' || risk.tasks.size() > 0 && isKnown(risk.tasks[0])
      message: grave
      valid:
        - { record: { title: R, probability: 3, impact: 5 } }
        - { record: { title: R, probability: 5, impact: 5, tasks: [t] }, project: { schedule: { tasks: [{ id: t, name: T, duration: 1d }] } } }
      invalid:
        - { record: { title: R, probability: 5, impact: 5, tasks: [t] } }
    - id: dated
      on: project
      check: has(project.statusDate) && project.statusDate >= date('2026-06-30')
      message: dated
      lifecycle: draft
      effective: 2030-01-01
      valid:
        - { record: { statusDate: 2026-06-30 } }
      invalid:
        - { record: { statusDate: 2026-06-29 } }
        - { project: { project: { tier: large } } }
    - id: people
      on: organization.people
      check: schedule.tasks.exists(t, t.assignments.exists(a, a.resource == person.id))
      message: idle
      valid:
        - { record: { id: s, name: S }, project: { schedule: { tasks: [{ id: t, name: T, duration: 1d, assignments: [s] }] } } }
      invalid:
        - { record: { id: s, name: S } }
`;
    for (const result of results(rules)) assert.match(result, /: passed$/);
    assert.equal(results(rules).length, 8);
  });

  it("fail for a rule that is wrong or can't be evaluated", () => {
    const rules = `  rules:
    - { id: wrong, on: risks, check: risk.ownr == '', message: x, valid: [{ record: { title: R } }] }
    - { id: absent, on: risks, check: risk.owner == '', message: x, invalid: [{ record: { title: R } }] }
`;
    assert.deepEqual(results(rules), [
      "wrong valid 0: The rule has a mistake and can't run.",
      "absent invalid 0: The rule can't be evaluated: 'owner' is absent. Ask for it first: has(…).",
    ]);
  });
});
