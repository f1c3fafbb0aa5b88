import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Page } from "playwright-core";
import { launchBrowser } from "../../../../scripts/lib/browser.mjs";
import { renderGanttHtml } from "../../../../src/core/report/gantt/html";
import { renderGanttPrint } from "../../../../src/core/report/gantt/print";
import type { GanttModel } from "../../../../src/core/report/gantt/types";
import { makeModel } from "./plan";
import { japanesePlan, largeModel } from "./plans";

const hostile = "</script><img src=x onerror=\"document.title='hacked'\"><!--";

describe("Exported pages in a browser", () => {
  let browser: Awaited<ReturnType<typeof launchBrowser>>;
  let folder: string;
  let page: Page;
  let problems: string[];

  before(async function () {
    this.timeout(120_000);
    browser = await launchBrowser({ width: 1200, height: 700 });
    ({ page } = browser);
    page.on("console", (entry) => problems.push(entry.text()));
    page.on("pageerror", (error) => problems.push(String(error)));
    page.on("request", (request) => {
      if (!request.url().startsWith("file:")) problems.push(request.url());
    });
    folder = await mkdtemp(path.join(tmpdir(), "pmo-exports-"));
  });
  after(async () => {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  });
  beforeEach(() => (problems = []));

  async function open(html: string): Promise<void> {
    const file = path.join(folder, "chart.html");
    await writeFile(file, html);
    await page.goto(pathToFileURL(file).href);
  }
  const openHtml = (model: GanttModel, language: "en" | "ja" = "en"): Promise<void> =>
    open(renderGanttHtml(model, { language }));
  const rowTexts = (): Promise<string[]> => page.locator(".row .name").allInnerTexts();

  it("scrolls through ten thousand rows with few elements", async function () {
    this.timeout(60_000);
    await openHtml(largeModel(10_000));
    const first = await rowTexts();
    await page.evaluate("document.getElementById('scroll').scrollTop = 200000");
    await page.locator("#r0").waitFor({ state: "detached" });
    const later = await rowTexts();
    assert.ok(later.length > 10 && later[0] !== first[0]);
    assert.ok((await page.evaluate<number>("document.querySelectorAll('*').length")) < 1200);
    assert.deepEqual(problems, []);
  });

  it("finds by text, says how many, and goes to the next", async () => {
    await openHtml(
      makeModel({
        tasks: ["Alpha", "Beta one", "Gamma", "beta two"].map((name, n) => ({
          id: `t${n}`,
          name,
          start: "2026-06-01",
          finish: "2026-06-05",
        })),
      }),
    );
    await page.fill("#find", "ＢＥＴＡ");
    assert.equal(await page.textContent("#count"), "1 / 2");
    await page.press("#find", "Enter");
    assert.equal(await page.textContent("#count"), "2 / 2");
    assert.match(await page.locator(".row.on").innerText(), /beta two/);
    await page.fill("#find", "nowhere");
    assert.equal(await page.textContent("#count"), "No matches");
  });

  it("folds and unfolds by keyboard, button and mouse", async () => {
    await openHtml(makeModel(japanesePlan), "ja");
    const all = (await rowTexts()).length;
    await page.click("#collapse");
    const few = (await rowTexts()).length;
    assert.ok(few < all, `${few} of ${all}`);
    await page.focus("#scroll");
    await page.keyboard.press("Home");
    await page.keyboard.press("ArrowRight");
    assert.ok((await rowTexts()).length > few);
    assert.equal(await page.getAttribute("#r0", "aria-expanded"), "true");
    assert.equal(await page.getAttribute("#scroll", "aria-activedescendant"), "r0");
    await page.click("#r0 .twisty");
    assert.equal((await rowTexts()).length, few);
    assert.deepEqual(problems, []);
  });

  it("shows hostile names as text", async () => {
    const model = makeModel({
      id: "p",
      name: hostile,
      tasks: [{ id: "t", name: hostile, start: "2026-06-01", finish: "2026-06-05" }],
    });
    await openHtml(model);
    assert.equal(await page.title(), hostile);
    assert.equal(await page.locator(".row .name span").last().textContent(), hostile);
    await open(renderGanttPrint(model, { language: "en" }));
    assert.equal(await page.title(), hostile);
    assert.equal(await page.locator("img, script").count(), 0);
    assert.deepEqual(problems, []);
  });

  it("prints one sheet of paper a page, each with the heads and its number", async function () {
    this.timeout(60_000);
    await open(renderGanttPrint(largeModel(90), { language: "en", pixelsPerDay: 12 }));
    const pages = page.locator("svg.page");
    const count = await pages.count();
    assert.ok(count >= 4, String(count));
    for (let number = 0; number < count; number++) {
      const text = (await pages.nth(number).textContent()) ?? "";
      for (const part of ["Task name", "Critical", `${number + 1} / ${count}`]) assert.ok(text.includes(part), part);
    }
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
    assert.equal(pdf.match(/\/Type\s*\/Page\b/g)?.length, count);
    assert.match(pdf, /\/MediaBox\s*\[0 0 84[12][.\d]* 59[456][.\d]*\]/);
    assert.deepEqual(problems, []);
  });
});
