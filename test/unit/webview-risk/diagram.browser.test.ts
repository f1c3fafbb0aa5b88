import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import type { Browser } from "playwright-core";
import { hostileNames } from "../report/mermaid/names";
import { launchChromium } from "./chromium";
import { diagramMessage } from "./diagrams";
import { bundle, openWebview, violations, type WebviewOptions, type WebviewPage } from "./page";

describe("Diagram view in Chromium", function () {
  this.timeout(90_000);
  let browser: Browser;
  let view: WebviewPage;
  let mermaid: string;

  before(async () => {
    browser = await launchChromium();
    mermaid = (await bundle("diagram/mermaid.ts")).js;
  });
  after(async () => {
    await browser.close();
  });
  afterEach(async () => {
    await view?.page.close();
  });

  const open = async (options: Partial<WebviewOptions> = {}): Promise<void> => {
    view = await openWebview(browser, {
      entry: "diagram",
      inlineStyles: true,
      scriptAttributes: 'data-mermaid="mermaid.js"',
      files: { "/mermaid.js": mermaid },
      ...options,
    });
  };
  const drawn = () => view.page.locator(".stage svg").waitFor({ timeout: 15_000 });
  const clean = async (): Promise<void> => assert.deepEqual(await violations(view), []);
  const scale = async (): Promise<number> => parseInt((await view.page.locator(".scale").textContent()) ?? "", 10);
  const node = (name: string) => view.page.getByRole("link", { name });

  it("draws the organisation chart with Mermaid under the policy of the page, and fits it into the window", async () => {
    await open();
    await view.send(diagramMessage("organization"));
    await drawn();
    assert.equal(await node("Hanako Sato, Project manager").count(), 1);
    const box = await view.page.locator(".stage svg").boundingBox();
    assert.ok(box && box.x >= 0 && box.y >= 40 && box.x + box.width <= 1280 && box.y + box.height <= 760);
    await clean();
  });

  it("loads Mermaid only when there is a diagram to draw", async () => {
    await open();
    const loaded = () => view.page.evaluate("typeof globalThis.pmoMermaid");
    assert.equal(await loaded(), "undefined");
    await view.send(diagramMessage("network"));
    await drawn();
    assert.equal(await loaded(), "object");
    await clean();
  });

  it("draws every shape and link of the network, the critical path in the colour of the theme", async () => {
    await open({ theme: "dark" });
    await view.send(diagramMessage("network"));
    await drawn();
    assert.equal(await view.page.getByRole("link").count(), 11);
    assert.equal(await view.page.locator(".stage .node.critical").count(), 7);
    const color = await view.page
      .locator(".stage .node.critical rect")
      .first()
      .evaluate((shape) => getComputedStyle(shape).stroke);
    assert.equal(color, "rgb(241, 76, 76)");
    assert.equal((await view.page.locator(".stage .edgeLabel", { hasText: "SS +2d" }).count()) > 0, true);
    await clean();
  });

  it("a click or Enter on a node asks the host for its text; dragging does not", async () => {
    await open();
    await view.send(diagramMessage("organization"));
    await drawn();
    await node("Kim Park, Engineer").click();
    await view.page.locator('[role="link"][tabindex="0"]').focus();
    await view.page.keyboard.press("ArrowDown");
    await view.page.keyboard.press("Enter");
    const box = await node("Mary Jones, Development lead").boundingBox();
    assert.ok(box);
    await view.page.mouse.move(box.x + 20, box.y + 20);
    await view.page.mouse.down();
    await view.page.mouse.move(box.x + 120, box.y + 60, { steps: 4 });
    await view.page.mouse.up();
    const moved = await node("Mary Jones, Development lead").boundingBox();
    assert.ok(moved && Math.abs(moved.x - box.x - 100) < 8 && Math.abs(moved.y - box.y - 40) < 8, "it moved along");
    const revealed = (await view.sent()).filter((message) => message["type"] === "revealRecord");
    assert.deepEqual(
      revealed.map((message) => message["id"]),
      ["p4", "p1"],
    );
    await clean();
  });

  it("zooms and fits by buttons, keys and wheel, and keeps the zoom when the text changes and over a reload", async () => {
    await open();
    await view.send(diagramMessage("organization"));
    await drawn();
    const fitted = await scale();
    await view.page.getByRole("button", { name: "Zoom in" }).click();
    assert.ok((await scale()) > fitted);
    await view.page.locator(".window").focus();
    await view.page.keyboard.press("-");
    await view.page.keyboard.press("-");
    assert.ok((await scale()) < fitted);
    await view.page.keyboard.press("1");
    assert.equal(await scale(), 100);
    await view.send({ ...diagramMessage("organization"), text: 'flowchart TB\n  n1["Other"]\n', nodes: {} });
    await view.page.getByText("Other").waitFor();
    assert.equal(await scale(), 100);
    await view.page.mouse.move(600, 400);
    await view.page.keyboard.down("Control");
    await view.page.mouse.wheel(0, -120);
    await view.page.keyboard.up("Control");
    const zoomed = await scale();
    assert.ok(zoomed > 100);
    await view.page.waitForTimeout(300);
    const state = await view.state();
    assert.equal((state as { diagram: string }).diagram, "organization");
    await clean();
    await view.page.close();
    await open({ state });
    await view.send(diagramMessage("organization"));
    await drawn();
    assert.equal(await scale(), zoomed);
    await view.page.getByRole("button", { name: "Fit to the window" }).click();
    assert.equal(await scale(), fitted);
    await clean();
  });

  it("asks the host for the other diagram and for the text on the clipboard", async () => {
    await open({ language: "ja" });
    await view.send(diagramMessage("organization", "ja"));
    await drawn();
    await view.page.getByRole("button", { name: "依存関係" }).click();
    await view.page.getByRole("button", { name: "Mermaid テキストをコピー" }).click();
    assert.deepEqual((await view.sent()).slice(1), [
      { type: "showDiagram", kind: "network", version: 1 },
      { type: "copyMermaid", kind: "organization", version: 1 },
    ]);
    assert.equal(await view.page.locator(".window").getAttribute("aria-label"), "CRM刷新の体制図");
    await clean();
  });

  it("follows a change of the theme", async () => {
    await open({ theme: "light" });
    await view.send(diagramMessage("organization"));
    await drawn();
    const before = await view.page.locator(".stage svg").getAttribute("id");
    await view.page.evaluate("document.body.className = 'vscode-high-contrast vscode-high-contrast-light'");
    await view.page.waitForFunction((id) => document.querySelector(".stage svg")?.id !== id, before);
    await clean();
  });

  it("a text that Mermaid refuses is shown with the reason, and the next good one is drawn again", async () => {
    await open();
    await view.send({ ...diagramMessage("network"), text: "flowchart LR\n  broken [[[" });
    await view.page.getByRole("heading", { name: "This diagram can't be drawn" }).waitFor();
    assert.match((await view.page.locator(".state pre").textContent()) ?? "", /broken \[\[\[/);
    assert.match((await view.page.locator(".state p").textContent()) ?? "", /Parse error/);
    await view.send(diagramMessage("network"));
    await drawn();
    assert.equal(await view.page.locator(".problem").isVisible(), false);
    assert.equal(await view.page.locator(".workplace").count(), 0);
  });

  it("says so when Mermaid itself can't be loaded", async () => {
    await open({ files: {} });
    await view.send(diagramMessage("network"));
    await view.page.getByRole("heading", { name: "This diagram can't be drawn" }).waitFor();
    assert.match((await view.page.locator(".state p").textContent()) ?? "", /could not be loaded/);
  });

  it("hostile names are text, nothing else", async () => {
    await open();
    await view.send(
      diagramMessage("organization", "en", {
        people: hostileNames.map((name, index) => ({ id: `p${index}`, name, role: name, reportsTo: "p0" })),
      }),
    );
    await drawn();
    assert.equal(await view.page.getByRole("link").count(), hostileNames.length);
    assert.equal(await view.page.locator(".stage img, .stage script, .stage a, .stage [onerror]").count(), 0);
    assert.equal(await node("<img src=x onerror=alert(1)>, <img src=x onerror=alert(1)>").count(), 1);
    await clean();
  });

  it("Mermaid's file holds flowcharts only: under 1.1 MB, 300 KiB compressed; the view itself is small", async () => {
    await open();
    assert.ok(mermaid.length < 1_100_000, `${mermaid.length}`);
    assert.ok(gzipSync(mermaid).length < 300 * 1024, `${gzipSync(mermaid).length}`);
    assert.ok((await bundle("diagram/main.ts")).js.length < 60_000);
    assert.ok(
      (await readFile("scripts/build.mjs", "utf8")).includes("plugins: [mermaidParts]"),
      "and the build uses it",
    );
  });
});
