import assert from "node:assert/strict";
import { at } from "../report/gantt/plan";
import { largeModel } from "../report/gantt/plans";
import type { GanttHost } from "./gantt-host";
import { isDrawn, smallPlan } from "./gantt-host";
import { ganttCharts } from "./gantt-suite";

describe("Dragging in the Gantt view", function () {
  this.timeout(120_000);
  const { openChart: open } = ganttCharts();

  it("a bar that is dragged by two days starts two days later, once, when it is let go", async () => {
    const host = await open();
    const day = await host.day();
    await host.press(await host.middle("Papers"), { x: 2.2 * day, y: 3 });
    assert.deepEqual(await host.edits(), [], "nothing is written while the pointer is down");
    assert.match(await host.page.locator(".drag-tag").innerText(), /May 13 – Jun 14\n25 d/);
    assert.ok(await isDrawn(host, ".ghost-held"));
    await host.page.mouse.up();
    assert.deepEqual(await host.edits(), [{ kind: "move", id: "papers", start: at("2026-05-13", "09:00") }]);
    assert.equal(await host.page.locator(".drag-tag").isVisible(), false);
    assert.equal((await host.view.posted()).filter(({ type }) => type === "revealTask").length, 0, "no click");
  });

  it("a milestone is dragged to another day", async () => {
    const host = await open();
    const day = await host.day();
    await host.drag(await host.middle("Gate"), { x: 3 * day, y: 0 });
    assert.deepEqual(await host.edits(), [{ kind: "move", id: "gate", start: at("2026-05-25", "18:00") }]);
  });

  it("the right end changes the finish, the left end the start, each with its duration beside the pointer", async () => {
    const host = await open();
    const day = await host.day();
    const bar = await host.bar("Papers");
    await host.press({ x: bar.right - 3, y: bar.y }, { x: -7 * day, y: 0 });
    assert.match(await host.page.locator(".drag-tag").innerText(), /May 11 – Jun 5\n20 d/);
    await host.page.mouse.up();
    await host.drag({ x: bar.left + 3, y: bar.y }, { x: day, y: 0 });
    assert.deepEqual(await host.edits(), [
      { kind: "resizeFinish", id: "papers", finish: at("2026-06-05", "18:00") },
      { kind: "resizeStart", id: "papers", start: at("2026-05-12", "09:00") },
    ]);
  });

  it("an end does not go beyond the other one: a day of work is left", async () => {
    const host = await open();
    const bar = await host.bar("Build");
    const day = await host.day();
    await host.drag({ x: bar.right - 3, y: bar.y }, { x: -20 * day, y: 0 });
    await host.drag({ x: bar.left + 3, y: bar.y }, { x: 20 * day, y: 0 });
    assert.deepEqual(await host.edits(), [
      { kind: "resizeFinish", id: "build", finish: at("2026-05-18", "18:00") },
      { kind: "resizeStart", id: "build", start: at("2026-05-22", "09:00") },
    ]);
  });

  it("the ends of a bar of one day stand outside of it, so that all of them can be held", async () => {
    const host = await open();
    for (let step = 0; step < 2; step++) await host.page.locator("button[title*='Zoom out']").click();
    const bar = await host.bar("Call");
    assert.ok(bar.right - bar.left < 24, "the bar is narrow");
    const day = await host.day();
    await host.drag({ x: bar.right + 4, y: bar.y }, { x: 2 * day, y: 0 });
    await host.drag({ x: (bar.left + bar.right) / 2, y: bar.y }, { x: day, y: 0 });
    await host.drag({ x: bar.left - 4, y: bar.y }, { x: -2 * day, y: 0 });
    assert.deepEqual(
      (await host.edits()).map(({ kind }) => kind),
      ["resizeFinish", "move", "resizeStart"],
    );
  });

  it("progress is dragged at its edge in steps of five percent, and to the percent with Alt", async () => {
    const host = await open();
    const bar = await host.bar("Design");
    const edge = bar.left + (bar.right - bar.left) * 0.4;
    const share = (bar.right - bar.left) / 100;
    await host.drag({ x: edge, y: bar.y }, { x: 21 * share, y: 0 });
    await host.page.keyboard.down("Alt");
    await host.drag({ x: edge, y: bar.y + 9 }, { x: -17 * share, y: 0 });
    await host.page.keyboard.up("Alt");
    const edits = await host.edits();
    assert.deepEqual(edits[0], { kind: "progress", id: "design", percentComplete: 60 });
    assert.ok(edits[1]?.kind === "progress" && Math.abs(edits[1].percentComplete - 23) <= 1, JSON.stringify(edits[1]));
  });

  it("dates snap to half hours where hours are drawn, and to nothing with Alt", async () => {
    const host = await open();
    await host.focusRow("Call");
    await host.page.keyboard.press("z");
    for (let step = 0; step < 3; step++) await host.page.keyboard.press("+");
    const middle = await host.middle("Call");
    await host.drag(middle, { x: 61, y: 0 });
    await host.page.keyboard.down("Alt");
    await host.drag(middle, { x: 61, y: 0 });
    await host.page.keyboard.up("Alt");
    const [snapped, free] = await host.edits();
    assert.ok(snapped?.kind === "move" && free?.kind === "move");
    assert.equal(snapped.start % 30, 0);
    assert.ok(free.start % 30 !== 0 && Math.abs(free.start - snapped.start) <= 15);
  });

  it("a click with a trembling hand stays a click", async () => {
    const host = await open();
    await host.drag(await host.middle("Papers"), { x: 3, y: 0 });
    assert.deepEqual(await host.edits(), []);
    assert.equal((await host.view.posted()).filter(({ type }) => type === "revealTask").length, 1);
  });

  it("Escape gives a drag up, and letting go then does nothing", async () => {
    const host = await open();
    await host.press(await host.middle("Papers"), { x: 60, y: 0 });
    await host.page.keyboard.press("Escape");
    assert.equal(await host.page.locator(".ghosts").getAttribute("display"), "none");
    await host.page.mouse.up();
    assert.deepEqual(await host.edits(), []);
    assert.equal((await host.view.posted()).filter(({ type }) => type === "revealTask").length, 0);
  });

  it("a plan that changes during a drag gives it up and says so", async () => {
    const host = await open();
    await host.press(await host.middle("Papers"), { x: 60, y: 0 });
    await host.show({ ...smallPlan, tasks: smallPlan.tasks.slice(0, 2) });
    assert.match(await host.said(), /The plan has changed meanwhile/);
    assert.ok(await host.page.locator(".notice").isVisible(), "for everybody to see");
    await host.page.mouse.up();
    assert.deepEqual(await host.edits(), []);
  });

  it("asks one question at a time, the newest state next, and none after the end", async () => {
    const host = await open();
    const day = await host.day();
    const from = await host.middle("Papers");
    await host.press(from, { x: day, y: 0 });
    for (const days of [2, 3, 4]) {
      await host.page.mouse.move(from.x + days * day, from.y);
      await host.frames();
    }
    assert.equal((await host.questions()).length, 1, "the first one is open");
    await host.answer({});
    const questions = await host.questions();
    assert.deepEqual(
      questions.map(({ edit }) => edit.kind === "move" && edit.start),
      [questions[0]?.edit.kind === "move" && questions[0].edit.start, at("2026-05-15", "09:00")],
    );
    await host.page.mouse.move(from.x + 5 * day, from.y);
    await host.frames();
    assert.equal((await host.questions()).length, 2);
    await host.page.mouse.up();
    await host.answer({});
    assert.equal((await host.questions()).length, 2);
  });

  it("draws what the host foresees: other bars, the finish of the project, missed deadlines, words", async () => {
    const host = await open();
    const day = await host.day();
    await host.press(await host.middle("Design"), { x: 2 * day, y: 0 });
    await host.foresee({
      words: { template: "Starts no earlier than {0}", args: ["2026-05-06"] },
      rows: [1, 2],
      start: [at("2026-05-06", "09:00"), at("2026-05-20", "09:00")],
      finish: [at("2026-05-19", "18:00"), at("2026-05-26", "18:00")],
      finishBefore: at("2026-06-12", "18:00"),
      finishAfter: at("2026-06-16", "18:00"),
      missed: [4],
    });
    const outlines = ((await host.page.locator(".ghost:not(.late)").getAttribute("d")) ?? "").match(/M/g) ?? [];
    assert.equal(outlines.length, 2);
    assert.ok(await isDrawn(host, ".ghost.late"));
    assert.ok(await isDrawn(host, ".ghost-warning"));
    assert.ok(await isDrawn(host, ".ghost-finish"));
    assert.equal(await host.page.locator(".ghost-flag-text").textContent(), "Finish Jun 16");
    const tag = await host.page.locator(".drag-tag").innerText();
    assert.match(tag, /May 6 – May 19/);
    assert.match(tag, /Starts no earlier than 2026-05-06/);
    assert.match(tag, /Project finish: Jun 16/);
    assert.match(tag, /Deadlines missed: 1/);
    await host.page.mouse.up();
  });

  it("what the host refuses is shown while dragging and not written", async () => {
    const host = await open();
    await host.press(await host.middle("Papers"), { x: 80, y: 0 });
    await host.foresee({ problem: { template: "The file is read-only", args: [] } });
    assert.match(await host.page.locator(".drag-tag .tag-problem").innerText(), /The file is read-only/);
    await host.page.mouse.up();
    assert.deepEqual(await host.edits(), []);
    assert.equal(await host.said(), "The file is read-only");
  });

  it("says what was done when the plan shows it", async () => {
    const host = await open();
    const day = await host.day();
    await host.drag(await host.middle("Papers"), { x: 7 * day, y: 0 });
    assert.equal(await host.said(), "");
    const tasks = smallPlan.tasks.map((task) =>
      task.id === "papers" ? { ...task, start: "2026-05-18", finish: "2026-06-19" } : task,
    );
    await host.show({ ...smallPlan, tasks });
    assert.equal(await host.said(), "Papers moved to May 18 – Jun 19. Project finish: Jun 19");
    assert.equal(await host.page.locator(".ghosts").getAttribute("display"), "none");
  });

  for (const [from, to, type] of [
    ["finish", "start", "FS"],
    ["start", "start", "SS"],
    ["finish", "finish", "FF"],
    ["start", "finish", "SF"],
  ] as const) {
    it(`a link from ${from} to ${to} is ${type}`, async () => {
      const host = await open();
      const source = await host.bar("Design");
      const target = await host.bar("Papers");
      const begin = { x: from === "finish" ? source.right + 9 : source.left - 9, y: source.y };
      const end = { x: to === "start" ? target.left + 6 : target.right - 6, y: target.y };
      await host.press(begin, { x: end.x - begin.x, y: end.y - begin.y });
      assert.ok((await host.page.locator(".drag-tag").innerText()).includes(`(${type})`));
      assert.ok(await isDrawn(host, ".rubber"));
      assert.ok(await isDrawn(host, ".rubber-target"));
      await host.page.mouse.up();
      assert.deepEqual(await host.edits(), [{ kind: "link", from: "design", to: "papers", type }]);
    });
  }

  it("a link that would close a circle is shown as refused while it is drawn, and is not made", async () => {
    const host = await open();
    const source = await host.bar("Gate");
    const target = await host.bar("Design");
    await host.press(
      { x: source.right + 9, y: source.y },
      { x: target.left + 4 - source.right - 9, y: target.y - source.y },
    );
    await host.foresee({ problem: { template: "This would be a circle", args: [] } });
    assert.match((await host.page.locator(".rubber").getAttribute("class")) ?? "", /refused/);
    assert.match(await host.page.locator(".tag-problem").innerText(), /This would be a circle/);
    await host.page.mouse.up();
    assert.deepEqual(await host.edits(), []);
  });

  it("a link that is let go beside all bars is not made", async () => {
    const host = await open();
    const source = await host.bar("Gate");
    await host.drag({ x: source.right + 9, y: source.y }, { x: 150, y: 200 });
    assert.deepEqual(await host.edits(), []);
  });

  it("a link is selected by a click on its line and deleted with Delete, or changed by its menu", async () => {
    const host = await open();
    const design = await host.bar("Design");
    const build = await host.bar("Build");
    // The line goes down from the finish of the one to the start of the other.
    const y = (design.y + build.y) / 2;
    const x = await linkX(host, design.right, build.left + 12, y);
    await host.page.mouse.click(x, y);
    assert.ok(await isDrawn(host, ".link-chosen"));
    assert.match(await host.said(), /Link from Design to Build/);
    await host.page.keyboard.press("Delete");
    assert.deepEqual(await host.edits(), [{ kind: "unlink", from: "design", to: "build" }]);
    await host.page.mouse.click(x, y, { button: "right" });
    const names = await host.page.locator("[role=menuitemradio]").allInnerTexts();
    assert.equal(names.length, 4);
    assert.equal(await host.page.locator("[role=menuitemradio][aria-checked=true]").count(), 1);
    await host.page.locator("[role=menuitemradio]", { hasText: "Start to start" }).click();
    assert.deepEqual((await host.edits()).at(-1), { kind: "link", from: "design", to: "build", type: "SS" });
  });

  it("the window scrolls while a bar is held at its edge", async () => {
    const host = await open(largeModel(300));
    const stage = await host.page.locator(".stage").boundingBox();
    assert.ok(stage);
    await host.page.locator(".row").nth(2).locator(".cell-wbs").click();
    await host.page.keyboard.press("z");
    await host.page.locator("button[title*='Zoom out']").click();
    const bars = host.page.locator(".bar-row.task rect.bar").filter({ visible: true });
    const box = await bars.first().boundingBox();
    assert.ok(box);
    await host.press({ x: box.x + box.width / 2, y: box.y + 7 }, { x: stage.x + stage.width - 4 - box.x, y: 0 });
    await host.page.waitForFunction(
      (from) => (document.querySelector(".scroller")?.scrollLeft ?? 0) > from + 100,
      await host.page.locator(".scroller").evaluate((node) => node.scrollLeft),
    );
    await host.page.keyboard.press("Escape");
    await host.page.mouse.up();
    assert.deepEqual(await host.edits(), []);
  });

  it("a finger drags the bar that it selected before, and scrolls elsewhere", async () => {
    const host = await open(smallPlan);
    const session = await host.page.context().newCDPSession(host.page);
    const touch = async (type: "touchStart" | "touchMove" | "touchEnd", x: number, y: number): Promise<void> => {
      await session.send("Input.dispatchTouchEvent", { type, touchPoints: type === "touchEnd" ? [] : [{ x, y }] });
    };
    await session.send("Emulation.setTouchEmulationEnabled", { enabled: true });
    const middle = await host.middle("Papers");
    const day = await host.day();
    const swipe = async (): Promise<void> => {
      await touch("touchStart", middle.x, middle.y);
      for (let step = 1; step <= 5; step++) await touch("touchMove", middle.x + (3 * day * step) / 5, middle.y);
      await touch("touchEnd", 0, 0);
      await host.frames();
    };
    await swipe();
    assert.deepEqual(await host.edits(), [], "not selected yet");
    await host.focusRow("Papers");
    await swipe();
    assert.deepEqual(await host.edits(), [{ kind: "move", id: "papers", start: at("2026-05-14", "09:00") }]);
  });

  it("shows only the outlines of the rows that show, in a plan of ten thousand rows that all move", async () => {
    const model = largeModel(10_000);
    const host = await open(model);
    const bar = await host.page.locator(".bar-row.task rect.bar").filter({ visible: true }).first().boundingBox();
    assert.ok(bar);
    await host.press({ x: bar.x + bar.width / 2, y: bar.y + 7 }, { x: 40, y: 0 });
    const rows = model.rows.id.map((_, row) => row);
    await host.foresee({
      rows,
      start: rows.map((row) => (model.rows.start[row] ?? 0) + 1440),
      finish: rows.map((row) => (model.rows.finish[row] ?? 0) + 1440),
    });
    const outlines = ((await host.page.locator(".ghost:not(.late)").getAttribute("d")) ?? "").match(/M/g) ?? [];
    assert.ok(outlines.length > 0 && outlines.length < 60, String(outlines.length));
    await host.page.keyboard.press("Escape");
    await host.page.mouse.up();
  });
});

/** The first pixel between two at which the cursor says that a link is under it. */
async function linkX(host: GanttHost, from: number, to: number, y: number): Promise<number> {
  for (let x = Math.floor(from) - 4; x <= to + 8; x++) {
    await host.page.mouse.move(x, y);
    if ((await host.page.locator(".stage[data-link]").count()) > 0) return x + 1;
  }
  throw new Error("No link was found");
}
