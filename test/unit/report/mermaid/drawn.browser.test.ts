import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser, Page } from "playwright-core";
import { ganttToMermaid } from "../../../../src/core/report/mermaid/gantt";
import { networkToMermaid } from "../../../../src/core/report/mermaid/network";
import { organizationToMermaid } from "../../../../src/core/report/mermaid/organization";
import { risksToMermaid } from "../../../../src/core/report/mermaid/quadrant";
import { buildRiskMatrix } from "../../../../src/core/risk/matrix";
import { parseInstant } from "../../../../src/core/text/instant";
import { launchChromium } from "../../webview-risk/chromium";
import { hostileNames } from "./names";
import { sketch } from "./support";

const require = createRequire(import.meta.url);
const day = 1440;
const start = parseInstant("2026-04-06T09:00") ?? 0;

interface Drawn {
  readonly texts: readonly string[];
  /** Left edge and width of each Gantt bar, in the order of the tasks. */
  readonly bars: readonly (readonly [number, number])[];
  /** Elements that only markup inside a name could have made. */
  readonly intruders: number;
}

/** What a name looks like when it is drawn exactly. */
function asDrawn(name: string): string {
  const text = name
    .replace(/\p{Surrogate}/gu, "\ufffd")
    .replace(/\s+/g, " ")
    .trim();
  return text || "–";
}

const names = hostileNames.filter((name) => name.length < 70);

for (const version of ["mermaid", "mermaid-11"]) {
  describe(`Drawn by the real ${version}`, function () {
    this.timeout(60_000);
    let browser: Browser;
    let page: Page;
    const failures: string[] = [];

    before(async () => {
      const script = require.resolve(`${version}/dist/mermaid.min.js`);
      assert.ok(existsSync(script));
      browser = await launchChromium();
      page = await browser.newPage();
      page.on("dialog", (dialog) => {
        failures.push(`dialog ${dialog.message()}`);
        void dialog.dismiss();
      });
      await page.setContent("<!doctype html><meta charset=utf-8><body></body>");
      await page.addScriptTag({ path: script });
      await page.evaluate('mermaid.initialize({ startOnLoad: false, securityLevel: "strict" })');
    });
    after(async () => {
      await browser.close();
    });

    const draw = (text: string): Promise<Drawn> =>
      page.evaluate(
        `(async (text) => {
          const { svg } = await mermaid.render("drawn", text);
          const holder = document.createElement("div");
          holder.innerHTML = svg;
          document.body.replaceChildren(holder);
          const clean = (node) => node.textContent.replace(/\\s+/g, " ").trim();
          const lines = [...holder.querySelectorAll("foreignObject p, foreignObject span, text")].map(clean);
          const parts = [...holder.querySelectorAll("foreignObject p")].flatMap((p) => [...p.childNodes].map(clean));
          return {
            texts: [...lines, ...parts],
            bars: [...holder.querySelectorAll("rect.task")].map((bar) => [bar.x.baseVal.value, bar.width.baseVal.value]),
            intruders: holder.querySelectorAll("img, script, a, [onerror]").length,
          };
        })(${JSON.stringify(text)})`,
      );

    const assertNames = (drawn: Drawn): void => {
      const texts = new Set(drawn.texts);
      assert.deepEqual(
        names.map(asDrawn).filter((name) => !texts.has(name)),
        [],
        "every name is drawn exactly",
      );
      assert.equal(drawn.intruders, 0);
      assert.deepEqual(failures, []);
    };

    it("Gantt: every name stands there, and every bar lies where its dates are", async () => {
      const tasks = names.map((name, index) => ({
        id: `t${index}`,
        name,
        start: start + index * day,
        finish: start + (index + (index % 7) + 1) * day,
      }));
      const { project, schedule } = sketch({ tasks });
      const drawn = await draw(ganttToMermaid(project, schedule));
      assertNames(drawn);
      assert.equal(drawn.bars.length, tasks.length);
      const last = tasks.length - 1;
      const left = drawn.bars[0]?.[0] ?? NaN;
      const perMinute = ((drawn.bars[last]?.[0] ?? NaN) - left) / (last * day);
      // Mermaid rounds both ends of a bar to whole pixels.
      tasks.forEach((task, index) => {
        const [x = NaN, width = NaN] = drawn.bars[index] ?? [];
        assert.ok(Math.abs(x - left - (task.start - start) * perMinute) <= 1.5, `start of ${index}`);
        assert.ok(Math.abs(width - (task.finish - task.start) * perMinute) <= 1.5, `length of ${index}`);
      });
    });

    it("network: every name stands there", async () => {
      const { project, schedule } = sketch({
        tasks: names.map((name, index) => ({
          id: `t${index}`,
          name,
          start: start + index * day,
          finish: start + (index + 1) * day,
          predecessors: index > 0 ? [{ task: `t${index - 1}`, type: "SS" as const }] : [],
        })),
      });
      assertNames(await draw(networkToMermaid(project, schedule)));
    });

    it("organisation: every name stands there", async () => {
      const { project } = sketch({
        people: names.map((name, index) => ({
          id: `p${index}`,
          name,
          role: name,
          reportsTo: `p${Math.floor((index - 1) / 4)}`,
        })),
      });
      assertNames(await draw(organizationToMermaid(project)));
    });

    it("quadrant: every risk stands there", async () => {
      const { project } = sketch({
        risks: names.map((title, index) => ({
          id: `R-${index}`,
          title: title.slice(0, 20),
          inherent: { probability: (index % 5) + 1, impact: 3 },
        })),
      });
      const drawn = await draw(risksToMermaid(buildRiskMatrix(project), { maxRisks: 100 }));
      const texts = new Set(drawn.texts);
      assert.deepEqual(
        project.risks.map((risk) => asDrawn(`${risk.id} ${risk.title}`)).filter((label) => !texts.has(label)),
        [],
      );
      assert.equal(drawn.intruders, 0);
    });

    it("5,000 tasks are drawn, not refused", async () => {
      const { project, schedule } = sketch({
        tasks: Array.from({ length: 50 }, (_, phase) => ({
          id: `p${phase}`,
          tasks: Array.from({ length: 100 }, (_, leaf) => ({
            id: `p${phase}-${leaf}`,
            start: start + leaf * day,
            finish: start + (leaf + 1) * day,
            predecessors:
              leaf > 0 ? [{ task: `p${phase}-${leaf - 1}` }] : phase > 0 ? [{ task: `p${phase - 1}-99` }] : [],
          })),
        })),
      });
      const gantt = await draw(ganttToMermaid(project, schedule));
      assert.equal(gantt.bars.length, 50);
      const network = await draw(networkToMermaid(project, schedule));
      assert.ok(network.texts.includes("p49"));
    });
  });
}
