import assert from "node:assert/strict";
import type { GanttHost } from "./gantt-host";
import { smallPlan } from "./gantt-host";
import { ganttCharts } from "./gantt-suite";

describe("Reading in the Gantt view", function () {
  this.timeout(120_000);
  const { openChart } = ganttCharts();
  const open = (language: "en" | "ja" = "en"): Promise<GanttHost> => openChart(smallPlan, { language });

  const names = (host: GanttHost): Promise<readonly string[]> =>
    host.page.locator(".row").evaluateAll((rows) =>
      rows
        .map((row) => ({ top: row.getBoundingClientRect().top, name: row.querySelector(".label")?.textContent ?? "" }))
        .sort((a, b) => a.top - b.top)
        .map(({ name }) => name),
    );

  async function choose(host: GanttHost, button: string, item: string): Promise<void> {
    await host.page.getByRole("button", { name: button, exact: true }).click();
    await host.page.locator(".menu-item", { hasText: item }).first().click();
  }

  const heads = (host: GanttHost): Promise<readonly string[]> =>
    host.page.locator(".grid-head .cell").evaluateAll((cells) => cells.map((cell) => cell.textContent ?? ""));

  it("shows the columns that a person chooses, in their order, and keeps them over a reload", async () => {
    const host = await open();
    await choose(host, "Columns and rows", "Float");
    await choose(host, "Columns and rows", "Predecessors");
    const shown = ["WBS", "Task name", "Start", "Finish", "Duration", "% done", "Who", "Predecessors"];
    assert.deepEqual(await heads(host), shown);
    assert.equal(await host.page.locator("[role=treegrid]").getAttribute("aria-colcount"), "9");
    assert.equal(await host.row("Build").locator(".cell-predecessors").textContent(), "design");
    await host.page.waitForTimeout(400);
    const state = (await host.view.state()) as { readonly columns?: readonly string[] };
    assert.deepEqual(state.columns?.slice(-2), ["who", "predecessors"]);
    const again = await openChart(smallPlan, { state });
    assert.deepEqual(await heads(again), shown);
    await choose(again, "Columns and rows", "Usual columns");
    assert.ok((await heads(again)).includes("Float"));
  });

  it("columns are as wide as the person makes them: by the edge of a head, by keys, over a reload too", async () => {
    const host = await openChart();
    const { page } = host;
    const widthOf = async (key: string): Promise<number> =>
      (await page.locator(`.grid-head .cell-${key}`).boundingBox())?.width ?? 0;
    const edge = async (key: string) => {
      const box = await page.locator(`.grid-head .cell-${key} [role=separator]`).boundingBox();
      assert.ok(box);
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    };
    const start = await widthOf("start");
    const from = await edge("start");
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x + 40, from.y, { steps: 4 });
    await page.mouse.up();
    assert.equal(await widthOf("start"), start + 40);
    assert.equal(
      await page
        .locator(".row .cell-start")
        .first()
        .evaluate((cell) => cell.getBoundingClientRect().width),
      start + 40,
    );
    assert.deepEqual(
      await page
        .locator(".grid-head .cell")
        .allTextContents()
        .then((texts) => texts.slice(0, 3)),
      ["WBS", "Task name", "Start"],
      "the column was not moved",
    );
    // A double click takes the room that its texts need.
    await page.mouse.dblclick(from.x + 40, from.y);
    const fitting = await widthOf("start");
    assert.ok(fitting < start + 40 && fitting > 60, String(fitting));
    const cut = await page
      .locator(".row .cell-start")
      .evaluateAll((cells) => cells.filter((cell) => cell.scrollWidth > cell.clientWidth).length);
    assert.equal(cut, 0);
    await page.locator(".grid-head .cell-finish").click({ button: "right" });
    await page.locator(".menu-item", { hasText: "Width of “Finish” by arrow keys" }).click();
    const finish = await widthOf("finish");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    assert.equal(await widthOf("finish"), finish + 32);
    const separator = page.getByRole("separator", { name: "Width of “Finish”" });
    assert.equal(await separator.getAttribute("aria-valuenow"), String(finish + 32));
    await page.keyboard.press("Escape");
    assert.ok(await page.evaluate(() => document.activeElement?.matches(".row") === true), "back in the rows");
    const keptColumns = async (): Promise<readonly string[]> =>
      ((await host.view.state()) as { readonly columns?: readonly string[] } | undefined)?.columns ?? [];
    // The state is kept after a moment.
    for (let tries = 0; tries < 50 && !(await keptColumns()).includes(`finish=${finish + 32}`); tries++)
      await page.waitForTimeout(20);
    const columns = await keptColumns();
    assert.ok(columns.includes("wbs"), "columns that nobody changed have no width of their own");
    const again = await openChart(undefined, { state: await host.view.state() });
    assert.equal((await again.page.locator(".grid-head .cell-finish").boundingBox())?.width, finish + 32);
  });

  it("each column fits its texts after a double click on its edge, and stays so after the next one", async () => {
    const { page } = await openChart(undefined, { width: 1200, height: 500 });
    const widthOf = async (key: string): Promise<number> =>
      (await page.locator(`.grid-head .cell-${key}`).boundingBox())?.width ?? 0;
    for (const key of ["wbs", "name", "start", "duration"]) {
      const separator = page.locator(`.grid-head .cell-${key} [role=separator]`);
      const before = await widthOf(key);
      await separator.dblclick();
      const fitting = await widthOf(key);
      assert.ok(fitting < before + 4, `${key}: ${before} to ${fitting}`);
      const cut = await page
        .locator(key === "name" ? ".row .label" : `.row .cell-${key}`)
        .evaluateAll((cells) => cells.filter((cell) => cell.scrollWidth > cell.clientWidth).length);
      assert.equal(cut, 0, key);
      await separator.dblclick();
      assert.equal(await widthOf(key), fitting, `${key} stays`);
    }
  });

  it("the name, which takes the room that is left, is changed from the width at which it is drawn", async () => {
    const { page } = await openChart(undefined, { width: 1200, height: 500 });
    const pane = page.getByRole("separator", { name: "Width of the table" });
    const paneBox = await pane.boundingBox();
    assert.ok(paneBox);
    await page.mouse.move(paneBox.x, paneBox.y + 100);
    await page.mouse.down();
    await page.mouse.move(paneBox.x + 150, paneBox.y + 100);
    await page.mouse.up();
    const name = page.locator(".grid-head .cell-name");
    const drawn = (await name.boundingBox())?.width ?? 0;
    const edge = page.getByRole("separator", { name: "Width of “Task name”" });
    const box = await edge.boundingBox();
    assert.ok(box);
    await page.mouse.move(box.x, box.y + 5);
    await page.mouse.down();
    await page.mouse.move(box.x - 60, box.y + 5, { steps: 3 });
    await page.mouse.up();
    assert.equal((await name.boundingBox())?.width, drawn - 60);
    assert.equal(await edge.getAttribute("aria-valuenow"), String(drawn - 60));
  });

  it("in a narrow panel the name is cut with an ellipsis at the edge of the table, not hidden behind it", async () => {
    const host = await openChart(undefined, { width: 250, height: 400 });
    const [pane, name] = [host.page.locator(".grid-pane"), host.page.locator(".row .cell-name").first()];
    const [outer, inner] = [await pane.boundingBox(), await name.boundingBox()];
    assert.ok(outer && inner && inner.x + inner.width <= outer.x + outer.width + 1, JSON.stringify([outer, inner]));
  });

  it("shows low and high rows: table, bars, selection and clicks stand in one line", async () => {
    const host = await open();
    for (const [words, height] of [
      ["Low rows", 22],
      ["High rows", 38],
      ["Usual rows", 28],
    ] as const) {
      await choose(host, "Columns and rows", words);
      const rows = await host.page
        .locator(".row")
        .evaluateAll((found) => found.map((row) => row.getBoundingClientRect().top));
      const gaps = rows.sort((a, b) => a - b).flatMap((top, at) => (at === 0 ? [] : [top - (rows[at - 1] ?? 0)]));
      assert.deepEqual(new Set(gaps), new Set([height]), words);
      const name = host.row("Papers");
      const bar = host.page
        .locator(".bar-row", { has: host.page.locator(".bar-label", { hasText: "Papers" }) })
        .locator("rect.bar");
      const [inTable, inDrawing] = [await name.boundingBox(), await bar.boundingBox()];
      assert.ok(inTable && inDrawing);
      assert.ok(Math.abs(inTable.y + inTable.height / 2 - (inDrawing.y + inDrawing.height / 2)) <= 1, words);
      await host.page.mouse.click(inDrawing.x + inDrawing.width / 2, inDrawing.y + inDrawing.height / 2);
      assert.equal(await name.getAttribute("aria-selected"), "true");
    }
  });

  it("moves a column by its menu and by dragging its head, and still writes into its cells", async () => {
    const host = await open();
    await host.page.locator(".grid-head .cell-who").click({ button: "right" });
    await host.page.getByRole("menuitem", { name: "Move “Who” to the left" }).click();
    assert.deepEqual((await heads(host)).slice(-2), ["Who", "Float"]);
    const from = await host.page.locator(".grid-head .cell-start").boundingBox();
    const to = await host.page.locator(".grid-head .cell-wbs").boundingBox();
    assert.ok(from && to);
    await host.page.mouse.move(from.x + from.width / 2, from.y + 5);
    await host.page.mouse.down();
    await host.page.mouse.move(to.x + 10, to.y + 5, { steps: 4 });
    assert.equal(await host.page.locator(".grid-head .cell-wbs").getAttribute("data-drop"), "before");
    await host.page.mouse.up();
    assert.deepEqual((await heads(host)).slice(0, 3), ["Start", "WBS", "Task name"]);
    await host.row("Build").locator(".cell-start").dblclick();
    await host.page.keyboard.type("2026-06-15");
    await host.page.keyboard.press("Enter");
    assert.deepEqual(await host.edits(), [{ kind: "setField", id: "build", field: "start", text: "2026-06-15" }]);
  });

  it("filters by person: the task shows under its summary task, a chip says so and takes it away", async () => {
    const host = await open();
    await choose(host, "Filter", "佐藤 花子");
    assert.deepEqual(await names(host), ["Phase one", "Design"]);
    assert.equal(await host.page.locator(".filter-count").innerText(), "1 of 5 tasks");
    assert.equal(await host.said(), "1 of 5 tasks");
    assert.equal(await host.page.locator("[role=treegrid]").getAttribute("aria-rowcount"), "3");
    await host.page.getByRole("button", { name: "Remove the filter 佐藤 花子" }).click();
    assert.equal((await names(host)).length, 6);
    assert.ok(await host.page.locator(".filter-chips").isHidden());
  });

  it("several filters must all be true; when nothing is left it says what to do", async () => {
    const host = await open();
    await choose(host, "Filter", "Milestones");
    assert.deepEqual(await names(host), ["Phase one", "Gate"]);
    await choose(host, "Filter", "佐藤 花子");
    assert.deepEqual(await names(host), []);
    assert.equal(await host.page.locator(".filter-count").innerText(), "No task matches. Remove a filter to see more.");
    await choose(host, "Filter", "Show all rows");
    assert.equal((await names(host)).length, 6);
  });

  it("a filter is worked by keys alone, and opens what is collapsed", async () => {
    const host = await open();
    await host.page.getByRole("button", { name: "Collapse all", exact: true }).click();
    await host.page.getByRole("button", { name: "Filter", exact: true }).focus();
    await host.page.keyboard.press("Enter");
    for (let step = 0; step < 3; step++) await host.page.keyboard.press("ArrowDown");
    await host.page.keyboard.press("Enter");
    assert.deepEqual(await names(host), ["Phase one", "Gate"]);
  });

  it("the filter stays when the plan changes, and counts anew", async () => {
    const host = await open();
    await choose(host, "Filter", "Milestones");
    await host.show({
      ...smallPlan,
      tasks: [...smallPlan.tasks, { id: "end", name: "End", milestone: true, start: "2026-06-30T18:00" }],
    });
    await host.page.locator(".label", { hasText: "End" }).waitFor();
    assert.deepEqual(await names(host), ["Phase one", "Gate", "End"]);
    assert.equal(await host.page.locator(".filter-count").innerText(), "2 of 6 tasks");
  });

  it("what is searched becomes a filter", async () => {
    const host = await open();
    await host.page.locator(".find-field").fill("call");
    await choose(host, "Filter", "Only rows with “call”");
    assert.deepEqual(await names(host), ["Call"]);
  });

  it("layers are switched in a menu, and said to be on or off", async () => {
    const host = await open();
    assert.notEqual(await host.page.locator("path.link").first().getAttribute("d"), "");
    await choose(host, "What is shown", "Links");
    assert.equal(await host.page.locator("path.link").first().getAttribute("d"), "");
    await host.page.getByRole("button", { name: "What is shown", exact: true }).click();
    const links = host.page.locator(".menu-item", { hasText: "Links" });
    assert.equal(await links.getAttribute("role"), "menuitemcheckbox");
    assert.equal(await links.getAttribute("aria-checked"), "false");
    await host.page.keyboard.press("Escape");
    await choose(host, "What is shown", "People beside the bars");
    assert.ok(await host.page.locator("text.bar-label", { hasText: "Design · 佐藤 花子 50%" }).isVisible());
  });

  it("a kept view brings back rows, filter, layers and zoom; the present one is sent to be kept", async () => {
    const host = await open();
    await choose(host, "Filter", "Milestones");
    await choose(host, "What is shown", "Slack");
    await choose(host, "Kept views", "Keep what is shown…");
    const [sent] = (await host.view.posted()).filter(({ type }) => type === "saveView");
    const view = sent?.["view"] as Readonly<Record<string, unknown>>;
    assert.deepEqual(view["filter"], { milestones: true });
    assert.equal((view["layers"] as { slack: boolean }).slack, true);
    await choose(host, "Filter", "Show all rows");
    await host.page.getByRole("button", { name: "Zoom in", exact: true }).click();
    await host.view.send({ type: "views", views: [{ name: "Gates only", view }] });
    await choose(host, "Kept views", "Gates only");
    assert.deepEqual(await names(host), ["Phase one", "Gate"]);
    await choose(host, "Kept views", "Keep what is shown…");
    const again = (await host.view.posted()).filter(({ type }) => type === "saveView").at(-1);
    assert.equal((again?.["view"] as { pixelsPerDay: number }).pixelsPerDay, view["pixelsPerDay"]);
  });

  it("a kept view that is damaged shows what can be used of it", async () => {
    const host = await open();
    const view = { collapsed: 7, layers: "x", filter: { milestones: true, period: "never" }, pixelsPerDay: "wide" };
    await host.view.send({ type: "views", views: [{ name: "Odd", view }] });
    await choose(host, "Kept views", "Odd");
    assert.deepEqual(await names(host), ["Phase one", "Gate"]);
  });

  it("draws a picture of pixels, twice as fine, for the host to save; not one that is too large or broken", async () => {
    const host = await open();
    const svg = (width: number): string =>
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="40"><rect width="${width}" height="40" fill="#f00"/></svg>`;
    const order = async (number: number, text: string): Promise<string | undefined> => {
      await host.view.send({ type: "drawPng", order: number, svg: text, scale: 2 });
      for (;;) {
        const sent = (await host.view.posted()).find((one) => one.type === "png" && one["order"] === number);
        if (sent) return sent["data"] as string | undefined;
        await host.page.waitForTimeout(20);
      }
    };
    const data = Buffer.from((await order(1, svg(100))) ?? "", "base64");
    assert.equal(data.toString("latin1", 1, 4), "PNG");
    assert.deepEqual([data.readUInt32BE(16), data.readUInt32BE(20)], [200, 80]);
    assert.equal(await order(2, svg(9_000)), undefined);
    assert.equal(await order(3, "<svg"), undefined);
  });

  it("speaks Japanese", async () => {
    const host = await open("ja");
    await choose(host, "絞り込み", "マイルストーン");
    assert.equal(await host.page.locator(".filter-count").innerText(), "5件中1件のタスク");
    assert.ok(await host.page.getByRole("button", { name: "絞り込み「マイルストーン」を外す" }).isVisible());
  });
});
