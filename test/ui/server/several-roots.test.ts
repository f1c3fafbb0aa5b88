import { deepEqual, equal, notEqual } from "node:assert/strict";
import { cp, mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "../../../scripts/lib/project.mjs";
import { useWorkbench } from "../support/launch";
import { GanttView } from "../support/views";

/** Two roots with copies of one project: the same folder, file, id and name. */
const folder = join(root, "test-output", "several-roots-workspace");
const roots = ["north", "south"] as const;
type Root = (typeof roots)[number];

const autoSave = { "files.autoSave": "afterDelay", "files.autoSaveDelay": 100 };

const file = "office-move/office-move.pmo.yaml";
const task = "Clean and hand back the old office";

describe("a workspace with several folders that hold projects of the same name", () => {
  before("two copies of a project and the file of the workspace", async () => {
    await rm(folder, { recursive: true, force: true });
    for (const name of roots) {
      await mkdir(join(folder, name), { recursive: true });
      for (const part of ["office-move", "standards"])
        await cp(join(root, "examples", part), join(folder, name, part), { recursive: true });
    }
    const folders = roots.map((path) => ({ path }));
    await writeFile(join(folder, "both.code-workspace"), JSON.stringify({ folders, settings: {} }));
  });

  const workbench = useWorkbench({ folder, workspaceFile: "both.code-workspace", width: 1900, settings: autoSave });

  /** Opens the file of one of the roots. */
  async function openIn(name: Root): Promise<void> {
    const { page } = workbench();
    await page.keyboard.press("Control+P");
    const widget = page.locator(".quick-input-widget:visible");
    await widget.locator(".quick-input-box input").fill("office-move.pmo.yaml");
    await widget.locator(".monaco-list-row").filter({ hasText: name }).first().click();
    const active = page.locator(".editor-group-container.active");
    await active.locator(".breadcrumbs-control", { hasText: name }).waitFor();
    await active.locator(".monaco-editor.focused").first().waitFor();
  }

  const tabOf = (name: Root) =>
    workbench().page.locator(".tab", { hasText: `Gantt: Head office move (${name}/office-move)` });

  async function chartOf(name: Root): Promise<GanttView> {
    await tabOf(name).click();
    await tabOf(name).and(workbench().page.locator(".active")).waitFor();
    return await GanttView.find(workbench());
  }

  const startIn = async (view: GanttView, row = view.row(task)): Promise<string> =>
    (await row.locator(".cell").nth(2).textContent()) ?? "";

  const saved = async (): Promise<readonly string[]> =>
    Promise.all(roots.map((name) => workbench().savedText(`${name}/${file}`)));

  /** Waits until what was changed has been written to the disk. @returns in which folders the file is another one now */
  async function written(before: readonly string[]): Promise<readonly Root[]> {
    return await workbench().waitFor("a file to be written", async () => {
      const texts = await saved();
      const changed = roots.filter((_, at) => texts[at] !== before[at]);
      return changed.length > 0 && changed;
    });
  }

  it("each project has a chart of its own, under a name that tells them apart", async function () {
    this.timeout(60_000);
    await openIn("north");
    await GanttView.open(workbench());
    await tabOf("north").waitFor();
    await workbench().focusEditor("office-move.pmo.yaml");
    await openIn("south");
    await GanttView.open(workbench());
    await tabOf("south").waitFor();
    await workbench().screenshot("several-roots");
  });

  it("what is changed in one chart is written to the file of its folder alone, and seen in its chart alone", async () => {
    const before = await saved();
    const north = await chartOf("north");
    const was = await startIn(north);
    const south = await chartOf("south");
    await south.row(task).locator(".label").click();
    await workbench().press("Alt+Shift+ArrowRight");
    await workbench().waitFor("a later start", async () => (await startIn(south)) !== was);
    deepEqual(await written(before), ["south"]);
    equal(await startIn(await chartOf("north")), was);
  });

  it("the chart of all projects names both, and writes to the project whose row is changed", async function () {
    this.timeout(60_000);
    await workbench().runCommand("PMO: Open Portfolio Chart");
    await workbench().page.locator(".tab.active", { hasText: "Portfolio" }).waitFor();
    const view = await GanttView.find(workbench());
    for (const name of roots) await view.row(`Head office move (${name}/office-move)`).waitFor();
    await view.press("Fit the whole plan");
    await view.press("Expand all");
    await workbench().screenshot("several-roots-portfolio");
    const before = await saved();
    const starts = async (): Promise<readonly string[]> => [
      await startIn(view, view.row(task).and(view.frame.locator('[aria-rowindex="14"]'))),
      await startIn(view, view.row(task).and(view.frame.locator('[aria-rowindex="27"]'))),
    ];
    const was = await starts();
    await view.row(task).and(view.frame.locator('[aria-rowindex="27"]')).locator(".label").click();
    await workbench().press("Alt+Shift+ArrowRight");
    deepEqual(await written(before), ["south"]);
    await workbench().waitFor("a later start", async () => (await starts())[1] !== was[1]);
    equal((await starts())[0], was[0]);
  });

  it("views that a person keeps belong to the project of one folder", async () => {
    const north = await chartOf("north");
    await north.press("Kept views");
    await north.frame.locator(".menu-item", { hasText: "Keep what is shown" }).click();
    await workbench().answer("Of the north");
    const listed = async (view: GanttView): Promise<number> => {
      await view.press("Kept views");
      const count = await view.frame.locator(".menu-item", { hasText: "Of the north" }).count();
      await workbench().press("Escape");
      return count;
    };
    await workbench().waitFor("the kept view", async () => (await listed(north)) === 1);
    equal(await listed(await chartOf("south")), 0);
  });

  it("after a reload each chart comes back with the project of its folder", async function () {
    this.timeout(60_000);
    const starts: Record<Root, string> = { north: "", south: "" };
    for (const name of roots) starts[name] = await startIn(await chartOf(name));
    notEqual(starts.north, starts.south);
    await workbench().page.evaluate(() => document.documentElement.setAttribute("data-before-reload", ""));
    await workbench().runCommand("Developer: Reload Window");
    await workbench().page.locator("html:not([data-before-reload]) .part.statusbar").waitFor();
    for (const name of roots) {
      const view = await chartOf(name);
      await workbench().waitFor(`the plan of the ${name}`, async () => (await startIn(view)) === starts[name]);
    }
    await workbench().screenshot("several-roots-restored");
  });
});
