import assert from "node:assert/strict";
import { buildProject } from "../../../src/core/model/build";
import type { Project } from "../../../src/core/model/types";
import { renderRiskMatrixSvg } from "../../../src/core/report/risk/matrixSvg";
import { chipsByCell } from "../../../src/core/risk/chips";
import { registerTable } from "../../../src/core/report/risk/register";
import { buildBowTie } from "../../../src/core/risk/bowTie";
import { buildExposure } from "../../../src/core/risk/exposure";
import { pointOf, readCommit, spread } from "../../../src/core/risk/history";
import { buildRiskMatrix } from "../../../src/core/risk/matrix";
import { movementSince, writtenRegisterAt } from "../../../src/core/risk/movement";
import { parseMoney } from "../../../src/core/risk/quantity";
import { topRisks } from "../../../src/core/risk/topRisks";
import { parseInstant } from "../../../src/core/text/instant";
import { parseText } from "../../../src/core/text/parse";

function projectOf(...lines: readonly string[]): Project {
  return buildProject("shop", [
    parseText("shop/p.pmo.yaml", ["project:", "  id: shop", "  currency: JPY", ...lines].join("\n"), 1),
  ]);
}

describe("Exposure by category", () => {
  it("40 % of 3,000,000 and of two weeks is 1,200,000 and 4 days; what was won stands apart from what was lost", () => {
    const exposure = buildExposure(
      projectOf(
        "risks:",
        "  - { id: R-1, category: it, probabilityPercent: 40, impactCost: 3000000, impactDuration: 2w }",
        "  - { id: R-2, category: it, type: opportunity, probabilityPercent: 50, impactCost: '1,000,000' }",
        "  - { id: R-3, probabilityPercent: 10, impactDuration: 5d }",
      ),
    );
    assert.equal(exposure.currency, "JPY");
    assert.deepEqual(exposure.rows, [
      {
        category: "it",
        threats: { count: 1, money: 1_200_000, days: 4 },
        opportunities: { count: 1, money: 500_000, days: 0 },
      },
      { threats: { count: 1, money: 0, days: 0.5 }, opportunities: { count: 0, money: 0, days: 0 } },
    ]);
    assert.deepEqual(exposure.total.threats, { count: 2, money: 1_200_000, days: 4.5 });
  });

  it("without a percentage the middle of the level's bounds counts; without bounds the risk is named as not quantified", () => {
    const exposure = buildExposure(
      projectOf(
        "  riskScale:",
        "    probability: [{ value: 1, name: Rare, min: 0.1, max: 0.3 }, { value: 2, name: Often }]",
        "risks:",
        "  - { id: R-1, probability: 1, impact: 1, impactCost: 1000 }",
        "  - { id: R-2, probability: 2, impact: 1, impactCost: 1000 }",
        "  - { id: R-3, probability: 1, impact: 1 }",
      ),
    );
    assert.equal(exposure.total.threats.money, 200);
    assert.deepEqual(exposure.unquantified, ["R-2", "R-3"]);
  });

  it("closed, rejected and occurred risks don't count; an amount in another currency is named instead of added", () => {
    const exposure = buildExposure(
      projectOf(
        "risks:",
        ...["closed", "rejected", "occurred"].map(
          (status, index) => `  - { id: R-${index}, status: ${status}, probabilityPercent: 50, impactCost: 10 }`,
        ),
        "  - { id: R-9, probabilityPercent: 50, impactCost: '500 USD', impactDuration: 7ed }",
      ),
    );
    assert.deepEqual(exposure.total.threats, { count: 1, money: 0, days: 2.5 });
    assert.deepEqual(exposure.otherCurrency, ["R-9"]);
  });

  it("amounts are read as the format has them, and nothing else is", () => {
    assert.deepEqual(parseMoney("1,200,000.5 USD"), { amount: 1_200_000.5, currency: "USD" });
    for (const wrong of ["1,20", "12 usd", "", NaN, null, {}]) assert.equal(parseMoney(wrong), undefined);
  });
});

