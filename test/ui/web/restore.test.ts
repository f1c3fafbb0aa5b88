import { equal } from "node:assert/strict";
import { useWorkbench } from "../support/launch";
import { GanttView } from "../support/views";

describe("a page that is loaded again", () => {
  const workbench = useWorkbench();

  it("brings back the Gantt chart with its project", async () => {
    await workbench().openFile("office-move/office-move.pmo.yaml");
    await GanttView.open(workbench());
    // VS Code for the web stores which tabs are open now and then: what was opened a moment ago may be lost.
    await workbench().waitFor(
      "a stored tab",
      async () => {
        await workbench().page.reload();
        await workbench().page.locator(".explorer-folders-view .monaco-list-row").first().waitFor();
        if (
          (await workbench()
            .page.locator(".tab", { hasText: /^(Gantt|PMO)/ })
            .count()) > 0
        )
          return true;
        await workbench().openFile("office-move/office-move.pmo.yaml");
        await GanttView.open(workbench());
        return false;
      },
      50_000,
    );
    const chart = await GanttView.find(workbench());
    await workbench().page.locator(".tab", { hasText: "Gantt: Head office move" }).waitFor();
    equal((await chart.cells("Network and meeting rooms"))[1], "Network and meeting rooms");
    equal((await chart.names()).length, 12);
  });
});
