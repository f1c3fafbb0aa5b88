import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import type { Translations } from "../../../src/core/text/message";
import { project, projectPath, said, standard, standardPath, storeWith, workspace } from "./support";

const japanese = JSON.parse(readFileSync("l10n/bundle.l10n.ja.json", "utf8")) as Translations;

/** What is said in a project about demands of its standard. */
function inProject(demands: string, body: string, translations?: Translations): readonly string[] {
  return said(workspace(demands, body), projectPath, translations).filter((one) => one.includes(" standard."));
}

const plan =
  "schedule:\n  tasks:\n    - { id: build, name: Build, duration: 2d }\n    - { id: live, name: Go live, milestone: true, predecessors: [build] }\n";

describe("what a standard asks for without an expression", () => {
  it("registers with as many records as it says, looked at as often as it says", () => {
    const demands =
      "  requiredRegisters:\n    - { section: risks, minimum: 2 }\n    - { section: issues, reviewEvery: 2w, severity: info }\n";
    const risk = "risks:\n  - { id: R-001, title: Late, owner: a, response: accept }\n";
    assert.deepEqual(inProject(demands, risk), [
      "info standard.missing-register The standard asks for a register 'issues' with at least 1 records; it has 0. <p>",
      "warning standard.missing-register The standard asks for a register 'risks' with at least 2 records; it has 1. <risks>",
    ]);
    const issues = (updated: string): string =>
      `${risk}  - { id: R-002, title: Later, owner: a, response: accept }\nissues:\n  - { id: I-001, title: A, owner: a, identified: 2026-05-01 }\n  - { id: I-002, title: B, owner: a${updated} }\n`;
    assert.deepEqual(inProject(demands, issues(", updated: 2026-06-15")), [
      "info standard.register-outdated The standard asks to go through 'issues' every 2w; its last update is of 2026-06-15. <issues>",
    ]);
    assert.deepEqual(inProject(demands, issues(", updated: 2026-06-16")), [], "14 days before the status date");
    assert.deepEqual(inProject(demands, issues("").replace(", identified: 2026-05-01", ""), japanese), [
      "info standard.register-outdated 標準は「issues」を2wごとに見直すよう求めていますが、更新日のあるレコードがありません。 <issues>",
    ]);
  });

  it("milestones by id or name", () => {
    const demands =
      "  requiredMilestones:\n    - { id: live }\n    - { name: '^Accept', title: { en: Acceptance, ja: 検収 } }\n    - { id: build, severity: error }\n";
    assert.deepEqual(inProject(demands, plan), [
      "warning standard.missing-milestone The standard asks for the milestone 'Acceptance'; the plan has none with a name like '^Accept'. <schedule>",
      "error standard.missing-milestone The standard asks for 'build' as a milestone, but it is none. <build>",
    ]);
    const accepted = plan.replace("Go live", "Accepted by the customer");
    assert.deepEqual(inProject(demands.replace(/\n.*build.*\n/, "\n"), accepted), []);
  });

  it("gates with their criteria", () => {
    const demands =
      "  requiredGates:\n    - id: g1\n      title: Ready to start\n      criteria:\n        - { id: charter, text: The charter is signed }\n        - { id: budget, text: The budget is approved, mandatory: false }\n";
    assert.deepEqual(inProject(demands, ""), [
      "warning standard.missing-gate The standard asks for the gate 'g1' (Ready to start). <p>",
    ]);
    const gate = (criteria: string): string => `gates:\n  - id: g1\n    name: Start\n    criteria: [${criteria}]\n`;
    assert.deepEqual(inProject(demands, gate("{ id: charter, text: Signed, mandatory: false }")), [
      "warning standard.missing-criterion The gate 'g1' lacks criteria that the standard asks for: charter, budget <criteria>",
    ]);
    assert.deepEqual(inProject(demands, gate("{ id: charter, text: Signed }, { id: budget, text: Approved }")), []);
  });

  it("deliverables, and the phase in which they are made", () => {
    const demands = "  requiredDeliverables:\n    - { name: '(?i)design', phase: Design }\n";
    const tasks =
      "schedule:\n  tasks:\n    - { id: design, name: Design, tasks: [{ id: draw, name: Draw, duration: 1d }] }\n    - { id: build, name: Build, duration: 1d, predecessors: [draw] }\n";
    const made = (task: string): string =>
      `${tasks}deliverables:\n  - { id: D-1, name: Basic design, tasks: [${task}] }\n`;
    assert.deepEqual(inProject(demands, tasks), [
      "warning standard.missing-deliverable The standard asks for the deliverable '(?i)design'; there is none with a name like '(?i)design'. <p>",
    ]);
    assert.deepEqual(inProject(demands, made("build")), [
      "warning standard.missing-deliverable The standard asks for 'Basic design' in the phase 'Design', but none of its tasks lies there. <tasks>",
    ]);
    assert.deepEqual(inProject(demands, made("draw")), []);
  });

  it("values of a vocabulary, also inside fields and lists", () => {
    const demands =
      "  vocabularies:\n    - { section: risks, field: category, values: [{ value: vendor }, { value: people }] }\n    - { section: project, field: phase, values: [{ value: plan }], open: true }\n    - { section: risks, field: tags, values: [{ value: top }] }\n";
    const risks =
      "risks:\n  - { id: R-001, title: Late, owner: a, response: accept, category: vendr, tags: [top, tip] }\n  - { id: R-002, title: Later, owner: a, response: accept, category: people }\n";
    assert.deepEqual(inProject(demands, risks), [
      "warning standard.value 'vendr' is no value of 'category' in the standard. There are: vendor, people. <vendr>",
      "warning standard.value 'tip' is no value of 'tags' in the standard. There are: top. <tip>",
    ]);
  });

  it("ids of a form", () => {
    const demands = "  idPatterns:\n    - { kind: risk, pattern: '^RISK-\\d{4}$', prefix: RISK-, digits: 4 }\n";
    assert.deepEqual(inProject(demands, "risks:\n  - { id: R-1, title: Late, owner: a, response: accept }\n"), [
      "warning standard.id-pattern The id 'R-1' of this risk does not match '^RISK-\\d{4}$'. <R-1>",
    ]);
  });

  it("in its own words, only under its condition, and as long as no nearer standard takes it back", () => {
    const words = "    - { section: issues, message: { en: Keep an issue log., ja: 課題管理表が必要です。 } }\n";
    const demands = `  requiredRegisters:\n${words}`;
    assert.deepEqual(inProject(demands, ""), ["warning standard.missing-register Keep an issue log. <p>"]);
    assert.deepEqual(inProject(demands, "", japanese), [
      "warning standard.missing-register 課題管理表が必要です。 <p>",
    ]);
    const conditional = demands.replace("section: issues,", "section: issues, when: project.tier == 'large',");
    assert.deepEqual(said(workspace(conditional, "", ", tier: small"), projectPath), []);
    assert.equal(said(workspace(conditional, "", ", tier: large"), projectPath).length, 1);
    const store = storeWith({
      "s/base.pmo.yaml": standard(demands).replace("id: acme", "id: base"),
      [standardPath]: standard(
        "  extends: [base.pmo.yaml]\n  requiredRegisters:\n    - { section: issues, severity: off }\n",
      ),
      [projectPath]: project(""),
    });
    assert.deepEqual(said(store, projectPath), []);
  });

  it("may be waived by its name or its section, and be of another severity", () => {
    const demands = "  requiredMilestones:\n    - { id: pilot }\n";
    const waiver = (scope: string): string =>
      `${plan}waivers:\n  - { id: W-001, rule: standard.missing-milestone, scope: [${scope}], reason: small, approver: boss }\n`;
    for (const scope of ["pilot", "schedule"]) assert.deepEqual(inProject(demands, waiver(scope)), [], scope);
    assert.equal(inProject(demands, waiver("risks")).length, 1);
    const severe = `  severities:\n    - { rule: standard.missing-milestone, severity: error }\n${demands}`;
    assert.match(inProject(severe, plan)[0] ?? "", /^error standard\.missing-milestone/);
  });

  it("mistakes in it are told in the standard, and the rest counts", () => {
    const demands = [
      "  requiredSections:",
      "    - { section: risks, fields: [ownr] }",
      "  requiredMilestones:",
      "    - { name: '(a+)+\\1' }",
      "    - { id: pilot }",
      "  vocabularies:",
      "    - { section: risks, field: impact.shedule, values: [{ value: a }] }",
      "    - { section: risks, field: x-own.anything, values: [{ value: a }] }",
      "  idPatterns:",
      "    - { kind: riks, pattern: '[' }",
      "",
    ].join("\n");
    const store = workspace(demands, plan);
    assert.deepEqual(said(store, standardPath), [
      "error standard.demand 'ownr' is no field of risks. Did you mean 'owner'? <ownr>",
      "error standard.demand This pattern can't be used: “\\1” is not understood, refers back, looks around, or repeats too often. <'(a+)+\\1'>",
      "error standard.demand 'shedule' is no field of risks. Did you mean 'schedule'? <impact.shedule>",
      "error standard.demand There is no kind of record 'riks'. Did you mean 'risk'? <riks>",
      "error standard.demand This pattern can't be used: “[” is not understood, refers back, looks around, or repeats too often. <'['>",
    ]);
    assert.deepEqual(inProject(demands, plan), [
      "warning standard.missing-section The standard asks for sections that this project does not have: risks <p>",
      "warning standard.missing-milestone The standard asks for the milestone 'pilot'; the plan has none with the id 'pilot'. <schedule>",
    ]);
  });

  it("only of the projects that it is for; its base counts for the others", () => {
    const store = (fields: string): readonly string[] =>
      said(
        storeWith({
          "s/base.pmo.yaml": standard(
            "  rules:\n    - { id: named, on: project, check: 'false', message: base }\n",
          ).replace("id: acme", "id: base"),
          [standardPath]: standard(
            "  extends: [base.pmo.yaml]\n  appliesTo: { tiers: [large], lifecycles: [waterfall, hybrid], when: project.phase != 'closing' }\n  rules:\n    - { id: named, on: project, check: 'false', message: own }\n  requiredSections: [{ section: risks }]\n",
          ),
          [projectPath]: project("", fields),
        }),
        projectPath,
      );
    const own = [
      "warning acme.named own <p>",
      "warning standard.missing-section The standard asks for sections that this project does not have: risks <p>",
    ];
    assert.deepEqual(store(", tier: large, lifecycle: hybrid, phase: plan"), own);
    for (const fields of ["", ", tier: small, lifecycle: hybrid", ", tier: large, lifecycle: hybrid, phase: closing"])
      assert.deepEqual(store(fields), ["warning base.named base <p>"], fields);
    assert.deepEqual(said(workspace("  appliesTo: { when: project.teir == 'x' }\n", ""), standardPath), [
      "error standard.expression 'teir' is no field of project. Did you mean 'tier'? <teir>",
    ]);
  });
});

