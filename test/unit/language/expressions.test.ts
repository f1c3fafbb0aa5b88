import assert from "node:assert/strict";
import { hover } from "../../../src/language/hover";
import { renderMessage } from "../../../src/core/text/message";
import { ProjectStore } from "../../../src/workspace/store";
import { at, choose, details, labels } from "./support/completion";

const rule = (fields: string): string =>
  `standard:\n  id: acme\n  version: 1.0.0\n  rules:\n    - id: r\n      on: schedule.tasks\n${fields.replace(/^/gm, "      ")}\n`;

/** What a name at the mark means. */
function meaning(marked: string, language: "en" | "ja" = "en"): string {
  const offset = marked.indexOf("|");
  const store = new ProjectStore();
  store.setFile("s.pmo.yaml", marked.replace("|", ""));
  const scope = { store, language, today: "2026-11-23", render: renderMessage };
  return hover(scope, "s.pmo.yaml", offset)?.contents ?? "";
}

describe("expressions of a standard are completed while they are typed", () => {
  it("behind a dot come the fields of what stands before it, computed ones too", () => {
    const fields = labels(rule("check: task.|"));
    assert.ok(fields.includes("totalFloat") && fields.includes("owner") && !fields.includes("task"));
    assert.deepEqual(labels(rule("check: task.finish.|")), ["year", "month", "day", "weekday"]);
    assert.ok(labels(rule("check: task.name.|")).includes("startsWith"));
    assert.ok(labels(rule("check: task.predecessors.|")).includes("exists_one"));
    assert.ok(labels(rule("check: findPerson(task.owner).|")).includes("capacity"));
    assert.ok(labels(rule("check: risks[0].|")).includes("probability"));
    assert.deepEqual(labels(rule("check: nothing.|")), []);
  });

  it("variables of macros have the type of the items, however deep they stand", () => {
    assert.ok(labels(rule('check: "task.predecessors.all(p, p.|"')).includes("lag"));
    assert.ok(
      labels(rule("check: \"schedule.tasks.exists(t, t.predecessors.filter(p, p.type == 'FS').all(q, q.|\"")).includes(
        "lag",
      ),
    );
    assert.ok(labels(rule('check: "task.predecessors.all(p, |"')).slice(0, 2).includes("p"));
  });

  it("in every style of text, in conditions, in messages and in fixes", () => {
    for (const text of [
      "check: 'task.|'",
      'check: "has(task.|)"',
      "check: >-\n  task.name != '' &&\n  task.|",
      "when: task.|\ncheck: 'true'",
      "message: 'The task {task.|'",
      "message: { en: 'The task {task.|} is late', ja: x }",
      "fix: [{ title: x, field: owner, expression: task.| }]",
    ])
      assert.ok(labels(rule(text)).includes("totalFloat"), text);
    assert.ok(!labels(rule("message: 'The task task.|'")).includes("totalFloat"));
    assert.ok(!labels(rule("message: '{task.name} and task.|'")).includes("totalFloat"));
    assert.deepEqual(labels(rule("check: task.owner == 'a.|'")), []);
    const condition =
      "standard:\n  id: acme\n  version: 1.0.0\n  severities:\n    - { rule: a, severity: off, when: project.| }\n";
    assert.ok(labels(condition).includes("tier"));
    const own = labels(rule("check: |"));
    assert.equal(own[0], "task");
    for (const name of ["risks", "schedule", "has", "workingDays", "findTask"]) assert.ok(own.includes(name), name);
  });

  it("a function brings its brackets, unless they stand there, and the whole word is replaced", () => {
    assert.equal(choose(rule("check: task.predecessors.al|"), "all"), rule("check: task.predecessors.all(one, )"));
    assert.equal(
      choose(rule("check: task.predecessors.a|l(p, true)"), "all"),
      rule("check: task.predecessors.all(p, true)"),
    );
    assert.equal(choose(rule("check: task.own|"), "owner"), rule("check: task.owner"));
  });

  it("says what each is, in the language of the person, and asks by itself only behind a dot", () => {
    assert.ok(details(rule("check: task.|")).includes("totalFloat: double · Total float"));
    const item = at(rule("check: task.|"), { language: "ja" }).find(({ label }) => label === "totalFloat");
    assert.match(item?.detail ?? "", /余裕/);
    assert.ok(at(rule("check: task.|"), { trigger: "." }).length > 0);
    assert.deepEqual(at(rule("check: task.name |"), { trigger: " " }), []);
    assert.deepEqual(at("project: { id: a, name: A. | }", { trigger: "." }), []);
  });

  it("a name is explained under the pointer", () => {
    assert.match(meaning(rule("check: task.total|Float > 0")), /^\*\*Total float\*\*\n\n`totalFloat: double`\n\n/);
    assert.match(meaning(rule("check: task.total|Float > 0"), "ja"), /余裕/);
    assert.match(
      meaning(rule("check: work|ingDays(task.start, task.finish) > 0")),
      /^`workingDays\(date, date\): double`/,
    );
    assert.match(meaning(rule("check: 'task.predecessors.all(p, p.la|g > 0)'")), /lag: /);
    assert.match(meaning(rule("check: sum(ta|sk.predecessors.map(p, 1.0)) > 0")), /^`task: task`/);
    assert.equal(meaning(rule("check: task.owner == 'own|er'")).includes("Owner"), false);
  });
});
