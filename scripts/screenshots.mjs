// Takes the README's pictures from the running product: node scripts/screenshots.mjs [--only NAME[,NAME]] [--out FOLDER]
// The states are in test/ui/pictures.ts, written with the helpers of the user-interface tests.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { ensureChromium } from "./lib/chromium.mjs";
import { built } from "./lib/project.mjs";
import { ensureWebBuild } from "./lib/vscode-web.mjs";

built("dist/extension/web.js");
await ensureChromium();
await ensureWebBuild();
const { status } = spawnSync(process.execPath, ["--import", "tsx", "test/ui/pictures.ts", ...process.argv.slice(2)], {
  cwd: fileURLToPath(new URL("..", import.meta.url)),
  stdio: "inherit",
});
process.exitCode = status ?? 1;
