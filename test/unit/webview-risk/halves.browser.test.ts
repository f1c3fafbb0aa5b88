import assert from "node:assert/strict";
import type { Locator } from "playwright-core";
import type { RiskSketch } from "../report/mermaid/support";
import type { WebviewOptions, WebviewPage } from "./page";
import { useRiskView } from "./risk-view";
import { modelMessage, register } from "./samples";

const risks = [
  { id: "R-001", title: "Late API", inherent: { probability: 4, impact: 4 }, owner: "p0", status: "open" },
  {
    id: "R-002",
    title: "Early discount",
    type: "opportunity" as const,
    inherent: { probability: 2, impact: 4 },
    target: { probability: 4, impact: 5 },
    status: "open",
  },
];

describe("Threats and opportunities mirrored, in Chromium", function () {
  this.timeout(60_000);
  const openView = useRiskView();
  let view: WebviewPage;

  const open = async (
    sketches: readonly RiskSketch[] = risks,
    options: Partial<WebviewOptions> = {},
  ): Promise<void> => {
    view = await openView(options);
    await view.send(modelMessage(sketches));
  };
  const half = (type: "threat" | "opportunity"): Locator => view.page.locator(`.half[data-half="${type}"]`);
  const cell = (key: string): Locator => view.page.locator(`[data-key="${key}"]`);
  const chip = (id: string): Locator => view.page.locator(`.chip:not(.chip-ghost)[data-risk="${id}"]`);
  const heads = (type: "threat" | "opportunity"): Promise<string[]> =>
    half(type).getByRole("columnheader").allInnerTexts();
  const focusedLabel = () => view.page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? "");
  const choose = (name: string) => view.page.getByRole("button", { name, exact: true }).click();

  it("the gravest cells of both meet in the middle: impacts of threats rise to the right, those of opportunities fall", async () => {
    await open();
    const names = ["Negligible\n1", "Minor\n2", "Moderate\n3", "Major\n4", "Severe\n5"];
    assert.deepEqual(await heads("threat"), names);
    assert.deepEqual(await heads("opportunity"), names.toReversed());
    const [threat, opportunity] = [await cell("threat:5:5").boundingBox(), await cell("opportunity:5:5").boundingBox()];
    assert.ok(threat && opportunity);
    assert.equal(threat.y, opportunity.y, "the same row");
    const apart = opportunity.x - threat.x - threat.width;
    assert.ok(apart > 0 && apart < 20, `${apart}`);
    assert.equal(await cell("threat:4:4").locator("[data-risk]").count(), 1);
    assert.equal(await cell("opportunity:2:4").locator('[data-risk="R-002"]').count(), 1);
    assert.equal(await view.page.locator(".arrows .arrow").count(), 1, "the way of the opportunity");
  });

  it("says in words which half is which, and cells of opportunities never claim to be above the appetite", async () => {
    view = await openView();
    const level = (value: number) => ({ value, name: `L${value}` });
    const levels = [1, 2, 3, 4, 5].map(level);
    await view.send(
      modelMessage(risks, { riskScale: { probability: levels, impact: levels, bands: [], appetite: 9 } }),
    );
    const grids = view.page.locator(".matrix").getByRole("grid");
    assert.deepEqual(await grids.evaluateAll((all) => all.map((grid) => grid.getAttribute("aria-label"))), [
      "Threats, probability by impact",
      "Opportunities, probability by impact",
    ]);
    assert.equal(
      await cell("threat:4:4").getAttribute("aria-label"),
      "L4 × L4, High, score 16, 1 risk, above the risk appetite",
    );
    assert.equal(
      await cell("opportunity:4:4").getAttribute("aria-label"),
      "Opportunity, L4 × L4, High, score 16, no risks",
    );
    assert.ok((await half("threat").locator(".edge-top").count()) > 0);
    assert.equal(await half("opportunity").locator(".edge-top, .edge-right").count(), 0);
  });

  it("colours of the halves have their own meaning: a large opportunity does not look like a large threat", async () => {
    await open();
    const colour = (key: string) => cell(key).evaluate((node) => getComputedStyle(node).backgroundColor);
    assert.notEqual(await colour("opportunity:5:5"), await colour("threat:5:5"));
    assert.notEqual(await colour("opportunity:5:5"), await colour("opportunity:1:1"));
    const pattern = (key: string) => cell(key).evaluate((node) => getComputedStyle(node).backgroundImage);
    assert.notEqual(await pattern("opportunity:5:5"), await pattern("opportunity:1:1"), "and are known without colour");
  });

  it("a switch shows threats, opportunities or both; it is kept, and goes with the register", async () => {
    await open();
    await choose("Opportunities");
    assert.equal(await half("threat").count(), 0);
    assert.deepEqual(await view.page.locator(".list-row .column-id").allTextContents(), ["R-002"]);
    await choose("Threats");
    assert.equal(await half("opportunity").count(), 0);
    assert.deepEqual(await view.page.locator(".list-row .column-id").allTextContents(), ["R-001"]);
    await choose("Both");
    assert.equal(await view.page.locator(".half").count(), 2);
    await view.page.getByLabel("Find risks").fill("API");
    assert.equal(await view.page.locator(".half").count(), 2, "words that are looked for don't take a half away");
  });

  it("one kind alone needs no switch and no second half", async () => {
    await open(risks.slice(0, 1));
    assert.equal(await view.page.locator(".half").count(), 1);
    assert.equal(await view.page.getByRole("button", { name: "Both", exact: true }).isVisible(), false);
    await view.send(modelMessage(risks.slice(1), { version: 2 }));
    assert.deepEqual(await heads("opportunity"), ["Severe\n5", "Major\n4", "Moderate\n3", "Minor\n2", "Negligible\n1"]);
    assert.equal(await half("threat").count(), 0);
  });

  it("arrow keys go from one half into the other, and End to the end of both", async () => {
    await open();
    await cell("threat:4:4").focus();
    await view.page.keyboard.press("ArrowRight");
    await view.page.keyboard.press("ArrowRight");
    assert.equal(await focusedLabel(), "Opportunity, Likely × Severe, High, score 20, no risks");
    await view.page.keyboard.press("ArrowLeft");
    assert.equal(await focusedLabel(), "Likely × Severe, High, score 20, no risks");
    await view.page.keyboard.press("End");
    assert.equal(await focusedLabel(), "Opportunity, Likely × Negligible, Low, score 4, no risks");
    await view.page.keyboard.press("Control+Home");
    assert.equal(await focusedLabel(), "Almost certain × Negligible, Low, score 5, no risks");
    for (const type of ["threat", "opportunity"] as const)
      assert.equal(await half(type).locator('[data-key][tabindex="0"]').count(), 1, "one tab stop each");
  });

  const drag = async (from: Locator, to: Locator): Promise<void> => {
    const [a, b] = [await from.boundingBox(), await to.boundingBox()];
    assert.ok(a && b);
    await view.page.mouse.move(a.x + a.width / 2, a.y + a.height / 2);
    await view.page.mouse.down();
    await view.page.mouse.move(b.x + b.width / 2, b.y + b.height / 2, { steps: 5 });
    await view.page.mouse.up();
  };

  it("an opportunity is assessed anew by dragging in its own half; into the other half it can't go", async () => {
    await open();
    const dialog = view.page.getByRole("dialog");
    await drag(chip("R-002"), cell("threat:3:3"));
    assert.equal(await dialog.count(), 0);
    await drag(chip("R-002"), cell("opportunity:3:2"));
    assert.equal(await dialog.getByLabel("Probability").inputValue(), "3");
    assert.equal(await dialog.getByLabel("Impact").inputValue(), "2");
    await dialog.getByLabel("Reason").fill("The vendor offers less");
    await dialog.getByRole("button", { name: "Write" }).click();
    const [sent] = (await view.sent()).filter(({ type }) => type === "rescore");
    assert.deepEqual([sent?.["id"], sent?.["probability"], sent?.["impact"]], ["R-002", 3, 2]);
  });

  it("narrow panels put the halves one below the other, and nothing is cut off sideways", async () => {
    await open(register(40), { width: 420, height: 1400 });
    const [threats, opportunities] = [await half("threat").boundingBox(), await half("opportunity").boundingBox()];
    assert.ok(threats && opportunities && opportunities.y >= threats.y + threats.height);
    for (const right of await view.page
      .locator(".half, .cell, .chip")
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().right)))
      assert.ok(right <= 421, `${right}`);
  });

  it("no cell grows by what is in it, at any size and scale", async () => {
    const levels = (count: number) => Array.from({ length: count }, (_, at) => ({ value: at + 1, name: `L${at + 1}` }));
    view = await openView();
    for (const [rows, columns] of [
      [3, 3],
      [4, 5],
      [6, 4],
      [5, 5],
    ] as const) {
      for (const width of [1280, 900, 500]) {
        await view.page.setViewportSize({ width, height: 800 });
        await view.send(
          modelMessage(register(120), {
            riskScale: { probability: levels(rows), impact: levels(columns), bands: [] },
          }),
        );
        await view.page.evaluate(
          () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
        );
        assert.equal(await half("threat").getByRole("gridcell").count(), rows * columns);
        const outside = await view.page.locator(".cell").evaluateAll((cells) =>
          cells.flatMap((one) => {
            const box = one.getBoundingClientRect();
            const inner = [...one.querySelectorAll("button")].map((button) => button.getBoundingClientRect());
            return inner.some(({ right, bottom }) => right > box.right + 0.5 || bottom > box.bottom + 0.5)
              ? [`${one.getAttribute("data-key") ?? ""}`]
              : [];
          }),
        );
        assert.deepEqual(outside, [], `${rows}×${columns} at ${width}`);
      }
    }
  });
});
