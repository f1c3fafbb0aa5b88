import type { Browser, Page } from "playwright-core";

/** A complete event of Chromium's trace, times in microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
}

/** Tasks of a thread, and the beginnings of its frames. */
const categories = ["disabled-by-default-devtools.timeline", "disabled-by-default-devtools.timeline.frame"];

/**
 * How long the page's thread works for each frame while something happens, in milliseconds: handlers, messages, layout and paint from the beginning of one frame to that
 * of the next. The time between two frames says nothing of it: a page without any content waits 17 ms for the next one as well when the mouse moves.
 */
export async function workOfFrames(browser: Browser, page: Page, act: () => Promise<void>): Promise<readonly number[]> {
  await browser.startTracing(page, { categories });
  await act();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString("utf8")) as {
    readonly traceEvents: readonly TraceEvent[];
  };
  const frames = traceEvents.filter(({ name }) => name === "BeginMainThreadFrame").sort((a, b) => a.ts - b.ts);
  const thread = frames[0];
  if (!thread) throw new Error("the trace has no frames");
  const begins = frames.filter(({ pid, tid }) => pid === thread.pid && tid === thread.tid).map(({ ts }) => ts);
  const work = begins.slice(1).map(() => 0);
  for (const { name, ph, pid, tid, ts, dur = 0 } of traceEvents) {
    if (name !== "RunTask" || ph !== "X" || pid !== thread.pid || tid !== thread.tid) continue;
    // A frame is drawn in the task in which it begins.
    const frame = begins.findLastIndex((begin) => begin <= ts + dur);
    if (frame >= 0 && frame < work.length) work[frame] = (work[frame] ?? 0) + dur / 1000;
  }
  return work;
}
