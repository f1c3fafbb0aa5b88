import { deepEqual, equal, ok } from "node:assert/strict";
import type { Frame } from "playwright-core";
import { useWorkbench } from "./support/launch";
import { hoverText } from "./support/text";
import { DiagramView, GanttView, RiskMatrixView } from "./support/views";

/** What the fixture has for a task, a risk and a person. */
const image = '<img src=x onerror="window.pmoMarkupRan=1">';

describe("markup in names is text, in every view", () => {
  const workbench = useWorkbench({ folder: "test/fixtures/ui/markup", width: 1700 });

  before("the file is open", async function () {
    this.timeout(60_000);
    await workbench().openFile("markup.pmo.yaml");
  });

  /** No element was made of it, and nothing of it ran, in the view and around it. */
  async function nothingRan(frame: Frame): Promise<void> {
    equal(await frame.locator("img, b[onclick]").count(), 0, "elements made of names");
    for (const place of [frame, workbench().page.mainFrame()])
      equal(await place.evaluate(() => "pmoMarkupRan" in globalThis), false, "something of it ran");
  }

  it("in the Gantt chart, its drawing and its tooltip", async () => {
    const view = await GanttView.open(workbench());
    equal((await view.cells(image))[1], image);
    equal(await view.hasRow("</text><script>window.pmoMarkupRan=1</script>"), true);
    equal(await view.frame.locator("svg.timeline script").count(), 0);
    const bar = await view.frame.locator("svg.timeline rect.bar:not([display])").first().boundingBox();
    ok(bar);
    await workbench().page.mouse.move(bar.x + bar.width / 2, bar.y + bar.height / 2, { steps: 3 });
    await view.frame.getByText(`1  ${image}`).or(view.frame.getByText(image)).first().waitFor();
    await nothingRan(view.frame);
  });

  it("in the risk matrix, its list and its tooltips", async () => {
    const view = await RiskMatrixView.open(workbench());
    equal(await view.row("R-001").locator(".title-text").textContent(), image);
    equal((await view.chip("R-001", "inherent").getAttribute("title"))?.split("\n")[0], `R-001 ${image}`);
    await nothingRan(view.frame);
  });

  it("in the organisation chart and in the dependency network", async () => {
    await workbench().runCommand("PMO: Open Organisation Chart");
    const chart = await DiagramView.find(workbench(), "pmoMarkupRan");
    ok(
      (await chart.nodes()).some((text) => text.includes("<img src=x onerror=")),
      (await chart.nodes()).join(" | "),
    );
    await nothingRan(chart.frame);
    await workbench().runCommand("PMO: Open Dependency Network");
    const network = await DiagramView.find(workbench(), "javascript:");
    ok(
      (await network.nodes()).some((text) => text.includes("<img src=x onerror=")),
      (await network.nodes()).join(" | "),
    );
    await nothingRan(network.frame);
  });

  it("in the hover of the editor", async () => {
    await workbench().openFile("markup.pmo.yaml", { line: 12, column: 1 });
    ok((await hoverText(workbench(), "onerror", 'name: <img src=x onerror="window')).includes("Total float"));
    equal(await workbench().page.locator(".monaco-hover img").count(), 0);
  });

  it("no view asked for anything that its Content-Security-Policy forbids", () => {
    deepEqual(
      workbench()
        .consoleErrors()
        .filter((text) => /Content.Security.Policy|Refused to/i.test(text)),
      [],
    );
  });
});
