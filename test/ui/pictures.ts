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
const SIZE = { width: 1280, height: 760, scale: 2 };

const PICTURES: readonly Picture[] = [
  {
    name: "editor-light",
    open: { ...SIZE, theme: "light", folder: "test/host/workspace" },
    prepare: async (workbench) => {
      await workbench.openFile("demo.pmo.yaml");
    },
  },
];

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { only: { type: "string" }, out: { type: "string" } } });
  const wanted = values.only?.split(",");
  const unknown = wanted?.filter((name) => !PICTURES.some((picture) => picture.name === name)) ?? [];
  if (unknown.length > 0) throw new Error(`There is no picture ${unknown.join(", ")}.`);
  const folder = resolve(root, values.out ?? join("media", "screenshots"));
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
