import assert from "node:assert/strict";
import fc from "fast-check";
import type { ProjectImpact } from "../../../src/core/standard/impact";
import { StandardImpacts, standardImpact } from "../../../src/workspace/standard-impact";
import { ProjectStore } from "../../../src/workspace/store";

const standard = (check: string): string => `standard:
  id: acme
  version: 1.0.0
  rules:
    - { id: owner, on: risks, check: "${check}", message: "'{risk.title}' is wrong" }
`;
const plan = (id: string, risks: readonly string[]): string =>
  `project: { id: ${id}, name: ${id}, standard: ../acme.pmo.yaml }\nrisks: [${risks.join(", ")}]\n`;
const risk = (id: string, owner?: string): string => `{ id: ${id}, title: ${id}${owner ? `, owner: ${owner}` : ""} }`;

function shown(impacts: readonly ProjectImpact[]): readonly string[] {
  return impacts.flatMap(({ project, changes }) =>
    changes.map(({ kind, finding }) => `${project.id} ${kind} ${finding.code} ${String(finding.data?.["id"])}`),
  );
}

describe("What an edit of a standard changes for the projects", () => {
  const committed = standard("has(risk.owner)");

  it("is the findings that come and go, by project, and follows what is typed", () => {
    const store = new ProjectStore();
    store.setFile("acme.pmo.yaml", committed);
    store.setFile("a/a.pmo.yaml", plan("a", [risk("R-1", "x"), risk("R-2")]));
    store.setFile("b/b.pmo.yaml", plan("b", [risk("R-1", "y")]));
    const impacts = new StandardImpacts(store);
    const before = new Map([["acme.pmo.yaml", committed]]);
    impacts.follow(before);
    assert.deepEqual(shown(impacts.impacts()), []);
    store.setFile("acme.pmo.yaml", standard("has(risk.owner) && risk.owner == 'x'"));
    impacts.follow(before);
    assert.deepEqual(
      shown(impacts.impacts()).filter((line) => line.includes("acme.owner")),
      ["b added acme.owner R-1"],
    );
    store.setFile("acme.pmo.yaml", standard("true"));
    impacts.follow(before);
    assert.deepEqual(shown(impacts.impacts()), ["a removed acme.owner R-2"]);
    // A plan that changes meanwhile is checked with both.
    store.setFile("a/a.pmo.yaml", plan("a", [risk("R-1")]));
    impacts.follow(before);
    assert.deepEqual(shown(impacts.impacts()), ["a removed acme.owner R-1"]);
    store.removeFile("a/a.pmo.yaml");
    impacts.follow(before);
    assert.deepEqual(shown(impacts.impacts()), []);
  });

  it("is the same after any edits as if it were computed anew", () => {
    const checks = fc.constantFrom("true", "has(risk.owner)", "risk.id != 'R-1'", "risk.", "false");
    const plans = fc.array(fc.constantFrom(risk("R-1"), risk("R-2", "x"), risk("R-3")), { maxLength: 3 });
    const edits = fc.array(
      fc.oneof(
        checks.map(standard),
        plans.map((risks) => plan("a", risks)),
      ),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(edits, (texts) => {
        const store = new ProjectStore();
        store.setFile("acme.pmo.yaml", committed);
        store.setFile("a/a.pmo.yaml", plan("a", [risk("R-1")]));
        const before = new Map([["acme.pmo.yaml", committed]]);
        const impacts = new StandardImpacts(store);
        for (const text of texts) {
          store.setFile(text.startsWith("standard") ? "acme.pmo.yaml" : "a/a.pmo.yaml", text);
          impacts.follow(before);
          for (const steps = impacts.prepareInSteps(); !steps.next().done;);
          assert.deepEqual(shown(impacts.impacts()), shown(standardImpact(store, before)));
        }
      }),
      { numRuns: 30 },
    );
  });
});
