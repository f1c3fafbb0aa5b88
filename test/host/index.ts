/**
 * The host suite's entry: VS Code loads the bundle of this file into its extension host and calls {@link run}. It is the
 * same bundle for the web worker host and for the Node host, so it uses neither Node's modules nor the DOM.
 */
import { printResults } from "./support/reporter";
import { suites } from "./suites";

/** One test may open a document, start the extension and wait for findings. On a busy machine it may be late once: then it is tried again, and the report says so. */
const TIMEOUT_MS = 20_000;

/**
 * Runs all suites and prints each test and the result.
 *
 * @throws when a test failed, which makes VS Code end with a failure.
 */
export async function run(): Promise<void> {
  // Not a static import: the script would take this bundle's `module.exports` for its own before VS Code reads `run`.
  await import("mocha/mocha.js");
  const MochaClass = (globalThis as unknown as { readonly Mocha: typeof Mocha }).Mocha;
  const mocha = new MochaClass({ ui: "bdd", timeout: TIMEOUT_MS, forbidOnly: true, forbidPending: true, retries: 1 });
  // The reporter that prints nothing: the default one of this build writes into a page.
  mocha.reporter(MochaClass.reporters.Base);
  // What Mocha does before it loads a test file: it makes `describe` and `it` global.
  mocha.suite.emit(MochaClass.Suite.constants.EVENT_FILE_PRE_REQUIRE, globalThis, "", mocha);
  for (const load of Object.values(suites)) await load();
  // Not `mocha.run` of the browser build's own instance, which reads the address of a page.
  const failures = await new Promise<number>((resolve) => {
    printResults(mocha.run(resolve));
  });
  if (failures > 0) throw new Error(`${failures} host tests failed.`);
}
