import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { buildProject } from "../../../src/core/model/build";
import { layoutBowTie } from "../../../src/core/report/risk/bowTieLayout";
import { renderBowTieSvg } from "../../../src/core/report/risk/bowTieSvg";
import { renderRiskMatrixSvg } from "../../../src/core/report/risk/matrixSvg";
import { registerTable, tableToCsv, tableToMarkdown, tableToTsv } from "../../../src/core/report/risk/register";
import { wrapText } from "../../../src/core/report/risk/wrap";
import { textWidth } from "../../../src/core/report/gantt/textWidth";
import { buildBowTie } from "../../../src/core/risk/bowTie";
import { buildRiskMatrix } from "../../../src/core/risk/matrix";
import { renderMessage } from "../../../src/core/text/message";
import { parseText } from "../../../src/core/text/parse";

const text = readFileSync("test/unit/risk/golden/register.pmo.yaml", "utf8");
const project = buildProject("shop", [parseText("shop/register.pmo.yaml", text, 1)]);
const matrix = buildRiskMatrix(project);
const [first] = project.risks;
assert.ok(first);
const bowTie = buildBowTie(first, project);
const japanese = Object.assign(
  {},
  ...["risk", "gantt-beside"].map((name): unknown => JSON.parse(readFileSync(`l10n/parts/${name}.ja.json`, "utf8"))),
) as Record<string, string>;

/** Compares with the approved file; `UPDATE_GOLDEN=1` approves the present one. */
function matches(name: string, actual: string): void {
  const file = `test/unit/risk/golden/${name}`;
  if (process.env["UPDATE_GOLDEN"] === "1") writeFileSync(file, actual);
  assert.equal(actual, readFileSync(file, "utf8"));
}

describe("Exported risks", () => {
  it("the matrix as a picture has the same bytes for the same register", () => {
    matches("matrix.svg", renderRiskMatrixSvg(matrix));
    assert.equal(renderRiskMatrixSvg(matrix), renderRiskMatrixSvg(buildRiskMatrix(project)));
  });

  it("the bow-tie as a picture, in English and in Japanese", () => {
    matches("bow-tie.svg", renderBowTieSvg(bowTie));
    matches("bow-tie.ja.svg", renderBowTieSvg(bowTie, { language: "ja", translations: japanese }));
  });

  it("the register as CSV and as Markdown", () => {
    matches("register.csv", tableToCsv(registerTable(matrix, matrix.risks)));
    matches("register.md", tableToMarkdown(registerTable(matrix, matrix.risks)));
  });

  it("pictures are well-formed and carry nothing that a browser would load or run, whatever people write", () => {
    for (const svg of [renderRiskMatrixSvg(matrix), renderBowTieSvg(bowTie)]) {
      assert.doesNotMatch(svg, /<script|<img|onerror=|href=/);
    }
    const hostile = renderBowTieSvg({ ...bowTie, event: '</text><script>alert(1)</script>"' });
    assert.doesNotMatch(hostile, /<script/);
    assert.match(hostile, /&lt;/);
  });

  it("a spreadsheet computes nothing of it, and no line break breaks a row", () => {
    const [risk] = matrix.risks;
    assert.ok(risk);
    const table = registerTable(matrix, [{ ...risk, title: '=HYPERLINK("x")\n2nd\tline' }]);
    assert.match(tableToCsv(table), /"'=HYPERLINK\(""x""\)\n2nd\tline"/);
    assert.equal(tableToTsv(table).split("\n").length, 2);
    assert.equal(tableToTsv(table).split("\n")[1]?.split("\t").length, table[0]?.length);
  });
});

describe("Wrapped texts", () => {
  it("break at spaces, between East Asian letters but not before a full stop or behind an opening bracket, and inside of words that are too long", () => {
    assert.deepEqual(wrapText("one two three", textWidth("one two", 12) + 1, 12, 9), ["one two", "three"]);
    assert.deepEqual(wrapText("設計が遅れる。次へ", 72, 12, 9), ["設計が遅れ", "る。次へ"]);
    assert.deepEqual(wrapText("設計が遅「次へ", 60, 12, 9), ["設計が遅", "「次へ"]);
    assert.ok(wrapText("x".repeat(500), 100, 12, 99).length > 10);
  });

  it("never exceed the width or the number of lines, and say so by an ellipsis", () => {
    for (const long of ["word ".repeat(400), "長".repeat(900), `${"x".repeat(10_000)} 😀`, "", "   "]) {
      const lines = wrapText(long, 120, 12, 4);
      assert.ok(lines.length <= 4);
      for (const line of lines) assert.ok(textWidth(line, 12) <= 121, line);
      if (long.trim().length > 400) assert.match(lines.at(-1) ?? "", /…$/);
    }
  });
});

describe("Layout of a bow-tie", () => {
  it("keeps to a narrow width, boxes never overlap, and an empty side says which field fills it", () => {
    const layout = layoutBowTie({ ...bowTie, causes: [] }, renderMessage, 700);
    assert.ok(layout.width <= 700);
    for (const a of layout.boxes) {
      for (const b of layout.boxes) {
        const apart = a === b || a.x !== b.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
        assert.ok(apart, `${a.text} and ${b.text}`);
      }
    }
    const [cause] = layout.boxes;
    assert.ok(cause?.missing);
    assert.match(cause.text, /cause/);
  });
});
