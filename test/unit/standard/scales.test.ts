import assert from "node:assert/strict";
import { ragOf } from "../../../src/core/standard/scales";
import { project, projectPath, said, standard, standardPath, storeWith, workspace } from "./support";

/** Limits of the reference 7.1: indexes green from 0.95, amber from 0.90; milestones green without slip, amber up to 10 working days. */
const scales = `  scales:
    rag:
      - { measure: schedule-performance-index-time, green: 0.95, amber: 0.9 }
      - { measure: milestone-slip, green: 0, amber: 10 }
    levels:
      - id: urgency
        levels: [{ value: 1, name: { en: low, ja: 低 } }, { value: 5, name: { en: high, ja: 高 } }]
`;

describe("traffic lights and further scales of a standard", () => {
  it("give each value its colour: an index from the limit on, everything else up to it", () => {
    const index = { measure: "schedule-performance-index-time", green: 0.95, amber: 0.9 } as const;
    assert.deepEqual(
      [1.2, 0.95, 0.94, 0.9, 0.89].map((value) => ragOf(index, value)),
      [...["green", "green", "amber", "amber", "red"]],
    );
    const slip = { measure: "milestone-slip", green: 0, amber: 10 } as const;
    assert.deepEqual(
      [-3, 0, 1, 10, 11].map((value) => ragOf(slip, value)),
      ["green", "green", "amber", "amber", "red"],
    );
    assert.deepEqual(
      [0, 1].map((value) => ragOf({ measure: "high-risks", green: 0 }, value)),
      ["green", "red"],
    );
  });

  it("can be asked by rules, which run again when the limits change", () => {
    const rules = `${scales}  rules:
    - { id: slip, on: issues, check: "rag('milestone-slip', issue.age) != 'red'", message: "{rag('milestone-slip', issue.age)}" }
    - { id: urgent, on: risks, check: "level('urgency', risk.category) < 5", message: "{level('urgency', risk.category)}" }
`;
    const body = `issues:
  - { id: I-1, title: Old, identified: 2026-06-01 }
  - { id: I-2, title: New, identified: 2026-06-29 }
risks:
  - { id: R-1, title: A, category: 高 }
  - { id: R-2, title: B, category: low }
`;
    const store = workspace(rules, body);
    const found = (): readonly string[] => said(store, projectPath).filter((one) => one.includes(" acme."));
    assert.deepEqual(found(), ["warning acme.slip red <I-1>", "warning acme.urgent 5 <R-1>"]);
    store.setFile(standardPath, standard(rules.replace("amber: 10", "amber: 100")));
    assert.deepEqual(found(), ["warning acme.urgent 5 <R-1>"]);
    store.setFile(standardPath, standard(rules.replace("milestone-slip, green", "high-risks, green")));
    assert.deepEqual(found(), ["warning acme.urgent 5 <R-1>"]);
    assert.match(
      said(store, standardPath).join("\n"),
      /The standard has no limits for 'milestone-slip' \(scales\.rag\)/,
    );
  });

  it("of the nearest standard count for each measure", () => {
    const store = storeWith({
      "s/base.pmo.yaml": standard(scales).replace("acme", "base"),
      [standardPath]: standard(`  extends: [base.pmo.yaml]
  scales: { rag: [{ measure: milestone-slip, green: 0, amber: 50 }] }
  rules:
    - { id: a, on: project, check: "rag('milestone-slip', 20) == 'red'", message: near }
    - { id: b, on: project, check: "rag('schedule-performance-index-time', 0.92) == 'red'", message: far }
`),
      [projectPath]: project(""),
    });
    assert.deepEqual(
      said(store, projectPath).filter((one) => one.includes(" acme.")),
      ["warning acme.a near <p>", "warning acme.b far <p>"],
    );
  });

  it("that contradict themselves are told at the place", () => {
    const store = storeWith({
      [standardPath]: standard(`  scales:
    rag:
      - { measure: cost-performance-index, green: 0.9, amber: 0.95 }
      - { measure: finish-variance, green: 5, amber: 5 }
      - { measure: finish-variance, green: 1, amber: 5 }
    levels:
      - { id: size, levels: [{ value: 2 }, { value: 1 }, { value: 2 }] }
      - { id: size, levels: [] }
`),
    });
    assert.deepEqual(
      said(store, standardPath).filter((one) => one.includes("standard.scale")),
      [
        "warning standard.scale More is better here: the limit of amber must be below that of green (0.9), or nothing is amber. <0.95>",
        "warning standard.scale Less is better here: the limit of amber must be above that of green (5), or nothing is amber. <5>",
        "warning standard.scale 'finish-variance' has limits already; the first ones count. <finish-variance>",
        "warning standard.scale Levels go from low to high; this one is below the one before it. <1>",
        "warning standard.scale The scale has a level 2 already. <2>",
        "warning standard.scale There is a scale 'size' already; the first one counts. <size>",
      ],
    );
  });
});
