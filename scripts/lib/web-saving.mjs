// Saving to disk from the web workbench. The file system of @vscode/test-web reads from the server and keeps changes in
// the browser's memory; here each change is also sent to the server, which applies it to the folder.
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join, relative, sep, isAbsolute } from "node:path";

/**
 * Wraps the file system extension's program, so that the provider it registers tells us of every change.
 * @param {string} source the extension's program (CommonJS)
 * @param {string} base address of the mounted folder
 * @param {string} token proves to the server that the request comes from the page it served
 * @returns {string}
 */
export function savingProviderSource(source, base, token) {
  return `(${wrapProvider.toString()})(require, module, exports, ${JSON.stringify({ base, token })}, function (require, module, exports) {\n${source}\n});\n`;
}

/**
 * Runs in the web extension host, from its text.
 * @param {(id: string) => any} require
 * @param {unknown} module
 * @param {unknown} exports
 * @param {{ base: string, token: string }} server
 * @param {(require: (id: string) => any, module: unknown, exports: unknown) => void} program
 */
function wrapProvider(require, module, exports, server, program) {
  const vscode = require("vscode");
  // Copies with one member replaced: the real objects are frozen.
  const replace = (/** @type {object} */ object, /** @type {string} */ name, /** @type {unknown} */ value) =>
    Object.defineProperties({}, { ...Object.getOwnPropertyDescriptors(object), [name]: { value, enumerable: true } });

  const send = async (
    /** @type {string} */ method,
    /** @type {{ path: string }} */ uri,
    /** @type {string} */ query,
    /** @type {Uint8Array=} */ body,
  ) => {
    const path = uri.path.split("/").map(encodeURIComponent).join("/");
    const answer = await fetch(server.base + path + query, { method, body, headers: { "x-pmo-token": server.token } });
    if (!answer.ok) throw vscode.FileSystemError.Unavailable(await answer.text());
  };
  /** @type {any} */
  let provider;
  const saving = {
    onDidChangeFile: (/** @type {unknown[]} */ ...args) => provider.onDidChangeFile(...args),
    watch: (/** @type {unknown[]} */ ...args) => provider.watch(...args),
    stat: (/** @type {unknown[]} */ ...args) => provider.stat(...args),
    readDirectory: (/** @type {unknown[]} */ ...args) => provider.readDirectory(...args),
    readFile: (/** @type {unknown[]} */ ...args) => provider.readFile(...args),
    async createDirectory(/** @type {any} */ uri) {
      await provider.createDirectory(uri);
      await send("POST", uri, "?mkdir");
    },
    async writeFile(/** @type {any} */ uri, /** @type {Uint8Array} */ content, /** @type {unknown} */ options) {
      await provider.writeFile(uri, content, options);
      await send("PUT", uri, "", content);
    },
    async delete(/** @type {any} */ uri, /** @type {unknown} */ options) {
      await provider.delete(uri, options);
      await send("DELETE", uri, "");
    },
    async rename(/** @type {any} */ from, /** @type {any} */ to, /** @type {unknown} */ options) {
      await provider.rename(from, to, options);
      await send("POST", from, "?rename=" + encodeURIComponent(to.path));
    },
  };
  const workspace = replace(
    vscode.workspace,
    "registerFileSystemProvider",
    (/** @type {string} */ scheme, /** @type {unknown} */ original, /** @type {unknown} */ options) => {
      provider = original;
      return vscode.workspace.registerFileSystemProvider(scheme, saving, options);
    },
  );
  const api = replace(vscode, "workspace", workspace);
  program((id) => (id === "vscode" ? api : require(id)), module, exports);
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
