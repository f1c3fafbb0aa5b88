import assert from "node:assert/strict";
import { renderMessage } from "../../../src/core/text/message";
import { afterFix, fixesOf, main, workspace } from "./fix-support";

const standard = `standard:
  id: acme
  version: 1.0.0
  rules:
    - id: owner
      on: schedule.tasks
      when: task.kind == 'task'
      check: has(task.owner)
      message: "'{task.name}' has no owner"
      fix:
        - { title: { en: The manager does it, ja: マネージャーが担当する }, field: owner, expression: project.manager }
        - { title: Sato does it, field: owner, value: sato }
    - id: deadline
      on: schedule.tasks
      check: "!has(task.deadline) || task.deadline >= task.finish"
      message: too early
      fix:
        - { title: Take it away, field: deadline, remove: true }
        - { title: As computed, field: deadline, expression: task.finish }
    - id: longer
      on: schedule.tasks
      check: task.duration > 2
      message: too short
      fix: [{ title: Twice as long, field: duration, expression: task.duration * 2 }]
`;
const head = "project: { id: p, name: P, start: 2026-04-01, manager: boss, standard: ../s.pmo.yaml }\n";
const plan = (fields: string): string =>
  `${head}schedule:\n  tasks:\n    - id: a # first\n      name: A\n      duration: 5d\n${fields}`;

function fixed(text: string, code: string, title?: string): string {
  return afterFix({ "s.pmo.yaml": standard, [main]: text }, code, title);
}

describe("a rule offers its own quick fixes", () => {
  it("also those of the built-in standards: an overdue action is done", () => {
    const text = `project: { id: p, name: P, start: 2026-04-01, statusDate: 2026-06-30, standard: pmo:recommended }
actions:
  - id: A-001 # asked twice
    title: Order servers
    due: 2026-06-15
`;
    const after = afterFix({ [main]: text }, "recommended.action-not-overdue", "It is done");
    assert.match(after, /- id: A-001 # asked twice\n {4}title: Order servers\n(?: {4}.*\n)*? {4}status: done\n/);
  });

  it("a value, or the result of an expression, in the words of the standard", () => {
    const text = plan("");
    const expected = (owner: string): string => text.replace("duration: 5d\n", `duration: 5d\n      owner: ${owner}\n`);
    assert.equal(fixed(text, "acme.owner"), expected("boss"), "the first is the preferred one");
    assert.equal(fixed(text, "acme.owner", "Sato does it"), expected("sato"));
    const scope = workspace({ "s.pmo.yaml": standard, [main]: text });
    const titles = [...fixesOf(scope, "acme.owner").values()].map(({ title }) =>
      renderMessage(title, { English: "日本語" }),
    );
    assert.equal(titles[0], "マネージャーが担当する");
  });

  it("dates as days, durations in days, and a field that goes", () => {
    const text = plan("      deadline: 2026-04-02\n");
    assert.equal(fixed(text, "acme.deadline", "As computed"), text.replace("2026-04-02", "2026-04-07T17:00"));
    assert.equal(fixed(text, "acme.deadline", "Take it away"), plan(""));
    const short = plan("").replace("5d", "12h");
    assert.equal(fixed(short, "acme.longer"), short.replace("12h", "3d"));
  });

  it("nothing where there is no value, and mistakes in it are told in the standard while the rule runs", () => {
    const without = plan("").replace(", manager: boss", "");
    const scope = workspace({ "s.pmo.yaml": standard, [main]: without });
    assert.deepEqual(
      [...fixesOf(scope, "acme.owner").keys()].filter((title) => title.includes("does it")),
      ["Sato does it"],
    );
    const wrong = standard
      .replace("field: owner, value", "field: ownr, value")
      .replace("expression: task.finish", "expression: task.finsh");
    const store = workspace({ "s.pmo.yaml": wrong, [main]: plan("") }).store;
    assert.deepEqual(
      store.findings("s.pmo.yaml").map(({ message }) => renderMessage(message)),
      ["'ownr' is no field of task. Did you mean 'owner'?", "'finsh' is no field of task. Did you mean 'finish'?"],
    );
    const computed = workspace({
      "s.pmo.yaml": standard.replaceAll("field: owner", "field: totalFloat"),
      [main]: plan(""),
    });
    assert.equal(computed.store.findings("s.pmo.yaml").length, 2);
    assert.ok(computed.store.findings(main).some(({ code }) => code === "acme.owner"));
  });
});
