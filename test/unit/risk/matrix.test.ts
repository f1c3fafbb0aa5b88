import assert from "node:assert/strict";
import fc from "fast-check";
import { buildProject } from "../../../src/core/model/build";
import { buildRiskMatrix } from "../../../src/core/risk/matrix";
import { bandOf, defaultBands } from "../../../src/core/risk/scale";
import type { MatrixBand, MatrixRisk, RiskMatrixModel } from "../../../src/core/risk/types";
import { renderMessage } from "../../../src/core/text/message";
import { parseText } from "../../../src/core/text/parse";
import { sketch, type ProjectSketch } from "../report/mermaid/support";

function matrixOf(source: ProjectSketch): RiskMatrixModel {
  return buildRiskMatrix(sketch(source).project);
}

function riskOf(model: RiskMatrixModel, id: string): MatrixRisk {
  const found = model.risks.find((risk) => risk.id === id);
  assert.ok(found, `risk ${id}`);
  return found;
}

const words = (text: MatrixRisk["unassessed"]) => (text ? renderMessage(text) : undefined);

describe("Risk matrix", () => {
  it("without a scale of its own a project has 5 × 5 named levels, green up to 5 and red from 15", () => {
    const model = matrixOf({});
    assert.equal(model.scaleSource, "built-in");
    assert.equal(model.cells.length, 25);
    assert.deepEqual(
      model.cells.map((cell) => cell.band).join(" "),
      [
        "low medium high high high",
        "low medium medium high high",
        "low medium medium medium high",
        "low low medium medium medium",
        "low low low low low",
      ].join(" "),
    );
  });

  it("rows go from the highest probability down, columns from the lowest impact up", () => {
    const model = matrixOf({});
    assert.deepEqual(
      [model.cells[0], model.cells[24]].map((cell) => [cell?.probability, cell?.impact]),
      [
        [5, 1],
        [1, 5],
      ],
    );
  });

  it("a risk has its inherent and its residual place, the name of its owner, and where it is written", () => {
    const text = "risks:\n  - id: R-001\n    title: Late API\n";
    const model = matrixOf({
      text,
      people: [{ id: "sato", name: "佐藤 花子" }],
      risks: [
        {
          id: "R-001",
          title: "Late API",
          inherent: { probability: 4, impact: 4 },
          residual: { probability: 2, impact: 3 },
          owner: "sato",
          status: "open",
          span: [11, text.length - 1],
        },
      ],
    });
    const risk = riskOf(model, "R-001");
    assert.deepEqual(risk.inherent, { probability: 4, impact: 4, score: 16, band: "high" });
    assert.deepEqual(risk.residual, { probability: 2, impact: 3, score: 6, band: "medium" });
    assert.deepEqual(risk.owner, { id: "sato", name: "佐藤 花子" });
    assert.deepEqual(risk.range, { start: { line: 1, character: 4 }, end: { line: 2, character: 19 } });
    assert.equal(risk.unassessed, undefined);
  });

  it("a risk without a complete position says what is missing", () => {
    const model = matrixOf({
      risks: [
        { id: "R-001" },
        { id: "R-002", data: { probability: 3 } },
        { id: "R-003", data: { impact: 2 } },
        { id: "R-004", data: { probability: "often", impact: "much" } },
      ],
    });
    assert.deepEqual(
      model.risks.map((risk) => words(risk.unassessed)),
      [
        "It has no probability and no impact yet.",
        "It has no impact yet.",
        "It has no probability yet.",
        "Its probability and impact can't be read.",
      ],
    );
    assert.ok(model.risks.every((risk) => risk.inherent === undefined));
  });

  it("a position outside the scale is not drawn, and the reason names the value and the scale", () => {
    const model = matrixOf({
      risks: [
        { id: "R-001", inherent: { probability: 7, impact: 2 } },
        { id: "R-002", inherent: { probability: 2, impact: 0 } },
        { id: "R-003", inherent: { probability: 2, impact: 2 }, residual: { probability: 1, impact: 2.5 } },
      ],
    });
    assert.equal(words(riskOf(model, "R-001").unassessed), "Probability 7 is not on the scale (1, 2, 3, 4, 5).");
    assert.equal(words(riskOf(model, "R-002").unassessed), "Impact 0 is not on the scale (1, 2, 3, 4, 5).");
    assert.equal(words(riskOf(model, "R-003").problems?.residual), "Impact 2.5 is not on the scale (1, 2, 3, 4, 5).");
    assert.equal(riskOf(model, "R-003").residual, undefined);
    assert.equal(riskOf(model, "R-003").unassessed, undefined);
  });

  it("the project's own scale counts: its levels, its bands, its appetite", () => {
    const level = (value: number) => ({ value, name: `L${value}` });
    const model = matrixOf({
      riskScale: {
        probability: [3, 1, 2].map(level),
        impact: [1, 2, 3, 4].map(level),
        bands: [
          { id: "act", name: "Act", from: 6, color: "red" },
          { id: "watch", name: "Watch", from: 1, color: "green" },
        ],
        appetite: 4,
      },
      risks: [
        { id: "R-001", inherent: { probability: 3, impact: 4 }, residual: { probability: 1, impact: 4 } },
        { id: "R-002", inherent: { probability: 3, impact: 4 } },
      ],
    });
    assert.equal(model.scaleSource, "project");
    assert.equal(model.cells.length, 12);
    assert.deepEqual(
      model.probability.map((one) => one.name),
      ["L1", "L2", "L3"],
    );
    assert.deepEqual(
      model.bands.map((band) => [band.id, band.rank]),
      [
        ["watch", 0],
        ["act", 1],
      ],
    );
    assert.equal(riskOf(model, "R-001").aboveAppetite, false, "its residual score is within the appetite");
    assert.equal(riskOf(model, "R-002").aboveAppetite, true);
    assert.deepEqual(
      model.cells.filter((cell) => cell.aboveAppetite).map((cell) => cell.score),
      [6, 9, 12, 6, 8],
    );
  });

  it("a scale without levels or bands falls back to the built-in ones instead of an empty picture", () => {
    const model = matrixOf({ riskScale: { probability: [], impact: [], bands: [] } });
    assert.equal(model.cells.length, 25);
    assert.equal(model.bands.length, 3);
  });

  it("scores below the first band belong to it; an unknown colour gives one by rank", () => {
    const model = matrixOf({
      riskScale: {
        probability: [],
        impact: [],
        bands: [
          { id: "a", name: "A", from: 4, color: "mauve" },
          { id: "b", name: "B", from: 20, color: "mauve" },
        ],
      },
    });
    assert.equal(model.cells.find((cell) => cell.score === 1)?.band, "a");
    assert.deepEqual(
      model.bands.map((band) => band.color),
      ["green", "red"],
    );
  });

  it("closed and rejected risks are marked, others are not", () => {
    const model = matrixOf({
      risks: ["open", "closed", "rejected", "monitoring"].map((status, index) => ({ id: `R-${index}`, status })),
    });
    assert.deepEqual(
      model.risks.map((risk) => risk.closed),
      [false, true, true, false],
    );
  });

  it("the model is plain JSON", () => {
    const model = matrixOf({ risks: [{ id: "R-001", inherent: { probability: 1, impact: 1 } }] });
    assert.deepEqual(JSON.parse(JSON.stringify(model)), model);
  });
});

