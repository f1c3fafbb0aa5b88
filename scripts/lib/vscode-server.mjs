// VS Code as a server with a Node extension host: code-server from the npm registry. It needs Node 24 and compiles its
// native modules against it once; the result lives in the cache.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { cached, writeEmptyPackage } from "./cache.mjs";
import { canInstallDebianPackages, hasDebianPackage, installDebianPackages } from "./chromium.mjs";
import { freePort } from "./port.mjs";
import { cleanEnvironment, findOnPath, npm, run } from "./run.mjs";
import { QUIET_SETTINGS } from "./settings.mjs";
import { pollUntil } from "./wait.mjs";

const SERVER_VERSION = "4.139.1";
const NODE_VERSION = "24.21.0";

/** Debian packages that the native modules are compiled with, and the program that shows that each is there. */
const BUILD_PACKAGES = [
  { name: "make", program: "make" },
  { name: "g++", program: "g++" },
  { name: "python3", program: "python3" },
  { name: "libkrb5-dev", program: "krb5-config" },
];

/**
 * Installs the server into the cache when it is missing.
 * @param {{ log?: (line: string) => void }} [options]
 * @returns {Promise<{ node: string, entry: string }>} the Node program and the script that starts the server
 * @throws {Error} saying what to install, or which platform this is not for
 */
export async function ensureServer(options = {}) {
  if (process.platform !== "linux" || (process.arch !== "x64" && process.arch !== "arm64")) {
    throw new Error(
      "The VS Code server of these tests runs on Linux (x64, arm64). Elsewhere use npm run test:desktop for the Node extension host.",
    );
  }
  const nodePackage = `node-linux-${process.arch}`;
  const version = `${SERVER_VERSION}-node-${NODE_VERSION}-${process.arch}`;
  const folder = await cached(
    "vscode-server",
    version,
    async (temporary) => {
      await ensureCompiler(options.log);
      await writeEmptyPackage(temporary);
      const quiet = ["--no-audit", "--no-fund"];
      const packages = [`code-server@${SERVER_VERSION}`, `${nodePackage}@${NODE_VERSION}`];
      await npm(["install", "--ignore-scripts", ...quiet, ...packages], { cwd: temporary });
      const nodeHome = join(temporary, "node_modules", nodePackage);
      const env = cleanEnvironment({
        PATH: join(nodeHome, "bin") + delimiter + process.env.PATH,
        // node-gyp must not download headers: they came with the package.
        npm_config_nodedir: nodeHome,
      });
      const vscode = join(temporary, "node_modules", "code-server", "lib", "vscode");
      await npm(["install", "--omit=dev", ...quiet], { cwd: vscode, env });
      await npm(["install", "--omit=dev", ...quiet], { cwd: join(vscode, "extensions"), env });
    },
    options,
  );
  return {
    node: join(folder, "node_modules", nodePackage, "bin", "node"),
    entry: join(folder, "node_modules", "code-server", "out", "node", "entry.js"),
  };
}

/** @param {((line: string) => void) | undefined} log */
async function ensureCompiler(log) {
  const missing = [];
  for (const { name, program } of BUILD_PACKAGES) {
    const present =
      findOnPath(program) !== undefined || (existsSync("/etc/debian_version") && (await hasDebianPackage(name)));
    if (!present) missing.push(name);
  }
  if (missing.length === 0) return;
  if (!(await canInstallDebianPackages())) {
    throw new Error(`To compile the VS Code server, install: ${missing.join(", ")} (names of the Debian packages).`);
  }
  await installDebianPackages(missing, log);
}

/**
 * @typedef {object} ServerOptions
 * @property {string} [vsix] packaged extension to install first
 * @property {string} folder the folder that is opened; files are really read and written
 * @property {string} [workspaceFile] a .code-workspace file that is opened in place of the folder
 * @property {number} [port] 0 or nothing: a free one
 * @property {string} [userData] profile folder; nothing: a fresh one that is deleted at the end
 * @property {Record<string, unknown>} [settings] user settings, on top of {@link QUIET_SETTINGS}
 * @property {(line: string) => void} [log]
 */

/**
 * Starts the server and serves the workbench until `dispose()`.
 * @param {ServerOptions} options
 * @returns {Promise<{ url: string, port: number, output: () => string, dispose: () => Promise<void> }>}
 */
export async function startServer(options) {
  const { node, entry } = await ensureServer({ log: options.log });
  const temporary = options.userData ? undefined : await mkdtemp(join(tmpdir(), "pmo-server-"));
  const home = resolve(options.userData ?? temporary ?? "");
  const userData = join(home, "user-data");
  await mkdir(join(userData, "User"), { recursive: true });
  await writeFile(
    join(userData, "User", "settings.json"),
    JSON.stringify({ ...QUIET_SETTINGS, ...options.settings }, undefined, 2),
  );
  await writeFile(join(home, "config.yaml"), "auth: none\ncert: false\n");
  const env = cleanEnvironment({ XDG_CONFIG_HOME: join(home, "config"), XDG_DATA_HOME: join(home, "data") });
  const common = [
    entry,
    ...["--config", join(home, "config.yaml"), "--auth", "none"],
    ...["--user-data-dir", userData, "--extensions-dir", join(home, "extensions")],
  ];
  if (options.vsix)
    await run(node, [...common, "--install-extension", resolve(options.vsix)], { env, timeout: 120_000 });

  const port = options.port || (await freePort());
  const switches = ["telemetry", "update-check", "workspace-trust", "getting-started-override"].map(
    (name) => `--disable-${name}`,
  );
  const child = spawn(node, [...common, ...switches, "--bind-addr", `127.0.0.1:${port}`, resolve(options.folder)], {
    env,
    stdio: ["ignore", "pipe", "pipe"],
    // A process group of its own, so that its extension hosts end with it.
    detached: true,
  });
  let output = "";
  const collect = (/** @type {Buffer} */ chunk) => {
    output = (output + chunk.toString()).slice(-20_000);
  };
  child.stdout.on("data", collect);
  child.stderr.on("data", collect);
  const ended = () => child.exitCode !== null || child.signalCode !== null;
  const killGroup = (/** @type {NodeJS.Signals} */ signal) => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, signal);
    } catch {
      // The group is gone already.
    }
  };
  const atExit = () => killGroup("SIGKILL");
  process.once("exit", atExit);
  const dispose = async () => {
    process.removeListener("exit", atExit);
    if (!ended()) {
      const gone = once(child, "exit");
      killGroup("SIGTERM");
      const timer = setTimeout(() => killGroup("SIGKILL"), 5000);
      await gone;
      clearTimeout(timer);
    }
    killGroup("SIGKILL");
    if (temporary) await rm(temporary, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  try {
    await pollUntil(
      async () => {
        if (ended()) throw new Error(`The VS Code server ended with code ${child.exitCode}.\n${output}`);
        return await fetch(`http://127.0.0.1:${port}/healthz`).then(
          (answer) => answer.ok,
          () => false,
        );
      },
      { what: "the VS Code server", timeout: 60_000 },
    );
  } catch (error) {
    await dispose();
    throw error;
  }
  const opened = options.workspaceFile ? `workspace=${encodeURIComponent(resolve(options.workspaceFile))}` : undefined;
  const url = `http://127.0.0.1:${port}/?${opened ?? `folder=${encodeURIComponent(resolve(options.folder))}`}`;
  return { url, port, output: () => output, dispose };
}
