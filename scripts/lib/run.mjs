// Starting other programs: one place for npm's odd ways, quiet output and readable failures.
import { spawn } from "node:child_process";
import { accessSync, constants, statSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";

/**
 * The environment for a program that has nothing to do with the npm run that started us. npm hands its own settings
 * down as variables (`npm_config_*`, `npm_package_*`), and an inner `npm install` would take them for its own.
 * @param {NodeJS.ProcessEnv} [extra] variables to add; they win
 * @returns {NodeJS.ProcessEnv}
 */
export function cleanEnvironment(extra = {}) {
  const kept = /^npm_config_(registry|.*proxy|cafile|ca|cert|key|strict_ssl|userconfig|cache)$/i;
  // In a terminal inside VS Code, its own variables would make a server a client of that window.
  const foreign = /^(npm_|INIT_CWD$|VSCODE_|ELECTRON_)/i;
  /** @type {NodeJS.ProcessEnv} */
  const env = {};
  for (const [name, value] of Object.entries(process.env)) {
    if (!foreign.test(name) || kept.test(name)) env[name] = value;
  }
  return { ...env, ...extra };
}

/**
 * Looks a program up on PATH, as a shell does.
 * @param {string} name
 * @returns {string | undefined} its full path
 */
export function findOnPath(name) {
  const endings = process.platform === "win32" ? (process.env.PATHEXT ?? ".EXE;.CMD").split(";") : [""];
  for (const folder of (process.env.PATH ?? "").split(delimiter)) {
    for (const ending of endings) {
      const candidate = join(folder, name + ending);
      if (folder !== "" && isExecutable(candidate)) return candidate;
    }
  }
  return undefined;
}

/**
 * @param {string} file
 * @returns {boolean} whether it is a file that can be started
 */
export function isExecutable(file) {
  try {
    accessSync(file, process.platform === "win32" ? constants.F_OK : constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/**
 * Runs a program to its end.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, show?: boolean, timeout?: number }} [options]
 *   `show` passes the output through; otherwise it is kept and only told when the program fails. `timeout` in milliseconds.
 * @returns {Promise<string>} what it wrote (empty with `show`)
 * @throws {Error} when it cannot be started, is too slow or ends with another code than 0; the message ends with its last lines
 */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: ["ignore", options.show ? "inherit" : "pipe", options.show ? "inherit" : "pipe"],
      shell: process.platform === "win32" && command.toLowerCase().endsWith(".cmd"),
      timeout: options.timeout,
    });
    let output = "";
    child.stdout?.on("data", (chunk) => (output += chunk));
    child.stderr?.on("data", (chunk) => (output += chunk));
    const told = `${command} ${args.join(" ")}`;
    child.on("error", (error) => reject(new Error(`Could not start "${told}": ${error.message}`)));
    child.on("close", (code, signal) => {
      if (code === 0) return resolve(output);
      const tail = output.trimEnd().split("\n").slice(-30).join("\n");
      reject(new Error(`"${told}" ended with ${signal ?? `code ${code}`}.${tail === "" ? "" : `\n${tail}`}`));
    });
  });
}

/**
 * Runs npm: the one that belongs to the given Node, or the one on PATH.
 * @param {readonly string[]} args
 * @param {{ cwd: string, env?: NodeJS.ProcessEnv, show?: boolean }} options
 */
export async function npm(args, options) {
  const command =
    findOnPath("npm") ?? join(dirname(process.execPath), process.platform === "win32" ? "npm.cmd" : "npm");
  return await run(command, args, { ...options, env: options.env ?? cleanEnvironment() });
}
