import assert from "node:assert/strict";
import fc from "fast-check";
import { buildProject } from "../../../src/core/model/build";
import { scaleWarnings } from "../../../src/core/risk/cox";
import { buildRiskMatrix } from "../../../src/core/risk/matrix";
import { resolveScale } from "../../../src/core/risk/scale";
import type { RiskMatrixModel } from "../../../src/core/risk/types";
import { renderMessage } from "../../../src/core/text/message";
import { parseText } from "../../../src/core/text/parse";
import type { RiskScale } from "../../../src/core/model/types";

function matrixOf(scale: string, risks = ""): RiskMatrixModel {
  const text = `project:\n  id: shop\n  riskScale:\n${scale.replace(/^/gm, "    ")}\n${risks}`;
  return buildRiskMatrix(buildProject("shop", [parseText("shop/p.pmo.yaml", text, 1)]));
}

const levels = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ value: index + 1, name: `L${index + 1}` }));

/** A scale with green up to one score and red from another. */
function scaleOf(green: number, red: number, size = 5): RiskScale {
  return {
    probability: levels(size),
    impact: levels(size),
    bands: [
      { id: "low", name: "Low", from: 1, color: "green" },
      { id: "medium", name: "Medium", from: green + 1, color: "yellow" },
      { id: "high", name: "High", from: red, color: "red" },
    ],
  };
}

const checks = (scale: RiskScale) => scaleWarnings(resolveScale(scale)).map(({ check }) => check);
const words = (scale: RiskScale) => scaleWarnings(resolveScale(scale)).map((warning) => renderMessage(warning.message));

describe("Risk scales", () => {
  const threeByThree = [
    "probability: [{ value: 1 }, { value: 2 }, { value: 3 }]",
    "impact: [{ value: 1 }, { value: 2 }, { value: 3 }]",
  ].join("\n");

  it("bands that list their cells colour these cells, whatever their scores are", () => {
    const model = matrixOf(
      `${threeByThree}\nbands:\n  - { id: low, color: green, cells: ["1,1", "1,2", "2,1", "1,3"] }\n  - { id: high, color: red, cells: ["3,1", "3,2", "3,3", "2,3", "2,2"] }`,
    );
    assert.equal(model.cells.map(({ band }) => band).join(" "), "high high high low high high low low low");
    assert.deepEqual(
      model.bands.map(({ id, from }) => [id, from]),
      [
        ["low", undefined],
        ["high", undefined],
      ],
    );
  });

  it("a band may have a lowest score and cells besides", () => {
    const model = matrixOf(
      `${threeByThree}\nbands:\n  - { id: low, from: 1 }\n  - { id: middle, from: 3 }\n  - { id: high, from: 6, cells: ["1,3"] }`,
    );
    assert.equal(model.cells.map(({ band }) => band).join(" "), "middle high high low middle high low low high");
  });

  it("cells that no band lists are the lowest band, and the scale says so", () => {
    const model = matrixOf(
      `${threeByThree}\nbands:\n  - { id: low, cells: ["1,1"] }\n  - { id: high, cells: ["3,3"] }`,
    );
    const unlisted = model.warnings.find(({ check }) => check === "unlisted");
    assert.equal(unlisted?.cells.length, 7);
    assert.equal(
      unlisted && renderMessage(unlisted.message),
      "No band lists these cells, so that they count as the lowest one: 1 × 2, 1 × 3, 2 × 1, 2 × 2 and 3 more.",
    );
    assert.equal(model.cells.find(({ probability, impact }) => probability === 2 && impact === 2)?.band, "low");
  });

  it("sums and scores of levels count where the scale says so", () => {
    const sum = matrixOf(
      `${threeByThree}\nscore: sum\nbands: [{ id: a, from: 2 }, { id: b, from: 5 }]\nappetite: 5`,
      "risks:\n  - { id: R-1, title: A, probability: 3, impact: 3 }\n",
    );
    assert.deepEqual(
      sum.cells.map(({ score }) => score),
      [4, 5, 6, 3, 4, 5, 2, 3, 4],
    );
    assert.equal(sum.cells.map(({ band }) => band).join(""), "abbaabaaa");
    assert.equal(sum.risks[0]?.inherent?.score, 6);
    assert.equal(sum.risks[0]?.aboveAppetite, true);
    const own = matrixOf(
      "probability: [{ value: 1, score: 0.1 }, { value: 2, score: 0.3 }]\nimpact: [{ value: 1, score: 0.05 }, { value: 2, score: 0.2 }]",
    );
    assert.deepEqual(
      own.cells.map(({ score }) => score),
      [0.015, 0.06, 0.005, 0.02],
    );
  });

  it("the built-in bands fit scales of other scores by the places of the levels", () => {
    const sum = resolveScale({ probability: levels(5), impact: levels(5), bands: [], score: "sum" });
    const product = resolveScale({ probability: levels(5), impact: levels(5), bands: [] });
    assert.equal(sum.listed.get("5:5"), "high");
    assert.equal(sum.listed.get("1:5"), "low");
    assert.equal(product.listed.size, 0);
  });

  it("every cell has a band, whatever is written", () => {
    const band = fc.record({
      id: fc.constantFrom("a", "b", "c"),
      name: fc.constant("x"),
      color: fc.constantFrom("green", "red", "?"),
      from: fc.option(fc.integer({ min: 0, max: 30 }), { nil: undefined }),
      cells: fc.option(
        fc.array(fc.record({ probability: fc.integer({ min: 1, max: 5 }), impact: fc.integer({ min: 1, max: 5 }) })),
        { nil: undefined },
      ),
    });
    fc.assert(
      fc.property(
        fc.array(band, { maxLength: 4 }),
        fc.constantFrom("product", "sum") as fc.Arbitrary<"product" | "sum">,
        (bands, score) => {
          const project = buildProject("shop", [parseText("shop/p.pmo.yaml", "project: { id: shop }\n", 1)]);
          const scale = { probability: levels(5), impact: levels(4), bands: bands as RiskScale["bands"], score };
          const model = buildRiskMatrix({ ...project, riskScale: scale });
          const ids = new Set(model.bands.map(({ id }) => id));
          for (const cell of model.cells) assert.ok(ids.has(cell.band), `${cell.band} of ${[...ids].join()}`);
        },
      ),
    );
  });
});

