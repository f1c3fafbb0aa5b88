import assert from "node:assert/strict";
import { afterFix, main } from "./fix-support";

/** A project that follows a standard with these demands, and what stands in its file after the preferred fix. */
function fixed(demands: string, body: string, code: string, title?: string): string {
  const head = "project: { id: p, name: P, language: ja, standard: ../s.pmo.yaml }\n";
  const standard = `standard:\n  id: acme\n  version: 1.0.0\n${demands}`;
  const text = afterFix({ "s.pmo.yaml": standard, [main]: head + body }, code, title);
  assert.ok(text.startsWith(head));
  return text.slice(head.length);
}

const plan = "schedule:\n  tasks:\n    # first things first\n    - id: build\n      name: Build\n      duration: 2d\n";

describe("what a standard asks for is added by a quick fix, in the language of the project", () => {
  it("a milestone, or a task that becomes one", () => {
    const demands = "  requiredMilestones:\n    - { id: live, title: { en: Go live, ja: 本番稼働 } }\n";
    assert.equal(
      fixed(demands, plan, "standard.missing-milestone"),
      `${plan}    - id: live\n      name: 本番稼働\n      milestone: true\n`,
    );
    assert.equal(
      fixed("  requiredMilestones:\n    - { id: build }\n", plan, "standard.missing-milestone"),
      plan.replace("      duration", "      milestone: true\n      duration"),
    );
  });

  it("a gate with its criteria, and criteria of a gate that is there", () => {
    const demands =
      "  requiredGates:\n    - id: g1\n      title: Start\n      criteria:\n        - { id: charter, text: { en: Charter signed, ja: 憲章の承認 } }\n        - { id: budget, text: Budget, mandatory: false }\n";
    assert.equal(
      fixed(demands, "", "standard.missing-gate"),
      "gates:\n  - id: g1\n    name: Start\n    criteria:\n      - { id: charter, text: 憲章の承認 }\n      - { id: budget, text: Budget, mandatory: false }\n",
    );
    const gate = "gates:\n  - id: g1 # the first\n    name: Start\n";
    const both =
      "    criteria:\n      - { id: charter, text: 憲章の承認 }\n      - { id: budget, text: Budget, mandatory: false }\n";
    assert.equal(fixed(demands, gate, "standard.missing-criterion"), gate + both);
    const own = "    criteria:\n      - { id: own, text: Ours } # agreed\n";
    assert.equal(
      fixed(demands, gate + own, "standard.missing-criterion"),
      gate + own + both.replace("    criteria:\n", ""),
    );
  });

  it("a deliverable, and the first record of a register", () => {
    const demands = "  requiredDeliverables:\n    - { id: D-1, name: '設計書$' }\n";
    assert.equal(fixed(demands, "", "standard.missing-deliverable"), "deliverables:\n  - id: D-1\n    name: D-1\n");
    const register = fixed(
      "  requiredRegisters:\n    - { section: issues }\n",
      "",
      "standard.missing-register",
      "Add the section 'issues'",
    );
    assert.match(register, /^issues:\n {2}- id: I-001\n/);
    const two = "  requiredRegisters:\n    - { section: issues, minimum: 2 }\n";
    const more = fixed(two, register, "standard.missing-register", "Add a record to 'issues'");
    assert.ok(more.startsWith(register) && more.includes("- id: I-002\n"), more);
  });

  it("a value of the vocabulary", () => {
    const demands = "  vocabularies:\n    - { section: risks, field: category, values: [{ value: vendor }] }\n";
    const risks = "risks:\n  - { id: R-001, title: Late, owner: a, response: accept, category: vendr } # late\n";
    assert.equal(fixed(demands, risks, "standard.value"), risks.replace("vendr", "vendor"));
  });

  it("an id of the right form, wherever it is named", () => {
    const demands = "  idPatterns:\n    - { kind: risk, pattern: '^K-\\d{4}$', prefix: K-, digits: 4 }\n";
    const risks =
      "risks:\n  - { id: K-0007, title: A, owner: a, response: accept }\n  - { id: R-1, title: B, owner: a, response: accept }\nissues:\n  - { id: I-001, title: C, owner: a, risks: [R-1] }\n";
    assert.equal(fixed(demands, risks, "standard.id-pattern"), risks.replaceAll("R-1", "K-0008"));
  });
});
