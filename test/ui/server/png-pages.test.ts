import { equal, rejects } from "node:assert/strict";
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

  it("is saved in pages, beside each other under one name, and says so", async function () {
    this.timeout(60_000);
    await workbench().openFile("long.pmo.yaml");
    const view = await GanttView.open(workbench());
    await view.press("Export and print…");
    await workbench().pick("Picture (PNG)");
    await workbench().pick("The whole chart");
    await workbench().saveUnderOfferedName("long-gantt.png");
    await workbench().waitForNotification(/Written in \d+ pages: .*long-gantt-1\.png to .*long-gantt-\d\.png/);
    for (const name of ["long-gantt-1.png", "long-gantt-2.png"])
      equal((await workbench().savedBytes(name)).subarray(1, 4).toString("latin1"), "PNG", name);
    await rejects(workbench().savedBytes("long-gantt.png"), "no file has the name without a number");
  });
});
