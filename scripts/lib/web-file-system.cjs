/* global fetch */
// Part of the program that the web extension host loads as its file system: see web-saving.mjs, which puts it before the
// program of @vscode/test-web's own file system extension.

/**
 * Starts the original program with a `vscode` of its own, which lets us stand between VS Code and what it registers.
 * @param {(id: string) => any} require
 * @param {unknown} module
 * @param {unknown} exports
 * @param {{ base: string, token: string } | null} server where changes are sent to; null: they stay in memory
 * @param {(require: (id: string) => any, module: unknown, exports: unknown) => void} program
 */
// eslint-disable-next-line @typescript-eslint/no-unused-vars -- called in the text that web-saving.mjs makes of this file
function wrapFileSystem(require, module, exports, server, program) {
  const vscode = require("vscode");
  // Copies with some members replaced: the real objects are frozen.
  const replace = (/** @type {object} */ object, /** @type {Record<string, unknown>} */ members) =>
    Object.defineProperties(
      {},
      {
        ...Object.getOwnPropertyDescriptors(object),
        ...Object.getOwnPropertyDescriptors(members),
      },
    );

  const send = async (
    /** @type {string} */ method,
    /** @type {{ path: string }} */ uri,
    /** @type {string} */ query,
    /** @type {Uint8Array=} */ body,
  ) => {
    if (!server) return;
    const path = uri.path.split("/").map(encodeURIComponent).join("/");
    const answer = await fetch(server.base + path + query, { method, body, headers: { "x-pmo-token": server.token } });
    if (!answer.ok) throw vscode.FileSystemError.Unavailable(await answer.text());
  };

  const saving = (/** @type {any} */ provider) => ({
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
  });

  // The original compares the words of Quick Open with whole addresses, and so finds nothing. VS Code chooses among the
  // files anyway, so it gets all of them.
  const findingAll = (/** @type {any} */ provider) => ({
    provideFileSearchResults: (/** @type {any} */ query, /** @type {any} */ options, /** @type {any} */ token) =>
      provider.provideFileSearchResults({ ...query, pattern: "" }, options, token),
  });

  const workspace = replace(vscode.workspace, {
    registerFileSystemProvider: (
      /** @type {string} */ scheme,
      /** @type {unknown} */ provider,
      /** @type {unknown} */ options,
    ) => vscode.workspace.registerFileSystemProvider(scheme, saving(provider), options),
    registerFileSearchProvider: (/** @type {string} */ scheme, /** @type {unknown} */ provider) =>
      vscode.workspace.registerFileSearchProvider(scheme, findingAll(provider)),
  });
  const api = replace(vscode, { workspace });
  program((id) => (id === "vscode" ? api : require(id)), module, exports);
}
