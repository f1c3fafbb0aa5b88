import assert from "node:assert/strict";
import type { Locator } from "playwright-core";
import { hostileNames } from "../report/mermaid/names";
import type { WebviewOptions, WebviewPage } from "./page";
import { useRiskView } from "./risk-view";
import { modelMessage, register } from "./samples";

describe("Risk matrix view in Chromium", function () {
  this.timeout(60_000);
  const openView = useRiskView();
  let view: WebviewPage;

  const open = async (options: Partial<WebviewOptions> = {}): Promise<void> => {
    view = await openView(options);
  };
  const field = (label: string): Locator => view.page.getByLabel(label, { exact: true });
  const cell = (label: string): Locator => view.page.getByRole("gridcell", { name: label });
  const chip = (id: string): Locator => view.page.locator(`.chip:not(.chip-ghost)[data-risk="${id}"]`);
  const ghost = (id: string): Locator => view.page.locator(`.chip-ghost[data-risk="${id}"]`);
  const rows = (): Promise<string[]> => view.page.locator(".list-row .column-id").allTextContents();
  const arrows = (): Promise<number> => view.page.locator(".arrows .arrow").count();
  const intents = async (type: string) => (await view.sent()).filter((message) => message["type"] === type);
  const focusedCell = () =>
    view.page.evaluate(() => {
      const cell = document.activeElement instanceof HTMLElement ? document.activeElement : undefined;
      return `${cell?.closest<HTMLElement>("[data-risk]")?.dataset["risk"] ?? "head"} ${cell?.dataset["column"] ?? ""}`;
    });
  const focusedLabel = () => view.page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? "");

  const three = [
    {
      id: "R-001",
      title: "Late API",
      inherent: { probability: 4, impact: 4 },
      residual: { probability: 2, impact: 3 },
      owner: "p0",
      status: "open",
      category: "Technical",
    },
    { id: "R-002", title: "Key person leaves", inherent: { probability: 4, impact: 4 }, owner: "p1", status: "open" },
    {
      id: "R-003",
      title: "Early discount",
      type: "opportunity" as const,
      inherent: { probability: 2, impact: 2 },
      status: "closed",
    },
    { id: "R-004", title: "Not yet looked at", status: "proposed" },
  ];

  it("shows what moved since a day: an arrow from the old cell, in words, said aloud, and kept over a reload", async () => {
    await open();
    await view.send(modelMessage(three));
    await field("Moved since").fill("2026-05-01");
    assert.deepEqual(
      (await intents("readMovement")).map(({ since }) => since),
      ["2026-05-01"],
    );
    const { projectId } = modelMessage(three).model;
    const risks = [
      { id: "R-001", position: { probability: 5, impact: 5 } },
      { id: "R-002", position: { probability: 4, impact: 4 } },
      { id: "R-003", status: "open", position: { probability: 2, impact: 2 } },
    ];
    await view.send({ type: "pastRegister", projectId, since: "2026-05-01", fromGit: true, risks });
    assert.equal(await ghost("R-001").count(), 1);
    assert.equal(await arrows(), 1);
    const words = "Since 2026-05-01: 0 up, 1 down, 0 sideways, 1 new, 1 closed.";
    assert.equal(await view.page.locator(".movement-words").textContent(), words);
    assert.equal(await view.page.locator("[role=status]").last().textContent(), words);
    assert.match((await ghost("R-001").getAttribute("aria-label")) ?? "", /^Before: /);
    await field("Moved since").fill("");
    assert.equal(await view.page.locator(".movement-words").textContent(), "");
    assert.ok((await arrows()) > 0, "the ways of the assessments are back");
    await view.page.close();
    await open({ state: { kind: "riskMatrix", since: "2026-05-01" } });
    await view.send(modelMessage(three));
    assert.equal(await field("Moved since").inputValue(), "2026-05-01");
    assert.equal((await intents("readMovement")).length, 1, "asked again");
  });

  it("tells the host that it is ready, and shows each risk in its cell and in the list", async () => {
    await open();
    assert.deepEqual(await view.sent(), [{ type: "ready" }]);
    await view.send(modelMessage(three));
    assert.equal(await cell("Likely × Major, High, score 16, 2 risks").getByRole("button").count(), 2);
    assert.deepEqual(await rows(), ["R-001", "R-002", "R-004"]);
    assert.equal(await view.page.locator(".matrix").getByRole("gridcell").count(), 25);
    assert.match((await view.page.locator(".list-group").textContent()) ?? "", /Not assessed \(1\)/);
    assert.match(
      (await view.page.locator('.list-row[data-risk="R-004"]').textContent()) ?? "",
      /It has no probability and no impact yet\./,
    );
  });

  it("draws an arrow from the inherent to the residual position, which the switch hides", async () => {
    await open();
    await view.send(modelMessage(three));
    assert.equal(await arrows(), 1);
    const from = await chip("R-001").boundingBox();
    const to = await ghost("R-001").boundingBox();
    const head = await view.page.locator(".arrow-head").boundingBox();
    assert.ok(from && to && head);
    const distance = (box: { x: number; y: number }) => Math.hypot(box.x - head.x, box.y - head.y);
    assert.ok(distance(to) < distance(from), "it points to the residual position");
    assert.ok(distance(to) < 60);
    await view.page.getByRole("button", { name: "Residual", exact: true }).click();
    assert.equal(await arrows(), 0);
    assert.equal(await cell("Unlikely × Moderate, Medium, score 6, 1 risk").getByRole("button").count(), 1);
    assert.equal(await cell("Likely × Major, High, score 16, 1 risk").getByRole("button").count(), 1, "R-002 stays");
    await view.page.getByRole("button", { name: "Inherent", exact: true }).click();
    assert.equal(await ghost("R-001").count(), 0);
  });

  it("a click on a chip or a row asks the host to show the text of that risk, with the version of the picture", async () => {
    await open();
    await view.send(modelMessage(three, { version: 7 }));
    await chip("R-002").click();
    await view.page.locator('.list-row[data-risk="R-004"]').click();
    assert.deepEqual(await intents("revealRisk"), [
      { type: "revealRisk", id: "R-002", focus: false, version: 7 },
      { type: "revealRisk", id: "R-004", focus: false, version: 7 },
    ]);
  });

  it("the risk under the text cursor is marked in the matrix and in the list, without taking the focus", async () => {
    await open();
    await view.send(modelMessage(register(300)));
    await view.send({ type: "selectRisk", id: "R-004" });
    const row = view.page.locator('.list-row[data-risk="R-004"]');
    assert.equal(await row.getAttribute("aria-selected"), "true");
    const box = await row.boundingBox();
    assert.ok(box && box.y > 0 && box.y < 760, "it is scrolled into sight");
    assert.equal(await view.page.evaluate(() => document.activeElement === document.body), true);
    assert.equal((await intents("revealRisk")).length, 0);
    await view.send({ type: "selectRisk", id: "R-005" });
    assert.equal(await view.page.getByRole("status").first().textContent(), "R-005 is hidden by the filters.");
    await view.send({ type: "selectRisk" });
    assert.equal(await view.page.locator("[aria-selected=true]:not([role=tab])").count(), 0);
  });

  it("works by keyboard: arrows between cells, Enter into a cell, arrows between chips, Enter shows the text, Escape goes back", async () => {
    await open();
    await view.send(modelMessage(three));
    await view.page.locator('.cell[tabindex="0"]').focus();
    assert.equal(await focusedLabel(), "Almost certain × Negligible, Low, score 5, no risks");
    for (const key of ["ArrowDown", "ArrowRight", "ArrowRight", "ArrowRight"]) await view.page.keyboard.press(key);
    assert.equal(await focusedLabel(), "Likely × Major, High, score 16, 2 risks");
    await view.page.keyboard.press("Enter");
    assert.match(await focusedLabel(), /^R-001 Late API, Inherent: High 16, Residual: Medium 6, Owner: Hanako Sato, /);
    await view.page.keyboard.press("ArrowRight");
    await view.page.keyboard.press("Enter");
    assert.deepEqual(
      (await intents("revealRisk")).map((message) => message["id"]),
      ["R-002"],
    );
    await view.page.keyboard.press("Escape");
    assert.equal(await focusedLabel(), "Likely × Major, High, score 16, 2 risks");
    await view.page.keyboard.press("Control+End");
    assert.equal(await focusedLabel(), "Rare × Severe, Low, score 5, no risks");
    assert.equal(await view.page.locator('.cell[tabindex="0"]').count(), 1, "one tab stop");
  });

  it("keeps the focus where it is when the text changes the picture", async () => {
    await open();
    await view.send(modelMessage(three));
    await chip("R-002").focus();
    await view.send(modelMessage([...three, { id: "R-005", inherent: { probability: 3, impact: 4 } }], { version: 2 }));
    assert.match(await focusedLabel(), /^R-002 /);
    await view.page.locator('.list-row[data-risk="R-001"] .column-title').focus();
    await view.send(modelMessage(three, { version: 3 }));
    assert.equal(await focusedCell(), "R-001 title");
  });

  it("filters by text, owner, status, category and kind, says how many are left, and clears", async () => {
    await open();
    await view.send(modelMessage(three));
    const summary = view.page.locator(".filter-summary");
    assert.equal(await summary.textContent(), "3 of 4 risks");
    assert.deepEqual(await field("Status").locator("option").allTextContents(), [
      "Not closed (3)",
      "Any status (4)",
      "Closed (1)",
      "Open (2)",
      "Proposed (1)",
    ]);
    await field("Status").selectOption("=*all");
    assert.equal(await summary.textContent(), "4 risks");
    await view.page.getByRole("button", { name: "Opportunities", exact: true }).click();
    assert.deepEqual(await rows(), ["R-003"]);
    assert.equal(await view.page.locator(".chip").count(), 1);
    await view.page.getByRole("button", { name: "Clear filters" }).click();
    assert.equal(await summary.textContent(), "3 of 4 risks");
    await field("Owner").selectOption({ label: "No owner (1)" });
    assert.deepEqual(await rows(), ["R-004"]);
    await view.page.getByRole("button", { name: "Clear filters" }).click();
    await field("Category").selectOption("=Technical");
    assert.deepEqual(await rows(), ["R-001"]);
    await view.page.getByRole("button", { name: "Clear filters" }).click();
    await field("Find risks").fill("ｋｅｙ person");
    assert.deepEqual(await rows(), ["R-002"]);
    await field("Find risks").fill("nothing like it");
    assert.equal(await view.page.getByText("No risk matches the filters.").isVisible(), true);
    await view.page.locator(".list-nothing button").click();
    assert.equal((await rows()).length, 3);
  });

  it("sorts by every column, with unassessed risks always at the end", async () => {
    await open();
    await view.send(modelMessage(three));
    await field("Status").selectOption("=*all");
    const sortBy = async (name: string): Promise<string[]> => {
      await view.page.getByRole("columnheader", { name }).getByRole("button").click();
      return rows();
    };
    assert.deepEqual(await rows(), ["R-001", "R-002", "R-003", "R-004"]);
    assert.deepEqual(await sortBy("Score"), ["R-003", "R-001", "R-002", "R-004"]);
    assert.deepEqual(await sortBy("Risk"), ["R-003", "R-002", "R-001", "R-004"]);
    assert.deepEqual(await sortBy("ID"), ["R-001", "R-002", "R-003", "R-004"]);
    assert.deepEqual(await sortBy("ID"), ["R-003", "R-002", "R-001", "R-004"]);
    assert.equal(await view.page.locator('[aria-sort="descending"]').textContent(), "ID▾");
  });

  it("keeps switch, filters, order and selection over a reload", async () => {
    await open();
    await view.send(modelMessage(three));
    await view.page.getByRole("button", { name: "Residual", exact: true }).click();
    await field("Status").selectOption("=open");
    await view.page.getByRole("columnheader", { name: "Owner" }).getByRole("button").click();
    await chip("R-002").click();
    await view.page.waitForTimeout(300);
    const state = await view.state();
    assert.deepEqual(state, {
      kind: "riskMatrix",
      positions: "residual",
      filter: { status: "open" },
      sort: { column: "owner", descending: false },
      tab: "register",
      selected: "R-002",
    });
    await view.page.close();
    await open({ state });
    await view.send(modelMessage(three));
    assert.equal(await field("Status").inputValue(), "=open");
    assert.equal(await view.page.locator('.segment[aria-pressed="true"]').first().textContent(), "Residual");
    assert.equal(await chip("R-002").getAttribute("aria-pressed"), "true");
  });

  it("a broken state from somewhere else does no harm", async () => {
    await open({
      state: { kind: "riskMatrix", positions: 7, filter: { text: {}, type: "x" }, sort: "no", selected: [] },
    });
    await view.send(modelMessage(three));
    assert.equal((await rows()).length, 3);
  });

  it("300 risks: arrows only for the risk that is looked at, and a picture in under two seconds", async () => {
    await open();
    const message = modelMessage(register(300));
    const started = Date.now();
    await view.send(message);
    assert.ok(Date.now() - started < 2000);
    assert.equal(await arrows(), 0);
    await view.page.locator('.list-row[data-risk="R-011"]').hover();
    assert.equal(await arrows(), 1);
    await field("Find risks").fill("R-011");
    assert.equal(await view.page.locator(".list-row").count(), 1);
  });

  it("hostile titles, owners and categories are text, nothing else", async () => {
    await open();
    await view.send(
      modelMessage(
        hostileNames.map((name, index) => ({
          id: `R-${index}`,
          title: name,
          category: name,
          status: name,
          response: name,
          owner: name,
          inherent: { probability: (index % 5) + 1, impact: 3 },
        })),
      ),
    );
    assert.equal((await rows()).length, hostileNames.length);
    assert.equal(await view.page.locator("img, script:not([nonce]), a").count(), 0);
    const title = view.page.locator(".column-title", { hasText: "<img src=x onerror=alert(1)>" });
    assert.equal(await title.locator(".title-text").textContent(), "<img src=x onerror=alert(1)>");
  });

  it("a scale of 3 × 4 with its own words, bands and appetite is drawn as it is written", async () => {
    await open();
    const level = (value: number, name: string) => ({ value, name });
    await view.send(
      modelMessage([{ id: "R-001", inherent: { probability: 3, impact: 4 } }], {
        riskScale: {
          probability: [level(1, "Selten"), level(2, "Manchmal"), level(3, "Oft")],
          impact: [level(1, "a"), level(2, "b"), level(3, "c"), level(4, "d")],
          bands: [
            { id: "x", name: "Mild", from: 1, color: "green" },
            { id: "y", name: "Massive", from: 9, color: "orange" },
          ],
          appetite: 6,
        },
      }),
    );
    assert.equal(await cell("Oft × d, Massive, score 12, 1 risk, above the risk appetite").count(), 1);
    assert.equal(await view.page.locator(".matrix").getByRole("gridcell").count(), 12);
    // It runs around the cells of 9, 12 and 8: two steps down, two to the right.
    assert.deepEqual(
      [await view.page.locator(".edge-top").count(), await view.page.locator(".edge-right").count()],
      [2, 2],
    );
    assert.deepEqual(await view.page.locator(".legend-swatch").allTextContents(), ["Ma", "Mi"]);
  });

  it("an empty register says how to add the first risk, in Japanese too", async () => {
    await open({ language: "ja" });
    await view.send(modelMessage([], { language: "ja", version: 3 }));
    assert.equal(await view.page.getByRole("heading").textContent(), "このプロジェクトにはまだリスクがありません");
    await view.page.getByRole("button", { name: "リスクを追加" }).click();
    assert.deepEqual((await view.sent()).at(-1), { type: "addRisk", version: 3 });
    await view.send(modelMessage(register(6, "ja"), { language: "ja" }));
    assert.equal(await cell("高い × 大、高、スコア 16、リスク 1件").count(), 1);
  });

  it("an error from the host replaces the picture and offers to try again", async () => {
    await open();
    await view.send({
      type: "error",
      language: "en",
      translations: {},
      message: { template: "The project could not be read", args: [] },
    });
    assert.equal(
      await view.page.getByRole("alert").getByRole("heading").textContent(),
      "The project could not be read",
    );
    await view.page.getByRole("button", { name: "Try again" }).click();
    assert.deepEqual((await view.sent()).at(-1), { type: "refresh" });
    await view.send(modelMessage(three));
    assert.equal((await rows()).length, 3);
  });

  it("narrow panels stack the list under the matrix, and nothing is cut off sideways", async () => {
    await open({ width: 420, height: 800 });
    await view.send(modelMessage(register(40)));
    const matrix = await view.page.locator(".matrix").boundingBox();
    const list = await view.page.locator(".list").boundingBox();
    assert.ok(matrix && list && list.y >= matrix.y + matrix.height);
    assert.ok(await view.page.evaluate(() => document.documentElement.scrollWidth <= 420));
    const widths = await view.page
      .locator(".list, .grid")
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().right));
    for (const right of widths) assert.ok(right <= 421, `${right}`);
  });

  for (const theme of ["light", "dark", "hc-black", "hc-light"] as const) {
    it(`texts on the matrix have a contrast of at least 4.5 in ${theme}`, async () => {
      await open({ theme });
      await view.send(modelMessage(register(14)));
      assert.equal(await view.page.locator(".half").count(), 2);
      const ratios: readonly number[] = await view.page.evaluate(contrastScript);
      assert.equal(ratios.length, 50);
      for (const ratio of ratios) assert.ok(ratio >= 4.5, `contrast ${ratio}`);
    });
  }
});

/** Contrast (WCAG 2) of the score in every cell against the cell's own colour, colours resolved by a canvas. */
const contrastScript = `(() => {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 1;
  const context = canvas.getContext("2d", { willReadFrequently: true });
  const page = getComputedStyle(document.body).backgroundColor;
  const luminance = (...colors) => {
    for (const color of colors) { context.fillStyle = color; context.fillRect(0, 0, 1, 1); }
    const [r, g, b] = [...context.getImageData(0, 0, 1, 1).data].map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  return [...document.querySelectorAll(".cell-score")].map((score) => {
    const back = getComputedStyle(score.closest(".cell")).backgroundColor;
    const a = luminance(page, back);
    const b = luminance(page, back, getComputedStyle(score).color);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  });
})()`;
