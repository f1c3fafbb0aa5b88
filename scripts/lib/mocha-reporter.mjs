// Mocha's usual report, and the totals and failures in a file (PMO_RESULT_FILE) for scripts/test.mjs.
import { writeFileSync } from "node:fs";
import Mocha from "mocha";

export default class extends Mocha.reporters.Spec {
  /**
   * @param {Mocha.Runner} runner
   * @param {Mocha.MochaOptions} options
   */
  constructor(runner, options) {
    super(runner, options);
    /** @type {import("./totals.mjs").Failure[]} */
    const failures = [];
    runner.on("retry", (test, error) => console.log(`  tried again: ${test.fullTitle()}\n${error.message}`));
    runner.on("fail", (test, error) => {
      failures.push({ title: test.fullTitle(), message: error.message ?? String(error) });
    });
    runner.once("end", () => {
      const { passes } = this.stats;
      if (process.env.PMO_RESULT_FILE) {
        const totals = { passed: passes, failed: this.stats.failures, failures };
        writeFileSync(process.env.PMO_RESULT_FILE, JSON.stringify(totals));
      }
    });
  }
}
