// The host suite runs inside VS Code; here is the browser around it, and the reading of what it prints.
import { launchBrowser } from "./browser.mjs";
import { checkHostSuiteList } from "./project.mjs";
import { reportTotals } from "./totals.mjs";

/** Begins every line of the suite's reporter (test/host/support/reporter.ts). */
const MARK = "[pmo-host]";

const TIMEOUT_MS = Number(process.env.PMO_HOST_TIMEOUT ?? 5 * 60_000);

/**
 * Sorts the console's lines: what the suite prints goes on to our console, the rest is kept for the case of a failure.
 */
export class HostOutput {
  /** @type {{ passed: number, failed: number } | undefined} what the suite told at its end */
  totals;
  /** @type {string[]} */
  #rest = [];

  /** @param {string} line one console message, perhaps of several lines */
  add(line) {
    const at = line.indexOf(MARK);
    const text = line.slice(at + MARK.length);
    if (at < 0 && process.env.PMO_VERBOSE) console.error(line);
    if (at < 0) this.#rest.push(line);
    else if (text.startsWith(" TOTALS ")) this.totals = JSON.parse(text.slice(8));
    else console.log(text);
  }

  /** @returns {string} the last lines that were not the suite's */
  rest() {
    return this.#rest.slice(-40).join("\n");
  }
}

/**
 * Opens a workbench that was told to run the suite, prints what the suite prints, and sets the exit code.
 * @param {string} name of the suite, for people
 * @param {string} url
 */
export async function runHostSuite(name, url) {
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
        .then(() => browser.page.goto(url))
        .catch(reject);
    });
    const code = await exit;
    if (!output.totals)
      throw new Error(`VS Code ended the suite with code ${code} before it told its totals.\n${output.rest()}`);
    await reportTotals(name, output.totals);
  } finally {
    await browser.close();
  }
}
