// Mocha's usual report, and the totals in a file (PMO_RESULT_FILE) for scripts/test.mjs.
import { writeFileSync } from "node:fs";
import Mocha from "mocha";

export default class extends Mocha.reporters.Spec {
  /**
   * @param {Mocha.Runner} runner
   * @param {Mocha.MochaOptions} options
   */
  constructor(runner, options) {
    super(runner, options);
    runner.on("retry", (test, error) => console.log(`  tried again: ${test.fullTitle()}\n${error.message}`));
    runner.once("end", () => {
      const { passes, failures } = this.stats;
      if (process.env.PMO_RESULT_FILE) {
        writeFileSync(process.env.PMO_RESULT_FILE, JSON.stringify({ passed: passes, failed: failures }));
      }
    });
  }
}
