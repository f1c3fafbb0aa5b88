import { deepEqual, equal, match, ok } from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { useWorkbench } from "./support/launch";
import { placeOf } from "./support/text";
import { GanttView } from "./support/views";

const name = `"暁"基幹システム 'β'`;
/** The name without what file systems refuse. */
const folder = "暁-基幹システム-'β'";
const mainFile = `${folder}/project.pmo.yaml`;

describe("PMO: New Project", () => {
  const workbench = useWorkbench({ folder: "test/host/workspace" });

  before("a file of the folder is open", async function () {
    this.timeout(60_000);
    await workbench().openFile("demo.pmo.yaml");
  });

  it("asks for a template, a name and a place, and makes the files", async () => {
    await workbench().runCommand("PMO: New Project…");
    await workbench().pick("Light agile project");
    const input = workbench().page.locator(".quick-input-widget:visible .quick-input-box input");
    await workbench().page.locator(".quick-input-widget:visible", { hasText: "New project (2/3): name" }).waitFor();
    await input.fill("   ");
    await workbench().page.locator(".quick-input-message", { hasText: "The project needs a name." }).waitFor();
    await workbench().answer(name);
    await workbench().page.locator(".quick-input-widget:visible", { hasText: "New project (3/3): place" }).waitFor();
    await workbench().page.locator(".quick-input-list .monaco-list-row", { hasText: "A new folder in" }).click();
    await workbench().waitForNotification(`${name} is ready.`);
    await workbench().waitFor("the file on the disk", async () =>
      (
        await workbench()
          .savedText(`${folder}/project.pmo.yaml`)
          .catch(() => "")
      ).includes("暁"),
    );
  });

  it("the main file is open, and the name is quoted so that it is read as it was given", async () => {
    await workbench().page.locator('.tab.active[data-resource-name="project.pmo.yaml"]').waitFor();
    await workbench().focusEditor("project.pmo.yaml");
    const text = await workbench().editorText();
    match(text, /^ {2}name: (['"]).*暁.*\1$/m);
    await workbench().runCommand("PMO: Open Gantt Chart");
    await workbench()
      .page.locator(".tab", { hasText: `Gantt: ${name}` })
      .waitFor();
    ok((await (await GanttView.find(workbench())).names()).includes("First backlog"));
  });

  it("it has no findings", async () => {
    // Breaking the file on purpose shows that its findings are being made.
    await workbench().focusEditor("project.pmo.yaml");
    await workbench().goTo(await placeOf(workbench(), mainFile, "project:"));
    await workbench().insert("x");
    await workbench().waitForProblem("xproject");
    await workbench().focusEditor("project.pmo.yaml");
    await workbench().press("Control+z");
    await workbench().waitFor(
      "the finding to go, and no other to be there",
      async () => (await workbench().problems()).length === 0,
    );
    deepEqual(await workbench().problems(), []);
  });

  it("undo takes the files back", async () => {
    const isThere = () => existsSync(join(workbench().folder, mainFile));
    equal(isThere(), true);
    await workbench().focusEditor("project.pmo.yaml");
    await workbench().press("Control+z");
    const dialog = workbench().page.locator(".monaco-dialog-box");
    await workbench().waitFor("the question, or the deletion", async () => (await dialog.isVisible()) || !isThere());
    if (await dialog.isVisible()) await dialog.getByRole("button").first().click();
    await workbench().waitFor("the file to be gone", () => !isThere());
  });
});
