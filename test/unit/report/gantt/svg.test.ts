import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { SaxesParser } from "saxes";
import { escapeXml, renderGanttSvg } from "../../../../src/core/report/gantt/svg";
import { makeModel, type PlanSpec } from "./plan";
import { englishPlan, japanesePlan, largeModel } from "./plans";

const japanese = JSON.parse(readFileSync("l10n/parts/gantt.ja.json", "utf8")) as Record<string, string>;

/** Element names and text of a well-formed document. @throws where it isn't */
function read(xml: string): { readonly elements: readonly string[]; readonly texts: readonly string[] } {
  const elements: string[] = [];
  const texts: string[] = [];
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", (tag) => elements.push(tag.name));
  parser.on("text", (text) => {
    if (text.trim() !== "") texts.push(text);
  });
  parser.write(xml).close();
  return { elements, texts };
}

/** One of everything that a chart draws. */
const smallPlan: PlanSpec = {
  id: "small",
  name: "Small plan",
  today: "2026-06-10",
  statusDate: "2026-06-05",
  people: { sato: "佐藤 花子" },
  tasks: [
    {
      id: "phase",
      name: "Phase <1>",
      tasks: [
        {
          id: "a",
          name: "要件定義",
          start: "2026-06-01",
          finish: "2026-06-05",
          done: 60,
          critical: true,
          who: ["sato"],
        },
        {
          id: "b",
          name: "Review & sign",
          start: "2026-06-08",
          finish: "2026-06-12",
          after: ["a"],
          deadline: "2026-06-10",
        },
        { id: "m", name: "Gate", milestone: true, start: "2026-06-12T18:00", after: ["b"], deadline: "2026-06-19" },
      ],
    },
    { id: "later", name: "Dropped", start: "2026-06-15", finish: "2026-06-16", inactive: true, after: ["a SS+5d"] },
    { id: "lost", name: "Without dates" },
  ],
};

/** Compares with an approved picture; PMO_UPDATE_GOLDEN=1 approves the present one. */
function assertGolden(name: string, actual: string): void {
  const path = `test/unit/report/gantt/golden/${name}`;
  if (process.env["PMO_UPDATE_GOLDEN"] === "1") writeFileSync(path, actual);
  assert.ok(existsSync(path), `${path} does not exist`);
  assert.equal(actual, readFileSync(path, "utf8"));
}

describe("Gantt chart as SVG", () => {
  it("draws the approved picture in English", () => {
    assertGolden("small.en.svg", renderGanttSvg(makeModel(smallPlan), { language: "en", width: 1000 }));
  });

  it("draws the approved picture in Japanese, dark", () => {
    const options = { language: "ja", translations: japanese, theme: "dark", width: 1000 } as const;
    assertGolden("small.ja.svg", renderGanttSvg(makeModel(smallPlan), options));
  });

  it("is well-formed XML that needs nothing from outside", () => {
    for (const plan of [japanesePlan, englishPlan]) {
      const svg = renderGanttSvg(makeModel(plan), { language: "en" });
      assert.ok(read(svg).elements.length > 100);
      const urls = svg.match(/(?:https?:)?\/\/[^"' )]+/g) ?? [];
      assert.deepEqual([...new Set(urls)], ["http://www.w3.org/2000/svg"]);
    }
  });

  it("shows names of tasks that look like markup as text", () => {
    const name = `<img src=x onerror=alert(1)>`;
    const model = makeModel({
      name: `"'><script>alert(1)</script>`,
      tasks: [{ id: "x", name, start: "2026-06-01", finish: "2026-06-02" }],
    });
    const svg = renderGanttSvg(model, { language: "en" });
    const { elements, texts } = read(svg);
    assert.ok(!elements.includes("img") && !elements.includes("script"));
    assert.ok(texts.includes(name));
  });

  it("survives characters that XML does not admit", () => {
    assert.equal(escapeXml("a\u0000\u0008b\uD800c\uFFFE"), "a\uFFFD\uFFFDb\uFFFDc\uFFFD");
    assert.equal(escapeXml("🙂 & \"quotes\" 'too'"), "🙂 &amp; &quot;quotes&quot; &#39;too&#39;");
    const model = makeModel({ tasks: [{ id: "x", name: "\u0000\uD800", start: "2026-06-01", finish: "2026-06-02" }] });
    assert.ok(read(renderGanttSvg(model, { language: "en" })).elements.length > 10);
  });

  it("gives the same bytes for the same plan", () => {
    const draw = (): string => renderGanttSvg(makeModel(japanesePlan), { language: "ja", translations: japanese });
    assert.equal(draw(), draw());
  });

  it("leaves out what is collapsed", () => {
    const svg = renderGanttSvg(makeModel(smallPlan), { language: "en", collapsed: ["phase"] });
    assert.ok(!svg.includes("要件定義"));
    assert.ok(svg.includes("Phase &lt;1&gt;"));
  });

  it("draws a plan without tasks, and one whose tasks have no dates", () => {
    for (const tasks of [[], [{ id: "lost", name: "Without dates" }]]) {
      const svg = renderGanttSvg(makeModel({ tasks }), { language: "en" });
      read(svg);
      assert.ok(!/NaN|Infinity|undefined/.test(svg));
    }
  });

  it("draws a task of five hundred years", () => {
    const model = makeModel({ tasks: [{ id: "long", start: "1900-01-01", finish: "2399-12-31" }] });
    const svg = renderGanttSvg(model, { language: "ja", translations: japanese });
    assert.ok(!/NaN|Infinity/.test(svg));
    assert.ok(svg.includes("2200"));
  });

  it("draws every link of a large plan, not only some of them", () => {
    const svg = renderGanttSvg(largeModel(2000), { language: "en" });
    const heads =
      svg
        .match(/class="[KX]" d="([^"]*)"/g)
        ?.join("")
        .match(/M/g)?.length ?? 0;
    assert.ok(heads > 2000, `${heads} arrow heads`);
  });
});
