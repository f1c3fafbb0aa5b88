// Finding a Chromium that Playwright can drive, or getting one from the Debian packages.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { findOnPath, isExecutable, run } from "./run.mjs";

const PROGRAMS = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "chrome",
  "microsoft-edge",
  "microsoft-edge-stable",
];

const MAC_PROGRAMS = [
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
];

const WINDOWS_PROGRAMS = [
  "Google\\Chrome\\Application\\chrome.exe",
  "Chromium\\Application\\chrome.exe",
  "Microsoft\\Edge\\Application\\msedge.exe",
];

/** Flags for a browser that must not talk to anything but the pages that the tests serve. */
export const CHROMIUM_FLAGS = Object.freeze([
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--disable-dev-shm-usage",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
]);

/**
 * @returns {string | undefined} the browser's path: `PMO_CHROMIUM`, else the first of Chromium, Chrome and Edge
 * @throws {Error} when `PMO_CHROMIUM` names something that cannot be started
 */
export function findChromium() {
  const chosen = process.env.PMO_CHROMIUM;
  if (chosen) {
    if (isExecutable(chosen)) return chosen;
    throw new Error(`PMO_CHROMIUM is "${chosen}", which is not a program that can be started.`);
  }
  for (const name of PROGRAMS) {
    const found = findOnPath(name);
    if (found) return found;
  }
  if (process.platform === "darwin") return MAC_PROGRAMS.find(isExecutable);
  if (process.platform === "win32") {
    const roots = [process.env.PROGRAMFILES, process.env["PROGRAMFILES(X86)"], process.env.LOCALAPPDATA];
    return roots.flatMap((root) => (root ? WINDOWS_PROGRAMS.map((path) => join(root, path)) : [])).find(isExecutable);
  }
  return undefined;
}

/**
 * The browser's path; on Debian and Ubuntu, where we may, Chromium and a Japanese font are installed when missing.
 * @param {{ log?: (line: string) => void }} [options]
 * @returns {Promise<string>}
 * @throws {Error} saying what to install
 */
export async function ensureChromium(options = {}) {
  const log = options.log ?? ((line) => console.log(line));
  const found = findChromium();
  if (found) {
    await ensureJapaneseFont(log);
    return found;
  }
  if (!(await canInstallDebianPackages())) {
    throw new Error(
      "No Chromium, Google Chrome or Microsoft Edge was found. Install one of them " +
        "(Debian and Ubuntu: sudo apt-get install chromium fonts-noto-cjk), or set PMO_CHROMIUM to its path.",
    );
  }
  await installDebianPackages(["chromium", "fonts-noto-cjk"], log);
  const installed = findChromium();
  if (!installed) throw new Error("The package chromium was installed, but no program chromium is on the PATH.");
  return installed;
}

/**
 * Without a Japanese font every Japanese letter is an empty box: layout tests and pictures would be worth nothing.
 * @param {(line: string) => void} log
 */
async function ensureJapaneseFont(log) {
  if (process.platform !== "linux") return;
  const list = findOnPath("fc-list");
  if (list && (await run(list, [":lang=ja", "family"]).catch(() => "")).trim() !== "") return;
  if (await canInstallDebianPackages()) await installDebianPackages(["fonts-noto-cjk", "fontconfig"], log);
  else
    log("Warning: no Japanese font was found (Debian and Ubuntu: fonts-noto-cjk); Japanese text will show as boxes.");
}

/** @returns {Promise<boolean>} whether this is a Debian-like system where we may install packages without a password */
export async function canInstallDebianPackages() {
  if (process.platform !== "linux" || !existsSync("/etc/debian_version") || !findOnPath("apt-get")) return false;
  if (process.getuid?.() === 0) return true;
  return (
    findOnPath("sudo") !== undefined &&
    (await run("sudo", ["-n", "true"]).then(
      () => true,
      () => false,
    ))
  );
}

/**
 * @param {readonly string[]} packages
 * @param {(line: string) => void} [log]
 */
export async function installDebianPackages(packages, log = (line) => console.log(line)) {
  log(`Installing the Debian packages ${packages.join(", ")} …`);
  const started = Date.now();
  const prefix = process.getuid?.() === 0 ? [] : ["sudo", "-n"];
  const apt = async (/** @type {string[]} */ args) => {
    const [command = "apt-get", ...rest] = [...prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", ...args];
    await run(command, rest);
  };
  // Wait for another apt-get instead of failing at once: several suites may start at the same time.
  await apt(["update", "-qq", "-o", "DPkg::Lock::Timeout=600"]);
  await apt(["install", "-y", "-qq", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=600", ...packages]);
  log(`Installed them in ${Math.round((Date.now() - started) / 1000)} s.`);
}

/**
 * @param {string} name
 * @returns {Promise<boolean>} whether the Debian package is installed
 */
export async function hasDebianPackage(name) {
  const status = await run("dpkg-query", ["-W", "-f=${Status}", name]).catch(() => "");
  return status.includes("install ok installed");
}
