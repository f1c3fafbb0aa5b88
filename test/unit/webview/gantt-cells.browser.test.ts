import assert from "node:assert/strict";
import type { GanttHost } from "./gantt-host";
import { smallPlan } from "./gantt-host";
import { ganttCharts } from "./gantt-suite";

describe("Writing cells in the Gantt view", function () {
  this.timeout(120_000);
  const { openChart } = ganttCharts();
  const open = (): Promise<GanttHost> => openChart(smallPlan, { width: 1600 });

  const value = (host: GanttHost): Promise<string> => host.page.locator(".cell-editor").inputValue();
  const isOpen = (host: GanttHost): Promise<boolean> => host.page.locator(".cell-editor").isVisible();
  const active = (host: GanttHost): Promise<string> =>
    host.page.evaluate(() => {
      const cell = document.activeElement;
      return `${cell?.closest(".row")?.querySelector(".label")?.textContent ?? ""} ${cell?.className ?? ""}`;
    });

  it("a double click shows each cell as it is written in the file", async () => {
    const host = await open();
    for (const [task, column, text] of [
      ["Papers", "name", "Papers"],
      ["Papers", "start", "2026-05-11"],
      ["Papers", "finish", "2026-06-12"],
      ["Papers", "duration", "25d"],
      ["Gate", "start", "2026-05-22T18:00"],
      ["Design", "complete", "40"],
      ["Design", "who", "sato 50%"],
    ] as const) {
      await host.row(task).locator(`.cell-${column}`).dblclick();
      assert.equal(await value(host), text, column);
      await host.page.keyboard.press("Escape");
      assert.equal(await isOpen(host), false);
    }
    assert.deepEqual(await host.edits(), []);
  });

  it("a double click on a cell that nobody writes goes on in the text, as before", async () => {
    const host = await open();
    await host.row("Design").locator(".cell-float").dblclick();
    assert.equal(await isOpen(host), false);
    const reveals = (await host.view.posted()).filter(({ type }) => type === "revealTask");
    assert.equal(reveals.at(-1)?.["focus"], true);
  });

  it("Enter writes and goes down, Tab writes and goes right", async () => {
    const host = await open();
    await host.focusRow("Design");
    for (let step = 0; step < 5; step++) await host.page.keyboard.press("ArrowRight");
    await host.page.keyboard.press("F2");
    await host.page.keyboard.type("12d");
    await host.page.keyboard.press("Enter");
    assert.match(await active(host), /^Build .*cell-duration/);
    await host.page.keyboard.type("4d");
    assert.equal(await value(host), "4d", "typing begins to write");
    await host.page.keyboard.press("Tab");
    assert.match(await active(host), /^Build .*cell-complete/);
    await host.page.keyboard.press("F2");
    await host.page.keyboard.press("Enter");
    assert.deepEqual(await host.edits(), [
      { kind: "setField", id: "design", field: "duration", text: "12d" },
      { kind: "setField", id: "build", field: "duration", text: "4d" },
    ]);
  });

  it("F2 on a row writes its name; letters on a row are still commands", async () => {
    const host = await open();
    await host.focusRow("Call");
    await host.page.keyboard.press("t");
    assert.equal(await isOpen(host), false);
    await host.page.keyboard.press("F2");
    assert.equal(await value(host), "Call");
    assert.equal(await host.page.locator(".cell-editor").getAttribute("aria-label"), "Task name of Call: edit");
  });

  it("Escape gives up, and a text that did not change is not written", async () => {
    const host = await open();
    await host.row("Design").locator(".cell-duration").dblclick();
    await host.page.keyboard.type("99d");
    await host.page.keyboard.press("Escape");
    assert.match(await active(host), /^Design .*cell-duration/);
    await host.page.keyboard.press("F2");
    await host.page.keyboard.press("Enter");
    assert.deepEqual(await host.edits(), []);
  });

  it("a click elsewhere writes what was typed", async () => {
    const host = await open();
    await host.row("Design").locator(".cell-name").dblclick();
    await host.page.keyboard.type("Layout");
    await host.row("Papers").locator(".cell-wbs").click();
    assert.deepEqual(await host.edits(), [{ kind: "setField", id: "design", field: "name", text: "Layout" }]);
  });

  it("Delete on a cell takes its field away", async () => {
    const host = await open();
    await host.focusRow("Design");
    for (let step = 0; step < 5; step++) await host.page.keyboard.press("ArrowRight");
    await host.page.keyboard.press("Delete");
    assert.deepEqual(await host.edits(), [{ kind: "setField", id: "design", field: "duration", text: "" }]);
  });

  it("what the host would refuse stands beside the cell while it is typed, and Enter does not write it", async () => {
    const host = await open();
    await host.row("Design").locator(".cell-duration").dblclick();
    await host.page.keyboard.type("x");
    await host.foresee({ problem: { template: "'x' is no duration", args: [] } });
    assert.equal(await host.page.locator(".cell-note").innerText(), "'x' is no duration");
    assert.equal(await host.page.locator(".cell-editor").getAttribute("aria-invalid"), "true");
    await host.page.keyboard.press("Enter");
    assert.ok(await isOpen(host));
    assert.equal(await host.said(), "'x' is no duration");
    assert.deepEqual(await host.edits(), []);
  });

  it("what the host refuses afterwards comes back into the cell with the reason", async () => {
    const host = await open();
    await host.row("Design").locator(".cell-start").dblclick();
    await host.page.keyboard.type("2026-13-01");
    await host.page.keyboard.press("Enter");
    assert.equal((await host.edits()).length, 1);
    await host.status("There is no month 13");
    assert.equal(await value(host), "2026-13-01");
    assert.equal(await host.page.locator(".cell-note").innerText(), "There is no month 13");
  });

  it("Japanese that is being composed is not cut off by Enter, Escape or Tab", async () => {
    const host = await open();
    await host.row("Design").locator(".cell-name").dblclick();
    const session = await host.page.context().newCDPSession(host.page);
    await session.send("Input.imeSetComposition", { text: "せっけい", selectionStart: 4, selectionEnd: 4 });
    for (const key of ["Enter", "Escape", "Tab", "ArrowDown"]) {
      await host.page.locator(".cell-editor").evaluate((field, name) => {
        const event = new KeyboardEvent("keydown", { key: name, isComposing: true, bubbles: true, cancelable: true });
        field.dispatchEvent(event);
      }, key);
      assert.ok(await isOpen(host), key);
    }
    assert.deepEqual(await host.edits(), []);
    await session.send("Input.insertText", { text: "設計" });
    await host.page.keyboard.press("Enter");
    assert.deepEqual(await host.edits(), [{ kind: "setField", id: "design", field: "name", text: "設計" }]);
  });

  it("a composition that begins on a cell goes on in its field", async () => {
    const host = await open();
    await host.focusRow("Design");
    await host.page.keyboard.press("ArrowRight");
    await host.page.keyboard.press("ArrowRight");
    await host.page.evaluate(() => {
      document.activeElement?.dispatchEvent(
        new KeyboardEvent("keydown", { key: "Process", keyCode: 229, bubbles: true, cancelable: true }),
      );
    });
    assert.ok(await isOpen(host));
    assert.equal(await value(host), "");
    assert.ok(await host.page.evaluate(() => document.activeElement?.matches(".cell-editor")));
  });

  it("a plan that changes meanwhile leaves the text alone, unless the task is gone", async () => {
    const host = await open();
    await host.row("Papers").locator(".cell-name").dblclick();
    await host.page.keyboard.type("Contracts");
    const added = { id: "first", name: "First", start: "2026-05-04", finish: "2026-05-04" };
    await host.show({ ...smallPlan, tasks: [added, ...smallPlan.tasks] });
    assert.equal(await value(host), "Contracts");
    const field = await host.page.locator(".cell-editor").boundingBox();
    const row = await host.row("Papers").boundingBox();
    assert.ok(field && row && Math.abs(field.y - row.y) <= 1, "the field stays over its row");
    await host.show({ ...smallPlan, tasks: [added] });
    assert.equal(await isOpen(host), false);
    assert.match(await host.said(), /The task that you edited is not in the plan any more/);
    assert.deepEqual(await host.edits(), []);
  });

  it("the dates that a duration would give are drawn while it is typed", async () => {
    const host = await open();
    await host.row("Design").locator(".cell-duration").dblclick();
    await host.page.keyboard.type("3d");
    await host.foresee({
      rows: [1],
      start: [host.model.rows.start[1] ?? 0],
      finish: [(host.model.rows.start[1] ?? 0) + 4_860],
    });
    assert.match((await host.page.locator(".ghost:not(.late)").getAttribute("d")) ?? "", /^M/);
    await host.page.keyboard.press("Escape");
    assert.equal(await host.page.locator(".ghosts").getAttribute("display"), "none");
  });
});
