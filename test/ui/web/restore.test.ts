import { equal } from "node:assert/strict";
import { useWorkbench } from "../support/launch";
import { GanttView, RiskMatrixView } from "../support/views";

describe("a page that is loaded again", () => {
  const workbench = useWorkbench({ width: 1700 });

  it("brings back the Gantt chart with its project and what was collapsed, and the risk matrix with its filter", async () => {
    await workbench().openFile("office-move/office-move.pmo.yaml");
    const gantt = await GanttView.open(workbench());
    await gantt.press("Collapse all");
    equal((await gantt.names()).length, 5);
    await workbench().openFile("office-move/office-move.pmo.yaml");
    const risks = await RiskMatrixView.open(workbench());
    await risks.frame.getByRole("searchbox", { name: "Find risks" }).fill("lift");
    await workbench().waitFor("the filtered list", async () => (await risks.listed()).join() === "R-002");
    // The views save what was chosen a moment later.
    await workbench().page.reload();
    const again = await RiskMatrixView.find(workbench());
    await workbench().waitFor("the filtered list again", async () => (await again.listed()).join() === "R-002");
    equal(await again.frame.getByRole("searchbox", { name: "Find risks" }).inputValue(), "lift");
    await workbench().page.locator(".tab", { hasText: "Gantt: Head office move" }).click();
    const chart = await GanttView.find(workbench());
    await workbench().waitFor("the collapsed rows again", async () => (await chart.names()).length === 5);
    equal((await chart.cells("Moving weekend"))[1], "Moving weekend");
  });
});
