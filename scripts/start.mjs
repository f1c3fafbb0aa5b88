// `npm start [-- FOLDER]`: opens a real VS Code with the extension on a folder, the examples by default.
import { spawn } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { built, root } from "./lib/project.mjs";
import { cleanEnvironment, findOnPath, isExecutable } from "./lib/run.mjs";
import { QUIET_SETTINGS } from "./lib/settings.mjs";
import { openWeb } from "./lib/vscode-web.mjs";

const HELP = `Opens VS Code with PMO as Code on a folder.

  npm start                       the examples
  npm start -- FOLDER             your own folder
  npm start -- --web [FOLDER]     in the browser, even when a desktop VS Code is installed

Options:
  --web         serve VS Code for the web on this machine and open it in the browser
  --port PORT   the port for --web (default: 3000, or a free one when that is taken)
  --no-save     with --web: keep what you save in the browser only, leave the files on the disk alone
  --no-browser  with --web: only print the address
  --help        this text

A desktop VS Code is used when there is one (code, code-insiders or codium on the PATH, or the program named by the
variable PMO_CODE) and a display to show it on.`;

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      web: { type: "boolean", default: false },
      port: { type: "string" },
      "no-save": { type: "boolean", default: false },
      "no-browser": { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return console.log(HELP);
  if (positionals.length > 1) throw new Error("Name one folder only. See npm start -- --help");
  // npm runs us in the repository; the folder is meant from where the person stands.
  const folder = positionals[0] ? resolve(process.env.INIT_CWD ?? ".", positionals[0]) : resolve(root, "examples");
  if (!existsSync(folder) || !statSync(folder).isDirectory()) throw new Error(`There is no folder ${folder}.`);
  const port = values.port === undefined ? undefined : Number(values.port);
  if (port !== undefined && !(Number.isInteger(port) && port > 0 && port < 65_536)) {
    throw new Error(`--port ${values.port}: a port is a number from 1 to 65535.`);
  }
  built("dist/extension/node.js");
  built("dist/extension/web.js");

  const desktop = values.web || !hasDisplay() ? undefined : findDesktop();
  if (desktop) return openDesktop(desktop, folder);
  await serveWeb(folder, port, { save: !values["no-save"], browser: !values["no-browser"] });
}

/** @returns {boolean} whether windows can be shown */
function hasDisplay() {
  if (process.platform !== "linux") return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/**
 * @returns {string | undefined} the desktop VS Code's command
 * @throws {Error} when PMO_CODE names something else than a program
 */
function findDesktop() {
  const chosen = process.env.PMO_CODE;
  if (chosen) {
    const found = isExecutable(chosen) ? chosen : findOnPath(chosen);
    if (!found) throw new Error(`PMO_CODE is "${chosen}", which is not a program that can be started.`);
    return found;
  }
  const onPath = ["code", "code-insiders", "codium"].map(findOnPath).find((found) => found !== undefined);
  if (onPath || process.platform !== "darwin") return onPath;
  return ["Visual Studio Code", "Visual Studio Code - Insiders", "VSCodium"]
    .flatMap((app) => ["code", "codium"].map((name) => `/Applications/${app}.app/Contents/Resources/app/bin/${name}`))
    .find(isExecutable);
}

/**
 * @param {string} command
 * @param {string} folder
 */
function openDesktop(command, folder) {
  console.log(`Opening ${folder} in ${command}. Close the window when you are done.`);
  const child = spawn(command, ["--new-window", "--wait", `--extensionDevelopmentPath=${root}`, folder], {
    stdio: "inherit",
    env: cleanEnvironment(),
    shell: process.platform === "win32",
  });
  child.on("error", (error) => {
    console.error(`Could not start ${command}: ${error.message}. With --web VS Code opens in the browser instead.`);
    process.exitCode = 1;
  });
  child.on("close", (code) => {
    process.exitCode = code ?? 0;
  });
}

/**
 * @param {string} folder
 * @param {number | undefined} port
 * @param {{ save: boolean, browser: boolean }} options
 */
async function serveWeb(folder, port, options) {
  const open = (/** @type {number} */ wanted) =>
    openWeb({
      extensionDevelopmentPath: root,
      folderPath: folder,
      port: wanted,
      saveToDisk: options.save,
      // No tour and no tips: what the person wants to see is the folder.
      settings: QUIET_SETTINGS,
    });
  const server = await open(port ?? 3000).catch((error) => {
    if (port !== undefined || !isPortTaken(error)) throw error;
    return open(0);
  });
  console.log(`
VS Code with PMO as Code is open at

    ${server.url}

on the folder ${folder}
${
  options.save
    ? "What you save there is written to the files in that folder. Files that change on the disk meanwhile (git, another\neditor) are seen after you reload the page."
    : "What you change and save there stays in the browser: the files on the disk are not touched, and reloading the page\nforgets your changes."
}
Press Ctrl+C to stop.
`);
  if (options.browser && hasDisplay()) openSystemBrowser(server.url);
  const stop = async () => {
    await server.dispose();
    process.exit(0);
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
}

/** @param {unknown} error */
function isPortTaken(error) {
  return error instanceof Error && error.message.startsWith("Port ");
}

/**
 * Tries to show the page; the address was printed, so a failure is no harm.
 * @param {string} url
 */
function openSystemBrowser(url) {
  const [command, args] =
    process.platform === "darwin"
      ? ["open", [url]]
      : process.platform === "win32"
        ? ["cmd", ["/c", "start", "", url]]
        : ["xdg-open", [url]];
  const child = spawn(command, args, { stdio: "ignore", detached: true });
  child.on("error", () => console.log("Open the address in your browser."));
  child.unref();
}