describe("Top risks", () => {
  it("go by present score, then impact, then id in the order of its number; closed ones and ones without a place are left out", () => {
    const matrix = buildRiskMatrix(
      projectOf(
        "risks:",
        "  - { id: R-10, probability: 3, impact: 4 }",
        "  - { id: R-9, probability: 3, impact: 4 }",
        "  - { id: R-3, probability: 4, impact: 3 }",
        "  - { id: R-4, probability: 5, impact: 5, residual: { probability: 1, impact: 5 } }",
        "  - { id: R-5, probability: 5, impact: 5, status: closed }",
        "  - { id: R-6 }",
      ),
    );
    assert.deepEqual(
      topRisks(matrix.risks).map(({ rank, risk }) => `${rank} ${risk.id}`),
      ["1 R-9", "2 R-10", "3 R-3", "4 R-4"],
    );
    assert.equal(topRisks(matrix.risks, 2).length, 2);
  });

  it("what a risk is today counts before what shall remain of it: in the ranking, the register, the picture and the history", () => {
    const project = projectOf(
      "risks:",
      "  - { id: R-1, probability: 5, impact: 5, current: { probability: 4, impact: 5 }, residual: { probability: 1, impact: 1 } }",
    );
    const matrix = buildRiskMatrix(project);
    assert.equal(topRisks(matrix.risks)[0]?.place.score, 20);
    const [, row = []] = registerTable(matrix, matrix.risks);
    assert.deepEqual(row.slice(6, 9), ["25", "1", "High"]);
    assert.deepEqual(pointOf(project, 0, "").risks[0]?.position, { probability: 4, impact: 5 });
    assert.equal(pointOf(project, 0, "").score, 20);
    const chips = chipsByCell({ risks: matrix.risks, positions: "current" });
    assert.deepEqual([...chips.keys()], ["threat:4:5"]);
    assert.match(renderRiskMatrixSvg(matrix), /High 20<\/text>[^]*>R-1<\/text>/);
  });
});

describe("Bow-tie of a risk", () => {
  const bowTie = (...fields: readonly string[]) => {
    const project = projectOf("risks:", "  - id: R-1", "    title: Late API", ...fields.map((field) => `    ${field}`));
    const [risk] = project.risks;
    assert.ok(risk);
    return buildBowTie(risk, project);
  };

  it("each entry of a list is a box; what follows an entry belongs to it", () => {
    const { causes, event, effects } = bowTie(
      "cause: |",
      "  - Vendor renews yearly",
      "    without dates",
      "  - No contract",
      "event: The interface changes",
      "effect: Rework",
      "affects: [screens]",
    );
    assert.deepEqual(
      causes.map(({ text }) => text),
      ["Vendor renews yearly without dates", "No contract"],
    );
    assert.equal(event, "The interface changes");
    assert.deepEqual(
      effects.map(({ text, field }) => [text, field]),
      [
        ["Rework", "effect"],
        ["screens", "affects"],
      ],
    );
  });

  it("a response stands on the side whose assessment it changes, on both when both change", () => {
    const sides = (residual: string, response = "mitigate") => {
      const model = bowTie("probability: 3", "impact: 4", `response: ${response}`, "responsePlan: Act", residual);
      return [model.preventive.length, model.recovery.length];
    };
    assert.deepEqual(sides("residual: { probability: 2, impact: 4 }"), [1, 0]);
    assert.deepEqual(sides("residual: { probability: 3, impact: 2 }"), [0, 1]);
    assert.deepEqual(sides("target: { probability: 2, impact: 2 }"), [1, 1]);
    assert.deepEqual(sides("target: { probability: 3, impact: { cost: 2, schedule: 1 } }"), [0, 1]);
    assert.deepEqual(sides("owner: sato"), [1, 0]);
    assert.deepEqual(sides("owner: sato", "transfer"), [0, 1]);
  });

  it("a risk of which nothing but its title is written has that as its event, and empty sides", () => {
    const model = bowTie();
    assert.equal(model.event, "Late API");
    assert.deepEqual([model.causes, model.preventive, model.recovery, model.effects], [[], [], [], []]);
  });
});

