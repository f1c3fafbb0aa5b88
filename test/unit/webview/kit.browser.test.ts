import assert from "node:assert/strict";
import { serveWebview, type WebviewPage, type WebviewSite } from "./page";

describe("Webview kit in a browser", function () {
  this.timeout(60_000);
  let site: WebviewSite;
  let view: WebviewPage;

  before(async () => {
    site = await serveWebview("test/unit/webview/kitPage.ts");
  });

  after(async () => {
    await site.close();
  });

  beforeEach(async () => {
    view = await site.open({ state: { panel: "from the host" } });
  });

  afterEach(async () => {
    const problems = await view.problems();
    await view.close();
    assert.deepEqual(problems, []);
  });

  const ask = <T>(expression: string): Promise<T> => view.page.evaluate<T>(`window.kit.${expression}`);
  const focused = (): Promise<string> =>
    view.page.evaluate("document.activeElement.textContent || document.activeElement.ariaLabel");

  it("puts the version of the last picture on every intent", async () => {
    await view.send({ type: "picture", version: 7 });
    await view.send({ type: "note" });
    await view.page.getByRole("button", { name: "Open" }).click();
    assert.deepEqual(await view.posted(), [{ type: "ready" }, { type: "open", id: "a", version: 7 }]);
  });

  it("passes on messages of the host and nothing else", async () => {
    for (const stranger of ["text", 3, null, {}, { type: 4 }]) await view.send(stranger);
    await view.send({ type: "note" });
    assert.deepEqual(await ask("received"), ["note"]);
  });

  it("keeps its state beside that of the host", async () => {
    assert.equal(await ask("load()"), undefined);
    await ask("save()");
    assert.deepEqual(await view.state(), { panel: "from the host", kind: "kit", zoom: 3 });
    assert.deepEqual(await ask("load()"), { panel: "from the host", kind: "kit", zoom: 3 });
  });

  it("refuses attributes that carry code or inline styles", async () => {
    for (const name of ["style", "onclick", "ONERROR"])
      assert.equal(await ask(`refuses(${JSON.stringify(name)})`), true, name);
    assert.equal(await ask(`refuses("aria-label")`), false);
  });

  it("has one tab stop in a toolbar, and arrow keys that pass over what is disabled", async () => {
    const { page } = view;
    await page.keyboard.press("Tab");
    assert.equal(await focused(), "Open");
    await page.keyboard.press("ArrowRight");
    assert.equal(await focused(), "Last");
    await page.keyboard.press("ArrowRight");
    assert.equal(await focused(), "Open");
    await page.keyboard.press("End");
    assert.equal(await focused(), "Last");
    await page.keyboard.press("Tab");
    assert.equal(await focused(), "one");
    await page.keyboard.press("ArrowUp");
    assert.equal(await focused(), "three");
    await page.keyboard.press("Shift+Tab");
    assert.equal(await focused(), "Last", "the toolbar remembers where the focus was");
  });

  it("shows an error as text, announces it, and offers a way out", async () => {
    const { page } = view;
    assert.equal(await page.locator("[role=alert] h2").innerText(), "<b>Broken</b>");
    assert.equal(await page.locator("[role=alert] b").count(), 0);
    await page.getByRole("button", { name: "Try again" }).click();
    assert.deepEqual((await view.posted()).at(-1), { type: "refresh" });
  });

  it("notices a change of the theme", async () => {
    for (const name of [
      "vscode-light",
      "vscode-light extra",
      "vscode-high-contrast",
      "vscode-high-contrast vscode-high-contrast-light",
    ]) {
      await view.page.evaluate(`document.body.className = ${JSON.stringify(name)}`);
    }
    assert.deepEqual(await ask("themes"), ["dark", "light", "high-contrast", "high-contrast-light"]);
  });
});
