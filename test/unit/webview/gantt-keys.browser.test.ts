import assert from "node:assert/strict";
import { at } from "../report/gantt/plan";
import type { GanttHost } from "./gantt-host";
import { isDrawn, smallPlan } from "./gantt-host";
import { ganttCharts } from "./gantt-suite";

describe("Editing in the Gantt view by keyboard and menu", function () {
  this.timeout(120_000);
  const { openChart } = ganttCharts();
  const open = (language: "en" | "ja" = "en"): Promise<GanttHost> => openChart(smallPlan, { language });

  const focused = (host: GanttHost): Promise<string> =>
    host.page.evaluate(() => document.activeElement?.closest(".row")?.querySelector(".label")?.textContent ?? "");
  const selected = (host: GanttHost): Promise<readonly string[]> =>
    host.page.locator(".row[aria-selected=true] .label").allInnerTexts();

  for (const [key, task, edit] of [
    ["Alt+Shift+ArrowRight", "Papers", { kind: "move", id: "papers", start: at("2026-05-12", "09:00") }],
    // Over the weekend.
    ["Alt+Shift+ArrowLeft", "Papers", { kind: "move", id: "papers", start: at("2026-05-08", "09:00") }],
    ["Control+Shift+ArrowRight", "Build", { kind: "resizeFinish", id: "build", finish: at("2026-05-25", "18:00") }],
    ["Control+Shift+ArrowLeft", "Build", { kind: "resizeFinish", id: "build", finish: at("2026-05-21", "18:00") }],
    ["Control+Alt+Shift+ArrowRight", "Build", { kind: "resizeStart", id: "build", start: at("2026-05-19", "09:00") }],
    ["Control+Shift+ArrowUp", "Design", { kind: "progress", id: "design", percentComplete: 50 }],
    ["Control+]", "Papers", { kind: "indent", ids: ["papers"] }],
    ["Control+[", "Build", { kind: "outdent", ids: ["build"] }],
    ["Alt+Shift+Period", "Papers", { kind: "indent", ids: ["papers"] }],
    ["Alt+Shift+ArrowUp", "Build", { kind: "moveUp", ids: ["build"] }],
    ["Alt+Shift+ArrowDown", "Papers", { kind: "moveDown", ids: ["papers"] }],
    ["Insert", "Build", { kind: "add", id: "build", place: "below" }],
    ["Delete", "Build", { kind: "delete", ids: ["build"] }],
  ] as const) {
    it(`${key} on a row is ${edit.kind}`, async () => {
      const host = await open();
      await host.focusRow(task);
      await host.page.keyboard.press(key);
      assert.deepEqual(await host.edits(), [edit]);
    });
  }

  it("a task of one day is made no shorter", async () => {
    const host = await open();
    await host.focusRow("Call");
    await host.page.keyboard.press("Control+Shift+ArrowLeft");
    assert.deepEqual(await host.edits(), []);
  });

  it("says what was deleted and how it comes back, and goes on with the row that stands there now", async () => {
    const host = await open();
    await host.focusRow("Papers");
    await host.page.keyboard.press("Delete");
    await host.show({ ...smallPlan, tasks: smallPlan.tasks.filter(({ id }) => id !== "papers") });
    assert.equal(await focused(host), "Call");
    assert.match(await host.page.locator(".notice").innerText(), /^Papers deleted\. Undo in the text brings it back\./);
  });

  it("a task that was added is named at once", async () => {
    const host = await open();
    await host.focusRow("Call");
    await host.page.keyboard.press("Insert");
    const tasks = [...smallPlan.tasks, { id: "new", name: "New task", start: "2026-05-06", finish: "2026-05-06" }];
    await host.show({ ...smallPlan, tasks });
    await host.page.keyboard.type("Minutes");
    await host.page.keyboard.press("Enter");
    assert.deepEqual((await host.edits()).at(-1), { kind: "setField", id: "new", field: "name", text: "Minutes" });
  });

  it("the focus goes with a row that moves", async () => {
    const host = await open();
    await host.focusRow("Papers");
    await host.page.keyboard.press("Alt+Shift+ArrowDown");
    const [phase, papers, call] = smallPlan.tasks;
    assert.ok(phase && papers && call);
    await host.show({ ...smallPlan, tasks: [phase, call, papers] });
    assert.equal(await focused(host), "Papers");
    assert.equal(await host.said(), "Papers moved down, now 3");
  });

  it("Shift and the arrow keys, Shift and Ctrl with a click, and Ctrl+A select several rows, on which commands act", async () => {
    const host = await open();
    assert.equal(await host.page.locator("[role=treegrid]").getAttribute("aria-multiselectable"), "true");
    await host.focusRow("Design");
    await host.page.keyboard.press("Shift+ArrowDown");
    await host.page.keyboard.press("Shift+ArrowDown");
    assert.deepEqual(await selected(host), ["Design", "Build", "Gate"]);
    assert.equal(await host.said(), "Rows selected: 3");
    await host.page.keyboard.press("Shift+ArrowUp");
    await host.page.keyboard.press("Delete");
    await host.row("Design").click();
    await host.row("Papers").click({ modifiers: ["Shift"] });
    assert.deepEqual(await selected(host), ["Design", "Build", "Gate", "Papers"]);
    await host.row("Gate").click({ modifiers: ["Control"] });
    assert.deepEqual(await selected(host), ["Design", "Build", "Papers"]);
    await host.page.keyboard.press("Control+]");
    await host.page.keyboard.press("Control+a");
    assert.equal((await selected(host)).length, 6);
    await host.page.keyboard.press("Delete");
    assert.deepEqual(await host.edits(), [
      { kind: "delete", ids: ["design", "build"] },
      { kind: "indent", ids: ["design", "build", "papers"] },
      // What is under a selected row goes with it.
      { kind: "delete", ids: ["phase", "papers", "call"] },
    ]);
    await host.page.keyboard.press("ArrowUp");
    assert.equal((await selected(host)).length, 1);
  });

  it("several selected rows stay selected when the plan changes", async () => {
    const host = await open();
    await host.focusRow("Design");
    await host.page.keyboard.press("Shift+ArrowDown");
    const tasks = [{ id: "first", name: "First", start: "2026-05-04", finish: "2026-05-04" }, ...smallPlan.tasks];
    await host.show({ ...smallPlan, tasks });
    assert.deepEqual(await selected(host), ["Design", "Build"]);
    assert.equal(await focused(host), "Build");
  });

  it("links by keyboard: L, the successor, the type, Enter", async () => {
    const host = await open();
    await host.focusRow("Design");
    await host.page.keyboard.press("l");
    assert.match(await host.said(), /Link from Design to Build: Finish to start/);
    await host.page.keyboard.press("ArrowDown");
    await host.page.keyboard.press("ArrowDown");
    await host.page.keyboard.press("s");
    await host.page.keyboard.press("s");
    assert.match(await host.said(), /Link from Design to Papers: Start to start/);
    assert.ok(await isDrawn(host, ".rubber-target"));
    assert.equal(await focused(host), "Design", "the focus stays");
    await host.page.keyboard.press("Enter");
    assert.deepEqual(await host.edits(), [{ kind: "link", from: "design", to: "papers", type: "SS" }]);
    await host.page.keyboard.press("ArrowDown");
    assert.equal(await focused(host), "Build", "keys mean what they meant before");
  });

  it("a link that the host refuses is not made by keyboard either, and Escape gives up", async () => {
    const host = await open();
    await host.focusRow("Gate");
    await host.page.keyboard.press("l");
    await host.page.keyboard.press("ArrowUp");
    await host.page.keyboard.press("ArrowUp");
    await host.foresee({ problem: { template: "This would be a circle", args: [] } });
    assert.match(await host.said(), /This would be a circle/);
    await host.page.keyboard.press("Enter");
    await host.page.keyboard.press("Escape");
    assert.match(await host.said(), /No link was made/);
    assert.deepEqual(await host.edits(), []);
  });

  it("a link is taken away by keyboard", async () => {
    const host = await open();
    await host.focusRow("Design");
    await host.page.keyboard.press("l");
    await host.page.keyboard.press("Delete");
    assert.deepEqual(await host.edits(), [{ kind: "unlink", from: "design", to: "build" }]);
  });

  it("the menu of a row opens by mouse and by keyboard, is worked by keys, and gives the focus back", async () => {
    const host = await open();
    await host.row("Papers").click({ button: "right" });
    const menu = host.page.getByRole("menu", { name: "Papers" });
    await menu.waitFor();
    await host.page.keyboard.press("Escape");
    assert.equal(await menu.count(), 0);
    assert.equal(await focused(host), "Papers");
    await host.page.keyboard.press("Shift+F10");
    assert.equal(await menu.count(), 1);
    await host.page.keyboard.press("ArrowUp");
    assert.equal(
      await host.page.evaluate(() => document.activeElement?.querySelector(".menu-label")?.textContent),
      "Delete",
    );
    await host.page.keyboard.press("Home");
    await host.page.keyboard.press("m");
    await host.page.keyboard.press("Enter");
    assert.deepEqual(await host.edits(), [{ kind: "markDone", ids: ["papers"] }]);
    assert.equal(await menu.count(), 0);
  });

  it("the menu stays in the window", async () => {
    const host = await openChart(smallPlan, { width: 700, height: 420 });
    const call = await host.middle("Call");
    await host.page.mouse.click(690, call.y, { button: "right" });
    const box = await host.page.locator(".menu").boundingBox();
    assert.ok(box && box.x >= 0 && box.y >= 0 && box.x + box.width <= 700 && box.y + box.height <= 420);
  });

  it("rows are copied for spreadsheets and as Markdown", async () => {
    const host = await open();
    // As text, because the test runner's compiler adds helpers to functions that a page does not have.
    await host.page.evaluate(`window.copied = [];
      Object.defineProperty(navigator, "clipboard", {
        value: { writeText: (text) => Promise.resolve(window.copied.push(text)) },
      });`);
    await host.focusRow("Design");
    await host.page.keyboard.press("Shift+ArrowDown");
    const choose = async (label: string): Promise<string> => {
      await host.page.keyboard.press("Shift+F10");
      await host.page.getByRole("menuitem", { name: label }).click();
      return host.page.evaluate(() => (window as unknown as { copied: string[] }).copied.at(-1) ?? "");
    };
    assert.deepEqual((await choose("Copy for a spreadsheet")).split("\n"), [
      "WBS\tTask name\tStart\tFinish\tDuration\t% done\tFloat\tWho",
      "1.1\tDesign\tMay 4, 2026\tMay 15, 2026\t10 d\t40%\t0 d\t佐藤 花子 50%",
      "1.2\tBuild\tMay 18, 2026\tMay 22, 2026\t5 d\t0%\t0 d\t",
    ]);
    assert.match(await choose("Copy as Markdown"), /^\| WBS \| Task name .*\|\n\|---\|---\|---:/);
    assert.equal(await host.said(), "Rows copied: 2");
    await host.page.evaluate(`document.addEventListener("copy", (event) => {
      window.copied.push(event.clipboardData.getData("text/plain"));
    });`);
    await host.page.keyboard.press("Control+c");
    const copied = await host.page.evaluate(() => (window as unknown as { copied: string[] }).copied.at(-1) ?? "");
    assert.match(copied, /^WBS\tTask name.*\n1\.1\tDesign\t/);
  });

  it("? shows every key in a dialog, in the person's language, and gives the focus back", async () => {
    const host = await open("ja");
    await host.focusRow("Design");
    await host.page.keyboard.press("?");
    const dialog = host.page.getByRole("dialog");
    assert.match(await dialog.innerText(), /タスクを1日移動/);
    await host.page.keyboard.press("Escape");
    assert.equal(await dialog.count(), 0);
    assert.equal(await focused(host), "Design");
  });

  it("speaks Japanese about what was done", async () => {
    const host = await open("ja");
    await host.focusRow("Papers");
    await host.page.keyboard.press("Alt+Shift+ArrowRight");
    const tasks = smallPlan.tasks.map((task) => (task.id === "papers" ? { ...task, start: "2026-05-12" } : task));
    await host.show({ ...smallPlan, tasks });
    assert.equal(await host.said(), "「Papers」を 5/12 – 6/12 に移動しました");
  });
});
