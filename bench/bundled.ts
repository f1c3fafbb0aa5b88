import { build } from "esbuild";
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const root = fileURLToPath(new URL("..", import.meta.url));
const runFile = promisify(execFile);

/** A script that is bundled as the extension is, and runs in a process of its own each time. */
export interface Bundled {
  /** @returns the last line that it printed @throws when it fails */
  run(words: readonly string[]): Promise<string>;
  dispose(): Promise<void>;
}

/**
 * Bundles scripts as the extension is bundled, so that what is measured is what is shipped: neither heap nor warmth of one process changes another.
 * @param entry path of the script in the repository
 * @param external packages that stay as npm delivers them
 */
export async function bundled(entry: string, external: readonly string[] = []): Promise<Bundled> {
  await mkdir(join(root, "dist"), { recursive: true });
  const folder = await mkdtemp(join(root, "dist", "bench-"));
  const script = join(folder, basename(entry).replace(/\.ts$/, ".cjs"));
  await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile: script,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "es2022",
    charset: "utf8",
    external: [...external],
    logLevel: "warning",
  });
  return {
    run: async (words) => {
      const options = ["--expose-gc", "--max-old-space-size=8192", script, ...words];
      const { stdout } = await runFile(process.execPath, options, { cwd: root, maxBuffer: 1e7 });
      return stdout.trim().split("\n").at(-1) ?? "";
    },
    dispose: () => rm(folder, { recursive: true, force: true }),
  };
}
