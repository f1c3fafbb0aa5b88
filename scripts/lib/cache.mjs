// A cache folder for the big things that tests and `npm start` need (a VS Code build, a VS Code server). It lies outside
// the repository, so that every clone on the machine and every later run uses the same copy.
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, open, readFile, rename, rm, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { pollUntil } from "./wait.mjs";

/** @returns {string} the cache folder: `PMO_CACHE`, or `pmo-as-code` in the user's cache folder */
export function cacheRoot() {
  if (process.env.PMO_CACHE) return resolve(process.env.PMO_CACHE);
  const base = process.env.XDG_CACHE_HOME ? process.env.XDG_CACHE_HOME : join(homedir(), ".cache");
  return join(base, "pmo-as-code");
}

/**
 * Gives the folder of one version of one thing, and installs it when it is not there yet. The installation goes into a
 * temporary folder that is renamed when it is complete, so that an interrupted run leaves nothing that looks finished;
 * two runs at the same time install once, the second waits for the first.
 * @param {string} name what it is, a folder name
 * @param {string} version everything that its content depends on; another version is another folder
 * @param {(folder: string) => Promise<void>} install fills the empty folder
 * @param {{ log?: (line: string) => void }} [options]
 * @returns {Promise<string>} the folder, complete
 */
export async function cached(name, version, install, options = {}) {
  const log = options.log ?? ((line) => console.log(line));
  const parent = join(cacheRoot(), name);
  const target = join(parent, version);
  if (existsSync(target)) return target;
  await mkdir(parent, { recursive: true });
  const release = await lock(`${target}.lock`, log);
  try {
    if (existsSync(target)) return target;
    log(`Installing ${name} ${version} into ${parent} (once for this machine) …`);
    const started = Date.now();
    const temporary = join(parent, `.tmp-${process.pid}-${randomBytes(4).toString("hex")}`);
    await mkdir(temporary, { recursive: true });
    try {
      await install(temporary);
      await rename(temporary, target);
    } catch (error) {
      await rm(temporary, { recursive: true, force: true });
      throw error;
    }
    log(`Installed ${name} in ${Math.round((Date.now() - started) / 1000)} s.`);
    return target;
  } finally {
    await release();
  }
}

/**
 * Takes a lock file, waiting while a living process holds it. A lock whose owner is gone is taken over.
 * @param {string} file
 * @param {(line: string) => void} log
 * @returns {Promise<() => Promise<void>>} gives the lock back
 */
async function lock(file, log) {
  let told = false;
  await pollUntil(
    async () => {
      try {
        const handle = await open(file, "wx");
        await handle.writeFile(String(process.pid));
        await handle.close();
        return true;
      } catch (error) {
        if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EEXIST") throw error;
      }
      const owner = Number(await readFile(file, "utf8").catch(() => "0"));
      if (owner > 0 && !isAlive(owner)) {
        // Rename first: of two waiting processes only one can succeed, so that none deletes the other's new lock.
        const stale = `${file}.${process.pid}`;
        await rename(file, stale).then(
          () => rm(stale, { force: true }),
          () => undefined,
        );
      } else if (!told) {
        told = true;
        log(`Waiting for another run (process ${owner}) to finish its installation …`);
      }
      return false;
    },
    { what: `the lock ${file}`, timeout: 20 * 60_000, interval: 500 },
  );
  return () => rm(file, { force: true });
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === "EPERM";
  }
}

/**
 * Writes the least package.json that keeps npm from climbing to a parent folder.
 * @param {string} folder
 */
export async function writeEmptyPackage(folder) {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "package.json"), '{ "private": true }\n');
}
