import assert from "node:assert/strict";
import fc from "fast-check";
import { risksToMermaid } from "../../../../src/core/report/mermaid/quadrant";
import { buildRiskMatrix } from "../../../../src/core/risk/matrix";
import type { RiskMatrixModel } from "../../../../src/core/risk/types";
import { anyName, hostileNames } from "./names";
import { mermaidParsers, type MermaidParser } from "./parsers";
import { sketch, type RiskSketch } from "./support";

const matrixOf = (risks: readonly RiskSketch[], name?: string): RiskMatrixModel =>
  buildRiskMatrix(sketch({ risks, name }).project);

/** The points of a text: label and place. */
function pointsOf(text: string): readonly (readonly [string, number, number])[] {
  return [...text.matchAll(/^ {2}"(.*)": \[(.*), (.*)\]$/gm)].map(
    (match) => [match[1] ?? "", Number(match[2]), Number(match[3])] as const,
  );
}

describe("Risks as a Mermaid quadrant chart", () => {
  let parsers: readonly MermaidParser[];
  before(async () => {
    parsers = await mermaidParsers();
  });

  it("puts each risk in the middle of its cell, the residual position first, gravest risks first", () => {
    const text = risksToMermaid(
      matrixOf(
        [
          {
            id: "R-002",
            title: "Late API",
            inherent: { probability: 5, impact: 5 },
            residual: { probability: 2, impact: 3 },
          },
          { id: "R-001", title: "要員の離脱", inherent: { probability: 4, impact: 4 } },
        ],
        "CRM",
      ),
    );
    assert.equal(
      text,
      [
        "quadrantChart",
        "  title CRM",
        '  x-axis "Low impact" --> "High impact"',
        '  y-axis "Low probability" --> "High probability"',
        '  quadrant-1 "Act now"',
        '  quadrant-2 "Make less likely"',
        '  quadrant-3 "Accept and watch"',
        '  quadrant-4 "Prepare for it"',
        '  "R-001 要員の離脱": [0.700, 0.700]',
        '  "R-002 Late API": [0.500, 0.300]',
        "",
      ].join("\n"),
    );
  });

  it("risks of one cell do not stand on each other, and stay in their cell", () => {
    const text = risksToMermaid(
      matrixOf(["a", "b", "c", "d"].map((id) => ({ id, inherent: { probability: 1, impact: 5 } }))),
    );
    const points = pointsOf(text);
    assert.equal(new Set(points.map(([, , y]) => y)).size, 4);
    for (const [, x, y] of points) assert.ok(x > 0.8 && x < 1 && y > 0 && y < 0.2, `${x}, ${y}`);
  });

  it("shows the ten gravest open risks and says what is missing", () => {
    const risks: RiskSketch[] = Array.from({ length: 25 }, (_, index) => ({
      id: `R-${String(index).padStart(3, "0")}`,
      inherent: { probability: (index % 5) + 1, impact: Math.floor(index / 5) + 1 },
    }));
    const text = risksToMermaid(
      matrixOf([...risks, { id: "X", inherent: { probability: 5, impact: 5 }, status: "closed" }, { id: "Y" }]),
    );
    assert.deepEqual(
      pointsOf(text)
        .map(([label]) => label)
        .sort(),
      [
        "R-024 R-024",
        "R-019 R-019",
        "R-023 R-023",
        "R-018 R-018",
        "R-014 R-014",
        "R-022 R-022",
        "R-013 R-013",
        "R-017 R-017",
        "R-009 R-009",
        "R-021 R-021",
      ]
        .map((label) => label.replace("-", "-"))
        .sort(),
    );
    assert.match(text, /%% More risks, not shown: 15\n/);
    assert.match(text, /%% Risks without a position, not shown: 1\n/);
  });

  it("Mermaid 12 and 11 accept hostile titles, and an empty register", async () => {
    const risks = hostileNames.map((title, index) => ({
      id: `R-${index}`,
      title,
      inherent: { probability: (index % 5) + 1, impact: (index % 4) + 1 },
    }));
    for (const matrix of [matrixOf(risks, "Plan: #1 %%{init}%%"), matrixOf([])]) {
      const text = risksToMermaid(matrix, { maxRisks: 100 });
      for (const { parse } of parsers) assert.equal((await parse(text)).type, "quadrantChart");
    }
  });

  it("any title on any scale is accepted, and every point lies inside the chart", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 9 }),
        fc.array(fc.record({ title: anyName, p: fc.nat(8), i: fc.nat(8) }), { maxLength: 12 }),
        async (rows, columns, risks) => {
          const levels = (count: number) =>
            Array.from({ length: count }, (_, at) => ({ value: at + 1, name: `${at}` }));
          const { project } = sketch({
            riskScale: { probability: levels(rows), impact: levels(columns), bands: [] },
            risks: risks.map(({ title, p, i }, index) => ({
              id: `R-${index}`,
              title,
              inherent: { probability: (p % rows) + 1, impact: (i % columns) + 1 },
            })),
          });
          const text = risksToMermaid(buildRiskMatrix(project), { maxRisks: 100 });
          const points = pointsOf(text);
          assert.equal(points.length, risks.length);
          for (const [, x, y] of points) assert.ok(x > 0 && x < 1 && y > 0 && y < 1);
          for (const { parse } of parsers) await parse(text);
        },
      ),
      { numRuns: 100 },
    );
  });
});
