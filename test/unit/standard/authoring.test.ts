import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import type { Translations } from "../../../src/core/text/message";
import { project, projectPath, said, standard, standardPath, storeWith, workspace } from "./support";

const japanese = JSON.parse(readFileSync("l10n/bundle.l10n.ja.json", "utf8")) as Translations;

const plan =
  "schedule:\n  tasks:\n    - { id: a, name: A, duration: 2d }\n    - { id: b, name: B, duration: 2d, owner: sato }\n";

/** What is said in the standard. */
function inStandard(body: string, translations?: Translations, text = plan): readonly string[] {
  return said(workspace(body, text), standardPath, translations);
}

function rule(fields: string): string {
  return `  rules:\n    - id: r\n      on: schedule.tasks\n      message: bad\n${fields.replace(/^/gm, "      ")}\n`;
}

describe("mistakes in a standard are shown where they are made", () => {
  it("in expressions, inside every style of text", () => {
    const words = "error standard.expression 'ownr' is no field of task. Did you mean 'owner'? <ownr>";
    for (const check of [
      "check: task.ownr == 'x'",
      "check: \"task.ownr == 'x'\"",
      "check: 'task.ownr == ''x'''",
      "check: >-\n  task.name != '' &&\n  task.ownr == 'x'",
      "check: |\n  task.name != '' &&\n    task.ownr == 'x'",
    ])
      assert.deepEqual(inStandard(rule(check)), [words], check);
    assert.deepEqual(inStandard(rule("check: task.ownr == 'x'"), japanese), [
      "error standard.expression task に項目「ownr」はありません。「owner」のことですか? <ownr>",
    ]);
  });

  it("in conditions, messages, collections and fields", () => {
    assert.deepEqual(inStandard(rule("check: 'true'\nwhen: task.duration")), [
      "error standard.expression A condition is expected here, but this is of the type double. <task.duration>",
    ]);
    assert.deepEqual(inStandard(rule("check: task.name")), [
      "error standard.expression A condition is expected here, but this is of the type string. <task.name>",
    ]);
    const message = rule("check: 'false'").replace(
      "message: bad",
      "message: { en: 'Task {task.name} of {task.ownr}', ja: '{task}' }",
    );
    assert.deepEqual(inStandard(message), [
      "error standard.expression 'ownr' is no field of task. Did you mean 'owner'? <ownr>",
      "error standard.expression A value of the type task can't be shown in a message. <task>",
    ]);
    assert.deepEqual(inStandard(rule("check: 'true'").replace("schedule.tasks", "schedule.task")), [
      "error standard.expression There is no collection 'schedule.task'. Did you mean 'schedule.tasks'? <schedule.task>",
    ]);
    assert.deepEqual(inStandard(rule("check: 'true'\nat: nmae")), [
      "error standard.expression 'nmae' is no field of task. Did you mean 'name'? <nmae>",
    ]);
    assert.deepEqual(
      inStandard("  severities:\n    - { rule: risk.no-owner, severity: off, when: project.teir == 'x' }\n"),
      ["error standard.expression 'teir' is no field of project. Did you mean 'tier'? <teir>"],
    );
    assert.deepEqual(inStandard("  requiredSections:\n    - { section: risks, when: project.tier }\n"), [
      "error standard.expression A condition is expected here, but this is of the type string. <project.tier>",
    ]);
  });

  it("in the names of rules whose severity is changed", () => {
    assert.deepEqual(
      inStandard(
        "  severities:\n    - { rule: risk.no-ownr, severity: off }\n    - { rule: 'risk.*', severity: hint }\n    - { rule: 'rsk.*', severity: hint }\n",
      ),
      [
        "warning standard.unknown-rule There is no rule 'risk.no-ownr' whose severity can be changed. Did you mean 'risk.no-owner'? <risk.no-ownr>",
        "warning standard.unknown-rule There is no rule 'rsk.*' whose severity can be changed. <'rsk.*'>",
      ],
    );
  });

  it("in rules with the same id, of which the first counts", () => {
    const twice = `${rule("check: 'true'")}    - { id: r, on: schedule.tasks, check: 'false', message: bad }\n`;
    assert.deepEqual(inStandard(twice), [
      "error standard.duplicate-rule Another rule of this standard has the id 'r' too; only the first one counts. <r>",
    ]);
    assert.ok(!said(workspace(twice, plan), projectPath).some((one) => one.includes("acme.r")));
  });

  it("in a rule that can't be evaluated: once, with the record, at the place in the expression", () => {
    assert.deepEqual(inStandard(rule("check: task.owner != ''")), [
      "warning standard.rule-failed The rule can't be evaluated for 'a' in the project 'p'. 'owner' is absent. Ask for it first: has(…). <owner>",
    ]);
    assert.deepEqual(inStandard(rule("check: task.owner != ''"), japanese), [
      "warning standard.rule-failed プロジェクト「p」の「a」でルールを評価できません。「owner」がありません。先に has(…) で確認してください。 <owner>",
    ]);
    const message = rule("check: task.id != 'a'").replace("message: bad", "message: 'Owner {task.owner} fails'");
    const store = workspace(message, plan);
    assert.deepEqual(said(store, standardPath), [
      "warning standard.rule-failed The rule can't be evaluated for 'a' in the project 'p'. 'owner' is absent. Ask for it first: has(…). <owner>",
    ]);
    assert.ok(said(store, projectPath).includes("warning acme.r Owner — fails <a>"));
  });
});

