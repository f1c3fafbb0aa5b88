import assert from "node:assert/strict";
import type { Locator } from "playwright-core";
import type { WebviewPage } from "./page";
import { useRiskView } from "./risk-view";
import { modelMessage } from "./samples";

/** Twelve risks in one cell; some are better today than they were. */
const crowd = Array.from({ length: 12 }, (_, index) => ({
  id: `R-${12 - index}`,
  title: `Risk number ${12 - index}`,
  inherent: { probability: 4, impact: 4 },
  ...(index % 4 === 1 ? { current: { probability: 5, impact: 5 } } : {}),
  status: "open",
}));

describe("The list of a crowded cell, in Chromium", function () {
  this.timeout(60_000);
  const openView = useRiskView();
  let view: WebviewPage;

  beforeEach(async () => {
    view = await openView({ state: { kind: "riskMatrix", positions: "inherent" } });
    await view.send(modelMessage(crowd));
  });

  const cell = (): Locator => view.page.locator('[data-key="threat:4:4"]');
  const more = (): Locator => cell().getByRole("button", { name: "List all 12 of this cell" });
  const list = (): Locator => view.page.getByRole("dialog");
  const listed = (): Promise<string[]> => list().locator(".cell-list-id").allInnerTexts();
  const focused = () =>
    view.page.evaluate(() => (document.activeElement instanceof HTMLElement ? document.activeElement.dataset : {}));

  it("a number stands for the risks for which there is no room, and opens all of them beside the cell, which stays as it is", async () => {
    const before = await cell().boundingBox();
    assert.ok((await cell().locator("[data-risk]").count()) < 12);
    await more().click();
    assert.equal(await list().getAttribute("aria-label"), "Likely × Major, High, score 16, 12 risks");
    assert.deepEqual(await cell().boundingBox(), before);
    const box = await list().boundingBox();
    assert.ok(before && box && box.x >= before.x + before.width, "beside it");
  });

  it("its order is always the same: the present score, then the number of the id", async () => {
    await more().click();
    assert.deepEqual(await listed(), [
      ...["R-3", "R-7", "R-11"],
      ...["R-1", "R-2", "R-4", "R-5", "R-6", "R-8", "R-9", "R-10", "R-12"],
    ]);
  });

  it("works by keyboard: Enter opens it, arrows, Home and End move, Enter goes to the text, Escape gives the focus back", async () => {
    await cell().focus();
    await view.page.keyboard.press("Enter");
    await view.page.keyboard.press("End");
    await view.page.keyboard.press("Enter");
    assert.equal((await focused())["risk"], "R-3");
    await view.page.keyboard.press("ArrowDown");
    assert.equal((await focused())["risk"], "R-7");
    await view.page.keyboard.press("End");
    assert.equal((await focused())["risk"], "R-12");
    await view.page.keyboard.press("Home");
    await view.page.keyboard.press("ArrowDown");
    await view.page.keyboard.press("Enter");
    const reveals = (await view.sent()).filter(({ type }) => type === "revealRisk");
    assert.deepEqual(
      reveals.map(({ id, focus }) => [id, focus]),
      [["R-7", true]],
    );
    await view.page.keyboard.press("Escape");
    assert.equal(await list().count(), 0);
    assert.equal((await focused())["list"], "threat:4:4");
  });

  it("a click chooses a risk and leaves the list open; a click elsewhere closes it", async () => {
    await more().click();
    await list().locator('[data-risk="R-5"]').click();
    const reveals = (await view.sent()).filter(({ type }) => type === "revealRisk");
    assert.deepEqual(
      reveals.map(({ id, focus }) => [id, focus]),
      [["R-5", false]],
    );
    assert.equal(await view.page.locator('.list-row[data-risk="R-5"]').getAttribute("aria-selected"), "true");
    assert.equal(await list().count(), 1);
    await view.page.locator(".axis-x").click();
    assert.equal(await list().count(), 0);
  });

  it("a risk is assessed anew from the list: by E, or by dragging it onto a cell", async () => {
    await more().click();
    await view.page.keyboard.press("ArrowDown");
    await view.page.keyboard.press("e");
    await view.page.getByRole("heading", { name: "Assess R-7 anew" }).waitFor();
    await view.page.keyboard.press("Escape");
    await more().click();
    const from = await list().locator('[data-risk="R-4"]').boundingBox();
    const to = await view.page.locator('[data-key="threat:2:1"]').boundingBox();
    assert.ok(from && to);
    await view.page.mouse.move(from.x + 40, from.y + from.height / 2);
    await view.page.mouse.down();
    await view.page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 5 });
    await view.page.mouse.up();
    await view.page.getByRole("heading", { name: "Assess R-4 anew" }).waitFor();
    assert.equal(await list().getByLabel("Probability").inputValue(), "2");
    assert.equal(await view.page.locator(".cell-list").count(), 0, "the list has gone out of the way");
  });

  it("a picture that changes closes it", async () => {
    await more().click();
    await view.send(modelMessage(crowd.slice(1), { version: 2 }));
    assert.equal(await list().count(), 0);
  });
});
