import { availableParallelism } from "node:os";

// Without arguments mocha runs the unit tests; test files named on the command line are run alone (mocha itself would
// add them to a list that stands here).
const named = process.argv.slice(2).some((argument) => /\.test\.ts\b/.test(argument));

export default {
  "node-option": ["import=tsx"],
  // All of them run in as many processes as there are processors: no test shares a file, a port or a browser with one of another test file.
  ...(named ? {} : { spec: ["test/unit/**/*.test.ts"], parallel: true, jobs: Math.min(availableParallelism(), 4) }),
  reporter: "./scripts/lib/mocha-reporter.mjs",
  timeout: 10_000,
  "forbid-only": true,
  "forbid-pending": true,
};
