import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import type { Translations } from "../../../src/core/text/message";
import { project, projectPath, said, standard, standardPath, storeWith, workspace } from "./support";

const japanese = JSON.parse(readFileSync("l10n/bundle.l10n.ja.json", "utf8")) as Translations;

const tasks = `schedule:
  tasks:
    - { id: design, name: Design, duration: 10d, owner: sato, percentComplete: 100, actualStart: 2026-04-01, actualFinish: 2026-04-14 }
    - { id: build, name: Build, duration: 20d, predecessors: [design] }
    - { id: paint, name: Paint, duration: 2d, predecessors: [design FS+1d], notes: late }
    - { id: done, name: Done, milestone: true, predecessors: [build, paint] }
organization: { people: [{ id: sato, name: Sato }] }
`;

/** Findings of the rules of the standard. */
function found(rules: string, body = tasks, fields?: string): readonly string[] {
  return said(workspace(rules, body, fields), projectPath).filter((one) => one.includes(" acme."));
}

const owner = `  rules:
    - id: owner
      on: schedule.tasks
      when: task.kind == 'task'
      check: has(task.owner)
      message: { en: "Task '{task.name}' has no owner", ja: "タスク「{task.name}」に担当者がいません" }
`;

describe("rules of a standard", () => {
  it("find the records that break them, in both languages, with values in the message", () => {
    const store = workspace(owner, tasks);
    const own = (translations?: Translations): readonly string[] =>
      said(store, projectPath, translations).filter((one) => one.includes(" acme."));
    assert.deepEqual(own(), [
      "warning acme.owner Task 'Build' has no owner <build>",
      "warning acme.owner Task 'Paint' has no owner <paint>",
    ]);
    assert.deepEqual(own(japanese), [
      "warning acme.owner タスク「Build」に担当者がいません <build>",
      "warning acme.owner タスク「Paint」に担当者がいません <paint>",
    ]);
    const finding = store.findings(projectPath).find(({ code }) => code === "acme.owner");
    assert.deepEqual(finding?.data, { key: "id", id: "build", rule: "owner", standard: "acme" });
    assert.deepEqual(said(store, standardPath), []);
  });

  it("see what is computed: dates, float, critical path, slip, levels, ages", () => {
    const rule = (check: string, on = "schedule.tasks"): string =>
      `  rules:\n    - id: r\n      on: ${on}\n      check: >-\n        ${check}\n      message: bad\n`;
    const bad = (check: string, on?: string, body?: string): readonly string[] =>
      found(rule(check, on), body).map((one) => /<(.*)>/.exec(one)?.[1] ?? "");
    assert.deepEqual(bad("task.totalFloat < 10"), ["paint"]);
    assert.deepEqual(bad("!task.critical"), ["build", "done"]);
    assert.deepEqual(bad("task.finish <= date('2026-05-12')"), []);
    assert.deepEqual(bad("task.finish < date('2026-05-12')"), ["build", "done"]);
    assert.deepEqual(bad("task.start > date('2026-04-15')"), ["design", "build"]);
    assert.deepEqual(bad("task.predecessors.all(p, !has(p.lag) || p.type != 'FS')"), ["paint"]);
    assert.deepEqual(bad("task.successors.size() > 0 || task.milestone"), []);
    assert.deepEqual(bad("workingDays(task.start, task.finish) <= 15 || task.duration == 20.0"), []);
    const baseline = `${tasks}baselines:\n  - { id: b1, name: B, captured: 2026-04-01, tasks: [{ task: build, start: 2026-04-15, finish: 2026-05-08 }] }\n`;
    assert.deepEqual(bad("!has(task.finishSlip) || task.finishSlip <= 1", "schedule.tasks", baseline), ["build"]);
    const risks = `risks:\n  - { id: R-1, title: A, probability: 5, impact: { cost: 2, schedule: 4 }, identified: 2026-06-01 }\n  - { id: R-2, title: B, probability: 1, impact: 1, identified: 2026-06-29 }\n`;
    assert.deepEqual(bad("risk.level != 'high' && risk.score < 20", "risks", risks), ["R-1"]);
    assert.deepEqual(bad("risk.age < 10", "risks", risks), ["R-1"]);
    const own = `risks:\n  - { id: R-1, title: A, x-class: C }\n  - { id: R-2, title: B, x-class: A, x-size: 3 }\n`;
    assert.deepEqual(bad("risk.custom['x-class'] in ['A', 'B']", "risks", own), ["R-1"]);
    assert.deepEqual(bad("'x-size' in risk.custom && risk.custom['x-size'] > 2.0", "risks", own), ["R-1"]);
    assert.deepEqual(bad("project.statusDate >= schedule.finish && size(risks) == 0", "project"), []);
    assert.deepEqual(bad("schedule.tasks.exists(t, t.owner == person.id)", "organization.people"), []);
  });

  it("see how much people have to do and what tasks cost", () => {
    // 2026-04-01 is a Wednesday: both tasks of sato run on the same five days of 8 hours, at 100 % and 50 %.
    const plan = `organization:
  people:
    - { id: sato, name: Sato, rate: 8000 JPY/h }
    - { id: abe, name: Abe, capacity: 50% }
    - { id: ito, name: Ito }
schedule:
  tasks:
    - { id: a, name: A, duration: 5d, assignments: [sato] }
    - { id: b, name: B, duration: 5d, assignments: ["sato 50%"] }
    - { id: c, name: C, duration: 2d, assignments: ["abe 50%"] }
`;
    const bad = (on: string, check: string): readonly string[] =>
      found(`  rules:\n    - { id: r, on: ${on}, check: "${check}", message: bad }\n`, plan).map(
        (one) => /<(.*)>/.exec(one)?.[1] ?? "",
      );
    assert.deepEqual(bad("organization.people", "person.assignedWork != 7.5"), ["sato"]);
    assert.deepEqual(bad("organization.people", "person.assignedWork != 1.0"), ["abe"]);
    assert.deepEqual(bad("organization.people", "person.peakLoad < 150.0"), ["sato"]);
    assert.deepEqual(bad("organization.people", "person.peakLoad != 100.0"), ["abe"]);
    assert.deepEqual(bad("organization.people", "person.peakLoad > 0.0"), ["ito"]);
    assert.deepEqual(bad("organization.people", "person.overloadedDays != 5.0"), ["sato"]);
    assert.deepEqual(bad("schedule.tasks", "!has(task.laborCost)"), ["a", "b"]);
    assert.deepEqual(bad("schedule.tasks", "!has(task.laborCost) || task.laborCost != 320000.0"), ["a"]);
    assert.deepEqual(bad("project", "schedule.laborCost != 480000.0"), ["p"]);
  });

  it("show the finding at the field that they name", () => {
    const rules = owner.replace("      message", "      at: name\n      message");
    assert.match(found(rules)[0] ?? "", /<Build>$/);
  });

  it("count from their first to their last day, by the status date", () => {
    const dated = (words: string): number => found(owner.replace("      check", `      ${words}\n      check`)).length;
    assert.equal(dated("effective: 2026-06-30"), 2);
    assert.equal(dated("effective: 2026-07-01"), 0);
    assert.equal(dated("expires: 2026-06-30"), 2);
    assert.equal(dated("expires: 2026-06-29"), 0);
    assert.equal(found(`  effective: 2026-07-01\n${owner}`).length, 0);
  });

  it("don't run as drafts or when retired, and only inform as advice", () => {
    const lived = (lifecycle: string): readonly string[] =>
      found(owner.replace("      check", `      severity: error\n      lifecycle: ${lifecycle}\n      check`)).map(
        (one) => one.split(" ")[0] ?? "",
      );
    assert.deepEqual(lived("draft"), []);
    assert.deepEqual(lived("retired"), []);
    assert.deepEqual(lived("advisory"), ["info", "info"]);
    assert.deepEqual(lived("active"), ["error", "error"]);
  });

  it("are permitted by waivers, by record and by summary task", () => {
    const waived = `${tasks}waivers:\n  - { id: W-1, rule: acme.owner, scope: [build], reason: external, approver: sato }\n`;
    assert.deepEqual(found(owner, waived), ["warning acme.owner Task 'Paint' has no owner <paint>"]);
    const misspelt = said(workspace(owner, waived.replace("acme.owner", "acme.ownr")), projectPath);
    assert.ok(misspelt.some((one) => one.includes("waiver.unused")));
  });

  it("are silenced by a comment", () => {
    const commented = tasks.replace(
      "    - { id: build",
      "    # pmo-ignore acme.owner a company does it\n    - { id: build",
    );
    assert.deepEqual(found(owner, commented), ["warning acme.owner Task 'Paint' has no owner <paint>"]);
  });

  it("leave a record alone whose value can't be read: the schema says what is wrong with it", () => {
    const store = workspace(
      "  rules:\n    - { id: r, on: risks, check: 'risk.probability < 3', message: bad }\n",
      "risks:\n  - { id: R-1, title: A, probability: high }\n  - { id: R-2, title: B, probability: 4 }\n",
    );
    assert.deepEqual(
      said(store, projectPath).filter((one) => / (?:acme|schema)\./.test(one)),
      ["error schema.type Expected here: a whole number. Found: text. <high>", "warning acme.r bad <R-2>"],
    );
    assert.deepEqual(said(store, standardPath), []);
  });
});

