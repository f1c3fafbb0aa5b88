import { typeInto, keystrokeKinds, sampleOf, type KeystrokeKind } from "./keystrokes";
import type { KeystrokeTimes } from "./results";
import { median, timed } from "./statistics";

/** Types into a plan and measures each keystroke until its findings are there. @param most keystrokes of each kind @param take takes over a text and answers with findings */
export async function measureKeystrokes(
  text: string,
  tasks: number,
  most: number,
  take: (text: string) => unknown,
): Promise<KeystrokeTimes> {
  const keystrokes = sampleOf(typeInto(text, tasks), most);
  // The first ones warm up and don't count, as after the first minute of work.
  for (const { text: typed } of sampleOf(keystrokes, Math.min(2, most))) await take(typed());
  const times = new Map<KeystrokeKind, number[]>(keystrokeKinds.map((kind) => [kind, []]));
  for (const { kind, text: typed } of keystrokes) {
    const now = typed();
    times.get(kind)?.push(await timed(() => take(now)));
  }
  const all = [...times.values()].flat();
  const byKind = Object.fromEntries([...times].map(([kind, list]) => [kind, median(list)]));
  return { all: median(all), count: all.length, byKind, slowest: Math.max(...all) };
}

/** Megabytes that live objects take, after garbage was collected; buffers outside the heap included. */
export function heapInUse(): number {
  const { gc } = globalThis;
  if (!gc) throw new Error("Run with --expose-gc.");
  void gc();
  void gc();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1e6;
}
