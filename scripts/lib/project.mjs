// Where things are in this repository.
import { existsSync } from "node:fs";
import { readFile, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository's folder; `PMO_EXTENSION` replaces it by another extension's, to try the tools themselves. */
export const root = process.env.PMO_EXTENSION ?? fileURLToPath(new URL("../../", import.meta.url));

/** The folder that is open while the host suite runs. */
export const hostWorkspace = fileURLToPath(new URL("../../test/host/workspace/", import.meta.url));

/**
 * @param {string} path below the repository
 * @returns {string} the full path
 * @throws {Error} when it was not built yet
 */
export function built(path) {
  const file = join(root, path);
  if (!existsSync(file)) throw new Error(`${path} is missing: run "npm run build" first.`);
  return file;
}

/**
 * @returns {Promise<string>} the packaged extension: `PMO_VSIX`, or the newest *.vsix in the repository or its dist folder
 * @throws {Error} when there is none
 */
export async function packagedExtension() {
  if (process.env.PMO_VSIX) return process.env.PMO_VSIX;
  const found = [];
  for (const folder of [root, join(root, "dist")]) {
    for (const name of await readdir(folder).catch(() => [])) {
      if (!name.endsWith(".vsix")) continue;
      const file = join(folder, name);
      found.push({ file, time: (await stat(file)).mtimeMs });
    }
  }
  found.sort((a, b) => b.time - a.time);
  if (!found[0]) throw new Error('There is no packaged extension (*.vsix): run "npm run package" first.');
  return found[0].file;
}

/**
 * Checks that the list of host suites names every file: the bundle has no other way to find them.
 * @throws {Error} naming the missing ones
 */
export async function checkHostSuiteList() {
  const folder = fileURLToPath(new URL("../../test/host/suites/", import.meta.url));
  const list = await readFile(join(folder, "index.ts"), "utf8");
  const missing = (await readdir(folder)).filter((name) => name.endsWith(".test.ts") && !list.includes(`"${name}"`));
  if (missing.length > 0) throw new Error(`test/host/suites/index.ts does not name ${missing.join(", ")}.`);
}
