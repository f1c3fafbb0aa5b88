import { build } from "esbuild";
import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { MeasurementName, Measurements } from "./results";

const root = fileURLToPath(new URL("../..", import.meta.url));
const run = promisify(execFile);

/** Whose time is measured. */
export type Contestant = "ours" | "peer";

/** Runs measurements in processes of their own, so that neither heap nor warmth of one changes another. */
export interface Runner {
  measure<N extends MeasurementName>(
    who: Contestant,
    name: N,
    tasks: number,
    most?: number,
  ): Promise<Measurements[N] | undefined>;
  dispose(): Promise<void>;
}

/** Bundles both contestants as the extension is bundled. The peer's package stays as npm delivers it. */
export async function startRunner(): Promise<Runner> {
  const folder = await mkdtemp(join(root, "dist", "bench-"));
  await build({
    absWorkingDir: root,
    entryPoints: ["bench/editor/ours.ts", "bench/editor/peer.ts"],
    outdir: folder,
    outExtension: { ".js": ".cjs" },
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "es2022",
    charset: "utf8",
    external: ["yaml-language-server", "vscode-languageserver-textdocument"],
    logLevel: "warning",
  });
  return {
    async measure<N extends MeasurementName>(who: Contestant, name: N, tasks: number, most = 100) {
      const script = join(folder, `${who}.cjs`);
      const words = ["--expose-gc", "--max-old-space-size=8192", script, name, `${tasks}`, `${most}`];
      try {
        const { stdout } = await run(process.execPath, words, { cwd: root, maxBuffer: 1e7 });
        return JSON.parse(stdout.trim().split("\n").at(-1) ?? "") as Measurements[N];
      } catch (error) {
        console.error(`${who}, ${name}, ${tasks} tasks: ${error instanceof Error ? error.message : String(error)}`);
        return undefined;
      }
    },
    dispose: () => rm(folder, { recursive: true, force: true }),
  };
}
