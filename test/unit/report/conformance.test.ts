import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { unzipSync } from "fflate";
import { conformanceHtml, conformanceStyle, conformanceStyleHash } from "../../../src/core/report/conformance/html";
import { conformanceMarkdown } from "../../../src/core/report/conformance/markdown";
import {
  conformanceTable,
  projectConformance,
  shareOverProjects,
  type ConformanceFilter,
  type ProjectConformance,
} from "../../../src/core/report/conformance/table";
import { layOutTrend } from "../../../src/core/report/conformance/trend";
import { conformanceXlsx } from "../../../src/core/report/conformance/xlsx";
import { scored, type ConformanceRow } from "../../../src/core/standard/conformance";
import { wordingOf } from "../../../src/core/report/gantt/format";
import { ProjectStore } from "../../../src/workspace/store";

const row = (code: string, fields: Partial<ConformanceRow> = {}): ConformanceRow => ({
  code,
  standard: "acme",
  weight: 1,
  severity: "warning",
  applicable: 4,
  violations: 0,
  waived: 0,
  ...fields,
});

/** What all standards of a project ask for together belongs to none of them. */
function demand(code: string): ConformanceRow {
  return { code, weight: 1, severity: "warning", applicable: 4, violations: 0, waived: 0 };
}

function projectNamed(name: string, rows: readonly ConformanceRow[]): ProjectConformance {
  const store = new ProjectStore();
  store.setFile("p/p.pmo.yaml", `project: { id: p, name: ${JSON.stringify(name)} }\n`);
  const [project] = store.projects();
  assert.ok(project);
  return { project, conformance: { rows, ...scored(rows) } };
}

describe("how projects keep their standards", () => {
  it("is a mean over rules that apply, by their weights; what is waived counts for nobody", () => {
    // domain reference 7.4: sum(weight × pass) / sum(weight) over applicable rules, N/A excluded, waivers apart, an error caps the grade.
    const rows = [
      row("a", { violations: 2, weight: 3 }),
      row("b"),
      row("c", { applicable: 0 }),
      row("d", { applicable: 2, waived: 2 }),
      row("e", { applicable: 3, violations: 1, waived: 1 }),
    ];
    const { score, grade, isCapped, counts } = scored(rows);
    assert.equal(score, (3 * 0.5 + 1 + 0.5) / 5);
    assert.deepEqual([grade, isCapped], ["C", false]);
    assert.deepEqual(counts, { applicable: 3, notApplicable: 1, waived: 1 });
    assert.deepEqual(scored([row("a", { severity: "error", applicable: 100, violations: 1 })]).grade, "C");
    assert.deepEqual(scored([row("a", { severity: "error" })]).grade, "A");
    assert.deepEqual(scored([row("a", { applicable: 0 })]), {
      score: undefined,
      grade: undefined,
      isCapped: false,
      counts: { applicable: 0, notApplicable: 1, waived: 0 },
    });
    // An error does not lift a grade that is worse.
    assert.equal(scored([row("a", { severity: "error", violations: 4 })]).grade, "D");
  });

  it("is shown by rules and projects; a rule that a project does not have says nothing about it", () => {
    const table = conformanceTable([
      projectNamed("A", [row("x", { violations: 1 }), demand("standard.missing-gate")]),
      projectNamed("B", [row("y"), row("x", { violations: 3 })]),
    ]);
    assert.deepEqual(table.codes, ["x", "y", "standard.missing-gate"], "rules of standards first");
    assert.equal(shareOverProjects(table, "x"), 0.5);
    assert.equal(shareOverProjects(table, "y"), 1);
    const markdown = conformanceMarkdown(table, wordingOf("en", undefined));
    assert.match(markdown, /^\| `x` \| 50% \| 75% \| 25% \|$/m);
    assert.match(markdown, /^\| `y` \| 100% \| — \| 100% \|$/m);
  });

  it("is a workbook, in which shares are numbers and names are texts, never formulas", async () => {
    const table = conformanceTable([
      projectNamed("=1+1", [row("x", { violations: 1 }), row("w", { applicable: 2, violations: 0, waived: 2 })]),
      projectNamed("営業\u0000支援", [row("y")]),
    ]);
    const files = unzipSync(await conformanceXlsx(table, wordingOf("en", undefined)));
    const text = (name: string): string => new TextDecoder().decode(files[name]);
    const sheet = text("xl/worksheets/sheet2.xml");
    assert.match(sheet, /<v>0\.75<\/v>/);
    assert.ok(!sheet.includes("<f>"), "no formula");
    const strings = text("xl/sharedStrings.xml");
    for (const words of ["=1+1", "営業支援", "Rule", ">W<", ">—<"]) assert.ok(strings.includes(words), words);
    assert.ok(text("xl/workbook.xml").includes('name="Rules by projects"'));
    assert.match(text("xl/worksheets/sheet2.xml"), /state="frozen"/);
  });

  it("shows one standard, the projects of a phase or grave rules alone, with the scores of what shows", () => {
    const store = new ProjectStore();
    store.setFile("p/p.pmo.yaml", "project: { id: p, name: P, phase: build }\n");
    const [project] = store.projects();
    assert.ok(project);
    const rows = [row("x", { violations: 4 }), row("y", { standard: "other", severity: "error" })];
    const all = [projectConformance(project, { rows, ...scored(rows) }), projectNamed("Q", [row("x")])];
    const shown = (filter: ConformanceFilter): readonly string[] =>
      conformanceTable(all, filter).projects.map(
        ({ project: { name }, conformance }) =>
          `${name} ${conformance.rows.map(({ code }) => code).join(" ")} ${conformance.score}`,
      );
    assert.deepEqual(shown({}), ["P x y 0.5", "Q x 1"]);
    assert.deepEqual(shown({ standard: "other" }), ["P y 1"]);
    assert.deepEqual(shown({ phase: "build" }), ["P x y 0.5"]);
    assert.deepEqual(shown({ severity: "error" }), ["P y 1"]);
  });

  it("has a trend: from the left to the right by the time of each commit, the whole at the top", () => {
    const day = 24 * 60;
    const { places, summary } = layOutTrend([
      { at: 0, score: 0.5, grade: "D" },
      { at: day, score: 0.75, grade: "C" },
      { at: 4 * day, score: 1, grade: "A" },
    ]);
    assert.deepEqual(
      places.map(({ x, y }) => [x, y]),
      [
        [0, 50],
        [25, 25],
        [100, 0],
      ],
    );
    assert.equal(places[1]?.text, "1970-01-02 C 75%");
    assert.equal(wordingOf("en", undefined).text(summary), "Score from 50% on 1970-01-01 to 100% now");
    assert.deepEqual(
      layOutTrend([{ at: 7, score: 1, grade: "A" }]).places.map(({ x }) => x),
      [100],
    );
  });

  it("as a page has no script, admits its own style alone, and takes names for text", () => {
    const hash = `sha256-${createHash("sha256").update(conformanceStyle).digest("base64")}`;
    assert.equal(conformanceStyleHash, hash);
    const table = conformanceTable([
      projectNamed("<img src=x onerror=alert(1)>\"'&", [row("a</td><script>", { violations: 1 })]),
    ]);
    const html = conformanceHtml(table, wordingOf("en", undefined));
    assert.ok(html.includes(`style-src '${hash}'`) && html.includes("default-src 'none'"));
    assert.ok(!/<script|<img|onerror=a/.test(html.replace(/&lt;[^<]*/g, "")), html);
    assert.equal(html, conformanceHtml(table, wordingOf("en", undefined)), "the same bytes again");
  });
});
