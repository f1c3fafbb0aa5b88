import { deepEqual, equal, match, ok } from "node:assert/strict";
import { useWorkbench } from "./support/launch";
import { placeOf } from "./support/text";
import { GanttView } from "./support/views";

const plan = "office-move/office-move.pmo.yaml";

describe("the Gantt chart beside the text", () => {
  const workbench = useWorkbench();
  const gantt = () => GanttView.find(workbench());

  before("one project's file is open, without the side bar", async function () {
    this.timeout(60_000);
    await workbench().openFile(plan);
    await workbench().runCommand("View: Toggle Primary Side Bar Visibility");
  });

  /** Goes by the keyboard from the toolbar into the table. */
  async function focusRows(view: GanttView): Promise<void> {
    await view.frame.getByRole("toolbar").getByRole("button", { name: "Fit the whole plan", exact: true }).focus();
    await workbench().press("Tab");
    await workbench().waitFor("the focus in the table", () =>
      view.frame.evaluate(() => document.hasFocus() && document.activeElement?.matches(".grid-rows .row") === true),
    );
  }

  it("opens by the button over the editor, under the name of the project", async () => {
    await workbench().page.locator('.editor-actions .action-label[aria-label*="Open Gantt Chart"]').click();
    const view = await gantt();
    ok(await view.hasRow("Network and meeting rooms"));
    await workbench().page.locator(".tab", { hasText: "Gantt: Head office move" }).waitFor();
  });

  it("every task has a row with its WBS code, computed dates, duration, progress, float and who does it", async () => {
    const view = await gantt();
    deepEqual(await view.cells("Network and meeting rooms"), [
      "2.2",
      "Network and meeting rooms",
      "Nov 24, 2026",
      "Dec 3, 2026",
      "8 d",
      "0%",
      "6 d",
      "Kenji Ono",
    ]);
    deepEqual((await view.cells("Building accepted")).slice(0, 4), [
      "2.3",
      "Building accepted",
      "Dec 3, 2026",
      "Dec 3, 2026",
    ]);
    const names = await view.names();
    deepEqual(names.slice(0, 6), [
      "Prepare",
      "Inventory of furniture and devices",
      "Floor plan and seats",
      "Choose the removal firm",
      "Label and pack what is not needed",
      "New building",
    ]);
    equal(names.length, 12);
  });

  it("bars, brackets, milestones, progress, critical tasks, deadlines and arrows are drawn", async () => {
    const view = await gantt();
    await view.press("Fit the whole plan");
    const inventory = view.drawn("Inventory of furniture and devices");
    equal(await inventory.locator("rect.bar:not([display])").count(), 1, "a task has a bar");
    equal(await inventory.locator("rect.done:not([display])").count(), 1, "a complete task has its progress drawn");
    equal(await view.drawn("Network and meeting rooms").locator("rect.done:not([display])").count(), 0);
    equal(
      await view.drawn("Building accepted").locator("path.shape:not([display])").count(),
      1,
      "a milestone has a diamond",
    );
    equal(await view.drawn("Building accepted").locator("rect.bar:not([display])").count(), 0);
    equal(
      await view.drawn("Building accepted").locator("path.deadline:not([display])").count(),
      1,
      "its deadline is marked",
    );
    equal(await view.drawn("Prepare").locator("path.shape:not([display])").count(), 1, "a summary task has a bracket");
    match((await view.drawn("Clean and hand back the old office").getAttribute("class")) ?? "", /critical/);
    equal(await view.drawn("Clean and hand back the old office").locator("rect.hatch:not([display])").count(), 1);
    ok(!/critical/.test((await view.drawn("Network and meeting rooms").getAttribute("class")) ?? ""));
    match(
      (await view.frame.locator("svg.timeline path.link:not(.critical):not(.selected)").getAttribute("d")) ?? "",
      /^M/,
    );
    match((await view.frame.locator("svg.timeline path.link.critical").getAttribute("d")) ?? "", /^M/);
    match((await view.frame.locator("svg.timeline path.mark.status").getAttribute("d")) ?? "", /^M/, "the status date");
    match((await view.frame.locator("svg.timeline path.shade").first().getAttribute("d")) ?? "", /^M/, "days off");
  });

  it("a later task stands to the right of the one before it, and a longer one is longer", async () => {
    const view = await gantt();
    const inventory = await view.barBox("Inventory of furniture and devices");
    const floorPlan = await view.barBox("Floor plan and seats");
    const network = await view.barBox("Network and meeting rooms");
    ok(floorPlan.x > inventory.x + inventory.width - 1);
    ok(network.x > floorPlan.x);
    ok(floorPlan.width > inventory.width);
  });

  it("a longer duration that is typed moves the bars at once, without saving", async () => {
    const view = await gantt();
    await view.press("Fit the whole plan");
    const before = {
      labels: await view.barBox("Label and pack what is not needed"),
      saved: await workbench().savedText(plan),
    };
    const first = await placeOf(workbench(), plan, "5d, predecessors: [floor-plan, movers]");
    await workbench().focusEditor("office-move.pmo.yaml");
    await workbench().goTo(first);
    await workbench().press("Delete");
    await workbench().type("9");
    await workbench().waitFor(
      "the new finish in the table",
      async () => (await view.cells("Label and pack what is not needed"))[4] === "9 d",
    );
    const after = await view.barBox("Label and pack what is not needed");
    ok(after.width > before.labels.width * 1.5, `the bar was ${before.labels.width} wide and is ${after.width}`);
    ok(Math.abs(after.x - before.labels.x) < 1, "it begins where it began");
    equal((await view.cells("Label and pack what is not needed"))[3], "Dec 7, 2026");
    equal(await workbench().savedText(plan), before.saved, "nothing was saved");
    await workbench().focusEditor("office-move.pmo.yaml");
    await workbench().press("Backspace");
    await workbench().type("5");
    await workbench().waitFor(
      "the duration as it was",
      async () => (await view.cells("Label and pack what is not needed"))[4] === "5 d",
    );
  });

  it("the cursor in the text selects the row", async () => {
    const view = await gantt();
    await workbench().focusEditor("office-move.pmo.yaml");
    await workbench().goTo(await placeOf(workbench(), plan, "Floor plan and seats"));
    await view.row("Floor plan and seats").and(view.frame.locator('[aria-selected="true"]')).waitFor();
    equal(await view.frame.locator('.row[aria-selected="true"]').count(), 1);
    await workbench().goTo(await placeOf(workbench(), plan, "Moving weekend"));
    await view.row("Moving weekend").and(view.frame.locator('[aria-selected="true"]')).waitFor();
    equal(await view.row("Floor plan and seats").getAttribute("aria-selected"), "false");
  });

  it("a click on a bar selects its text", async () => {
    const view = await gantt();
    await view.press("Fit the whole plan");
    const bar = await view.barBox("Choose the removal firm");
    const box = { x: bar.x + bar.width / 2, y: bar.y + bar.height / 2 };
    await workbench().page.mouse.click(box.x, box.y);
    const { line } = await placeOf(workbench(), plan, "{ id: movers");
    await workbench().waitFor(
      "the cursor in the task's line",
      async () => (await workbench().lineInEditor("office-move.pmo.yaml")) === line,
    );
    await view.row("Choose the removal firm").and(view.frame.locator('[aria-selected="true"]')).waitFor();
  });

  it("keys after a click still belong to the picture: nothing that is selected in the text is typed over", async () => {
    const view = await gantt();
    const rows = await view.frame.locator(".row").count();
    await view.press("Fit the whole plan");
    const before = (await view.barBox("Floor plan and seats")).width;
    await view.row("Floor plan and seats").locator(".label").click();
    await workbench().waitFor("the focus in the row", async () =>
      view.row("Floor plan and seats").evaluate((row) => row.contains(row.ownerDocument.activeElement)),
    );
    await workbench().press("+");
    await workbench().waitFor("a larger zoom", async () => (await view.barBox("Floor plan and seats")).width > before);
    equal(await view.frame.locator(".row").count(), rows);
    await view.press("Fit the whole plan");
  });

  it("no row is gone back to while the cursor of the text follows the keys in the picture", async () => {
    const view = await gantt();
    await focusRows(view);
    await workbench().press("Control+Home");
    const names = await view.names();
    await view
      .row(names[0] ?? "")
      .and(view.frame.locator('[aria-selected="true"]'))
      .waitFor();
    const steps = 8;
    // Down and up again and again, with pauses about as long as the text needs to follow.
    for (let pause = 30; pause < 90; pause += 5)
      for (const key of ["ArrowDown", "ArrowUp"]) {
        await workbench().press(key);
        await workbench().page.waitForTimeout(pause);
      }
    for (let step = 0; step < steps; step++) {
      await workbench().press("ArrowDown");
      await workbench().page.waitForTimeout(30 + step * 7);
    }
    const { line } = await placeOf(workbench(), plan, names[steps] ?? "");
    await workbench().waitFor(
      "the cursor at the task of the last row",
      async () => (await workbench().lineInEditor("office-move.pmo.yaml")) === line,
    );
    await view
      .row(names[steps] ?? "")
      .and(view.frame.locator('[aria-selected="true"]'))
      .waitFor();
    equal(await view.frame.locator('.row[aria-selected="true"]').count(), 1);
  });

  it("Enter goes on in the text of the task", async () => {
    const view = await gantt();
    await view.row("Network and meeting rooms").locator(".label").click();
    await workbench().waitFor("the focus in the row", async () =>
      view.row("Network and meeting rooms").evaluate((row) => row.contains(row.ownerDocument.activeElement)),
    );
    await workbench().press("Enter");
    const { line } = await placeOf(workbench(), plan, "{ id: network");
    await workbench().waitFor("the focus in the text", async () =>
      workbench().page.locator(".monaco-editor.focused").first().isVisible(),
    );
    equal((await workbench().cursor()).line, line);
  });

  it("zooms by button and by key, and fits the plan into the window", async () => {
    const view = await gantt();
    await view.press("Fit the whole plan");
    const width = async () => (await view.barBox("Floor plan and seats")).width;
    const fitted = await width();
    await view.press("Zoom in");
    const zoomed = await width();
    ok(Math.abs(zoomed / fitted - 1.4) < 0.05, `from ${fitted} to ${zoomed}`);
    await focusRows(view);
    await workbench().press("-");
    await workbench().waitFor("the former width", async () => Math.abs((await width()) - fitted) < 1);
    await workbench().press("+");
    await workbench().press("+");
    await workbench().waitFor("a larger zoom", async () => (await width()) > zoomed * 1.2);
    await workbench().press("f");
    await workbench().waitFor("the whole plan", async () => Math.abs((await width()) - fitted) < 1);
  });

  it("collapses and expands, all at once and one row by the keyboard", async () => {
    const view = await gantt();
    await view.press("Collapse all");
    deepEqual(await view.names(), [
      "Prepare",
      "New building",
      "Moving weekend",
      "First working day in the new office",
      "Clean and hand back the old office",
    ]);
    equal(await view.row("Prepare").getAttribute("aria-expanded"), "false");
    await focusRows(view);
    await workbench().press("Home");
    await workbench().press("ArrowDown");
    await workbench().press("ArrowRight");
    await view.row("Building accepted").waitFor();
    equal((await view.names()).length, 8);
    await view.press("Expand all");
    equal((await view.names()).length, 12);
  });

  it("finds tasks by a part of their name, from the keyboard, and counts them", async () => {
    const view = await gantt();
    await focusRows(view);
    await workbench().press("Control+f");
    await workbench().waitFor("the focus in the search box", () =>
      view.frame.evaluate(() => document.hasFocus() && document.activeElement?.matches(".find-field") === true),
    );
    await workbench().type("office");
    const count = view.frame.locator(".find-count");
    await workbench().waitFor("the number of matches", async () => (await count.textContent()) === "1 of 2");
    await view.row("First working day in the new office").and(view.frame.locator('[aria-selected="true"]')).waitFor();
    await workbench().press("Enter");
    await workbench().waitFor("the second match", async () => (await count.textContent()) === "2 of 2");
    await view.row("Clean and hand back the old office").and(view.frame.locator('[aria-selected="true"]')).waitFor();
    await workbench().press("Control+A");
    await workbench().type("nowhere");
    await workbench().waitFor("that nothing is found", async () => (await count.textContent()) === "No matches");
    await workbench().press("Escape");
    equal(await view.frame.locator(".find-field").inputValue(), "");
  });

  it("stays with its project; another project has a chart of its own, which draws only the rows of a large plan that show", async () => {
    await workbench().focusEditor("office-move.pmo.yaml");
    await workbench().openFile("kikan-sasshin/schedule.pmo.yaml");
    ok(await (await gantt()).hasRow("Network and meeting rooms"), "the first project is still there");
    const view = await GanttView.open(workbench(), "基幹システム刷新");
    await view.row("立上げ・計画").waitFor();
    equal(await view.hasRow("Network and meeting rooms"), false, "the other project is gone");
    const count = Number(await view.frame.locator('[role="treegrid"]').getAttribute("aria-rowcount")) - 1;
    ok(count > 150, `the plan has ${count} rows`);
    const drawn = (await view.names()).length;
    ok(drawn > 10 && drawn < 60, `${drawn} rows are on the page`);
    ok((await view.frame.locator("svg.timeline g.bar-row").count()) < 60, "the drawing has no more");
    await focusRows(view);
    await workbench().press("Control+End");
    const last = view.frame.locator(`.row[aria-rowindex="${count + 1}"]`);
    await last.and(view.frame.locator('[aria-selected="true"]')).waitFor();
    await view.row("要件定義").waitFor({ state: "detached" });
    ok((await view.names()).length < 60);
  });
});
