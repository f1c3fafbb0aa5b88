import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { buildProject } from "../../../src/core/model/build";
import { renderRisks } from "../../../src/core/report/risk/formats";
import { renderRiskHtml, riskHtmlHashes, riskHtmlStyle } from "../../../src/core/report/risk/html";
import { renderRiskMatrixSvg } from "../../../src/core/report/risk/matrixSvg";
import { riskSvgStyle } from "../../../src/core/report/risk/svgFrame";
import type { RiskShownView } from "../../../src/core/report/risk/shownView";
import { buildExposure } from "../../../src/core/risk/exposure";
import { buildRiskMatrix } from "../../../src/core/risk/matrix";
import { parseInstant } from "../../../src/core/text/instant";
import { parseText } from "../../../src/core/text/parse";

const text = `project: { id: p, name: "Shop <b>" }
risks:
  - { id: R-1, title: Late, probability: 4, impact: 4, residual: { probability: 2, impact: 3 }, status: open }
  - { id: R-2, title: Early, type: opportunity, probability: 2, impact: 4, status: open }
  - { id: R-3, title: Gone, probability: 3, impact: 3, status: closed }
  - { id: R-4, title: Fresh, probability: 1, impact: 1, status: open }
`;
const matrix = buildRiskMatrix(buildProject("p", [parseText("p/project.pmo.yaml", text, 1)]));

const past: RiskShownView["past"] = {
  since: "2026-05-01",
  fromGit: true,
  risks: [
    { id: "R-1", status: "open", position: { probability: 5, impact: 5 } },
    { id: "R-2", status: "open", position: { probability: 2, impact: 4 } },
    { id: "R-3", status: "open", position: { probability: 3, impact: 3 } },
  ],
};
const sentence = "Since 2026-05-01: 0 up, 1 down, 0 sideways, 1 new, 1 closed.";
const arrows = (svg: string): number => svg.split('stroke-width="1.3"').length - 1;

describe("Files of a register show what the view shows", () => {
  it("the whole register without a view: open risks at their present places, both halves", () => {
    const svg = renderRisks(matrix, "svg");
    assert.match(svg, />Threats<[^]*>Opportunities</);
    assert.match(svg, />R-1</);
    assert.match(svg, />R-2</);
    assert.doesNotMatch(svg, />R-3</);
    assert.equal(arrows(svg), 0);
  });

  it("all positions draw the way of each risk, with a dashed chip at its end", () => {
    const svg = renderRisks(matrix, "svg", { view: { positions: "all" } });
    assert.match(svg, /stroke-dasharray[^]*>R-1 R</);
    assert.equal(arrows(svg), 1);
  });

  it("one half, and the risks that the filters leave", () => {
    const svg = renderRisks(matrix, "svg", { view: { types: ["opportunity"], ids: ["R-2"] } });
    assert.doesNotMatch(svg, />R-1</);
    assert.match(svg, />R-2</);
    const names = [...svg.matchAll(/>(Negligible|Minor|Moderate|Major|Severe)</g)].map(([, name]) => name);
    assert.deepEqual(names, ["Severe", "Major", "Moderate", "Minor", "Negligible"]);
  });

  it("what moved since a day is an arrow and a sentence in the picture, columns in the table", () => {
    const svg = renderRisks(matrix, "svg", { view: { past } });
    assert.equal(arrows(svg), 1);
    assert.match(svg, />R-1 …</);
    assert.ok(svg.includes(sentence));
    const csv = renderRisks(matrix, "csv", { view: { past, columns: ["id"] } });
    assert.deepEqual(csv.split("\r\n"), [
      "ID,Score on 2026-05-01,Moved since",
      "R-1,25,down",
      "R-2,8,",
      "R-3,9,closed",
      "R-4,,new",
      "",
    ]);
    assert.ok(renderRisks(matrix, "markdown", { view: { past } }).includes(sentence));
    assert.ok(renderRisks(matrix, "html", { view: { past } }).includes(sentence));
  });

  it("says where the movement is known from when that is not git", () => {
    const without = (fromGit: boolean | undefined) =>
      renderRisks(matrix, "svg", { view: { past: { ...past, fromGit } } });
    assert.match(without(false), /No commit before that day has this project/);
    assert.match(without(undefined), /Only assessments written in the risks are counted/);
  });

  it("the table has the columns of the view in their order, and its rows", () => {
    const csv = renderRisks(matrix, "csv", {
      view: { columns: ["title", "score"], ids: ["R-4", "R-1"], positions: "all" },
    });
    assert.deepEqual(csv.split("\r\n"), ["Risk,Score", "Fresh,1", "Late,16 → 6", ""]);
  });

  it("Markdown has a table for each half and the register", () => {
    const lines = renderRisks(matrix, "markdown").split("\n");
    assert.equal(lines[0], "# Risk matrix: Shop &lt;b>");
    assert.equal(lines.filter((line) => line.startsWith("| Probability × Impact")).length, 2);
    assert.equal(lines.filter((line) => line.startsWith("| ID | Risk")).length, 1);
  });
});

