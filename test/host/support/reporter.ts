/** Begins every line of ours: VS Code prints much else to the same console. */
const MARK = "[pmo-host]";

/** Reports for a place without a terminal: a plain line for each test, and the totals as JSON at the end. */
export function printResults(runner: Mocha.Runner): void {
  const failures: { readonly title: string; readonly message: string }[] = [];
  let passed = 0;
  runner.on("pass", (test) => {
    passed += 1;
    console.log(`${MARK}   ok    ${test.fullTitle()} (${test.duration ?? 0} ms)`);
  });
  runner.on("retry", (test, error: Error) => {
    console.log(`${MARK}   tried again: ${test.fullTitle()}\n${error.stack ?? error.message}`);
  });
  runner.on("fail", (test, error: Error) => {
    failures.push({ title: test.fullTitle(), message: error.message });
    console.log(`${MARK}   FAIL  ${test.fullTitle()}\n${error.stack ?? error.message}`);
  });
  runner.on("end", () => {
    console.log(`${MARK} TOTALS ${JSON.stringify({ passed, failed: failures.length, failures })}`);
  });
}
