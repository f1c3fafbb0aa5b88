import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { at, makeModel } from "../report/gantt/plan";
import { englishPlan, japanesePlan, largeModel } from "../report/gantt/plans";
import { usualLayers } from "../../../src/core/report/gantt/layers";
import { optionsOfView } from "../../../src/core/report/gantt/shownView";
import type { GanttModel } from "../../../src/core/report/gantt/types";
import { minutesPerDay } from "../../../src/core/text/instant";
import { serveWebview, type OpenOptions, type WebviewPage, type WebviewSite } from "./page";

const japanese = JSON.parse(readFileSync("l10n/parts/gantt.ja.json", "utf8")) as Record<string, string>;

/** The message with which the host shows a model. */
function modelMessage(model: GanttModel, version = 1, language: "en" | "ja" = "en"): object {
  const translations = language === "ja" ? japanese : {};
  return { type: "model", version, model, language, translations, title: `Gantt: ${model.projectName}` };
}

describe("Gantt view in a browser", function () {
  this.timeout(120_000);
  let site: WebviewSite;
  const opened: WebviewPage[] = [];

  before(async () => {
    site = await serveWebview("src/webview/gantt/main.ts");
  });

  after(async () => {
    await site.close();
  });

  afterEach(async () => {
    for (const view of opened.splice(0)) {
      const problems = await view.problems();
      await view.close();
      assert.deepEqual(problems, [], "no errors and no violations of the Content-Security-Policy");
    }
  });

  async function open(options?: OpenOptions): Promise<WebviewPage> {
    const view = await site.open(options);
    opened.push(view);
    return view;
  }

  async function openPlan(
    model: GanttModel,
    options?: OpenOptions & { readonly language?: "en" | "ja" },
  ): Promise<WebviewPage> {
    const view = await open(options);
    await view.send(modelMessage(model, 1, options?.language));
    return view;
  }

  const english = makeModel(englishPlan);

  const intents = async (view: WebviewPage, type: string): Promise<readonly Readonly<Record<string, unknown>>[]> =>
    (await view.posted()).filter((message) => message.type === type);

  const selectedName = (view: WebviewPage): Promise<string> =>
    view.page.locator(".row[aria-selected=true] .label").innerText();

  /** Middle of a row's bar on the page. */
  async function barOf(
    view: WebviewPage,
    name: string,
  ): Promise<{ readonly x: number; readonly y: number; readonly width: number }> {
    const shape = view.page
      .locator(".bar-row", { has: view.page.locator(".bar-label", { hasText: name }) })
      .locator("rect.bar, path.shape")
      .filter({ visible: true })
      .first();
    // Without the outline, which would be measured too.
    return shape.evaluate((node) => {
      const { x, y, width, height } = (node as SVGGraphicsElement).getBBox();
      const { e: left, f: top } = (node as SVGGraphicsElement).getScreenCTM() ?? new DOMMatrix();
      return { x: left + x + width / 2, y: top + y + height / 2, width };
    });
  }

  it("keeps the name of a bar that is longer than the window in sight, and puts it back behind the bar", async () => {
    const view = await openPlan(
      makeModel({ tasks: [{ id: "a", name: "Long haul", start: "2026-01-05", finish: "2027-12-31" }] }),
    );
    const label = view.page.locator(".bar-label", { hasText: "Long haul" });
    const bar = view.page.locator("rect.bar");
    const bounds = async () => ({ name: await label.boundingBox(), bar: await bar.boundingBox() });
    await view.page
      .getByRole("row", { name: /Long haul/ })
      .first()
      .click();
    for (let step = 0; step < 12; step++) await view.page.keyboard.press("+");
    await view.page.waitForTimeout(100);
    const near = await bounds();
    assert.ok(near.name && near.bar && near.name.x + near.name.width < 1280 && near.name.x > near.bar.x);
    const timeline = await view.page.locator("svg.timeline").boundingBox();
    assert.ok(timeline && near.name.x >= timeline.x, "it stands where the window begins");
    for (let step = 0; step < 14; step++) await view.page.keyboard.press("-");
    await view.page.waitForTimeout(100);
    const far = await bounds();
    assert.ok(far.name && far.bar && far.name.x >= far.bar.x + far.bar.width, "behind its bar again");
  });

  it("tells the host that it is ready, and draws what the host sends", async () => {
    const view = await open();
    assert.deepEqual(await view.posted(), [{ type: "ready" }]);
    await view.send(modelMessage(english));
    assert.equal(await view.page.locator(".row").count(), 25);
    assert.equal(await view.page.title(), "Gantt: Warehouse automation");
    const cells = await view.page
      .locator(".row", { hasText: "Site survey" })
      .locator("[role=gridcell]")
      .allInnerTexts();
    assert.deepEqual(cells.slice(0, 8), [
      "2.1",
      "Site survey",
      "Apr 27, 2026",
      "May 8, 2026",
      "10 d",
      "100%",
      "0 d",
      "Ben Okafor",
    ]);
  });

  it("asks the host for the menu of exports, and says what it shows", async () => {
    const model = makeModel(japanesePlan);
    const view = await openPlan(model);
    await view.page.getByRole("button", { name: "Export and print…" }).click();
    const intent = (await view.posted()).find(({ type }) => type === "exportChart");
    const { from, to, pixelsPerDay, layers, filter, collapsed } = optionsOfView(intent?.["view"], model);
    assert.deepEqual([collapsed, filter, layers], [[], {}, usualLayers(model)]);
    const width = await view.page.evaluate<number>("document.querySelector('svg.timeline').clientWidth");
    const days = ((to ?? 0) - (from ?? 0)) / minutesPerDay;
    assert.ok(Math.abs(days - width / (pixelsPerDay ?? 1)) < 2, `${days} days in ${width} pixels`);
  });

  it("draws the status dates of several projects each in its own rows", async () => {
    const model = makeModel(japanesePlan);
    const half = Math.floor(model.rows.id.length / 2);
    const statusDate = model.rows.id.map((_, row) => (row < half ? at("2026-05-01") : at("2026-06-01")));
    const view = await openPlan({ ...model, statusDate: undefined, rows: { ...model.rows, statusDate } });
    const path = (await view.page.locator("path.mark.status").getAttribute("d")) ?? "";
    const lines = [...path.matchAll(/M(-?\d+) (-?[\d.]+)V(-?[\d.]+)/g)].map((line) => line.slice(1).map(Number));
    assert.equal(lines.length, 2);
    const [[firstX = 0, top, end] = [], [secondX = 0, start] = []] = lines;
    assert.deepEqual([top, end, start], [0, half * 28, half * 28]);
    assert.ok(firstX < secondX);
  });

  it("speaks Japanese", async () => {
    const view = await openPlan(makeModel(japanesePlan), { language: "ja" });
    const heads = await view.page.locator("[role=columnheader]").allInnerTexts();
    assert.deepEqual(heads.slice(0, 8), ["WBS", "タスク名", "開始", "終了", "期間", "進捗率", "余裕", "担当"]);
    const header = await view.page.locator(".time-head text").allTextContents();
    for (const text of ["2026年", "4月", "今日 6/17", "基準日 6/12"]) assert.ok(header.includes(text), text);
    assert.equal(await view.page.locator("html").getAttribute("lang"), "ja");
  });

  it("keeps the number of elements flat from 1,000 to 50,000 rows, at the start and after scrolling", async () => {
    const counts: number[] = [];
    for (const rows of [1_000, 50_000]) {
      const view = await openPlan(largeModel(rows));
      const count = (): Promise<number> => view.page.evaluate(() => document.querySelectorAll("*").length);
      counts.push(await count());
      for (const share of [0.3, 0.31, 0.9, 1]) {
        await view.page.locator(".scroller").evaluate((node, to) => {
          node.scrollTop = node.scrollHeight * to;
          node.scrollLeft = node.scrollWidth * to * 0.9;
        }, share);
        await view.page.waitForTimeout(60);
        counts.push(await count());
      }
      const last = await view.page
        .locator(".row")
        .evaluateAll((nodes) => Math.max(...nodes.map((node) => Number(node.getAttribute("aria-rowindex")))));
      assert.equal(last, rows + 1, "the last row is on the page");
    }
    assert.ok(Math.max(...counts) <= 1_200, `at most 1,200 elements: ${counts.join(" ")}`);
    assert.ok(Math.max(...counts) - Math.min(...counts) < 120, `flat: ${counts.join(" ")}`);
  });

  it("draws only the columns of the window: a century by the hour", async () => {
    const century = makeModel({ tasks: [{ id: "long", start: "2000-01-03", finish: "2099-12-31" }] });
    const view = await openPlan(century);
    await view.page.locator(".row").first().click();
    for (let step = 0; step < 24; step++) await view.page.keyboard.press("+");
    const texts = await view.page.locator(".head-lower text").allTextContents();
    assert.ok(texts.length > 5 && texts.every((text) => /^\d\d:00$/.test(text)), texts.join(" "));
    assert.ok(texts.length < 60);
    await view.page.keyboard.press("t");
    const day = await view.page.locator(".head-upper text").allTextContents();
    assert.ok(
      day.some((text) => text.includes("Jun 10, 2026") || text.includes("Jun 9, 2026")),
      day.join(" "),
    );
  });

  it("selects the text of a task when its bar, its row, or Enter says so", async () => {
    const view = await openPlan(english);
    const bar = await barOf(view, "Site survey");
    await view.page.mouse.click(bar.x, bar.y);
    assert.deepEqual(await intents(view, "revealTask"), [
      { type: "revealTask", version: 1, id: "survey", row: 5, focus: false },
    ]);
    await view.page.locator(".row", { hasText: "Safety case" }).locator(".cell-start").click();
    await view.page.keyboard.press("ArrowUp");
    await view.page.keyboard.press("Enter");
    assert.deepEqual(
      (await intents(view, "revealTask")).map(({ id }) => id),
      ["survey", "safety", "controls"],
    );
  });

  it("marks the task of the text cursor and brings it into sight, without posting anything back", async () => {
    const view = await openPlan(largeModel(5_000));
    const before = (await view.posted()).length;
    await view.send({ type: "selectTask", id: "t4000" });
    const row = view.page.locator(".row[aria-selected=true]");
    assert.match(await row.innerText(), / 4000\b/);
    const box = await row.boundingBox();
    assert.ok(box && box.y > 100 && box.y < 780);
    assert.equal((await view.posted()).length, before);
    await view.send({ type: "selectTask" });
    assert.equal(await view.page.locator(".row[aria-selected=true]").count(), 0);
  });

  it("is worked by keyboard alone: one tab stop, arrow keys, collapse and expand", async () => {
    const view = await openPlan(english);
    const { page } = view;
    const active = (): Promise<string> =>
      page.evaluate(() => document.activeElement?.getAttribute("role") ?? document.activeElement?.className ?? "");
    assert.equal(await page.locator(".row[tabindex='0'], .row [tabindex='0']").count(), 1);
    await page.locator(".find-field").focus();
    while ((await active()) !== "row") await page.keyboard.press("Tab");
    assert.equal(await selectedName(view), "Mobilise");
    await page.keyboard.press("ArrowLeft");
    assert.equal(await page.locator(".row").first().getAttribute("aria-expanded"), "false");
    assert.equal(await page.locator(".row", { hasText: "Project charter" }).count(), 0);
    await page.keyboard.press("ArrowDown");
    assert.equal(await selectedName(view), "Design");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowDown");
    assert.equal(await selectedName(view), "Project charter");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    assert.equal(await active(), "gridcell");
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), "Project charter");
    await page.keyboard.press("Escape");
    assert.equal(await active(), "row");
    await page.keyboard.press("ArrowLeft");
    assert.equal(await selectedName(view), "Mobilise");
    await page.keyboard.press("End");
    assert.equal(await selectedName(view), "Hypercare");
    await page.keyboard.press("p");
    assert.equal(await selectedName(view), "Go-live");
    await page.keyboard.press("s");
    assert.equal(await selectedName(view), "Hypercare");
    assert.equal(await page.locator(".row[tabindex='0'], .row [tabindex='0']").count(), 1);
  });

  it("keeps the focus on its row when the window scrolls away from it", async () => {
    const view = await openPlan(largeModel(5_000));
    const { page } = view;
    await page.locator(".row").nth(3).click();
    await page.mouse.move(900, 400);
    await page.mouse.wheel(0, 40_000);
    await page.waitForTimeout(150);
    assert.equal(
      await page.evaluate(() => document.activeElement?.closest(".row")?.getAttribute("aria-rowindex")),
      "5",
    );
    await page.keyboard.press("ArrowDown");
    const box = await page.locator(".row[aria-selected=true]").boundingBox();
    assert.ok(box && box.y > 100 && box.y < 780, "the row that the keys move to is in sight");
    assert.equal(await page.locator(".row[aria-selected=true]").getAttribute("aria-rowindex"), "6");
  });

  it("says every bar in words for screen readers", async () => {
    const view = await openPlan(english);
    assert.equal(
      await view.page.locator(".row", { hasText: "Safety case" }).locator(".words").textContent(),
      "Safety case, Mon, Jun 1, 2026 to Fri, Jun 26, 2026, 20% complete, Deadline missed, Nearly critical, In progress, Deadline Jun 24, 2026, Predecessors: 1, Successors: 1, Dev Patel",
    );
    const grid = view.page.locator("[role=treegrid]");
    assert.equal(await grid.getAttribute("aria-rowcount"), "26");
    const row = view.page.locator(".row", { hasText: "Site survey" });
    assert.equal(await row.getAttribute("aria-level"), "2");
    assert.equal(await row.getAttribute("aria-posinset"), "1");
    assert.equal(await row.getAttribute("aria-setsize"), "5");
    assert.equal(await view.page.locator("svg.timeline").getAttribute("aria-hidden"), "true");
  });

  it("finds tasks with a count, goes to the next and the previous one, and opens what is collapsed", async () => {
    const view = await openPlan(english);
    const { page } = view;
    await page.getByRole("button", { name: "Collapse all" }).click();
    assert.equal(await page.locator(".row").count(), 5);
    await page.locator(".find-field").fill("test");
    assert.equal(await page.locator(".find-count").innerText(), "1 of 2");
    assert.equal(await selectedName(view), "Functional acceptance test");
    await page.locator(".find-field").press("Enter");
    assert.equal(await selectedName(view), "Volume test");
    await page.locator(".find-field").press("Shift+Enter");
    assert.equal(await page.locator(".find-count").innerText(), "1 of 2");
    await page.locator(".find-field").fill("zzz");
    assert.equal(await page.locator(".find-count").innerText(), "No matches");
    await page.locator(".find-field").press("Escape");
    assert.equal(await page.locator(".find-field").inputValue(), "");
    assert.equal(await page.locator(".row.found").count(), 0);
  });

  it("zooms at the pointer with Ctrl and the wheel, and fits the plan again", async () => {
    const view = await openPlan(english);
    const { page } = view;
    const start = await barOf(view, "Site survey");
    const left = start.x - start.width / 2;
    // Pointers stand on whole pixels; what is left of the bar's edge grows with it.
    const pointer = Math.round(left);
    await page.mouse.move(pointer, 500);
    await page.keyboard.down("Control");
    for (let step = 0; step < 5; step++) await page.mouse.wheel(0, -100);
    await page.keyboard.up("Control");
    await page.waitForTimeout(100);
    const zoomed = await barOf(view, "Site survey");
    assert.ok(zoomed.width > start.width * 2.5, `${zoomed.width} against ${start.width}`);
    const moved = zoomed.x - zoomed.width / 2 - pointer - ((left - pointer) * zoomed.width) / start.width;
    assert.ok(Math.abs(moved) < 3, `the date under the pointer stays there (moved by ${moved})`);
    await page.getByRole("button", { name: "Fit the whole plan" }).click();
    const fitted = await barOf(view, "Site survey");
    assert.ok(Math.abs(fitted.width - start.width) < 1.5);
  });

  it("scrolls grid and timeline together, wherever the wheel turns", async () => {
    const view = await openPlan(largeModel(1_000));
    const { page } = view;
    for (const x of [200, 900]) {
      await page.mouse.move(x, 400);
      await page.mouse.wheel(0, 777);
      await page.waitForTimeout(150);
      const row = page.locator(".row").nth(20);
      const name = await row.locator(".label").innerText();
      const label = page.locator(".bar-label", { hasText: new RegExp(`${name.split(" ").at(-1) ?? ""}$`) }).first();
      const [rowBox, position] = [
        await row.boundingBox(),
        await label.evaluate((node) => node.getBoundingClientRect()),
      ];
      assert.ok(rowBox && Math.abs(rowBox.y + rowBox.height / 2 - (position.y + position.height / 2)) < 3, name);
    }
  });

  it("keeps place, zoom, collapsed rows and selection when the plan changes", async () => {
    const view = await openPlan(english);
    const { page } = view;
    await page.locator(".row", { hasText: "Mobilise" }).first().locator(".toggle").click();
    await page.locator(".row", { hasText: "Manufacturing lead time" }).click();
    await page.keyboard.press("+");
    const before = await barOf(view, "Manufacturing lead time");
    const tasks = [
      { id: "new", name: "New first task", start: "2026-03-02", finish: "2026-03-13" },
      ...englishPlan.tasks,
    ];
    await view.send(modelMessage(makeModel({ ...englishPlan, tasks }), 2));
    const after = await barOf(view, "Manufacturing lead time");
    assert.ok(
      Math.abs(after.x - before.x) <= 1.5 && Math.abs(after.width - before.width) <= 1.5,
      "the same place on the time axis",
    );
    assert.equal(await selectedName(view), "Manufacturing lead time");
    assert.equal(await page.locator(".row", { hasText: "Project charter" }).count(), 0);
    await page.keyboard.press("Enter");
    assert.deepEqual((await intents(view, "revealTask")).at(-1), {
      type: "revealTask",
      version: 2,
      id: "lead",
      row: 14,
      focus: true,
    });
  });

  it("comes back after a reload as it was", async () => {
    const view = await openPlan(largeModel(2_000));
    await view.page.mouse.move(900, 400);
    await view.page.mouse.wheel(0, 8_000);
    await view.page.waitForTimeout(150);
    await view.page.locator(".row").nth(12).click();
    for (let step = 0; step < 3; step++) await view.page.keyboard.press("+");
    await view.page.waitForTimeout(400);
    const name = await selectedName(view);
    const box = await view.page.locator(".row[aria-selected=true]").boundingBox();
    const header = await view.page.locator(".head-lower text").allTextContents();
    const state = await view.state();
    const again = await open({ state });
    await again.send(modelMessage(largeModel(2_000)));
    assert.equal(await selectedName(again), name);
    const restored = await again.page.locator(".row[aria-selected=true]").boundingBox();
    assert.ok(box && restored && Math.abs(box.y - restored.y) <= 1);
    assert.deepEqual(await again.page.locator(".head-lower text").allTextContents(), header);
  });

  it("ignores a kept state that is not one", async () => {
    const state = {
      kind: "gantt",
      projectId: "warehouse",
      pixelsPerDay: "wide",
      collapsed: 7,
      topRow: null,
      search: {},
    };
    const view = await open({ state });
    await view.send(modelMessage(english));
    assert.equal(await view.page.locator(".row").count(), 25);
  });

  it("shows names that look like markup as text", async () => {
    const name = "<img src=x onerror=alert(1)>";
    const model = makeModel({ tasks: [{ id: "x", name, start: "2026-06-01", finish: "2026-06-12" }] });
    const view = await openPlan(model);
    assert.equal(await view.page.locator(".row .label").innerText(), name);
    assert.equal(await view.page.locator("img").count(), 0);
    const bar = await barOf(view, "<img");
    await view.page.mouse.move(bar.x, bar.y);
    await view.page.locator(".tooltip:not([hidden])").waitFor();
    assert.match(await view.page.locator(".tooltip").innerText(), /<img src=x onerror=alert\(1\)>/);
    assert.equal(await view.page.locator("img").count(), 0);
  });

  it("names a holiday under the pointer", async () => {
    const view = await openPlan(makeModel(japanesePlan), { language: "ja" });
    const { page } = view;
    await page.locator(".row", { hasText: "単体テスト" }).last().click();
    for (let step = 0; step < 4; step++) await page.keyboard.press("+");
    const shade = await page.locator(".shade.holiday").evaluate((path) => {
      const [first = ""] = (path.getAttribute("d") ?? "").split("Z");
      const [, x = "0", , width = "0"] = /M([\d.-]+) ([\d.]+)h([\d.]+)/.exec(first) ?? [];
      const bounds = path.closest("svg")?.getBoundingClientRect();
      return (bounds?.left ?? 0) + Math.max(Number(x), 0) + Math.min(Number(width), 20) / 2;
    });
    await page.mouse.move(shade, 120);
    await page.locator(".tooltip:not([hidden])").waitFor();
    assert.match(await page.locator(".tooltip strong").innerText(), /^(海の日|山の日|夏季休業|昭和の日|憲法記念日)$/);
  });

  it("says what to do next in a project without tasks, and draws as soon as there are some", async () => {
    const view = await openPlan(makeModel({ tasks: [] }));
    assert.match(await view.page.locator(".state").innerText(), /This project has no tasks yet/);
    await view.page.getByRole("button", { name: "Add a task" }).click();
    assert.deepEqual((await intents(view, "addTask")).length, 1);
    await view.send(modelMessage(english, 2));
    assert.equal(await view.page.locator(".row").count(), 25);
  });

  it("shows an error in words with a way out of it, and recovers", async () => {
    const view = await openPlan(english);
    const words = { template: "The folder {0} can't be read", args: ["plan"] };
    await view.send({ type: "error", message: words, language: "en", translations: {} });
    assert.match(await view.page.locator("[role=alert]").innerText(), /The folder plan can't be read/);
    await view.page.getByRole("button", { name: "Try again" }).click();
    assert.equal((await intents(view, "refresh")).length, 1);
    await view.send(modelMessage(english, 2));
    assert.equal(await view.page.locator(".row").count(), 25);
  });

  it("draws a plan in which nothing has dates", async () => {
    const view = await openPlan(
      makeModel({
        tasks: [
          { id: "a", name: "Someday" },
          { id: "b", name: "Maybe" },
        ],
      }),
    );
    assert.equal(await view.page.locator(".row").count(), 2);
    assert.equal(await view.page.locator(".bar-row rect.bar").filter({ visible: true }).count(), 0);
  });

  it("follows the theme at once, and marks critical tasks by more than colour", async () => {
    const view = await openPlan(english, { theme: "high-contrast" });
    const hatched = await view.page.locator(".bar-row.critical.task .hatch").filter({ visible: true }).count();
    assert.ok(hatched > 5);
    const stroke = (): Promise<string> =>
      view.page
        .locator(".bar-row.task:not(.critical) .bar")
        .first()
        .evaluate((bar) => getComputedStyle(bar).stroke);
    assert.equal(await stroke(), "rgb(111, 195, 223)");
    await view.page.evaluate(() => (document.body.className = "vscode-dark"));
    assert.equal(await stroke(), "rgb(55, 148, 255)");
  });

  it("works in a narrow panel and in forced colours", async () => {
    const view = await openPlan(english, { width: 420, height: 300, forcedColors: true, reducedMotion: true });
    const grid = await view.page.locator(".grid-pane").boundingBox();
    const timeline = await view.page.locator(".scroller").boundingBox();
    assert.ok(grid && timeline && grid.width >= 120 && timeline.width >= 150);
  });

  it("lets the flags of today and of the status date never lie over each other, however narrow it is", async () => {
    for (const width of [250, 320, 420, 1280]) {
      const view = await openPlan(english, { width, height: 400 });
      const flags = await view.page.locator(".flag").evaluateAll((nodes) =>
        nodes
          .map((node) => node.getBoundingClientRect())
          .filter((box) => box.width > 0)
          .map(({ left, right }) => [left, right]),
      );
      assert.ok(flags.length >= 1, `${width}`);
      const [one, other] = flags;
      if (one && other)
        assert.ok((one[1] ?? 0) <= (other[0] ?? 0) + 1 || (other[1] ?? 0) <= (one[0] ?? 0) + 1, `${width}`);
    }
  });

  it("moves the splitter by keyboard and by mouse", async () => {
    const view = await openPlan(english);
    const { page } = view;
    const width = async (): Promise<number> => (await page.locator(".grid-pane").boundingBox())?.width ?? 0;
    const before = await width();
    await page.getByRole("separator", { name: "Width of the table" }).focus();
    await page.keyboard.press("ArrowRight");
    assert.equal(await width(), before + 16);
    const box = await page.getByRole("separator", { name: "Width of the table" }).boundingBox();
    assert.ok(box);
    await page.mouse.move(box.x, 400);
    await page.mouse.down();
    await page.mouse.move(box.x - 100, 400);
    await page.mouse.up();
    assert.ok(Math.abs((await width()) - (before - 84)) <= 1);
    assert.equal(
      await page.getByRole("separator", { name: "Width of the table" }).getAttribute("aria-valuenow"),
      String(Math.round(await width())),
    );
  });
});
