import assert from "node:assert/strict";
import type { Browser, Page } from "playwright-core";
import type { GanttModel } from "../../../src/core/report/gantt/types";
import { makeModel } from "../report/gantt/plan";
import { launchChromium } from "../webview-risk/chromium";
import { openWebview } from "../webview-risk/page";
import { modelMessage, register } from "../webview-risk/samples";
import { GanttHost, smallPlan } from "../webview/gantt-host";
import { serveWebview, type WebviewSite } from "../webview/page";
import type { ThemeName } from "../webview/themes";
import { compare, differences } from "./compare";

/** The plan with a baseline, a gate, and a task that has slipped. */
function richModel(): GanttModel {
  const model = makeModel(smallPlan);
  const { start, finish } = model.rows;
  const earlier = (at: number | null): number | null => (at === null ? null : at - 3 * 1440);
  return {
    ...model,
    statusDate: (model.start ?? 0) + 8 * 1440,
    baselines: [{ id: "B-1", name: "First plan", start, finish: finish.map(earlier) }],
    gates: [{ id: "G1", name: "Go", date: (model.finish ?? 0) - 7 * 1440, decided: false }],
  };
}

describe("views look as they were approved", function () {
  this.timeout(120_000);
  let site: WebviewSite;
  let browser: Browser;
  let blank: Page;

  before(async () => {
    site = await serveWebview("src/webview/gantt/main.ts");
    browser = await launchChromium();
    blank = await browser.newPage();
  });
  after(async () => {
    await site.close();
    await browser.close();
  });

  async function openChart(theme: ThemeName, language: "en" | "ja" = "en"): Promise<GanttHost> {
    const host = await GanttHost.open(site, richModel(), { theme, language, width: 1280, height: 480 });
    await host.page.getByRole("toolbar").getByRole("button").nth(2).click();
    await host.page.mouse.move(2, 2);
    return host;
  }

  for (const [name, theme, language] of [
    ["gantt-dark-en", "dark", "en"],
    ["gantt-light-ja", "light", "ja"],
    ["gantt-high-contrast-en", "high-contrast", "en"],
    ["gantt-high-contrast-light-ja", "high-contrast-light", "ja"],
  ] as const)
    it(`the Gantt chart: ${name}`, async () => {
      const host = await openChart(theme, language);
      const found = await differences(blank, name, await host.page.screenshot());
      await host.view.close();
      assert.equal(found, undefined);
    });

  it("the Gantt chart in groups", async () => {
    const host = await openChart("dark");
    await host.page.getByRole("button", { name: "What is shown", exact: true }).click();
    await host.page.locator(".menu-item", { hasText: "Grouped by person" }).click();
    await host.page.mouse.move(2, 2);
    const found = await differences(blank, "gantt-groups-dark-en", await host.page.screenshot());
    await host.view.close();
    assert.equal(found, undefined);
  });

  it("the Gantt chart with a filter and high rows", async () => {
    const host = await openChart("light", "ja");
    await host.page.getByRole("button", { name: "絞り込み", exact: true }).click();
    await host.page.locator(".menu-item", { hasText: "佐藤 花子" }).click();
    await host.page.getByRole("button", { name: "列と行", exact: true }).click();
    await host.page.locator(".menu-item", { hasText: "行の高さ: 高" }).click();
    await host.page.mouse.move(2, 2);
    const found = await differences(blank, "gantt-filter-light-ja", await host.page.screenshot());
    await host.view.close();
    assert.equal(found, undefined);
  });

  it("the risk matrix with what moved since a day", async () => {
    const view = await openWebview(browser, {
      entry: "risk",
      theme: "dark",
      language: "en",
      width: 1280,
      height: 720,
      state: { kind: "riskMatrix", since: "2026-05-01" },
    });
    const sent = modelMessage(register(14, "en"), { language: "en" });
    await view.send(sent);
    const risks = sent.model.risks.map(({ id }, at) => ({ id, position: { probability: 1 + (at % 5), impact: 3 } }));
    await view.send({
      type: "pastRegister",
      projectId: sent.model.projectId,
      since: "2026-05-01",
      fromGit: true,
      risks,
    });
    await view.page.mouse.move(2, 2);
    const found = await differences(blank, "risk-movement-dark-en", await view.page.screenshot());
    await view.page.close();
    assert.equal(found, undefined);
  });

  for (const theme of ["dark", "light"] as const)
    it(`the Gantt chart while a bar is dragged, ${theme}`, async () => {
      const host = await openChart(theme);
      const { x, y, width, height } = (await host.page.locator("rect.bar:not([display])").first().boundingBox()) ?? {
        x: 0,
        y: 0,
        width: 0,
        height: 0,
      };
      await host.page.mouse.move(x + width / 2, y + height / 2);
      await host.page.mouse.down();
      await host.page.mouse.move(x + width / 2 + 60, y + height / 2, { steps: 4 });
      await host.page.locator(".drag-tag").waitFor();
      const found = await differences(blank, `gantt-drag-${theme}-en`, await host.page.screenshot());
      await host.view.close();
      assert.equal(found, undefined);
    });

  for (const [name, theme, language] of [
    ["risk-dark-en", "dark", "en"],
    ["risk-light-ja", "light", "ja"],
    ["risk-high-contrast-en", "hc-black", "en"],
    ["risk-high-contrast-light-ja", "hc-light", "ja"],
  ] as const)
    it(`the risk matrix: ${name}`, async () => {
      const view = await openWebview(browser, { entry: "risk", theme, language, width: 1280, height: 720 });
      await view.send(modelMessage(register(14, language), { language }));
      await view.page.mouse.move(2, 2);
      const found = await differences(blank, name, await view.page.screenshot());
      await view.page.close();
      assert.equal(found, undefined);
    });

  it("the risk matrix stacked in a narrow panel", async () => {
    const view = await openWebview(browser, {
      entry: "risk",
      theme: "light",
      language: "en",
      width: 480,
      height: 1280,
    });
    await view.send(modelMessage(register(40, "en")));
    await view.page.mouse.move(2, 2);
    const found = await differences(blank, "risk-narrow-light-en", await view.page.screenshot());
    await view.page.close();
    assert.equal(found, undefined);
  });

  for (const [name, theme, language] of [
    ["risk-cell-list-dark-ja", "dark", "ja"],
    ["risk-cell-list-high-contrast-en", "hc-black", "en"],
  ] as const)
    it(`the list of a crowded cell: ${name}`, async () => {
      const view = await openWebview(browser, { entry: "risk", theme, language, width: 1280, height: 720 });
      await view.send(modelMessage(register(90, language), { language }));
      await view.page.locator('[data-list="threat:3:2"]').click();
      await view.page.keyboard.press("ArrowDown");
      await view.page.mouse.move(2, 2);
      const found = await differences(blank, name, await view.page.screenshot());
      await view.page.close();
      assert.equal(found, undefined);
    });

  for (const [name, theme, language] of [
    ["risk-register-light-en", "light", "en"],
    ["risk-register-high-contrast-light-ja", "hc-light", "ja"],
  ] as const)
    it(`the register with chosen columns and the focus in a cell: ${name}`, async () => {
      const columns = ["id", "score", "level", "title", "category", "type", "inherent", "residual"];
      const state = { kind: "riskMatrix", columns, sort: { column: "category", descending: false } };
      const view = await openWebview(browser, { entry: "risk", theme, language, width: 1600, height: 720, state });
      await view.send(modelMessage(register(30, language), { language }));
      await view.page.locator('.list-table [data-column][tabindex="0"]').focus();
      for (const key of ["ArrowDown", "ArrowRight", "ArrowRight"]) await view.page.keyboard.press(key);
      await view.page.mouse.move(2, 2);
      const found = await differences(blank, name, await view.page.screenshot());
      await view.page.close();
      assert.equal(found, undefined);
    });

  it("another font is borne; a bar, a layer or a colour that is missing is not", async () => {
    const host = await openChart("dark");
    const before = await host.page.screenshot();
    const { picture } = await compare(blank, undefined, before);
    const changedBy = async (change: string): Promise<number> => {
      await host.page.evaluate(change);
      const { places } = await compare(blank, picture, await host.page.screenshot());
      return places.length;
    };
    const root = "document.documentElement.style";
    assert.equal(await changedBy(`${root}.setProperty("--vscode-font-family", "DejaVu Serif, serif")`), 0, "a font");
    const shown = (selector: string, value: string): string =>
      `for (const node of document.querySelectorAll(${JSON.stringify(selector)})) node.style.${value}`;
    assert.ok((await changedBy(shown("rect.bar, rect.done", 'display = "none"'))) > 0, "bars");
    await host.page.evaluate(shown("rect.bar, rect.done", 'display = ""'));
    assert.ok((await changedBy(shown(".grid-rows", 'visibility = "hidden"'))) > 0, "the table");
    await host.page.evaluate(shown(".grid-rows", 'visibility = ""'));
    assert.ok((await changedBy(`${root}.setProperty("--vscode-charts-blue", "#c0392b")`)) > 0, "a colour");
    await host.view.close();
  });
});
