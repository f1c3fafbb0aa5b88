import { readFileSync } from "node:fs";
import { search } from "../../src/core/level/search";
import { readInstance } from "./read";

/** Prints makespan and milliseconds for each instance that the command line names, as JSON. */
function main(): void {
  const [schedules = "1000", seed = "1", ...files] = process.argv.slice(2);
  const results = files.map((file) => {
    const problem = readInstance(readFileSync(file, "utf8"));
    const begun = performance.now();
    const { makespan } = search(problem, { schedules: Number(schedules), seed: Number(seed) });
    return [makespan, performance.now() - begun];
  });
  console.log(JSON.stringify(results));
}

main();
