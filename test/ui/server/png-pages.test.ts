import { equal, match, rejects } from "node:assert/strict";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "../../../scripts/lib/project.mjs";
import { useWorkbench } from "../support/launch";
import { GanttView } from "../support/views";

const folder = join(root, "test-output", "png-pages-workspace");

/** Too many rows for one picture of pixels. */
const rows = 320;

describe("a Gantt chart that is too large for one picture of pixels", () => {
  before("a long plan", async () => {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    const tasks = Array.from({ length: rows }, (_, at) => `    - { id: t${at}, name: Task ${at}, duration: 2d }`);
    const text = `project: { id: long, name: A long plan, start: 2026-04-01 }\nschedule:\n  tasks:\n${tasks.join("\n")}\n`;
    await writeFile(join(folder, "long.pmo.yaml"), text);
  });

  const workbench = useWorkbench({ folder });

  const savePages = async (): Promise<void> => {
    const view = await GanttView.open(workbench());
    await view.press("Export and print…");
    await workbench().pick("Picture (PNG)");
    await workbench().pick("The whole chart");
    await workbench().saveUnderOfferedName("long-gantt.png");
  };

  it("is saved in pages, beside each other under one name, and says so", async function () {
    this.timeout(60_000);
    await workbench().openFile("long.pmo.yaml");
    await savePages();
    await workbench().waitForNotification(/Written in \d+ pages: .*long-gantt-1\.png to .*long-gantt-\d\.png/);
    for (const name of ["long-gantt-1.png", "long-gantt-2.png"])
      equal((await workbench().savedBytes(name)).subarray(1, 4).toString("latin1"), "PNG", name);
    await rejects(workbench().savedBytes("long-gantt.png"), "no file has the name without a number");
  });

  it("replaces pages that exist already only when the person says so", async function () {
    this.timeout(90_000);
    await writeFile(join(workbench().folder, "long-gantt-1.png"), "kept");
    const dialog = workbench().page.locator(".monaco-dialog-box");
    await savePages();
    await dialog.waitFor();
    match((await dialog.textContent()) ?? "", /long-gantt-1\.png and \d more pages exist already\. Replace them\?/);
    await dialog.getByRole("button", { name: "Cancel" }).click();
    await dialog.waitFor({ state: "detached" });
    equal((await workbench().savedBytes("long-gantt-1.png")).toString("latin1"), "kept");
    await savePages();
    await dialog.getByRole("button", { name: "Replace" }).click();
    await workbench().waitFor("the first page", async () =>
      (await workbench().savedBytes("long-gantt-1.png")).subarray(1, 4).toString("latin1") === "PNG" ? true : undefined,
    );
  });
});
