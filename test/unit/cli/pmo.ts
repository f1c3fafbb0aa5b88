import { build } from "esbuild";
import { spawn } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { cliBundle } from "../../../scripts/lib/cli-bundle.mjs";

export interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

let bundle: Promise<string> | undefined;
const folders: string[] = [];

async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "pmo-cli-"));
  folders.push(folder);
  return folder;
}

async function makeBundle(): Promise<string> {
  const outfile = path.join(await makeFolder(), "pmo.js");
  await build({
    ...cliBundle,
    entryPoints: ["src/cli/main.ts"],
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    outfile,
    logLevel: "error",
    define: { PMO_VERSION: '"1.2.3"' },
  });
  return outfile;
}

/** Runs the bundled command line as people do: in a process of its own. */
export async function pmo(
  cwd: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Run> {
  bundle ??= makeBundle();
  const file = await bundle;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [file, ...args], {
      cwd,
      env: { PATH: process.env["PATH"] ?? "", LANG: "C.UTF-8", ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let out = "";
    let err = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, out, err }));
  });
}

/** A folder with files, for one test. */
export async function folderWith(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const folder = await makeFolder();
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, content);
  }
  return folder;
}

export async function removeFolders(): Promise<void> {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })));
  bundle = undefined;
}
