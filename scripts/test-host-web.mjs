// Runs the host suite (dist/test/host.js) in the web extension host of a real VS Code.
// PMO_RESULT_FILE: where to write the totals for scripts/test.mjs.
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runHostSuite } from "./lib/host-suite.mjs";
import { root } from "./lib/project.mjs";
import { openWeb } from "./lib/vscode-web.mjs";
import { QUIET_SETTINGS } from "./lib/settings.mjs";

const server = await openWeb({
  extensionDevelopmentPath: root,
  extensionTestsPath: join(root, "dist", "test", "host.js"),
  folderPath: fileURLToPath(new URL("../test/host/workspace/", import.meta.url)),
  settings: QUIET_SETTINGS,
});
try {
  await runHostSuite("host (web worker)", server.url);
} finally {
  await server.dispose();
}
