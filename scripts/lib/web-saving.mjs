// Saving to disk from the web workbench. The file system of @vscode/test-web reads from the server and keeps changes in
// the browser's memory; here each change is also sent to the server, which applies it to the folder.
import { readFileSync } from "node:fs";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join, relative, sep, isAbsolute } from "node:path";

/** Runs in the web extension host, so it is sent as text (never as a function of ours, which a loader may have changed). */
const wrapper = readFileSync(new URL("./web-file-system.cjs", import.meta.url), "utf8");

/**
 * Wraps the file system extension's program, so that Quick Open finds files, and so that we are told of every change.
 * @param {string} source the extension's program (CommonJS)
 * @param {{ base: string, token: string } | undefined} server the address of the mounted folder and what proves that a
 *   request comes from the page that was served; without it nothing is sent
 * @returns {string}
 */
export function fileSystemSource(source, server) {
  const target = JSON.stringify(server ?? null);
  return `${wrapper}\nwrapFileSystem(require, module, exports, ${target}, (require, module, exports) => {\n${source}\n});\n`;
}

/**
 * Applies one change to the folder.
 * @param {string} folder
 * @param {string} method PUT writes, DELETE deletes, POST with `mkdir` or `rename`
 * @param {string} path below the folder, percent-encoded
 * @param {URLSearchParams} query
 * @param {Buffer} body
 * @throws {Error} for a path outside of the folder, an unknown change, or when the disk refuses
 */
export async function applyFileOperation(folder, method, path, query, body) {
  const target = inside(folder, decodeURIComponent(path));
  const newPath = query.get("rename");
  if (method === "PUT") await writeFile(target, body);
  else if (method === "DELETE") await rm(target, { recursive: true });
  else if (method === "POST" && query.has("mkdir")) await mkdir(target, { recursive: true });
  else if (method === "POST" && newPath !== null) await rename(target, inside(folder, newPath));
  else throw new Error(`Unknown file operation ${method}.`);
}

/**
 * @param {string} folder
 * @param {string} path
 * @returns {string} the path below the folder, never the folder itself
 */
function inside(folder, path) {
  const target = join(folder, path);
  const way = relative(folder, target);
  if (way === "" || way === ".." || way.startsWith(".." + sep) || isAbsolute(way)) {
    throw new Error(`"${path}" is not inside the opened folder.`);
  }
  return target;
}
