import assert from "node:assert/strict";
import type { RiskSketch } from "../report/mermaid/support";
import { hostileNames } from "../report/mermaid/names";
import type { WebviewOptions, WebviewPage } from "./page";
import { useRiskView } from "./risk-view";
import { modelMessage } from "./samples";

const risks: readonly RiskSketch[] = [
  {
    id: "R-001",
    title: "Late API",
    inherent: { probability: 4, impact: 4 },
    residual: { probability: 2, impact: 4 },
    category: "Technical",
    response: "mitigate",
    status: "open",
    data: {
      cause: "- The vendor renews yearly\n- No contract",
      event: "The interface changes",
      effect: "Two weeks of rework",
      responsePlan: "Agree a freeze",
      contingencyPlan: "Keep the old interface",
      probabilityPercent: 40,
      impactCost: 3000000,
      impactDuration: "10d",
    },
  },
  { id: "R-002", title: "Key person leaves", inherent: { probability: 5, impact: 5 }, status: "open" },
  { id: "R-003", title: "Discount", type: "opportunity", inherent: { probability: 2, impact: 2 }, status: "open" },
];

describe("Beside the risk matrix, in Chromium", function () {
  this.timeout(60_000);
  const openView = useRiskView();
  let view: WebviewPage;

  const open = async (options: Partial<WebviewOptions> = {}): Promise<void> => {
    view = await openView(options);
    await view.send(modelMessage(risks, { version: 3 }));
  };
  const tab = (name: string) => view.page.getByRole("tab", { name, exact: true });
  const panel = (name: string) => view.page.getByRole("tabpanel", { name, exact: true });
  const intents = async (type: string) => (await view.sent()).filter((message) => message["type"] === type);
  const texts = (name: string, selector: string) => panel(name).locator(selector).allTextContents();

  it("tabs go round by arrow keys, one panel shows at a time, and the chosen one is kept", async () => {
    await open();
    assert.equal(await view.page.getByRole("tabpanel").count(), 1);
    await tab("Register").focus();
    await view.page.keyboard.press("ArrowLeft");
    assert.equal(await tab("Burndown").getAttribute("aria-selected"), "true");
    await view.page.keyboard.press("ArrowRight");
    await view.page.keyboard.press("ArrowRight");
    assert.equal(await panel("Top ten").count(), 1);
    assert.equal(await view.page.getByRole("tabpanel").count(), 1);
    await view.page.evaluate(() => window.dispatchEvent(new Event("pagehide")));
    assert.equal(((await view.state()) as { readonly tab?: unknown }).tab, "topTen");
  });

  it("the top ten stand in the order of their present score, and a click shows the text of one", async () => {
    await open();
    await tab("Top ten").click();
    assert.deepEqual(await texts("Top ten", ".top-title"), ["Key person leaves", "Late API", "▲ Discount"]);
    await panel("Top ten").getByRole("button", { name: "Late API" }).click();
    assert.deepEqual(await intents("revealRisk"), [{ type: "revealRisk", id: "R-001", focus: false, version: 3 }]);
    assert.equal((await view.page.locator('.chip-selected[data-risk="R-001"]').count()) > 0, true);
  });

  it("exposure is probability × impact by category, with what is not counted named", async () => {
    await open();
    await tab("Exposure").click();
    assert.deepEqual(await texts("Exposure", "tbody tr:first-child .exposure-number"), ["1,200,000", "4"]);
    assert.match((await panel("Exposure").textContent()) ?? "", /not counted: R-002, R-003/);
  });

  it("without numbers the exposure says which fields bring them", async () => {
    await open();
    await tab("Exposure").click();
    await view.send(modelMessage(risks.slice(1)));
    assert.match((await panel("Exposure").textContent()) ?? "", /probabilityPercent/);
  });

  it("the bow-tie asks for a risk, then shows its boxes from the causes to the effects, each with its name", async () => {
    await open();
    await tab("Bow-tie").click();
    assert.match((await panel("Bow-tie").textContent()) ?? "", /No risk is selected/);
    await view.send({ type: "selectRisk", id: "R-001" });
    const boxes = panel("Bow-tie").getByRole("listitem");
    assert.deepEqual(await boxes.evaluateAll((all) => all.map((box) => box.getAttribute("aria-label"))), [
      "Causes: The vendor renews yearly",
      "Causes: No contract",
      "Prevention: Agree a freeze",
      "Event: The interface changes",
      "Recovery: Keep the old interface",
      "Effects: Two weeks of rework",
    ]);
    await boxes.first().focus();
    await view.page.keyboard.press("End");
    await view.page.keyboard.press("Enter");
    assert.deepEqual(await intents("revealRisk"), [{ type: "revealRisk", id: "R-001", focus: true, version: 3 }]);
  });

  it("the burndown is read when the person asks for it, tells how far it is, and can be given up", async () => {
    await open();
    await tab("Burndown").click();
    await view.page.getByRole("button", { name: "Read the git history" }).click();
    assert.equal((await intents("readHistory")).length, 1);
    await view.send({ type: "history", projectId: "sample", state: "reading", done: 2, total: 9 });
    assert.match((await panel("Burndown").textContent()) ?? "", /Reading commit 3 of 9/);
    await view.page.getByRole("button", { name: "Cancel" }).click();
    assert.equal((await intents("cancelHistory")).length, 1);
    assert.equal(await view.page.getByRole("button", { name: "Read the git history" }).count(), 1);
  });

  it("the burndown is a line and a table of the same numbers, the newest first; commits that can't be read are counted", async () => {
    await open();
    await tab("Burndown").click();
    const points = [
      { at: 100 * 1440, open: 7, score: 60, money: 0, days: 0 },
      { at: 200 * 1440, open: 5, score: 48, money: 0, days: 0 },
    ];
    await view.send({ type: "history", projectId: "sample", state: "ready", points, skipped: 2 });
    assert.deepEqual(await texts("Burndown", "tbody tr td:nth-of-type(1)"), ["3", "5", "7"]);
    assert.equal(await panel("Burndown").locator(".burndown-point").count(), 3);
    assert.match((await panel("Burndown").textContent()) ?? "", /could not be read: 2/);
    const chart = panel("Burndown").getByRole("img");
    assert.match((await chart.getAttribute("aria-label")) ?? "", /^Open risks: 7 on 1970-04-11, 3 now$/);
    await view.page.getByRole("button", { name: "Sum of scores" }).click();
    assert.match((await chart.getAttribute("aria-label")) ?? "", /^Sum of scores: 60 on/);
  });

  it("the burndown begins at a day that the person chooses, and stays at it when it is read again", async () => {
    await open();
    await tab("Burndown").click();
    const points = [{ at: 200 * 1440, open: 5, score: 48, money: 0, days: 0 }];
    await view.send({ type: "history", projectId: "sample", state: "ready", points, skipped: 0 });
    await view.page.getByLabel("Begins on").fill("2026-06-01");
    assert.deepEqual(
      (await intents("readHistory")).map(({ since }) => since),
      ["2026-06-01"],
    );
    await view.send({ type: "history", projectId: "sample", state: "ready", points: [], skipped: 0 });
    assert.equal(await view.page.getByLabel("Begins on").inputValue(), "2026-06-01");
    await view.page.getByRole("button", { name: "Read again" }).click();
    assert.deepEqual(
      (await intents("readHistory")).map(({ since }) => since),
      ["2026-06-01", "2026-06-01"],
    );
  });

  it("a history of another project, or none at all, is not shown as one of this", async () => {
    await open();
    await tab("Burndown").click();
    await view.send({ type: "history", projectId: "other", state: "ready", points: [], skipped: 0 });
    assert.match((await panel("Burndown").textContent()) ?? "", /read from git/);
    const reason = { template: "No commit has changed this project yet", args: [] };
    await view.send({ type: "history", projectId: "sample", state: "none", reason });
    assert.match((await panel("Burndown").textContent()) ?? "", /No commit has changed this project yet/);
  });

  it("the export menu offers the bow-tie only of a selected risk", async () => {
    await open();
    const menu = async (item: string): Promise<void> => {
      await view.page.getByRole("button", { name: "Export…" }).click();
      await view.page.getByRole("menuitem", { name: item }).click();
    };
    await view.page.getByRole("button", { name: "Export…" }).click();
    const disabled = view.page.getByRole("menuitem", { name: "Bow-tie as SVG" });
    assert.equal(await disabled.getAttribute("aria-disabled"), "true");
    await view.page.keyboard.press("Escape");
    await view.send({ type: "selectRisk", id: "R-001" });
    await menu("Bow-tie of R-001 as SVG");
    await menu("Register as CSV");
    assert.deepEqual(
      (await intents("exportRisks")).map(({ what, id }) => [what, id]),
      [
        ["bowTieSvg", "R-001"],
        ["registerCsv", undefined],
      ],
    );
  });

  it("Ctrl+C in the register copies the rows that are shown, in their order, for a spreadsheet", async () => {
    await open();
    await view.page.evaluate(() => {
      document.addEventListener("copy", (event) => {
        document.body.dataset["copied"] = event.clipboardData?.getData("text/plain") ?? "";
      });
    });
    await view.page.locator('.list-row[data-risk="R-001"] .column-id').focus();
    await view.page.keyboard.press("Control+C");
    const copied = (await view.page.locator("body").getAttribute("data-copied")) ?? "";
    assert.deepEqual(
      copied.split("\n").map((line) => line.split("\t")[0]),
      ["ID", "R-002", "R-001", "R-003"],
    );
    assert.equal(await view.page.getByRole("status").first().textContent(), "Copied 3 risks");
  });

  it("the bow-tie keeps to the width of the panel", async () => {
    await open({ width: 1900 });
    await view.send({ type: "selectRisk", id: "R-001" });
    await tab("Bow-tie").click();
    const fits = () =>
      view.page.locator(".bowtie-scroll").evaluate((scroll) => scroll.scrollWidth <= scroll.clientWidth + 1);
    assert.equal(await fits(), true);
    await view.page.setViewportSize({ width: 1500, height: 760 });
    await view.page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    );
    assert.equal(await fits(), true);
  });

  it("hostile names stay text in every panel", async () => {
    await open();
    const sketches = hostileNames.map((title, index): RiskSketch => ({
      id: `R-${index}`,
      title,
      category: title,
      inherent: { probability: 3, impact: 3 },
      data: { cause: title, event: title, effect: title, probabilityPercent: 10, impactCost: 10 },
    }));
    await view.send(modelMessage(sketches, { version: 4 }));
    for (const [index] of hostileNames.entries()) {
      await view.send({ type: "selectRisk", id: `R-${index}` });
      for (const name of ["Top ten", "Exposure", "Bow-tie"]) await tab(name).click();
    }
    assert.equal(await view.page.locator(".beside img, .beside script, .beside a").count(), 0);
  });
});
