import { deepEqual, equal, ok } from "node:assert/strict";
import { useWorkbench } from "./support/launch";
import { GanttView } from "./support/views";

const plan = "office-move/office-move.pmo.yaml";

describe("the Gantt chart of all projects", () => {
  const workbench = useWorkbench();
  let view: GanttView;

  before("it stands beside the text of one of them", async function () {
    this.timeout(60_000);
    await workbench().openFile(plan);
    await workbench().runCommand("View: Toggle Primary Side Bar Visibility");
    await workbench().runCommand("PMO: Open Portfolio Chart");
    view = await GanttView.find(workbench());
    await workbench().page.locator(".tab", { hasText: "Portfolio" }).waitFor();
    await view.row("基幹システム刷新").waitFor();
    await view.press("Fit the whole plan");
  });

  it("shows every project with its phases and gates, and links between projects", async () => {
    ok(await view.hasRow("要件定義"), "a phase");
    ok(await view.hasRow("稼働判定"), "a gate");
    equal(await view.hasRow("販売管理 現行業務調査"), false, "tasks below a phase are closed");
    ok(((await view.frame.locator("svg.timeline path.link").first().getAttribute("d")) ?? "").length > 0);
    await workbench().screenshot("portfolio");
    await view.press("Collapse all");
    ok((await view.names()).includes("Head office move") && (await view.names()).length >= 3, "a row for each project");
    await workbench().screenshot("portfolio-collapsed");
  });

  it("the cursor in a text selects the row of its task", async () => {
    await workbench().focusEditor("office-move.pmo.yaml");
    await workbench().goTo({ line: 49, column: 12 });
    await view.row("Moving weekend").and(view.frame.locator('[aria-selected="true"]')).waitFor();
  });

  it("a task that is moved by keys is written to its own file, and Ctrl+Z takes it back", async () => {
    const before = await view.cells("Clean and hand back the old office");
    await view.row("Clean and hand back the old office").locator(".label").click();
    await workbench().press("Alt+Shift+ArrowRight");
    const start = async () => (await view.cells("Clean and hand back the old office"))[2];
    await workbench().waitFor("a later start", async () => (await start()) !== before[2]);
    await workbench().press("Control+z");
    await workbench().waitFor("the former start", async () => (await start()) === before[2]);
    deepEqual(await view.cells("Clean and hand back the old office"), before);
  });

  it("says where a project itself is changed", async () => {
    await view.row("Head office move").locator(".label").click();
    await workbench().press("Delete");
    await view.frame.getByText("Projects and gates are changed in the text.", { exact: false }).first().waitFor();
  });
});