describe("a rule that takes too long for a project", () => {
  const tasks = Array.from({ length: 300 }, (_, at) => `    - { id: t${at}, name: T${at}, duration: 1d }\n`).join("");
  const slow = (id: string): string =>
    `    - { id: ${id}, on: schedule.tasks, check: "schedule.tasks.all(a, schedule.tasks.all(b, a.id != b.id || a.id == task.id || a.id != 'x'))", message: bad }\n`;
  const quick = "    - { id: quick, on: schedule.tasks, when: task.id == 't1', check: 'false', message: bad }\n";

  function givenUp(rules: string, translations?: Translations): readonly string[] {
    return said(workspace(`  rules:\n${rules}`, `schedule:\n  tasks:\n${tasks}`), projectPath, translations).filter(
      (one) => !one.includes("task.dangling"),
    );
  }

  it("is told in the project, once where it names the standard, and the other rules run", () => {
    assert.deepEqual(givenUp(slow("slow") + quick), [
      "warning standard.given-up Given up, because it takes too long for this project: acme.slow. All other rules of its standards ran. <../s/acme.pmo.yaml>",
      "warning acme.quick bad <t1>",
    ]);
    assert.match(givenUp(slow("slow"), japanese).join(), /打ち切られました: acme\.slow。/);
    assert.deepEqual(givenUp(quick), ["warning acme.quick bad <t1>"]);
  });

  it("is one finding, however many there are", () => {
    const many = Array.from({ length: 8 }, (_, at) => slow(`s${at}`)).join("");
    const found = givenUp(many);
    assert.equal(found.length, 1);
    assert.match(found[0] ?? "", /acme\.s0, acme\.s1, acme\.s2, acme\.s3, acme\.s4 and 3 more\./);
  });
});

describe("standards that build on each other", () => {
  const extending = (...names: readonly string[]): string => `  extends: [${names.join(", ")}]\n`;
  const always = (id: string): string => `  rules:\n    - { id: ${id}, on: project, check: 'false', message: ${id} }\n`;

  it("and share the id of a rule without knowing each other are told so at the later one, which names both", () => {
    const named = (id: string, body: string): string => standard(body).replace("acme", id);
    const found = (own: string, two: string): readonly string[] => {
      const store = storeWith({
        [standardPath]: standard(extending("one.pmo.yaml", "two.pmo.yaml") + own),
        "s/one.pmo.yaml": named("one", always("shared")),
        "s/two.pmo.yaml": named("two", two),
      });
      return said(store, standardPath);
    };
    assert.deepEqual(found("", always("shared")), [
      "warning standard.hidden-rule 'one.pmo.yaml' and 'two.pmo.yaml' both have rules with these ids: shared. Only those of 'two.pmo.yaml' run. <two.pmo.yaml>",
    ]);
    assert.deepEqual(found("", always("other")), []);
    assert.deepEqual(found("", extending("one.pmo.yaml") + always("shared")), [], "the later one states it anew");
    assert.deepEqual(found(always("shared"), always("shared")), [], "the standard itself stands for both");
  });

  it("that are built in give rules about the same the same id, so that nothing is told twice", () => {
    const all = extending("'pmo:recommended'", "'pmo:schedule-quality'", "'pmo:pm2'", "'pmo:jp-si'");
    assert.deepEqual(said(storeWith({ [standardPath]: standard(all) }), standardPath), []);
  });

  it("lend their rules; of those with the same id that of the nearer, of two bases that of the later counts", () => {
    const named = (id: string, body: string): string => standard(body).replace("acme", id);
    const store = storeWith({
      [standardPath]: standard(extending("one.pmo.yaml", "two.pmo.yaml") + always("own")),
      "s/one.pmo.yaml": named("one", always("shared")),
      "s/two.pmo.yaml": named(
        "two",
        `${always("shared")}    - { id: own, on: project, check: 'false', message: no }\n`,
      ),
      [projectPath]: project(""),
    });
    const codes = store.findings(projectPath).flatMap(({ code }) => (/^(?:acme|one|two)\./.test(code) ? [code] : []));
    assert.deepEqual(codes, ["acme.own", "two.shared"]);
  });

  it("say what is missing, is no standard, or leads back; the rest still works", () => {
    const store = storeWith({
      [standardPath]: standard(
        extending("pmo:recomended", "gone.pmo.yaml", "../p/p.pmo.yaml", "b.pmo.yaml", "npm:@x/y") + always("own"),
      ),
      "s/b.pmo.yaml": standard(extending("acme.pmo.yaml")).replace("acme", "b"),
      [projectPath]: project(""),
    });
    assert.deepEqual(said(store, standardPath), [
      "error standard.unknown There is no built-in standard 'pmo:recomended'. There are: pmo:jp-si, pmo:pm2, pmo:recommended, pmo:schedule-quality. <pmo:recomended>",
      "error standard.unknown The standard 'gone.pmo.yaml' is not found in this workspace. <gone.pmo.yaml>",
      "error standard.unknown '../p/p.pmo.yaml' is no standard: its top-level key is not 'standard'. <../p/p.pmo.yaml>",
      "error standard.cycle 'b.pmo.yaml' builds on this standard itself; the circle is not followed. <b.pmo.yaml>",
      "warning standard.not-loaded The package '@x/y' is not in 'node_modules', or has no standard. Run 'npm install'. <npm:@x/y>",
    ]);
    assert.equal(said(store, "s/b.pmo.yaml").length, 1);
    assert.ok(said(store, projectPath).includes("warning acme.own own <p>"));
  });

  it("end at a depth", () => {
    const files: Record<string, string> = { [projectPath]: project("") };
    for (let depth = 0; depth < 40; depth++)
      files[depth === 0 ? standardPath : `s/d${depth}.pmo.yaml`] = standard(
        extending(`d${depth + 1}.pmo.yaml`) + always(`r${depth}`),
      );
    files["s/d40.pmo.yaml"] = standard(always("r40"));
    const store = storeWith(files);
    assert.deepEqual(said(store, standardPath), [
      "error standard.cycle More than 20 standards build on each other here; those beyond are ignored. <d1.pmo.yaml>",
    ]);
    assert.deepEqual(said(store, "s/d30.pmo.yaml"), []);
    assert.equal(said(store, projectPath).filter((one) => one.includes("acme.r")).length, 21);
  });

  it("show their mistakes where projects follow them through another one", () => {
    const store = storeWith({
      [standardPath]: standard(extending("base.pmo.yaml")),
      "s/base.pmo.yaml": standard(rule("check: task.owner != ''")).replace("acme", "base"),
      [projectPath]: project(plan),
    });
    assert.equal(said(store, "s/base.pmo.yaml").length, 1);
    assert.deepEqual(said(store, standardPath), []);
  });
});

