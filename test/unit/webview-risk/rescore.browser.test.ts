import assert from "node:assert/strict";
import type { Locator } from "playwright-core";
import type { WebviewPage } from "./page";
import { useRiskView } from "./risk-view";
import { modelMessage } from "./samples";

describe("Assessing risks anew in the matrix", function () {
  this.timeout(60_000);
  const openView = useRiskView();
  let view: WebviewPage;

  beforeEach(async () => {
    view = await openView();
    await view.send(
      modelMessage([
        {
          id: "R-001",
          title: "Late API",
          inherent: { probability: 4, impact: 4 },
          current: { probability: 3, impact: 4 },
          residual: { probability: 2, impact: 3 },
          target: { probability: 1, impact: 2 },
          status: "open",
        },
        { id: "R-002", title: "Key person leaves", inherent: { probability: 4, impact: 4 }, status: "open" },
      ]),
    );
  });

  const chip = (id: string): Locator => view.page.locator(`.chip:not(.chip-ghost)[data-risk="${id}"]`);
  const step = (id: string, name: string): Locator =>
    view.page.locator(`.chip[data-risk="${id}"][data-step="${name}"]`);
  const cell = (label: string): Locator => view.page.locator(`[role="gridcell"][aria-label^="${label}"]`);
  const dialog = (): Locator => view.page.getByRole("dialog");
  const written = async () => (await view.sent()).filter(({ type }) => type === "rescore");

  async function drag(from: Locator, to: Locator): Promise<void> {
    const a = await from.boundingBox();
    const b = await to.boundingBox();
    assert.ok(a && b);
    await view.page.mouse.move(a.x + a.width / 2, a.y + a.height / 2);
    await view.page.mouse.down();
    await view.page.mouse.move(b.x + b.width / 2, b.y + b.height / 2, { steps: 5 });
    await view.page.mouse.up();
  }

  it("shows the way of a risk: a chip at its inherent place, and one for each later assessment, with arrows", async () => {
    assert.equal(await chip("R-001").count(), 1);
    for (const name of ["current", "residual", "target"]) assert.equal(await step("R-001", name).count(), 1, name);
    assert.equal(await view.page.locator(".arrows .arrow").count(), 3);
    await view.page.getByRole("button", { name: "Target", exact: true }).click();
    assert.ok(await cell("Rare × Minor").locator('[data-risk="R-001"]').isVisible());
    assert.equal(await view.page.locator(".arrows .arrow").count(), 0);
  });

  it("a chip that is dragged onto another cell asks for the reason, and then asks the host to write both", async () => {
    await drag(chip("R-002"), cell("Possible × Minor"));
    await dialog().waitFor();
    assert.equal(await dialog().getByLabel("Probability").inputValue(), "3");
    assert.equal(await dialog().getByLabel("Impact").inputValue(), "2");
    assert.equal(await dialog().getByLabel("Assessment").inputValue(), "inherent");
    await dialog().getByRole("button", { name: "Write" }).click();
    assert.equal(await dialog().getByRole("alert").innerText(), "Write why the assessment changes.");
    assert.deepEqual(await written(), []);
    await dialog().getByLabel("Reason").fill("She signed for three years");
    await dialog().getByRole("button", { name: "Write" }).click();
    assert.deepEqual(await written(), [
      {
        type: "rescore",
        version: 1,
        id: "R-002",
        position: "inherent",
        probability: 3,
        impact: 2,
        reason: "She signed for three years",
      },
    ]);
    assert.deepEqual(
      (await view.sent()).filter(({ type }) => type === "revealRisk"),
      [],
      "a drag is no click",
    );
  });

  it("a later assessment is dragged by its own chip", async () => {
    await drag(step("R-001", "target"), view.page.locator(`[data-key="threat:1:1"]`));
    assert.equal(await dialog().getByLabel("Assessment").inputValue(), "target");
    await view.page.keyboard.press("Escape");
    assert.equal(await dialog().count(), 0);
    assert.deepEqual(await written(), []);
  });

  it("works by keyboard alone: E on a chip, levels by arrow keys, the reason, Enter on the button", async () => {
    await chip("R-002").focus();
    await view.page.keyboard.press("e");
    await dialog().waitFor();
    await dialog().getByLabel("Assessment").selectOption("target");
    await dialog().getByLabel("Probability").selectOption("1");
    await dialog().getByLabel("Impact").selectOption("1");
    await dialog().getByLabel("Reason").fill("Agreed");
    await dialog().getByRole("button", { name: "Write" }).focus();
    await view.page.keyboard.press("Enter");
    const [sent] = await written();
    assert.deepEqual([sent?.["position"], sent?.["probability"], sent?.["impact"]], ["target", 1, 1]);
    assert.equal(await view.page.evaluate(() => (document.activeElement as HTMLElement).dataset["risk"]), "R-002");
  });

  it("of an impact by objective it asks which objective changes", async () => {
    const message = modelMessage([
      { id: "R-003", title: "Two objectives", inherent: { probability: 2, impact: 4 }, status: "open" },
    ]);
    const [risk] = message.model.risks;
    assert.ok(risk);
    const impacts = { inherent: { cost: 2, schedule: 4 } };
    await view.send({ ...message, version: 2, model: { ...message.model, risks: [{ ...risk, impacts }] } });
    await chip("R-003").focus();
    await view.page.keyboard.press("e");
    const objective = dialog().getByLabel("Objective that changes");
    assert.deepEqual(await objective.locator("option").allInnerTexts(), ["schedule (4)", "cost (2)"]);
    await objective.selectOption("cost");
    await dialog().getByLabel("Impact").selectOption("5");
    await dialog().getByLabel("Reason").fill("Prices rise");
    await dialog().getByRole("button", { name: "Write" }).click();
    assert.deepEqual(
      (await written()).map((sent) => [sent["objective"], sent["impact"]]),
      [["cost", 5]],
    );
  });

  it("a chip that is dropped where it was, or outside, changes nothing", async () => {
    await drag(chip("R-002"), cell("Likely × Major, High"));
    assert.equal(await dialog().count(), 0);
    await drag(chip("R-002"), view.page.getByRole("toolbar").first());
    assert.equal(await dialog().count(), 0);
  });
});
