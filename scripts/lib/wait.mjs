// Waiting for something to become true, without fixed sleeps at the call.

/**
 * Asks again and again until the answer is neither undefined, null nor false.
 * @template T
 * @param {() => T | Promise<T>} ask an error that it throws ends the waiting
 * @param {{ what: string, timeout: number, interval?: number }} options milliseconds; `what` completes "Waited for …"
 * @returns {Promise<Exclude<T, undefined | null | false>>}
 */
export async function pollUntil(ask, options) {
  const end = Date.now() + options.timeout;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== null && answer !== false) {
      return /** @type {Exclude<T, undefined | null | false>} */ (answer);
    }
    if (Date.now() >= end) throw new Error(`Waited for ${options.what} for ${options.timeout / 1000} s in vain.`);
    await new Promise((resolve) => setTimeout(resolve, options.interval ?? 50));
  }
}
