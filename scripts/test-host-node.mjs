// Runs the host suite (dist/test/host.js) in the Node extension host of a real VS Code, the server one.
// PMO_RESULT_FILE: where to write the totals for scripts/test.mjs.
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runHostSuite } from "./lib/host-suite.mjs";
import { built, hostWorkspace, root } from "./lib/project.mjs";
import { startServer } from "./lib/vscode-server.mjs";

built("dist/extension/node.js");
const paths = { extension: root, tests: built("dist/test/host.js") };

// Here files are really written, so the suite works on a copy.
const folder = await mkdtemp(join(tmpdir(), "pmo-host-"));
try {
  await cp(hostWorkspace, folder, { recursive: true });
  const server = await startServer({ folder });
  try {
    await runHostSuite("host (Node)", server.url, (page) => page.addInitScript(runExtensionTests, paths));
  } finally {
    await server.dispose();
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}

/**
 * Runs in the page, before the workbench: the server has no switch for an extension under development, so it is added
 * to the configuration when the workbench reads it.
 * @param {{ extension: string, tests: string }} development
 */
function runExtensionTests(development) {
  const { Element } = window;
  const original = Element.prototype.getAttribute;
  Element.prototype.getAttribute = function (name) {
    const value = original.call(this, name);
    if (value === null || this.id !== "vscode-workbench-web-configuration" || name !== "data-settings") return value;
    const configuration = JSON.parse(value);
    const remote = (/** @type {string} */ path) => ({ scheme: "vscode-remote", authority: window.location.host, path });
    configuration.developmentOptions = {
      ...configuration.developmentOptions,
      extensions: [remote(development.extension)],
      extensionTestsPath: remote(development.tests),
    };
    return JSON.stringify(configuration);
  };
}