describe("a hostile standard", () => {
  it("ends with findings, and the rest of it still works", () => {
    const many = Array.from(
      { length: 300 },
      (_, index) => `    - { id: t${index}, name: T${index}, duration: 1d }`,
    ).join("\n");
    const costly =
      "schedule.tasks.all(a, schedule.tasks.all(b, schedule.tasks.all(c, a.duration + b.duration + c.duration > 0)))";
    const store = workspace(
      `  rules:
    - { id: cost, on: schedule.tasks, check: "${costly}", message: x }
    - { id: pattern, on: schedule.tasks, check: "task.name.matches('(?=a)')", message: x }
    - { id: deep, on: schedule.tasks, check: "${"(".repeat(3000)}true${")".repeat(3000)}", message: x }
    - { id: proto, on: schedule.tasks, check: "has(task.__proto__)", message: x }
    - { id: constructor, on: schedule.tasks, check: "task.constructor == 'x'", message: x }
    - { id: fine, on: schedule.tasks, check: "task.id != 't7'", message: fine }
`,
      `schedule:\n  tasks:\n${many}\n`,
    );
    assert.deepEqual(
      store.findings(standardPath).map(({ code, data }) => `${code} ${String(data?.["rule"] ?? "")}`),
      [
        "standard.rule-failed cost",
        "standard.expression ",
        "standard.expression ",
        "standard.expression ",
        "standard.expression ",
      ],
    );
    assert.deepEqual(
      said(store, projectPath).filter((one) => one.includes(" acme.") && !one.includes("given-up")),
      ["warning acme.fine fine <t7>"],
    );
  });

  it("of many costly rules not all run, so that all of them together have an end; the first ones still count", () => {
    const many = Array.from(
      { length: 100 },
      (_, index) => `    - { id: t${index}, name: T${index}, duration: 1d }`,
    ).join("\n");
    const costly = (id: string): string =>
      `    - { id: ${id}, on: schedule.tasks, check: "schedule.tasks.all(a, schedule.tasks.all(b, a.id != 'x${id}' || b.id != ''))", message: x }\n`;
    const store = workspace(
      `  rules:\n    - { id: first, on: schedule.tasks, check: "task.id != 't7'", message: fine }\n${Array.from({ length: 15 }, (_, index) => costly(`r${index}`)).join("")}    - { id: last, on: schedule.tasks, check: "task.id != 't7'", message: late }\n`,
      `schedule:\n  tasks:\n${many}\n`,
    );
    const failed = store.findings(standardPath).map(({ data }) => String(data?.["rule"]));
    assert.ok(failed.length > 2 && failed.length < 15, failed.join(" "));
    assert.deepEqual(
      said(store, projectPath).filter((one) => one.includes(" acme.") && !one.includes("given-up")),
      ["warning acme.first fine <t7>"],
    );
  });
});
