// Runs the host suite (dist/test/host.js) in a desktop VS Code, which @vscode/test-electron downloads into .vscode-test.
// PMO_DESKTOP: the program of an installed VS Code to use instead (the Electron program, not the shell script `code`).
// PMO_DESKTOP_VERSION: which version to download, "stable" by default.
// On Linux without a display, put xvfb-run in front.
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runTests, TestRunFailedError } from "@vscode/test-electron";
import { readTotals } from "./lib/host-suite.mjs";
import { built, checkHostSuiteList, hostWorkspace, root } from "./lib/project.mjs";
import { reportTotals } from "./lib/totals.mjs";

await checkHostSuiteList();
built("dist/extension/node.js");

// The suite may write files, so it works on a copy; the profile is fresh for the same reason. VS Code makes a socket in
// its profile folder, and the name of a socket must be short: hence the system's temporary folder.
const home = await mkdtemp(join(tmpdir(), "pmo-"));
let printed = "";
const write = process.stdout.write.bind(process.stdout);
// The library passes what VS Code prints straight to our own output; the totals are in there.
process.stdout.write = (/** @type {any[]} */ ...args) => {
  printed += args[0].toString();
  return write(...args);
};
try {
  const folder = join(home, "workspace");
  await cp(hostWorkspace, folder, { recursive: true });
  await runTests({
    vscodeExecutablePath: process.env.PMO_DESKTOP,
    version: process.env.PMO_DESKTOP_VERSION ?? "stable",
    cachePath: join(root, ".vscode-test"),
    extensionDevelopmentPath: root,
    extensionTestsPath: built("dist/test/host.js"),
    launchArgs: [
      folder,
      "--disable-extensions",
      `--user-data-dir=${join(home, "user")}`,
      `--extensions-dir=${join(home, "extensions")}`,
    ],
  });
} catch (error) {
  // Failed tests are in the totals; anything else is a failure to run.
  if (!(error instanceof TestRunFailedError) || readTotals(printed) === undefined) throw error;
} finally {
  process.stdout.write = write;
  await rm(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}
const totals = readTotals(printed);
if (!totals) throw new Error("VS Code ended before the suite told its totals.");
await reportTotals("host (desktop)", totals);
