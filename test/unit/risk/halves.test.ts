import assert from "node:assert/strict";
import fc from "fast-check";
import { gainStep } from "../../../src/core/report/risk/bandColors";
import { layoutMatrix } from "../../../src/core/report/risk/matrixLayout";
import { appetiteEdges } from "../../../src/core/risk/appetite";
import { chipsByCell, listedChips } from "../../../src/core/risk/chips";
import { halfKey, halvesOf, typesOf } from "../../../src/core/risk/halves";
import { buildRiskMatrix } from "../../../src/core/risk/matrix";
import { cellKey } from "../../../src/core/risk/scale";
import type { RiskMatrixModel } from "../../../src/core/risk/types";
import { sketch, type RiskSketch } from "../report/mermaid/support";

const levels = (count: number) => Array.from({ length: count }, (_, at) => ({ value: at + 1, name: `L${at + 1}` }));

function matrixOf(risks: readonly RiskSketch[], rows = 5, columns = 5, appetite?: number): RiskMatrixModel {
  const riskScale = {
    probability: levels(rows),
    impact: levels(columns),
    bands: [],
    ...(appetite === undefined ? {} : { appetite }),
  };
  return buildRiskMatrix(sketch({ risks, riskScale }).project);
}

describe("Threats and opportunities mirrored", () => {
  it("each half is the mirror of the other, so that the gravest cells meet, on any scale", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }), (rows, columns) => {
        const [threats, opportunities] = halvesOf(matrixOf([], rows, columns), ["threat", "opportunity"]);
        assert.ok(threats && opportunities);
        assert.deepEqual(threats.rows, opportunities.rows);
        assert.deepEqual(threats.columns, opportunities.columns.toReversed());
        assert.equal(threats.columns.at(-1)?.value, columns);
        assert.equal(threats.rows[0]?.value, rows);
      }),
    );
  });

  it("a register has the halves of the kinds that are in it; an empty one is one of threats", () => {
    assert.deepEqual(typesOf([]), ["threat"]);
    assert.deepEqual(typesOf([{ type: "opportunity" }]), ["opportunity"]);
    assert.deepEqual(typesOf([{ type: "opportunity" }, { type: "threat" }]), ["threat", "opportunity"]);
  });

  it("a threat and an opportunity of the same levels stand in different cells", () => {
    const place = { probability: 3, impact: 3 };
    const matrix = matrixOf([
      { id: "R-1", inherent: place },
      { id: "R-2", type: "opportunity", inherent: place },
    ]);
    const chips = chipsByCell({ risks: matrix.risks, positions: "inherent" });
    assert.deepEqual([...chips.keys()], [halfKey("threat", place), halfKey("opportunity", place)]);
  });

  it("the line of the appetite is a staircase: it separates what is above from all that is not, among threats alone", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 7 }),
        fc.integer({ min: 1, max: 7 }),
        fc.integer({ min: 1, max: 40 }),
        (rows, columns, appetite) => {
          const matrix = matrixOf([], rows, columns, appetite);
          const cells = new Map(matrix.cells.map((cell) => [cellKey(cell), cell]));
          for (const half of halvesOf(matrix, ["threat", "opportunity"])) {
            const above = (row: number, column: number): boolean | undefined => {
              const [level, impact] = [half.rows[row], half.columns[column]];
              return level && impact && cells.get(`${level.value}:${impact.value}`)?.aboveAppetite;
            };
            half.rows.forEach((_, row) =>
              half.columns.forEach((__, column) => {
                const edges = appetiteEdges(half, cells, row, column);
                const own = above(row, column);
                const [up, right] = [above(row - 1, column), above(row, column + 1)];
                const isThreat = half.type === "threat";
                assert.equal(edges.top, isThreat && up !== undefined && up !== own);
                assert.equal(edges.right, isThreat && right !== undefined && right !== own);
              }),
            );
          }
        },
      ),
    );
  });

  it("bands of opportunities go from the palest to the deepest, however many there are", () => {
    for (let count = 1; count <= 8; count++) {
      const steps = Array.from({ length: count }, (_, rank) => gainStep(rank, count));
      assert.equal(steps.at(-1), 3);
      assert.deepEqual(steps, [...steps].sort());
    }
  });
});

describe("The list of a crowded cell", () => {
  it("has every chip once, by the present score and then by the id, in whatever order they came", () => {
    const place = { probability: 3, impact: 3 };
    const matrix = matrixOf([
      { id: "R-10", inherent: place },
      { id: "R-2", inherent: place },
      { id: "R-3", inherent: place, current: { probability: 5, impact: 5 } },
      { id: "R-4", inherent: { probability: 1, impact: 1 }, residual: place },
    ]);
    const chips = chipsByCell({ risks: matrix.risks, positions: "all" }).get(halfKey("threat", place)) ?? [];
    assert.equal(chips.length, 4);
    fc.assert(
      fc.property(fc.shuffledSubarray([...chips], { minLength: chips.length }), (shuffled) => {
        assert.deepEqual(
          listedChips(shuffled).map(({ risk, step }) => [risk.id, step]),
          [
            ["R-3", undefined],
            ["R-2", undefined],
            ["R-4", "residual"],
            ["R-10", undefined],
          ],
        );
      }),
    );
  });
});

describe("Layout of a matrix in a file", () => {
  const place = fc.record({ probability: fc.integer({ min: 1, max: 5 }), impact: fc.integer({ min: 1, max: 5 }) });
  const risk = fc.record({
    type: fc.constantFrom("threat" as const, "opportunity" as const),
    inherent: place,
    residual: fc.option(place, { nil: undefined }),
  });

  it("every chip stands in its cell, none lies on another one, and the rest is counted", () => {
    fc.assert(
      fc.property(fc.array(risk, { maxLength: 120 }), fc.integer({ min: 1, max: 60 }), (risks, length) => {
        const named = risks.map((one, at) => ({ ...one, id: `R${"x".repeat(at % length)}-${at}` }));
        const matrix = matrixOf(named);
        const picture = layoutMatrix(
          matrix,
          { risks: matrix.risks, positions: "all" },
          ["threat", "opportunity"],
          () => "R",
        );
        for (const cell of picture.halves.flatMap(({ cells }) => cells)) {
          for (const chip of cell.chips) {
            assert.ok(chip.x >= cell.x && chip.x + chip.width <= cell.x + cell.width, chip.text);
            assert.ok(chip.y >= cell.y && chip.y + chip.height <= cell.y + cell.height, chip.text);
          }
          cell.chips.forEach((a, at) => {
            for (const b of cell.chips.slice(at + 1))
              assert.ok(a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y);
          });
          const counted = cell.chips.reduce((sum, { chip, text }) => sum + (chip ? 1 : Number(text.slice(1))), 0);
          const all = chipsByCell({ risks: matrix.risks, positions: "all" });
          const half = picture.halves.find(({ cells }) => cells.includes(cell))?.type ?? "threat";
          assert.equal(counted, all.get(halfKey(half, cell.cell))?.length ?? 0);
        }
      }),
      { numRuns: 30 },
    );
  });
});