describe("Risk matrix of project files", () => {
  it("reads positions, the scale and the appetite from the text, and points back to it", () => {
    const text = [
      "project:",
      "  id: shop",
      "  riskScale:",
      "    probability: [{ value: 1, name: Rare }, { value: 2, name: Often }]",
      "    impact: [{ value: 1, name: Small }, { value: 2, name: Big }]",
      "    bands: [{ id: ok, name: OK, color: green }, { id: bad, name: Bad, from: 3, color: red }]",
      "    appetite: 2",
      "organization:",
      "  people: [{ id: sato, name: 佐藤 花子 }]",
      "risks:",
      "  - id: R-1",
      "    title: First",
      "    owner: sato",
      "    probability: 2",
      "    impact: { schedule: 1, cost: 2 }",
      "    residual: { probability: 1, impact: 2 }",
      "  - { id: R-2, title: Second, probability: 5, impact: 1 }",
      "  - { id: R-3, title: Third, probability: }",
    ].join("\n");
    const model = buildRiskMatrix(buildProject("shop", [parseText("shop/p.pmo.yaml", text, 1)]));
    const first = riskOf(model, "R-1");
    assert.deepEqual(first.inherent, { probability: 2, impact: 2, score: 4, band: "bad" });
    assert.deepEqual(first.residual, { probability: 1, impact: 2, score: 2, band: "ok" });
    assert.equal(first.owner?.name, "佐藤 花子");
    assert.equal(first.file, "shop/p.pmo.yaml");
    assert.equal(first.range.start.line, 10);
    assert.equal(first.aboveAppetite, false);
    assert.equal(words(riskOf(model, "R-2").unassessed), "Probability 5 is not on the scale (1, 2).");
    assert.equal(words(riskOf(model, "R-3").unassessed), "It has no probability and no impact yet.");
    assert.equal(model.appetite, 2);
  });
});

/** Cox's axioms on equal bins: see Risk Analysis 28(2), 2008. */
function coxProblems(rows: number, columns: number, bands: readonly MatrixBand[]): readonly string[] {
  const color = (p: number, i: number) => bandOf(bands, p * i)?.color;
  const problems: string[] = [];
  let lowestRed = Infinity;
  let highestGreen = 0;
  for (let p = 1; p <= rows; p++) {
    for (let i = 1; i <= columns; i++) {
      if (color(p, i) === "red") {
        lowestRed = Math.min(lowestRed, ((p - 1) / rows) * ((i - 1) / columns));
        if (p <= 2 || i <= 2) problems.push(`red at ${p},${i} is next to the edge`);
        for (const [dp, di] of [
          [-1, 0],
          [0, -1],
          [-1, -1],
          [1, 0],
          [0, 1],
        ] as const) {
          if (color(p + dp, i + di) === "green" && p + dp >= 1 && i + di >= 1)
            problems.push(`red ${p},${i} touches green`);
        }
      }
      if (color(p, i) === "green") highestGreen = Math.max(highestGreen, (p / rows) * (i / columns));
      if ((p === 1 || i === 1) && color(p, i) !== "green") problems.push(`edge cell ${p},${i} is not green`);
    }
  }
  if (lowestRed < highestGreen - 1e-9)
    problems.push(`a red cell (${lowestRed}) ranks below a green one (${highestGreen})`);
  return problems;
}

describe("Built-in risk bands", () => {
  it("keep Cox's axioms on the 5 × 5 matrix and on every square matrix from 3 to 10", () => {
    for (let size = 3; size <= 10; size++)
      assert.deepEqual(coxProblems(size, size, defaultBands(size, size)), [], `${size} × ${size}`);
  });

  it("a higher score never has a milder band, whatever the size", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 }), (rows, columns) => {
        const bands = defaultBands(rows, columns);
        let before = 0;
        for (let score = 1; score <= rows * columns; score++) {
          const rank = bandOf(bands, score)?.rank ?? -1;
          assert.ok(rank >= before);
          before = rank;
        }
      }),
    );
  });
});
