// Builds every bundle: extension for the Node host and for the web host, one per webview, the command line, and the suites that run inside VS Code.
// Options: --production (minified, no source maps), --only NAME[,NAME] (extension, webview, mermaid, cli, test), --no-generate.
import { build } from "esbuild";
import { chmod, readFile, stat } from "node:fs/promises";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { spawnSync } from "node:child_process";
import path from "node:path";
import { parseArgs } from "node:util";
import { cliBundle } from "./lib/cli-bundle.mjs";
import { mermaidParts } from "./lib/mermaid-parts.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const { values } = parseArgs({
  options: {
    production: { type: "boolean", default: false },
    "no-generate": { type: "boolean", default: false },
    only: { type: "string" },
  },
});
const wanted = values.only?.split(",") ?? ["extension", "webview", "mermaid", "cli", "test"];

if (!values["no-generate"]) {
  const generated = spawnSync(process.execPath, [path.join(root, "scripts/generate.mjs")], { stdio: "inherit" });
  if (generated.status !== 0) process.exit(generated.status ?? 1);
}

const { version } = JSON.parse(await readFile(path.join(root, "package.json"), "utf8"));

/** @type {import("esbuild").BuildOptions} */
const common = {
  absWorkingDir: root,
  bundle: true,
  minify: values.production,
  sourcemap: values.production ? false : "linked",
  legalComments: "none",
  target: "es2022",
  charset: "utf8",
  logLevel: "warning",
  define: {
    PMO_VERSION: JSON.stringify(version),
    "process.env.NODE_ENV": JSON.stringify(values.production ? "production" : "development"),
  },
};

/** VS Code loads both hosts as CommonJS; the web host has no Node built-ins at all. */
const node = { ...common, platform: "node", format: "cjs", external: ["vscode"] };
const web = {
  ...common,
  platform: "browser",
  format: "cjs",
  external: ["vscode"],
  mainFields: ["browser", "module", "main"],
};
const webview = { ...common, platform: "browser", format: "iife" };

/** @type {Record<string, import("esbuild").BuildOptions[]>} */
const targets = {
  extension: [
    { ...node, entryPoints: ["src/extension/node.ts"], outfile: "dist/extension/node.js" },
    { ...web, entryPoints: ["src/extension/web.ts"], outfile: "dist/extension/web.js" },
  ],
  webview: ["gantt", "risk", "diagram", "standards"].map((name) => ({
    ...webview,
    entryPoints: [`src/webview/${name}/main.ts`],
    outfile: `dist/webview/${name}.js`,
  })),
  mermaid: [
    // Loaded only when a diagram is opened. One file, because a webview can load it by one nonce.
    {
      ...webview,
      entryPoints: ["src/webview/diagram/mermaid.ts"],
      outfile: "dist/webview/mermaid.js",
      minify: true,
      sourcemap: false,
      plugins: [mermaidParts],
    },
  ],
  cli: [
    {
      ...node,
      ...cliBundle,
      entryPoints: ["src/cli/main.ts"],
      outfile: "dist/cli/pmo.js",
      banner: { js: "#!/usr/bin/env node" },
    },
  ],
  test: [
    {
      ...web,
      entryPoints: ["test/host/index.ts"],
      outfile: "dist/test/host.js",
      define: { ...common.define, global: "globalThis" },
    },
  ],
};

for (const name of wanted) {
  const list = targets[name];
  if (!list) throw new Error(`--only ${name}: unknown; one of ${Object.keys(targets).join(", ")}`);
  await Promise.all(
    list.map(async (options) => {
      await build(options);
      const size = (await stat(path.join(root, options.outfile))).size;
      console.log(`${options.outfile.padEnd(28)} ${(size / 1024).toFixed(0).padStart(6)} KiB`);
    }),
  );
}
const cli = path.join(root, "dist/cli/pmo.js");
if (existsSync(cli)) await chmod(cli, 0o755);
