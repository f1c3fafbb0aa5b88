import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { conformanceHtml, conformanceStyle, conformanceStyleHash } from "../../../src/core/report/conformance/html";
import { conformanceMarkdown } from "../../../src/core/report/conformance/markdown";
import {
  conformanceTable,
  shareOverProjects,
  type ProjectConformance,
} from "../../../src/core/report/conformance/table";
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
