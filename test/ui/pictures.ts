/** Takes the README's pictures; started by scripts/screenshots.mjs. */
import { copyFile, mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { root } from "../../scripts/lib/project.mjs";
import { openWorkbench, type WorkbenchOptions } from "./support/launch";
import type { Workbench } from "./support/workbench";

/** One picture: how VS Code is opened, and what is done in it before the picture is taken. */
interface Picture {
  readonly name: string;
  readonly open: WorkbenchOptions;
  readonly prepare: (workbench: Workbench) => Promise<void>;
}

/** Small enough for a README column, with the pixels of a high-resolution screen. */
const SIZE = { width: 1280, height: 760, scale: 2, host: "server" } as const;

/** A line with three mistakes that people make: an unknown id, a duration in words and a day that does not exist. */
const MISTAKES =
  "- { id: cleaning, name: Cleaning, duration: 3 days, predecessors: [flor-plan], deadline: 2026-02-31 }";

async function editorWithFindings(workbench: Workbench): Promise<void> {
  await workbench.openFile("office-move.pmo.yaml", { line: 42, column: 1 });
  await workbench.press("End");
  await workbench.press("Enter");
  await workbench.insert(MISTAKES);
  await workbench.showProblems();
  await workbench.waitForProblem("flor-plan");
  await workbench.focusEditor();
  await workbench.goTo({ line: 46, column: 1 });
}

/** Opens a view of a project, alone on the whole width. */
function view(file: string, text: string, command: string, ready: string): (workbench: Workbench) => Promise<void> {
  return async (workbench) => {
    const lines = (await workbench.savedText(file)).split("\n");
    const line = lines.findIndex((content) => content.includes(text)) + 1;
    // The view follows the cursor to the part of the plan that has something to tell.
    await workbench.openFile(file, { line, column: 1 + (lines[line - 1]?.indexOf(text) ?? 0) });
    // The palette offers the command as soon as the project is read.
    await workbench.waitFor(command, async () => (await workbench.commandsFor(command)).includes(command));
    await workbench.runCommand(command);
    await workbench.webview(ready);
    await workbench.runCommand("View: Close Primary Side Bar");
    await workbench.runCommand("View: Close All Editors in Group");
    await workbench.webview(ready);
  };
}

const gantt = (file: string, text: string) =>
  view(file, text, "PMO: Open Gantt Chart", '[role="row"][aria-selected="true"]');
const risk = (file: string) => view(file, "risks:", "PMO: Open Risk Matrix", '[role="grid"]');

const PICTURES: readonly Picture[] = [
  { name: "editor-light-en", open: { ...SIZE, theme: "light" }, prepare: editorWithFindings },
  { name: "editor-dark-ja", open: { ...SIZE, theme: "dark", language: "ja" }, prepare: editorWithFindings },
  {
    name: "gantt-light-en",
    open: { ...SIZE, theme: "light" },
    prepare: gantt("mobile-store/schedule.pmo.yaml", "load-test"),
  },
  {
    name: "gantt-dark-ja",
    open: { ...SIZE, theme: "dark", language: "ja" },
    prepare: gantt("kikan-sasshin/schedule.pmo.yaml", "id: it-defects"),
  },
  { name: "risk-light-en", open: { ...SIZE, theme: "light" }, prepare: risk("mobile-store/registers.pmo.yaml") },
  {
    name: "risk-dark-ja",
    open: { ...SIZE, theme: "dark", language: "ja" },
    prepare: risk("kikan-sasshin/risks.pmo.yaml"),
  },
];

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { only: { type: "string" }, out: { type: "string" } } });
  const wanted = values.only?.split(",");
  const unknown = wanted?.filter((name) => !PICTURES.some((picture) => picture.name === name)) ?? [];
  if (unknown.length > 0) throw new Error(`There is no picture ${unknown.join(", ")}.`);
  const folder = resolve(root, values.out ?? join("media", "readme"));
  await mkdir(folder, { recursive: true });
  for (const picture of PICTURES) {
    if (wanted && !wanted.includes(picture.name)) continue;
    const workbench = await openWorkbench(picture.open);
    try {
      await picture.prepare(workbench);
      const file = join(folder, `${picture.name}.png`);
      await copyFile(await workbench.screenshot(picture.name), file);
      console.log(file);
    } finally {
      await workbench.close();
    }
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
