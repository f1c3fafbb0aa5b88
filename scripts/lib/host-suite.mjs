// The host suite runs inside VS Code; here is the browser around it, and the reading of what it prints.
import { launchBrowser } from "./browser.mjs";
import { checkHostSuiteList } from "./project.mjs";
import { reportTotals } from "./totals.mjs";

/** Begins every line of the suite's reporter (test/host/support/reporter.ts). */
const MARK = "[pmo-host]";

const TIMEOUT_MS = Number(process.env.PMO_HOST_TIMEOUT ?? 5 * 60_000);

/**
 * @param {string} text printed lines
 * @returns {import("./totals.mjs").Totals | undefined} what the suite told at its end
 */
export function readTotals(text) {
  const found = /\[pmo-host\] TOTALS (\{.*\})/.exec(text);
  return found?.[1] === undefined ? undefined : JSON.parse(found[1]);
}

/** Sorts console messages: what the suite prints goes on to our console, the rest is kept for the case of a failure. */
class HostOutput {
  /** @type {import("./totals.mjs").Totals | undefined} */
  totals;
  /** @type {string[]} */
  #rest = [];

  /** @param {string} message one console message, perhaps of several lines */
  add(message) {
    const at = message.indexOf(MARK);
    if (at < 0) {
      this.#rest.push(message);
      if (process.env.PMO_VERBOSE) console.error(message);
      return;
    }
    this.totals ??= readTotals(message);
    if (!readTotals(message)) console.log(message.slice(at + MARK.length));
  }

  /** @returns {string} the last messages that were not the suite's */
  rest() {
    return this.#rest.slice(-40).join("\n");
  }
}

/**
 * Opens a workbench that was told to run the suite, prints what the suite prints, and sets the exit code.
 * @param {string} name of the suite, for people
 * @param {string} url
 * @param {(page: import("playwright-core").Page) => Promise<void>} [prepare] before the page is opened
 */
export async function runHostSuite(name, url, prepare) {
  await checkHostSuiteList();
  const browser = await launchBrowser();
  const output = new HostOutput();
  try {
    const exit = new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`The suite did not end within ${TIMEOUT_MS / 1000} s.`)),
        TIMEOUT_MS,
      );
      const done = (/** @type {number} */ code) => {
        clearTimeout(timer);
        resolve(code);
      };
      browser.page.on("crash", () => reject(new Error("The browser page crashed.")));
      Promise.all([
        browser.page.exposeFunction("codeAutomationExit", done),
        browser.page.exposeFunction(
          "codeAutomationLog",
          (/** @type {string} */ _type, /** @type {unknown[]} */ args) => {
            output.add(args.map(String).join(" "));
          },
        ),
      ])
        .then(() => prepare?.(browser.page))
        .then(() => browser.page.goto(url))
        .catch(reject);
    });
    const code = await exit;
    if (!output.totals) {
      throw new Error(`VS Code ended the suite with code ${code} before it told its totals.\n${output.rest()}`);
    }
    await reportTotals(name, output.totals);
  } finally {
    await browser.close();
  }
}
