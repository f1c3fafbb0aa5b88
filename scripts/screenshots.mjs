// Takes the README's pictures from the running product: node scripts/screenshots.mjs [--only NAME[,NAME]] [--out FOLDER]
// The states are in test/ui/pictures.ts, written with the helpers of the user-interface tests.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { ensureChromium } from "./lib/chromium.mjs";
import { built, root } from "./lib/project.mjs";
import { ensureWebBuild } from "./lib/vscode-web.mjs";

built("dist/extension/web.js");
await ensureChromium();
await ensureWebBuild();
const program = fileURLToPath(new URL("../test/ui/pictures.ts", import.meta.url));
const { status } = spawnSync(process.execPath, ["--import", "tsx", program, ...process.argv.slice(2)], {
  cwd: root,
  stdio: "inherit",
});
process.exitCode = status ?? 1;
