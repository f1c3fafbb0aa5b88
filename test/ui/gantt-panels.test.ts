import { equal, ok } from "node:assert/strict";
import { useWorkbench } from "./support/launch";
import { placeOf } from "./support/text";
import { GanttView } from "./support/views";

const office = {
  file: "office-move/office-move.pmo.yaml",
  name: "Head office move",
  task: "Network and meeting rooms",
};
const system = { file: "kikan-sasshin/schedule.pmo.yaml", name: "基幹システム刷新", task: "立上げ・計画" };

describe("charts of several projects at once", () => {
  const workbench = useWorkbench({ width: 1900 });
  let first: GanttView;
  let second: GanttView;

  before("the charts of two projects stand side by side", async function () {
    this.timeout(60_000);
    await workbench().openFile(office.file);
    await workbench().runCommand("View: Toggle Primary Side Bar Visibility");
    await GanttView.open(workbench(), office.name);
    await workbench().focusEditor("office-move.pmo.yaml");
    await workbench().openFile(system.file);
    const opened = await GanttView.open(workbench(), system.name);
    await opened.row(system.task).waitFor();
    await opened.row(system.task).locator(".cell-wbs").click();
    await hasFocus(system.name);
    await workbench().runCommand("View: Move Editor into Next Group");
    first = await GanttView.of(workbench(), office.name);
    second = await GanttView.of(workbench(), system.name);
  });

  /** A click gives a chart the focus a moment later. */
  async function hasFocus(project: string): Promise<void> {
    const { page } = workbench();
    await page.locator(".editor-group-container.active .tab.active", { hasText: `Gantt: ${project}` }).waitFor();
  }

  const widths = async (): Promise<readonly number[]> => [
    (await first.barBox(office.task)).width,
    (await second.barBox(system.task)).width,
  ];

  it("each shows its own project", async () => {
    ok(await first.hasRow(office.task));
    ok(await second.hasRow(system.task));
    equal(await second.hasRow(office.task), false);
    await workbench().screenshot("gantt-two-projects");
  });

  it("a command of the palette acts on the chart that has the focus", async () => {
    const before = await widths();
    await first.row(office.task).locator(".label").click();
    await hasFocus(office.name);
    await workbench().runCommand("PMO: Gantt Chart: Zoom In");
    await workbench().waitFor(
      "longer bars in the first chart",
      async () => ((await widths())[0] ?? 0) > (before[0] ?? 0),
    );
    equal((await widths())[1], before[1], "the second chart is as it was");
  });

  it("a task in the text is shown in the chart of its project, where the person goes on", async () => {
    await workbench().focusEditor("office-move.pmo.yaml");
    await workbench().goTo(await placeOf(workbench(), office.file, "id: labels"));
    await workbench().runCommand("PMO: Show in Gantt Chart");
    await workbench().waitFor("the focus in the row of the task", () =>
      first.frame.evaluate(() => document.activeElement?.matches('.row[aria-selected="true"]') === true),
    );
  });

  it("both come back after a reload, with zoom and selection", async function () {
    this.timeout(60_000);
    await second.row(system.task).locator(".cell-wbs").click();
    const selected = await first.frame.locator('.row[aria-selected="true"] .label').textContent();
    const before = await widths();
    // What was chosen last is kept after a moment; this command lets VS Code write it down, which a reload by the browser may cut off.
    await new Promise((resolve) => setTimeout(resolve, 1000));
    await workbench().runCommand("Developer: Reload Window");
    await workbench().page.waitForEvent("domcontentloaded");
    first = await GanttView.of(workbench(), office.name);
    second = await GanttView.of(workbench(), system.name);
    equal(await first.frame.locator('.row[aria-selected="true"] .label').textContent(), selected);
    equal(await second.frame.locator('.row[aria-selected="true"] .label').textContent(), system.task);
    const after = await widths();
    ok(
      after.every((width, at) => Math.abs(width - (before[at] ?? 0)) < 2),
      `bars are as long as before: ${before.join(", ")} and ${after.join(", ")}`,
    );
    await workbench().screenshot("gantt-two-projects-restored");
  });
});
