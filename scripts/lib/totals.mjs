// What a suite tells at its end: a line for people, numbers for scripts/test.mjs, and the exit code.
import { writeFile } from "node:fs/promises";

/**
 * @typedef {object} Failure one failed test
 * @property {string} title
 * @property {string} message with seed, path and counterexample where it is a test of a property
 */

/**
 * @typedef {object} Totals
 * @property {number} passed
 * @property {number} failed
 * @property {readonly Failure[]} failures
 */

/**
 * @param {string} name of the suite
 * @param {Totals} totals
 */
export async function reportTotals(name, totals) {
  console.log(`${name}: ${totals.passed} passed, ${totals.failed} failed`);
  if (process.env.PMO_RESULT_FILE) await writeFile(process.env.PMO_RESULT_FILE, JSON.stringify(totals));
  // A suite without tests proves nothing, so it counts as broken.
  process.exitCode = totals.failed > 0 || totals.passed === 0 ? 1 : 0;
}

/** Longest message in a summary, in lines: a large difference would hide the other failures. */
const longestMessage = 25;
/** Longest line, in characters: a counterexample may be a whole plan. */
const longestLine = 600;

/**
 * What failed, once more: the end of a log always names it.
 * @param {readonly (Failure & { suite: string })[]} failures
 * @returns {string} empty when nothing failed
 */
export function failuresText(failures) {
  if (failures.length === 0) return "";
  const parts = failures.map(({ suite, title, message }) => {
    const lines = message.trimEnd().split("\n");
    const shown = lines.slice(0, longestMessage);
    if (lines.length > shown.length) shown.push(`… ${lines.length - shown.length} more lines above`);
    return [
      `  ${suite}: ${title}`,
      ...shown.map((line) => `    ${line.length > longestLine ? `${line.slice(0, longestLine)} …` : line}`),
    ].join("\n");
  });
  return `Failed:\n${parts.join("\n")}\n`;
}