describe("History of a register", () => {
  const commit = (hash: string, at: number, ...risks: readonly string[]) => ({
    hash,
    at,
    files: [
      { path: "shop/plan.pmo.yaml", text: "project: { id: shop }\nschedule: []\n" },
      { path: "shop/risks.pmo.yaml", text: ["risks:", ...risks.map((risk) => `  - { ${risk} }`)].join("\n") },
    ],
  });
  const commits = [
    commit("c", 300, "id: R-1, probability: 1, impact: 2, status: closed", "id: R-2, probability: 2, impact: 2"),
    commit("b", 200, "id: R-1, probability: 4, impact: 5, residual: { probability: 1, impact: 2 }", "id: R-2"),
    {
      hash: "broken",
      at: 150,
      files: [{ path: "shop/risks.pmo.yaml", text: "risks:\n  - { id: R-1, title: 'open\n" }],
    },
    commit("a", 100, "id: R-1, probability: 4, impact: 5, probabilityPercent: 50, impactCost: 100"),
  ];

  it("has what each commit left; a commit that can't be read is no register without risks", () => {
    const points = commits.map((one) => readCommit("shop", one));
    assert.deepEqual(
      points.map((point) => point && [point.hash, point.open, point.score, point.money]),
      [["c", 1, 4, 0], ["b", 2, 2, 0], undefined, ["a", 1, 20, 50]],
    );
  });

  it("a long list of commits is thinned evenly, its ends kept", () => {
    const many = Array.from({ length: 1000 }, (_, index) => index);
    const thinned = spread(many, 60);
    assert.equal(new Set(thinned).size, 60);
    assert.deepEqual([thinned[0], thinned.at(-1)], [0, 999]);
    assert.deepEqual(spread([1, 2], 60), [1, 2]);
  });
});

describe("Movement of risks since an earlier time", () => {
  const now = projectOf(
    "risks:",
    "  - { id: R-1, probability: 4, impact: 5, residual: { probability: 1, impact: 2 } }",
    "  - { id: R-2, probability: 2, impact: 3, status: closed }",
    "  - { id: R-3, probability: 3, impact: 3 }",
    "  - { id: R-4, probability: 3, impact: 2 }",
    "  - id: R-5",
    "    probability: 5",
    "    impact: 4",
    "    history:",
    "      - { date: 2026-03-01, from: { probability: 1, impact: 1 }, to: { probability: 2, impact: 2 }, reason: a }",
    "      - { date: 2026-06-01, from: { probability: 2, impact: 2 }, to: { probability: 5, impact: 4 }, reason: b }",
  );
  const matrix = buildRiskMatrix(now);

  it("says what went up, down and sideways, what is new and what was closed; places that the scale does not have any more are left out", () => {
    const { moved, added, closed } = movementSince(matrix, [
      { id: "R-1", position: { probability: 4, impact: 5 } },
      { id: "R-2", status: "open", position: { probability: 2, impact: 3 } },
      { id: "R-4", position: { probability: 2, impact: 3 } },
      { id: "R-5", position: { probability: 9, impact: 9 } },
    ]);
    assert.deepEqual(
      moved.map(({ id, from, to, direction }) => [id, from.score, to.score, direction]),
      [
        ["R-1", 20, 2, "down"],
        ["R-4", 6, 6, "sideways"],
      ],
    );
    assert.deepEqual([added, closed], [["R-3"], ["R-2"]]);
  });

  it("without git it is what the risks say of their own assessments: where the first one after the day moved them from", () => {
    const day = (text: string): number => parseInstant(text) ?? 0;
    const places = (text: string) =>
      movementSince(matrix, writtenRegisterAt(now, day(text))).moved.map(({ id, from }) => [id, from.score]);
    assert.deepEqual(places("2026-01-01"), [["R-5", 1]]);
    assert.deepEqual(places("2026-04-01"), [["R-5", 4]]);
    assert.deepEqual(places("2026-07-01"), []);
    assert.deepEqual(movementSince(matrix, writtenRegisterAt(now, day("2026-01-01"))).added, [], "nobody can tell");
  });
});
