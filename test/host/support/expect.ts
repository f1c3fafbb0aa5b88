/** Assertions for the extension host: on the web there is no `node:assert`. */

/** Fails with what was promised when the condition does not hold. */
export function ok(condition: unknown, promise: string): asserts condition {
  if (!condition) throw new Error(`Not true: ${promise}`);
}

/** Compares by JSON: numbers, strings, lists and plain objects. */
export function equal<T>(actual: T, expected: T, what: string): void {
  const [got, wanted] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (got !== wanted) throw new Error(`${what}: expected ${wanted}, but it is ${got}`);
}

/**
 * Asks until there is an answer other than `undefined` and `false`.
 *
 * @param what completes "Waited for …"
 * @param timeout milliseconds
 */
export async function until<T>(
  what: string,
  ask: () => T | Thenable<T>,
  timeout = 15_000,
): Promise<Exclude<T, undefined | false>> {
  const end = performance.now() + timeout;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer as Exclude<T, undefined | false>;
    if (performance.now() > end) throw new Error(`Waited for ${what} for ${timeout / 1000} s in vain`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
