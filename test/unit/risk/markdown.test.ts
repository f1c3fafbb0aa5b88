import assert from "node:assert/strict";
import fc from "fast-check";
import { riskMatrixToMarkdown } from "../../../src/core/report/risk/markdown";
import { buildRiskMatrix } from "../../../src/core/risk/matrix";
import { anyName } from "../report/mermaid/names";
import { sketch } from "../report/mermaid/support";

describe("Risk matrix as a Markdown table", () => {
  it("has a row for each probability and the risks in the cell of their present position", () => {
    const { project } = sketch({
      risks: [
        { id: "R-001", inherent: { probability: 5, impact: 5 }, residual: { probability: 2, impact: 3 } },
        { id: "R-002", inherent: { probability: 2, impact: 3 } },
        { id: "R-003", inherent: { probability: 2, impact: 3 }, status: "closed" },
        { id: "R-004" },
      ],
    });
    const lines = riskMatrixToMarkdown(buildRiskMatrix(project)).split("\n");
    assert.equal(lines[0], "| Probability × Impact | Negligible | Minor | Moderate | Major | Severe |");
    assert.equal(lines[5], "| **Unlikely** | Low 2 | Low 4 | Medium 6<br>R-001<br>R-002 | Medium 8 | Medium 10 |");
    assert.equal(lines.length, 8);
  });

  it("names can't break the table", () => {
    fc.assert(
      fc.property(anyName, anyName, (level, band) => {
        const { project } = sketch({
          riskScale: {
            probability: [{ value: 1, name: level }],
            impact: [{ value: 1, name: level }],
            bands: [{ id: "b", name: band, from: 1, color: "red" }],
          },
          risks: [{ id: "R-001", inherent: { probability: 1, impact: 1 } }],
        });
        const table = riskMatrixToMarkdown(buildRiskMatrix(project));
        const lines = table.split("\n");
        assert.equal(lines.length, 4);
        for (const line of lines.slice(0, 3)) assert.equal(line.match(/(?<!\\)(?:\\\\)*\|/g)?.length, 3, line);
        assert.doesNotMatch(table, /<(?!br>)/);
      }),
    );
  });
});
