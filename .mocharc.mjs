// Without arguments mocha runs the unit tests; test files named on the command line are run alone (mocha itself would
// add them to a list that stands here).
const named = process.argv.slice(2).some((argument) => /\.test\.ts\b/.test(argument));

export default {
  "node-option": ["import=tsx"],
  ...(named ? {} : { spec: ["test/unit/**/*.test.ts"] }),
  reporter: "./scripts/lib/mocha-reporter.mjs",
  timeout: 10_000,
  "forbid-only": true,
  "forbid-pending": true,
};
