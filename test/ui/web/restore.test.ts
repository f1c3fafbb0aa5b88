import { equal } from "node:assert/strict";
import type { Frame } from "playwright-core";
import { useWorkbench } from "../support/launch";
import { GanttView, RiskMatrixView } from "../support/views";

/** Listens to what a view gives VS Code to keep. */
async function savedStates(view: Frame): Promise<() => Promise<string>> {
  const outer = view.parentFrame();
  if (!outer) throw new Error("A view is a frame in a frame.");
  await outer.evaluate(() => {
    window.addEventListener("message", ({ data }) => {
      if (data?.channel === "do-update-state") document.documentElement.dataset["kept"] = String(data.data);
    });
  });
  return async () => (await outer.evaluate(() => document.documentElement.dataset["kept"])) ?? "";
}

describe("a page that is loaded again", () => {
  const workbench = useWorkbench({ width: 1700 });

  it("brings back the Gantt chart with its project and what was collapsed, and the risk matrix with its filter", async () => {
    await workbench().openFile("office-move/office-move.pmo.yaml");
    const gantt = await GanttView.open(workbench());
    await gantt.press("Collapse all");
    equal((await gantt.names()).length, 5);
    await workbench().focusEditor("office-move.pmo.yaml");
    const risks = await RiskMatrixView.open(workbench());
    const saved = await savedStates(risks.frame);
    await risks.frame.getByRole("searchbox", { name: "Find risks" }).fill("lift");
    await workbench().waitFor("the filtered list", async () => (await risks.listed()).join() === "R-002");
    await workbench().waitFor("the view to save its filter", async () => (await saved()).includes("lift"));
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
