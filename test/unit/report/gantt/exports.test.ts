import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { ganttFormats, type GanttFormat } from "../../../../src/core/report/gantt/formats";
import { htmlHashes, renderGanttHtml, scriptJson } from "../../../../src/core/report/gantt/html";
import { htmlScript, htmlStyle } from "../../../../src/core/report/gantt/htmlPage";
import { closedBelow } from "../../../../src/core/report/gantt/outline";
import { renderGanttPrint } from "../../../../src/core/report/gantt/print";
import { renderGanttSvg } from "../../../../src/core/report/gantt/svg";
import { parseInstant } from "../../../../src/core/text/instant";
import { approve } from "./approve";
import { makeModel } from "./plan";
import { japanesePlan, largeModel } from "./plans";

const japanese = {
  ...(JSON.parse(readFileSync("l10n/parts/gantt.ja.json", "utf8")) as Record<string, string>),
  ...(JSON.parse(readFileSync("l10n/parts/gantt-exports.ja.json", "utf8")) as Record<string, string>),
};
const formats = Object.keys(ganttFormats) as readonly GanttFormat[];

describe("Gantt chart as files", () => {
  it("writes the approved pages in Japanese", () => {
    const options = { language: "ja", translations: japanese, showToday: false } as const;
    approve("japanese.html", renderGanttHtml(makeModel(japanesePlan), options));
    approve("japanese-print.html", renderGanttPrint(makeModel(japanesePlan), options));
  });

  it("admits exactly the script and the style sheet of the page", () => {
    const hash = (text: string): string => `sha256-${createHash("sha256").update(text).digest("base64")}`;
    assert.deepEqual(htmlHashes, { script: hash(htmlScript), style: hash(htmlStyle) });
  });

  it("gives the same bytes for the same plan, and without today on every day", () => {
    for (const format of formats) {
      const draw = (today: string): string =>
        ganttFormats[format].render(makeModel({ ...japanesePlan, today }), { language: "en", showToday: false });
      assert.ok(draw("2026-06-10") === draw("2026-06-10"), format);
      assert.ok(draw("2026-06-10") === draw("2027-02-01"), `${format} depends on the day`);
    }
  });

  it("never lets a name become markup", () => {
    const plain = (format: GanttFormat, name: string): string =>
      ganttFormats[format].render(
        makeModel({ id: "p", name, tasks: [{ id: "t", name, start: "2026-06-01", finish: "2026-06-05" }] }),
        { language: "en", pixelsPerDay: 20 },
      );
    const tags = (text: string): readonly string[] => text.match(/<[!/a-zA-Z][a-zA-Z-]*/g) ?? [];
    fc.assert(
      fc.property(
        fc.constantFrom(...formats),
        fc.array(fc.constantFrom("<", ">", "</script>", "<!--", "&", '"', "'", "<img src=x>", "]]>", "\u2028", "名"), {
          maxLength: 8,
        }),
        (format, parts) => {
          assert.deepEqual(tags(plain(format, `a${parts.join("")}`)), tags(plain(format, "a")));
        },
      ),
      { numRuns: 60 },
    );
    assert.deepEqual(JSON.parse(scriptJson({ name: "</script>\u2028&" })), { name: "</script>\u2028&" });
  });

  it("draws the chosen days, zoom and outline level", () => {
    const model = makeModel(japanesePlan);
    const width = (svg: string): number => Number(/ width="(\d+)"/.exec(svg)?.[1]);
    const from = parseInstant("2026-06-01") ?? 0;
    const to = parseInstant("2026-07-01") ?? 0;
    const small = renderGanttSvg(model, { language: "en", from, to, pixelsPerDay: 10 });
    const large = renderGanttSvg(model, { language: "en", from, to, pixelsPerDay: 40 });
    assert.equal(width(large) - width(small), 30 * 30);
    const closed = closedBelow(model, 1);
    const top = renderGanttSvg(model, { language: "en", collapsed: closed });
    assert.equal(
      top.match(/class="r"/g)?.length,
      model.rows.level.filter((level, row) => level === 1 && model.rows.kind[row] === 1).length,
    );
  });

  it("writes plans without tasks or dates, and one of five hundred years", () => {
    for (const tasks of [
      [],
      [{ id: "lost", name: "Lost" }],
      [{ id: "long", start: "1900-01-01", finish: "2399-12-31" }],
    ]) {
      for (const format of formats) {
        const text = ganttFormats[format].render(makeModel({ tasks }), { language: "en" });
        assert.ok(!/NaN|Infinity|"undefined/.test(text.replace(htmlScript, "")), format);
        assert.ok(text.length < 2_000_000, `${format}: ${text.length}`);
      }
    }
  });

  it("keeps a page of ten thousand tasks at a size that can be sent by mail", () => {
    assert.ok(renderGanttHtml(largeModel(10_000), { language: "en" }).length < 4_000_000);
  });
});
