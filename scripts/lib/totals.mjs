// What a suite tells at its end: a line for people, numbers for scripts/test.mjs, and the exit code.
import { writeFile } from "node:fs/promises";

/**
 * @param {string} name of the suite
 * @param {{ passed: number, failed: number }} totals
 */
export async function reportTotals(name, totals) {
  console.log(`${name}: ${totals.passed} passed, ${totals.failed} failed`);
  if (process.env.PMO_RESULT_FILE) await writeFile(process.env.PMO_RESULT_FILE, JSON.stringify(totals));
  // A suite without tests proves nothing, so it counts as broken.
  process.exitCode = totals.failed > 0 || totals.passed === 0 ? 1 : 0;
}
