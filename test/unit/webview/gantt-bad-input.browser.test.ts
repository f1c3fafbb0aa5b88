// Plans that nobody would write on purpose, from their text to the picture.
import assert from "node:assert/strict";
import { ganttFindings } from "../../../src/core/report/gantt/findings";
import { buildGanttModel } from "../../../src/core/report/gantt/model";
import { parseInstant } from "../../../src/core/text/instant";
import { ProjectStore } from "../../../src/workspace/store";
import { GanttHost } from "./gantt-host";
import { ganttCharts } from "./gantt-suite";
import { type OpenOptions } from "./page";

const path = "plan/plan.pmo.yaml";
const today = parseInstant("2026-04-01T00:00") ?? 0;

const longName = `${"Very long name with many words ".repeat(330)}end`;
const oddNames = {
  hebrew: "שלב 1: תכנון (א)",
  arabic: "المرحلة 2، التصميم!",
  family: "👩‍👩‍👧‍👦 Family 🇯🇵 day",
  markup: '<img src=x onerror=alert(1)><b>bold</b> & "quoted"',
  override: "\u202Eabc\u202C def",
  long: longName,
};

describe("Bad plans in the Gantt view", function () {
  this.timeout(180_000);
  const { openChart, site } = ganttCharts();
  /** The chart of a schedule's text, with its findings. */
  async function open(tasks: string, options: OpenOptions = {}): Promise<GanttHost> {
    const store = new ProjectStore();
    store.setFile(path, `project: { id: plan, name: Plan, start: 2026-04-01 }\nschedule:\n  tasks:\n${tasks}`);
    const [project] = store.projects();
    assert.ok(project);
    const model = buildGanttModel(project, store.schedule(project), { today });
    const host = await openChart(model, options);
    await host.view.send({ type: "findings", findings: ganttFindings(project, store.findings(path)) });
    return host;
  }

  const task = (id: string, more: string): string => `    - { id: ${id}, name: ${id}, ${more} }\n`;
  const bars = (host: GanttHost): Promise<number> =>
    host.page.locator(".bar-row rect.bar, .bar-row path.shape").filter({ visible: true }).count();

  it("one task: its bar, its row, and every command", async () => {
    const host = await open(task("only", "duration: 5d"));
    assert.equal(await bars(host), 1);
    await host.focusRow("only");
    for (const key of ["+", "-", "f", "t", "d", "p", "s", "F8", "ArrowDown", "End", "PageUp"])
      await host.page.keyboard.press(key);
    assert.equal(await host.row("only").getAttribute("aria-selected"), "true");
  });

  it("dates that can't be read: every task is listed and marked with what is wrong", async () => {
    const host = await open(task("a", "duration: soon") + task("b", "start: 2026-02-31, finish: tomorrow"));
    assert.equal(await host.page.locator(".row").count(), 2);
    assert.equal(await host.page.locator(".finding-mark").filter({ visible: true }).count(), 2);
  });

  it("a circle: what can be drawn is drawn, the tasks in it are marked", async () => {
    const host = await open(
      task("a", "duration: 5d, predecessors: [c]") +
        task("b", "duration: 5d, predecessors: [a]") +
        task("c", "duration: 5d, predecessors: [b]") +
        task("free", "duration: 5d") +
        task("after", "duration: 2d, predecessors: [free]"),
    );
    assert.equal(await host.page.locator(".row").count(), 5);
    const drawn = await bars(host);
    assert.ok(drawn >= 2, `${drawn} bars`);
    assert.ok((await host.bar("after")).left > (await host.bar("free")).left);
    const marked = await host.page
      .locator(".finding-mark[data-severity=error]")
      .filter({ visible: true })
      .evaluateAll((marks) => marks.map((mark) => mark.closest(".row")?.querySelector(".label")?.textContent));
    assert.ok(marked.length > 0 && marked.every((name) => ["a", "b", "c"].includes(name ?? "")), marked.join());
    await host.focusRow("a");
    await host.page.keyboard.press("d");
    await host.page.keyboard.press("F8");
    assert.match(await host.said(), /Error/);
  });

  it("50,000 links from one task: few elements, and its links can be followed", async () => {
    const lines = [task("hub", "duration: 1d")];
    for (let at = 0; at < 50_000; at++) lines.push(task(`t${at}`, "duration: 2d, predecessors: [hub]"));
    const host = await open(lines.join(""));
    await host.focusRow("hub");
    const elements = await host.page.evaluate(() => document.querySelectorAll("*").length);
    assert.ok(elements <= 1_200, `${elements} elements`);
    const drawn = (await host.page.locator("path.link.selected").getAttribute("d")) ?? "";
    assert.ok(drawn.length > 0 && drawn.length < 200_000, `${drawn.length} characters of links`);
    assert.match((await host.row("hub").locator(".words").textContent()) ?? "", /Successors: 50000/);
    await host.page.keyboard.press("s");
    assert.equal(await host.row("t0").getAttribute("aria-selected"), "true");
    await host.page.keyboard.press("d");
    await host.page.keyboard.press("Control+End");
    await host.row("t49999").waitFor();
  });

  it("names of 10,000 characters, from right to left, with emoji and markup: whole in the text, cut in the picture, never code", async () => {
    const lines = Object.entries(oddNames).map(
      ([id, name]) => `    - id: ${id}\n      name: ${JSON.stringify(name)}\n      duration: 5d\n`,
    );
    const host = await open(lines.join(""), { width: 900, height: 400 });
    const { page } = host;
    assert.equal(await page.locator("img, b").count(), 0);
    for (const name of [oddNames.hebrew, oddNames.arabic, oddNames.family, oddNames.markup, oddNames.override])
      assert.equal(await host.row(name).count(), 1, name);
    const boxes = await page
      .locator(".row")
      .evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect().height));
    assert.deepEqual(new Set(boxes), new Set([28]), "every row is as high as any other");
    assert.ok(
      await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth),
      "nothing sticks out",
    );
    const labels = await page.locator(".bar-label").allTextContents();
    assert.ok(
      labels.every((label) => label.length < 80 && !/[\uD800-\uDBFF]$/.test(label.replace(/…$/, ""))),
      labels.join("\n"),
    );
    const bidi = await page
      .locator(".row .label, .bar-label")
      .evaluateAll((nodes) => nodes.map((node) => getComputedStyle(node).unicodeBidi));
    assert.deepEqual(new Set(bidi), new Set(["plaintext"]), "each name is read in its own direction");
    await page.locator(".find-field").fill("تصميم");
    assert.equal(await page.locator(".row.found").count(), 1);
  });

  it("a picture of a later version of the extension is told in words, with a way out, and the next one is drawn", async () => {
    const host = await open(task("only", "duration: 5d"));
    await host.view.send({
      ...{ type: "model", version: 2, protocol: 99, language: "en", translations: {} },
      shape: "nobody knows it yet",
    });
    assert.match(await host.page.locator("[role=alert]").innerText(), /This view is older than the extension/);
    await host.page.getByRole("button", { name: "Try again" }).click();
    assert.ok((await host.view.posted()).some(({ type }) => type === "refresh"));
    await host.show(host.model, 3);
    assert.equal(await bars(host), 1);
  });

  it("a picture that can't be read is told in words, and the next one is drawn", async () => {
    const host = await GanttHost.open(site(), { tasks: [{ id: "only", start: "2026-04-01", finish: "2026-04-03" }] });
    try {
      await host.view.send({ type: "model", version: 2, model: {}, title: "Gantt", language: "en", translations: {} });
      assert.match(await host.page.locator("[role=alert]").innerText(), /The picture could not be drawn/);
      await host.show(host.model, 3);
      assert.equal(await bars(host), 1);
    } finally {
      await host.view.close();
    }
  });

  it("a state that was kept by another version is cleaned: what can be used of it is used", async () => {
    const state = {
      ...{ kind: "gantt", projectId: "plan", pixelsPerDay: "wide", leftInstant: Infinity, topRow: {}, selected: 7 },
      ...{ collapsed: [3, "phase", null], gridWidth: NaN, layers: "all", filter: { text: 4, states: [{}] } },
      ...{ columns: [{}, 5], project: { folder: 1 }, search: ["x"] },
    };
    const host = await open("    - { id: phase, tasks: [{ id: inner, duration: 3d }] }\n" + task("b", "duration: 5d"), {
      state,
    });
    assert.equal(await host.page.locator(".row").count(), 2, "the phase is closed, as it was");
    assert.equal(await bars(host), 2);
  });
});
