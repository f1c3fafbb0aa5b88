// `npm test`: builds, runs every suite and ends with the line "N passed, M failed". A suite that cannot start is a failure.
// Options: --only NAME[,NAME] (a name or its beginning: "ui" is ui-web and ui-server), --help.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { ensureChromium } from "./lib/chromium.mjs";
import { failuresText } from "./lib/totals.mjs";
import { ensureServer } from "./lib/vscode-server.mjs";
import { ensureWebBuild } from "./lib/vscode-web.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const npm = process.platform === "win32" ? "npm.cmd" : "npm";
const uiTests = ["--no-config", "--node-option", "import=tsx", "--reporter", "./scripts/lib/mocha-reporter.mjs"];
const mochaUi = (/** @type {string[]} */ ...specs) => ({
  command: process.execPath,
  args: [
    join(root, "node_modules", "mocha", "bin", "mocha.js"),
    ...uiTests,
    // A real workbench on a busy machine may be late once; the report tells of every second try.
    ...["--forbid-only", "--forbid-pending", "--timeout", "60000", "--retries", "1"],
    // A folder for tests of one host only need not exist; without any test at all the suite fails.
    ...specs.filter((spec) => existsSync(join(root, dirname(spec)))),
  ],
});
const script = (/** @type {string} */ name) => ({ command: process.execPath, args: [join(root, "scripts", name)] });
const npmRun = (/** @type {string} */ name) => ({ command: npm, args: ["run", "--silent", name] });

/**
 * @typedef {object} Suite
 * @property {string} name
 * @property {string} command
 * @property {string[]} args
 * @property {Record<string, string>} [env]
 * @property {boolean} [single] it counts as one test: it tells no totals, only whether it went well
 */

/** In this order: what fails fast comes first. Every name but "build" and "package" can be chosen by --only. */
/** @type {Suite[]} */
const SUITES = [
  { name: "build", ...npmRun("build"), single: true },
  { name: "typecheck", ...npmRun("typecheck"), single: true },
  { name: "lint", ...npmRun("lint"), single: true },
  { name: "unit", command: process.execPath, args: [join(root, "node_modules", "mocha", "bin", "mocha.js")] },
  { name: "host-web", ...script("test-host-web.mjs") },
  { name: "host-node", ...script("test-host-node.mjs") },
  { name: "package", ...npmRun("package"), single: true },
  { name: "ui-web", ...mochaUi("test/ui/*.test.ts", "test/ui/web/*.test.ts"), env: { PMO_UI_HOST: "web" } },
  { name: "ui-server", ...mochaUi("test/ui/*.test.ts", "test/ui/server/*.test.ts"), env: { PMO_UI_HOST: "server" } },
];

/** What must be on the machine before a suite starts, so that its time limits do not count installations. */
const TOOLS = [
  { name: "Chromium", ensure: ensureChromium, suites: ["host-web", "host-node", "ui-web", "ui-server"] },
  { name: "VS Code for the web", ensure: ensureWebBuild, suites: ["host-web", "ui-web"] },
  { name: "VS Code server", ensure: ensureServer, suites: ["host-node", "ui-server"] },
];

/** Suites that need none of these and have no time limits of their own: they run while the tools are installed. */
const BESIDE_INSTALLATIONS = new Set(["build", "typecheck", "lint"]);

const { values } = parseArgs({ options: { only: { type: "string" }, help: { type: "boolean", default: false } } });
if (values.help) {
  console.log(`npm test -- [--only NAME[,NAME]]   suites: ${SUITES.map((suite) => suite.name).join(", ")}`);
} else {
  const chosen = choose(values.only);
  process.exitCode = (await runAll(chosen)) ? 0 : 1;
}

/**
 * @param {string | undefined} only
 * @returns {Suite[]}
 */
function choose(only) {
  if (only === undefined) return SUITES;
  const names = only.split(",");
  for (const name of names) {
    if (!SUITES.some((suite) => suite.name.startsWith(name)))
      throw new Error(`--only ${name}: there is no such suite.`);
  }
  const matches = (/** @type {Suite} */ suite) => names.some((name) => suite.name.startsWith(name));
  const needsPackage = SUITES.some((suite) => suite.name === "ui-server" && matches(suite));
  // Every suite needs what the build generates; only the server gets the packaged extension.
  return SUITES.filter(
    (suite) => suite.name === "build" || matches(suite) || (needsPackage && suite.name === "package"),
  );
}

