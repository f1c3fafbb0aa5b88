import { equal } from "node:assert/strict";
import { useWorkbench } from "../support/launch";
import { GanttView } from "../support/views";

describe("a page that is loaded again", () => {
  const workbench = useWorkbench();

  it("brings back the Gantt chart with its project", async () => {
    await workbench().openFile("office-move/office-move.pmo.yaml");
    await GanttView.open(workbench());
    // This way of loading again stores what is open first; the browser's own would lose what was opened a moment ago.
    await workbench().page.evaluate(() => document.documentElement.setAttribute("data-before-reload", ""));
    await workbench().runCommand("Developer: Reload Window");
    await workbench()
      .page.locator("html:not([data-before-reload]) .explorer-folders-view .monaco-list-row")
      .first()
      .waitFor();
    const chart = await GanttView.find(workbench());
    await workbench().page.locator(".tab", { hasText: "Gantt: Head office move" }).waitFor();
    equal((await chart.cells("Network and meeting rooms"))[1], "Network and meeting rooms");
    equal((await chart.names()).length, 12);
  });
});
