// Makes the VSIX from a production build and checks its size: at most 2 MB without Mermaid's lazily loaded file.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdir, readFile, stat, unlink, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import path from "node:path";

const root = fileURLToPath(new URL("..", import.meta.url));
const limit = 2 * 1024 * 1024;

const built = spawnSync(process.execPath, [path.join(root, "scripts/build.mjs"), "--production"], {
  cwd: root,
  stdio: "inherit",
});
if (built.status !== 0) process.exit(built.status ?? 1);

const { name, version } = JSON.parse(await readFile(path.join(root, "package.json"), "utf8"));
const out = path.join(root, "dist", `${name}-${version}.vsix`);
await mkdir(path.dirname(out), { recursive: true });
await unlink(out).catch(() => undefined);
execFileSync(
  process.execPath,
  [
    path.join(root, "node_modules/@vscode/vsce/vsce"),
    "package",
    // Everything is bundled; nothing of node_modules goes in.
    "--no-dependencies",
    // The pictures of the README are not in the package, and there is no public address to point at.
    "--no-rewrite-relative-links",
    "--allow-missing-repository",
    "--out",
    out,
  ],
  { cwd: root, stdio: ["ignore", "inherit", "inherit"] },
);

const total = (await stat(out)).size;
const mermaid = gzipSync(await readFile(path.join(root, "dist/webview/mermaid.js")), { level: 9 }).length;
const kib = (bytes) => `${(bytes / 1024).toFixed(0)} KiB`;
console.log(
  `${path.relative(root, out)}: ${kib(total)}, of which Mermaid's lazy file about ${kib(mermaid)}; without it ${kib(total - mermaid)} (limit ${kib(limit)})`,
);
await writeFile(path.join(root, "dist", "package-size.json"), `${JSON.stringify({ total, mermaid, limit })}\n`);
if (total - mermaid > limit) {
  console.error("The package is larger than 2 MB without Mermaid.");
  process.exit(1);
}
