import assert from "node:assert/strict";
import type { RiskSketch } from "../report/mermaid/support";
import { until, type WebviewOptions, type WebviewPage } from "./page";
import { useRiskView } from "./risk-view";
import { modelMessage, register } from "./samples";

const risks = [
  {
    id: "R-001",
    title: "Late API",
    inherent: { probability: 4, impact: 4 },
    residual: { probability: 2, impact: 3 },
    owner: "p0",
    status: "open",
    category: "Technical",
  },
  { id: "R-002", title: "Key person leaves", inherent: { probability: 4, impact: 5 }, owner: "p1", status: "open" },
  { id: "R-003", title: "Prices rise", inherent: { probability: 1, impact: 2 }, status: "open" },
  { id: "R-004", title: "Not yet looked at", status: "proposed" },
];

describe("The register as a grid, in Chromium", function () {
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
  const grid = () => view.page.getByRole("grid", { name: "Risks" });
  const focused = () =>
    view.page.evaluate(() => {
      const cell = document.activeElement instanceof HTMLElement ? document.activeElement : undefined;
      return `${cell?.closest<HTMLElement>("[data-risk]")?.dataset["risk"] ?? "head"} ${cell?.dataset["column"] ?? ""}`;
    });
  const press = async (...keys: readonly string[]): Promise<string> => {
    for (const key of keys) await view.page.keyboard.press(key);
    return focused();
  };
  const heads = () => grid().getByRole("columnheader").locator(".list-label").allTextContents();
  const ids = () => view.page.locator(".list-row .column-id").allTextContents();
  const intents = async (type: string) => (await view.sent()).filter((message) => message["type"] === type);
  const enter = () => view.page.locator('.list-table [data-column][tabindex="0"]').focus();

  it("is a grid with one tab stop; arrows, Home, End, with Ctrl, and pages move between its cells and heads", async () => {
    await open();
    assert.equal(await grid().locator('[tabindex="0"]').count(), 1);
    await enter();
    assert.equal(await focused(), "R-002 id");
    assert.equal(await press("ArrowRight"), "R-002 title");
    assert.equal(await press("ArrowDown"), "R-001 title");
    assert.equal(await press("End"), "R-001 response");
    assert.equal(await press("ArrowRight"), "R-001 response", "the edge");
    assert.equal(await press("Home"), "R-001 id");
    assert.equal(await press("Control+End"), "R-004 response");
    assert.equal(await press("Control+Home"), "head id");
    assert.equal(await press("PageDown"), "R-004 id");
    assert.equal(await press("PageUp"), "head id");
    assert.equal(await grid().locator('[tabindex="0"]').count(), 1);
  });

  it("a page of a long register is what is in sight", async () => {
    await open(register(120));
    await enter();
    await press("PageDown");
    const row = view.page.locator("tr:focus-within");
    const box = await row.boundingBox();
    assert.ok(box && box.y > 300 && box.y < 760, `${box?.y}`);
    assert.equal(await press("Control+End"), `${(await ids()).at(-1) ?? ""} response`);
  });

  it("Enter on a cell shows the text, Space only chooses, Enter on a head sorts and keeps the focus there", async () => {
    await open();
    await enter();
    await press("ArrowDown", "ArrowRight", "Enter");
    assert.deepEqual(
      (await intents("revealRisk")).map(({ id, focus }) => [id, focus]),
      [["R-001", true]],
    );
    await press("ArrowDown", "Space");
    assert.equal((await intents("revealRisk")).length, 1);
    assert.equal(await view.page.locator('[data-risk="R-003"]').last().getAttribute("aria-selected"), "true");
    assert.equal(await press("Control+Home", "Enter"), "head id");
    assert.deepEqual(await ids(), ["R-001", "R-002", "R-003", "R-004"]);
    const sorted = grid().locator("[aria-sort]");
    assert.equal(await sorted.getAttribute("aria-sort"), "ascending");
    assert.equal(await press("Enter"), "head id");
    assert.equal(await sorted.getAttribute("aria-sort"), "descending");
    assert.equal(await press("ArrowRight", "ArrowRight", "Enter"), "head score");
    assert.deepEqual(await ids(), ["R-002", "R-001", "R-003", "R-004"], "numbers from the top");
  });

  it("columns are chosen, moved and hidden by the menu, from the keyboard too, and kept over a reload", async () => {
    await open();
    const usual = ["ID", "Risk", "Score", "Level", "Owner", "Status", "Response"];
    assert.deepEqual(await heads(), usual);
    await enter();
    await press("Control+Home", "ArrowRight", "ArrowRight", "Shift+F10");
    await view.page.getByRole("menuitem", { name: "Move “Score” to the left" }).click();
    assert.deepEqual(await heads(), ["ID", "Score", "Risk", "Level", "Owner", "Status", "Response"]);
    assert.equal(await focused(), "head score", "the focus goes with it");
    await view.page.getByRole("button", { name: "Columns", exact: true }).click();
    await view.page.getByRole("menuitemcheckbox", { name: "Category" }).click();
    await view.page.locator("th.column-owner").click({ button: "right" });
    await view.page.getByRole("menuitem", { name: "Hide “Owner”" }).click();
    const chosen = ["ID", "Score", "Risk", "Level", "Status", "Response", "Category"];
    await until(view, async () => (await heads()).join() === chosen.join());
    assert.match((await view.page.getByRole("status").last().textContent()) ?? "", /^Columns: ID, Score, Risk/);
    await until(view, async () =>
      String(JSON.stringify(await view.state())).includes('"level","status","response","category"]'),
    );
    const state = await view.state();
    await view.page.close();
    await open(risks, { state });
    assert.deepEqual(await heads(), chosen);
    await view.page.getByRole("button", { name: "Columns", exact: true }).click();
    await view.page.getByRole("menuitem", { name: "Usual columns" }).click();
    assert.deepEqual(await heads(), usual);
  });

  it("a head is dragged to another place", async () => {
    await open();
    const [from, to] = [
      await view.page.locator("th.column-id").boundingBox(),
      await view.page.locator("th.column-level").boundingBox(),
    ];
    assert.ok(from && to);
    await view.page.mouse.move(from.x + 10, from.y + 10);
    await view.page.mouse.down();
    await view.page.mouse.move(to.x + 10, to.y + 10, { steps: 5 });
    await view.page.mouse.up();
    assert.deepEqual((await heads()).slice(0, 4), ["Risk", "Score", "Level", "ID"]);
    assert.equal(await grid().locator("[aria-sort]").getAttribute("class"), "column-score", "a drag does not sort");
  });

  it("the clipboard and files get the register as it shows: its columns, order and filters, and what moved", async () => {
    await open();
    await view.page.getByLabel("Moved since", { exact: true }).fill("2026-05-01");
    const { projectId } = modelMessage(risks).model;
    const past = [{ id: "R-001", position: { probability: 5, impact: 5 } }];
    await view.send({ type: "pastRegister", projectId, since: "2026-05-01", fromGit: true, risks: past });
    await view.page.getByLabel("Find risks").fill("late");
    await view.page.getByRole("button", { name: "Export…" }).click();
    await view.page.getByRole("menuitem", { name: "Matrix as PNG" }).click();
    const [sent] = await intents("exportRisks");
    assert.equal(sent?.["what"], "matrixPng");
    assert.deepEqual(sent?.["view"], {
      types: ["threat"],
      positions: "all",
      ids: ["R-001"],
      columns: ["id", "title", "score", "level", "owner", "status", "response"],
      past: { since: "2026-05-01", fromGit: true, risks: past },
    });
    await view.page.evaluate(() => {
      document.addEventListener("copy", (event) => {
        document.body.dataset["copied"] = event.clipboardData?.getData("text/plain") ?? "";
      });
    });
    await enter();
    await view.page.keyboard.press("Control+C");
    const copied = (await view.page.locator("body").getAttribute("data-copied")) ?? "";
    assert.deepEqual(
      copied.split("\n").map((line) => line.split("\t")),
      [
        ["ID", "Risk", "Score", "Level", "Owner", "Status", "Response", "Score on 2026-05-01", "Moved since"],
        ["R-001", "Late API", "6", "Medium", "Hanako Sato", "Open", "", "25", "down"],
      ],
    );
  });

  it("draws the PNG that the host orders, twice as fine as the screen", async () => {
    view = await openView({ ownPictures: true });
    await view.send(modelMessage(risks));
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20" viewBox="0 0 30 20"><rect width="30" height="20" fill="#f00"/></svg>';
    await view.send({ type: "drawPng", order: 7, svg, scale: 2 });
    await until(view, async () => (await intents("png")).length === 1);
    const [answer] = await intents("png");
    assert.equal(answer?.["order"], 7);
    const data = Buffer.from(String(answer?.["data"]), "base64");
    assert.deepEqual([data.readUInt32BE(16), data.readUInt32BE(20)], [60, 40]);
    await view.send({ type: "drawPng", order: 8, svg: "no picture", scale: 2 });
    await until(view, async () => (await intents("png")).length === 2);
    assert.equal("data" in ((await intents("png"))[1] ?? {}), false, "what can't be drawn is answered too");
  });
});