describe("severities in a standard", () => {
  const body = "risks:\n  - { id: R-1, title: Late }\n";

  it("are changed for built-in rules and for those of the standards it builds on; a nearer standard wins", () => {
    const files = (severities: string): readonly string[] =>
      said(
        storeWith({
          "s/base.pmo.yaml": standard(owner).replace("id: acme", "id: base"),
          [standardPath]: standard(`  extends: [base.pmo.yaml]\n${severities}`),
          [projectPath]: project(body + tasks),
        }),
        projectPath,
      )
        .filter((one) => /risk\.no-owner|base\./.test(one))
        .map((one) => one.split(" ").slice(0, 2).join(" "));
    assert.deepEqual(files(""), ["warning risk.no-owner", "warning base.owner", "warning base.owner"]);
    assert.deepEqual(
      files(
        "  severities:\n    - { rule: risk.no-owner, severity: error, reason: x }\n    - { rule: 'base.*', severity: off }\n",
      ),
      ["error risk.no-owner"],
    );
    const conditional =
      "  severities:\n    - { rule: base.owner, severity: hint, when: \"project.tier == 'large'\" }\n";
    assert.deepEqual(files(conditional), ["warning risk.no-owner", "warning base.owner", "warning base.owner"]);
  });

  it("apply where their condition over the project holds", () => {
    const rules =
      "  severities:\n    - { rule: risk.no-owner, severity: off, when: \"has(project.tier) && project.tier == 'small'\" }\n";
    const count = (fields: string): number =>
      said(workspace(rules, body, fields), projectPath).filter((one) => one.includes("risk.no-owner")).length;
    assert.equal(count(", tier: small"), 0);
    assert.equal(count(", tier: large"), 1);
    assert.equal(count(""), 1);
  });
});

describe("what a standard asks for", () => {
  it("is asked of projects that build on it through another one, and only where its condition holds", () => {
    const files = (fields: string): readonly string[] =>
      said(
        storeWith({
          "s/base.pmo.yaml":
            "standard:\n  id: base\n  version: 1.0.0\n  requiredSections:\n    - { section: risks, severity: error }\n    - { section: gates, when: \"has(project.tier) && project.tier == 'large'\" }\n",
          [standardPath]: standard("  extends: [base.pmo.yaml]\n"),
          [projectPath]: project("", fields),
        }),
        projectPath,
      ).filter((one) => one.includes("standard."));
    const words = "The standard asks for sections that this project does not have";
    assert.deepEqual(files(""), [`error standard.missing-section ${words}: risks <p>`]);
    assert.deepEqual(files(", tier: large"), [
      `error standard.missing-section ${words}: risks <p>`,
      `warning standard.missing-section ${words}: gates <p>`,
    ]);
  });
});