describe("What a risk scale gets wrong (Cox 2008)", () => {
  it("the built-in scale keeps every axiom, in every size from 3 to 10", () => {
    for (let size = 3; size <= 10; size++)
      assert.deepEqual(checks({ probability: levels(size), impact: levels(size), bands: [] }), [], `${size}`);
    assert.deepEqual(scaleWarnings(resolveScale(undefined)), []);
  });

  it("green up to 6 and red from 12: red touches green at a corner", () => {
    const found = scaleWarnings(resolveScale(scaleOf(6, 12))).find(({ check }) => check === "betweenness");
    assert.deepEqual(found?.cells, [
      { probability: 3, impact: 4 },
      { probability: 4, impact: 3 },
    ]);
    assert.ok(found);
    assert.equal(
      renderMessage(found.message),
      "“High” stands right beside “Low”, with no band between them: 3 × 4, 4 × 3 beside 2 × 3, 3 × 2 (betweenness).",
    );
  });

  it("green up to 5 and red from 10: a red cell can hold smaller risks than a green one", () => {
    assert.ok(checks(scaleOf(5, 10)).includes("weak-consistency"));
    assert.match(
      words(scaleOf(5, 10)).join("\n"),
      /^“High” can hold smaller risks than “Low”: 2 × 5, 5 × 2 against 1 × 5, 5 × 1 \(weak consistency\)\.$/m,
    );
  });

  it("green up to 4 and red from 15 keeps the axioms, but its edges are not all green", () => {
    assert.deepEqual(checks(scaleOf(4, 15)), ["edges"]);
    assert.equal(scaleWarnings(resolveScale(scaleOf(4, 15)))[0]?.severity, "info");
  });

  it("equal risks with different colours are told", () => {
    const cells = (...all: string[]) => all.map((cell) => ({ probability: Number(cell[0]), impact: Number(cell[1]) }));
    const scale: RiskScale = {
      probability: levels(3),
      impact: levels(3),
      bands: [
        { id: "low", name: "Low", color: "green", cells: cells("11", "12", "13", "21") },
        { id: "medium", name: "Medium", color: "yellow", cells: cells("22", "23", "32", "31") },
        { id: "high", name: "High", color: "red", cells: cells("33") },
      ],
    };
    assert.match(words(scale).join("\n"), /3 × 1 should be “Low” \(consistent colouring\)/);
  });

  it("a higher level with a milder band is an error, and the only one that is told", () => {
    const scale: RiskScale = {
      probability: levels(2),
      impact: levels(2),
      bands: [
        { id: "low", name: "Low", color: "green", cells: [{ probability: 2, impact: 2 }] },
        { id: "high", name: "High", color: "red", from: 0 },
      ],
    };
    const [first, ...others] = scaleWarnings(resolveScale(scale));
    assert.deepEqual([first?.check, first?.severity, others.length], ["monotonicity", "error", 0]);
  });

  it("ranges of levels count where they are written", () => {
    const bounds = [0, 0.01, 0.02, 0.03, 0.9, 1];
    const uneven = levels(5).map((level, index) => ({
      ...level,
      min: bounds[index],
      max: bounds[index + 1],
    })) as RiskScale["probability"];
    assert.ok(checks({ ...scaleOf(5, 15), probability: uneven }).includes("weak-consistency"));
  });

  it("one band, one level and nothing at all are no problem", () => {
    assert.deepEqual(
      checks({ probability: levels(1), impact: levels(1), bands: [{ id: "a", name: "A", from: 0, color: "red" }] }),
      [],
    );
    assert.doesNotThrow(() => checks({ probability: levels(1), impact: levels(1), bands: [] }));
  });
});
