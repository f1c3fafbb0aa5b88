/** Longest time that the extension works at a stretch, in milliseconds (`src/extension/workspace-files.ts`). */
const slice = 12;

/** Works in slices, with a turn of the event loop after each. @returns the longest stretch in milliseconds in which nobody else could work */
export async function inSlices(steps: Generator<void, void>): Promise<number> {
  let longest = 0;
  let begun = performance.now();
  for (let step = steps.next(); !step.done; step = steps.next()) {
    if (performance.now() - begun < slice) continue;
    longest = Math.max(longest, performance.now() - begun);
    await new Promise((resolve) => setImmediate(resolve));
    begun = performance.now();
  }
  return Math.max(longest, performance.now() - begun);
}
