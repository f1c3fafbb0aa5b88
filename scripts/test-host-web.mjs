// Runs the host suite (dist/test/host.js) in the web extension host of a real VS Code.
// PMO_RESULT_FILE: where to write the totals for scripts/test.mjs.
import { runHostSuite } from "./lib/host-suite.mjs";
import { built, hostWorkspace, root } from "./lib/project.mjs";
import { QUIET_SETTINGS } from "./lib/settings.mjs";
import { openWeb } from "./lib/vscode-web.mjs";

built("dist/extension/web.js");
const server = await openWeb({
  extensionDevelopmentPath: root,
  extensionTestsPath: built("dist/test/host.js"),
  folderPath: hostWorkspace,
  settings: QUIET_SETTINGS,
});
try {
  await runHostSuite("host (web worker)", server.url);
} finally {
  await server.dispose();
}