describe("The web page of a register", () => {
  const hash = (style: string): string => `sha256-${createHash("sha256").update(style).digest("base64")}`;

  it("admits its two style sheets by their hashes and nothing else", () => {
    assert.deepEqual(riskHtmlHashes, { page: hash(riskHtmlStyle), picture: hash(riskSvgStyle) });
    const html = renderRiskHtml(matrix);
    assert.match(html, /default-src 'none'; style-src 'sha256-/);
    assert.doesNotMatch(html, /<script|unsafe-inline| style="/);
    assert.match(html, /<title>Risk matrix: Shop &lt;b&gt;<\/title>/);
  });

  it("holds the picture and a row for each risk, the same bytes every time", () => {
    const html = renderRiskHtml(matrix);
    assert.equal(html, renderRiskHtml(matrix));
    assert.ok(html.includes(renderRiskMatrixSvg(matrix).trim()));
    const [register = ""] = html.split("<h2>");
    assert.equal(register.match(/<th scope="row">/g)?.length, 4);
  });
});

describe("Files of a register hold what stands beside the matrix", () => {
  const text = `project: { id: p, name: Shop, currency: JPY }
risks:
  - { id: R-1, title: "Late <b>", probability: 4, impact: 4, status: open, category: technical, owner: sato, probabilityPercent: 40, impactCost: 3000000 }
  - { id: R-2, title: Early, type: opportunity, probability: 2, impact: 4, status: open, probabilityPercent: 50, impactDuration: 10d }
  - { id: R-3, title: Gone, probability: 5, impact: 5, status: closed, probabilityPercent: 90, impactCost: 9000000 }
  - { id: R-4, title: Vague, probability: 1, impact: 2, status: open }
`;
  const project = buildProject("p", [parseText("p/project.pmo.yaml", text, 1)]);
  const matrix = buildRiskMatrix(project);
  const exposure = buildExposure(project);
  const at = (date: string): number => parseInstant(date) ?? Number.NaN;
  const history = [
    { at: at("2026-04-01"), open: 5, score: 60, money: 4_000_000, days: 12 },
    { at: at("2026-05-01"), open: 3, score: 26, money: 1_200_000, days: 0 },
  ];
  const label = (_field: string, value: string): string => (value === "technical" ? "Technical" : value);
  const ja = JSON.parse(readFileSync("l10n/bundle.l10n.ja.json", "utf8")) as Record<string, string>;

  it("the gravest open risks in their order, with owner and status", () => {
    const markdown = renderRisks(matrix, "markdown", { label });
    assert.deepEqual(sectionOf(markdown, "Top ten risks").slice(2), [
      "| 1 | R-1 | Late &lt;b> | 16 | High | sato | open |  |",
      "| 2 | R-2 | ▲ Early | 8 | Medium | No owner | open |  |",
      "| 3 | R-4 | Vague | 2 | Low | No owner | open |  |",
    ]);
    assert.match(renderRisks(matrix, "html", { label }), /<h2>Top ten risks<\/h2>[^]*<td>Late &lt;b&gt;<\/td>/);
  });

  it("expected money and days by category, and which risks are not counted", () => {
    const markdown = renderRisks(matrix, "markdown", { label, exposure });
    assert.deepEqual(sectionOf(markdown, "Exposure by category"), [
      "| Category | Number of risks | Expected loss | Expected time won (days) |",
      "| --- | --- | --- | --- |",
      "| Technical | 1 | 1,200,000 JPY | – |",
      "| Without a category | 1 | – | 5 |",
      "| Total | 2 | 1,200,000 JPY | 5 |",
    ]);
    assert.match(markdown, /Without numbers, so not counted: R-4/);
  });

  it("the burndown as a table, the latest first, and in a page as a picture that says itself in words", () => {
    const markdown = renderRisks(matrix, "markdown", { history });
    assert.deepEqual(sectionOf(markdown, "Risk burndown"), [
      "| Date | Open risks | Sum of scores | Expected loss | Expected delay (days) |",
      "| --- | --- | --- | --- | --- |",
      "| Now | 3 | 26 | 1,200,000 | 0 |",
      "| 2026-04-01 | 5 | 60 | 4,000,000 | 12 |",
    ]);
    const html = renderRisks(matrix, "html", { history });
    assert.match(html, /<title>Sum of scores: 60 on 2026-04-01, 26 now<\/title>/);
    assert.equal(html, renderRisks(matrix, "html", { history }));
    assert.doesNotMatch(html, /<script|unsafe-inline| style="/);
  });

  it("Japanese words and numbers", () => {
    const html = renderRisks(matrix, "html", { language: "ja", translations: ja, exposure, history });
    for (const words of ["Top ten risks", "Rank", "Exposure by category", "Risk burndown", "Sum of scores"])
      assert.ok(html.includes(`>${ja[words] ?? "no translation"}`), words);
    assert.doesNotMatch(html, /Top ten|Exposure by|Sum of scores/);
  });

  it("says in a sentence what is missing", () => {
    const empty = buildProject("p", [
      parseText("p/project.pmo.yaml", "project: { id: p, name: Shop }\nrisks: []\n", 1),
    ]);
    const markdown = renderRisks(buildRiskMatrix(empty), "markdown", { exposure: buildExposure(empty), history: [] });
    assert.match(markdown, /## Top ten risks\n\nNo open risk has a score yet\n/);
    assert.match(markdown, /## Exposure by category\n\nNo open risk has numbers yet\n/);
    assert.doesNotMatch(markdown, /burndown/);
  });
});

/** Lines of the table under a heading. */
function sectionOf(markdown: string, title: string): readonly string[] {
  const [, after = ""] = markdown.split(`## ${title}\n`);
  const [section = ""] = after.split("\n## ");
  return section.split("\n").filter((line) => line.startsWith("|"));
}