/**
 * @param {Suite[]} suites
 * @returns {Promise<boolean>} whether all is well
 */
async function runAll(suites) {
  const folder = await mkdtemp(join(tmpdir(), "pmo-test-"));
  const sum = { passed: 0, failed: 0 };
  const lines = [];
  /** @type {(import("./lib/totals.mjs").Failure & { suite: string })[]} */
  const failures = [];
  /** @type {Map<string, string>} suite -> why it cannot start */
  const broken = new Map();
  const preparing = prepare(suites, broken);
  for (const suite of suites) {
    console.log(`\n== ${suite.name}`);
    // Compiling takes a processor: nothing with a browser and its time limits runs beside it.
    if (!BESIDE_INSTALLATIONS.has(suite.name)) await preparing;
    const started = Date.now();
    const obstacle = broken.get(suite.name);
    if (obstacle) console.log(obstacle);
    const totals = obstacle
      ? broke("could not start", obstacle)
      : await runSuite(suite, join(folder, `${suite.name}.json`));
    failures.push(...totals.failures.map((failure) => ({ suite: suite.name, ...failure })));
    sum.passed += totals.passed;
    sum.failed += totals.failed;
    const seconds = Math.round((Date.now() - started) / 1000);
    lines.push(`${suite.name.padEnd(10)} ${totals.passed} passed, ${totals.failed} failed (${seconds} s)`);
    if (suite.name === "build" && totals.failed > 0) {
      lines.push("Without a build nothing else can run.");
      break;
    }
  }
  await rm(folder, { recursive: true, force: true });
  console.log(`\n${lines.join("\n")}\n`);
  if (failures.length > 0) console.log(failuresText(failures));
  console.log(`${sum.passed} passed, ${sum.failed} failed`);
  return sum.failed === 0;
}

/**
 * Installs what the suites need, one after the other. What can't be installed is noted with its reason.
 * @param {Suite[]} suites
 * @param {Map<string, string>} broken
 */
async function prepare(suites, broken) {
  for (const tool of TOOLS) {
    if (!suites.some((suite) => tool.suites.includes(suite.name))) continue;
    try {
      await tool.ensure();
    } catch (error) {
      for (const name of tool.suites)
        broken.set(name, `${tool.name}: ${error instanceof Error ? error.message : error}`);
    }
  }
}

/**
 * A failure that is not one of a test.
 * @param {string} title
 * @param {string} message
 * @returns {import("./lib/totals.mjs").Totals}
 */
function broke(title, message) {
  return { passed: 0, failed: 1, failures: [{ title, message }] };
}

/**
 * @param {Suite} suite
 * @param {string} resultFile
 * @returns {Promise<import("./lib/totals.mjs").Totals>}
 */
async function runSuite(suite, resultFile) {
  const code = await new Promise((resolve) => {
    const child = spawn(suite.command, suite.args, {
      cwd: root,
      stdio: "inherit",
      env: { ...process.env, ...suite.env, PMO_RESULT_FILE: resultFile },
      shell: suite.command === "npm.cmd",
    });
    child.on("error", (error) => {
      console.log(`Could not start: ${error.message}`);
      resolve(1);
    });
    child.on("close", resolve);
  });
  if (suite.single)
    return code === 0
      ? { passed: 1, failed: 0, failures: [] }
      : broke("went wrong", `It ended with code ${code}; what it said stands above.`);
  const text = await readFile(resultFile, "utf8").catch(() => undefined);
  /** @type {import("./lib/totals.mjs").Totals} */
  const totals = text === undefined ? { passed: 0, failed: 0, failures: [] } : JSON.parse(text);
  // It broke without a failed test, or it ran nothing at all: that is a failure, too.
  if (totals.failed > 0 || (code === 0 && totals.passed > 0)) return totals;
  const silence = broke("broke", `The suite ended with code ${code} and told no failed test.`);
  return { ...silence, passed: totals.passed };
}
