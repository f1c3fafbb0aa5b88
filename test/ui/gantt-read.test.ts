import { deepEqual, equal, match, ok } from "node:assert/strict";
import { useWorkbench } from "./support/launch";
import { GanttView } from "./support/views";

const plan = "office-move/office-move.pmo.yaml";
const large = "kikan-sasshin/schedule.pmo.yaml";

describe("what the Gantt chart tells besides dates", () => {
  const workbench = useWorkbench();
  let view: GanttView;

  before("a plan is open with its chart beside it", async function () {
    this.timeout(60_000);
    await workbench().openFile(plan);
    await workbench().runCommand("View: Toggle Primary Side Bar Visibility");
    view = await GanttView.open(workbench());
    await view.press("Fit the whole plan");
  });

  async function path(name: string): Promise<string> {
    return (await view.frame.locator(`svg.timeline path.${name}`).getAttribute("d")) ?? "";
  }

  async function choose(item: string): Promise<void> {
    await view.press("What is shown");
    await view.frame.locator(".menu-item", { hasText: item }).click();
  }

  it("slack is drawn when it is wanted", async () => {
    equal(await path("slack"), "");
    await choose("Slack");
    match(await path("slack"), /^M/);
    await workbench().screenshot("gantt-slack");
    await choose("Slack");
  });

  it("D marks what drives the selected task, and fades the rest", async () => {
    await view.row("Moving weekend").locator(".label").click();
    await workbench().press("d");
    await view.frame.locator("svg.timeline g.bar-row.faded").first().waitFor();
    match(await path("link.selected"), /^M/);
    await workbench().screenshot("gantt-drivers");
    await workbench().press("d");
    equal(await view.frame.locator("svg.timeline g.bar-row.faded").count(), 0);
  });

  it("gates stand as lines across the chart", async () => {
    await workbench().focusEditor("office-move.pmo.yaml");
    await workbench().openFile(large);
    view = await GanttView.open(workbench(), "基幹システム刷新");
    await view.row("立上げ・計画").waitFor();
    await view.press("Fit the whole plan");
    ok(((await path("gate")).match(/M/g) ?? []).length >= 5);
    await choose("Gates");
    equal(await path("gate"), "");
    await choose("Gates");
  });

  it("a baseline lies under the bars", async () => {
    await view.frame.locator(".find-field").fill("判定");
    await choose("No baseline");
    equal(await path("baseline"), "");
    await choose("Baseline: ");
    match(await path("baseline"), /^M/);
    await workbench().screenshot("gantt-baseline");
  });

  it("the page may draw its own pictures onto a canvas, as the export to PNG does", async () => {
    const size = await view.frame.evaluate(async () => {
      const image = new Image();
      const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"/>';
      image.src = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
      await image.decode();
      const canvas = document.createElement("canvas");
      canvas.getContext("2d")?.drawImage(image, 0, 0);
      return canvas.toDataURL().length > 50 ? image.naturalWidth : 0;
    });
    equal(size, 30);
  });

  it("what is shown is kept under a name in the workspace, and forgotten again", async () => {
    await view.frame.locator(".find-field").fill("");
    await view.press("Filter");
    await view.frame.locator(".menu-item", { hasText: "Milestones" }).click();
    const rows = await view.names();
    await view.press("Kept views");
    await view.frame.locator(".menu-item", { hasText: "Keep what is shown" }).click();
    await workbench().answer("Milestones only");
    await view.press("Filter");
    await view.frame.locator(".menu-item", { hasText: "Show all rows" }).click();
    await workbench().waitFor("all rows", async () => (await view.names()).length > rows.length);
    await view.press("Kept views");
    await view.frame.locator(".menu-item", { hasText: "Milestones only" }).click();
    deepEqual(await view.names(), rows);
    await view.press("Kept views");
    await view.frame.locator(".menu-item", { hasText: "Forget a view" }).click();
    await workbench().pick("Milestones only");
    await workbench().waitFor("an empty list", async () => {
      await view.press("Kept views");
      const left = await view.frame.locator(".menu-item", { hasText: "Milestones only" }).count();
      await workbench().press("Escape");
      return left === 0;
    });
  });
});