describe("a standard says who may permit deviations, and for how long", () => {
  const demands =
    "  waivers: { approvers: [sponsor, auditor, boss], longest: 90d }\n  requiredMilestones:\n    - { id: pilot }\n";
  const waiver = (fields: string): string =>
    `organization:\n  people: [{ id: ann, name: Ann, role: auditor }, { id: bob, name: Bob }, { id: boss, name: Cy }, { id: dan, name: Dan }]\n${plan}waivers:\n  - { id: W-001, rule: standard.missing-milestone, reason: small, ${fields} }\n`;
  const told = (fields: string): readonly string[] =>
    said(workspace(demands, waiver(fields), ", sponsor: dan"), projectPath).filter((one) =>
      /waiver|milestone/.test(one),
    );
  const days = "granted: 2026-06-01, expires: 2026-08-30";

  it("by id, by role, or by a field of the project", () => {
    for (const approver of ["ann", "boss", "dan"])
      assert.deepEqual(told(`approver: ${approver}, ${days}`), [], approver);
  });

  it("a waiver of anybody else, one without an approver, and one that lasts too long do not count", () => {
    const missing =
      "warning standard.missing-milestone The standard asks for the milestone 'pilot'; the plan has none with the id 'pilot'. <schedule>";
    assert.deepEqual(told(`approver: bob, ${days}`), [
      missing,
      "warning waiver.not-permitted 'bob' may not approve waivers of this standard. These may: sponsor, auditor, boss. The waiver does not count. <bob>",
    ]);
    assert.match(told(days)[1] ?? "", /The waiver names no approver and does not count/);
    assert.match(
      told("approver: ann, granted: 2026-06-01, expires: 2026-08-31")[1] ?? "",
      /this one is longer .* <2026-08-31>$/,
    );
    assert.match(told("approver: ann, granted: 2026-06-01")[1] ?? "", /has no end and does not count/);
    assert.match(told("approver: ann, expires: 2026-08-30")[1] ?? "", /does not say since when/);
  });
});
