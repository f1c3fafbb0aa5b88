import { chromium, type Browser, type CDPSession, type Page } from "playwright-core";
import { CHROMIUM_FLAGS } from "../../scripts/lib/chromium.mjs";
import { workOfFrames } from "./frame-work";
import type { ContestantPage, Drag, Updates } from "./pages/contestant";
import type { ContestantName } from "./peers";

/** What is done in one fresh browser. */
export interface Round {
  readonly name: string;
  readonly rows: number;
  readonly contestants: readonly ContestantName[];
  readonly measures: readonly Measure[];
  /** Frames at 60 Hz, so that late ones can be counted; otherwise as many as can be drawn, so that fast ones can be told apart. */
  readonly at60Hz?: boolean;
  /** Under a policy without `'unsafe-inline'` styles. */
  readonly strict?: boolean;
  /** One sample says enough. */
  readonly once?: boolean;
}

export type Measure = "heap" | "scroll" | "zoom" | "update" | "file" | "drag";

/** One fresh browser's numbers. Times are milliseconds. */
export interface Sample {
  /** From the call to the second frame after the bars are there. */
  readonly first: number;
  readonly elements: number;
  readonly bars: number;
  /** Processor time of the page's thread a step. */
  readonly scroll?: number;
  /** Share of frames later than 20 ms. */
  readonly late?: number;
  readonly zoom?: number;
  /** From a change to the second frame after it, the middle one. */
  readonly update?: number;
  readonly updateParts?: Updates["parts"];
  /** The first picture that is drawn as a file, and the middle one of those that follow. */
  readonly firstFile?: number;
  readonly file?: number;
  /** Milliseconds for which the page's thread works for a frame while a bar is dragged: 19 of 20 frames take no longer, and the slowest one; of the host for a preview, the middle one. */
  readonly drag?: number;
  readonly slowestDrag?: number;
  /** Share of frames later than 20 ms while a bar is dragged. */
  readonly dragLate?: number;
  readonly preview?: number;
  /** Megabytes added by the chart, without the data it was given. */
  readonly heap?: number;
  readonly violations: readonly string[];
  /** What making the data took. */
  readonly prepared: Readonly<Record<string, number>>;
}

const lateFrame = 20;
const longestSample = 150_000;
const scrollSteps = 200;
const dragSteps = 120;
/** As many as pictures are drawn by a chart that draws all of it for a change. */
const filesDrawn = 10;
/** Three rows. */
const scrollPixels = 84;
const launchFlags = [...CHROMIUM_FLAGS, "--js-flags=--max-old-space-size=4096"];
const unlimitedFrames = ["--disable-frame-rate-limit", "--disable-gpu-vsync"];

/** Takes one sample in a browser of its own. @throws {Error} when the contestant fails or takes too long */
export async function takeSample(
  executablePath: string,
  address: string,
  name: ContestantName,
  round: Round,
): Promise<Sample> {
  const args = round.at60Hz ? launchFlags : [...launchFlags, ...unlimitedFrames];
  const browser = await chromium.launch({ executablePath, args });
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error(`longer than ${longestSample / 1000} s`)), longestSample).unref();
  });
  try {
    return await Promise.race([measure(browser, address, name, round), late]);
  } finally {
    await browser.close();
  }
}

const pageSize = { viewport: { width: 1280, height: 800 } };

async function measure(browser: Browser, address: string, name: ContestantName, round: Round): Promise<Sample> {
  const page = await browser.newPage(pageSize);
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  const counters = new Counters(await page.context().newCDPSession(page));
  await counters.start();
  await page.goto(`${address}/page/${name}${round.strict ? "?strict" : ""}`);
  await page.waitForFunction("window.contestant");
  const prepared = await call(page, "prepare", round.rows);
  const heapBefore = round.measures.includes("heap") ? await counters.heap() : 0;
  const { first } = await call(page, "mount");
  const { elements, bars } = await call(page, "counts");
  const heap = round.measures.includes("heap") ? (await counters.heap()) - heapBefore : undefined;
  const found = { first, elements, bars, heap, prepared };
  const rest = await measureMovement(browser, page, counters, round);
  const violations = await call(page, "violations");
  if (bars === 0 && !round.strict) errors.push("no bars");
  if (errors.length > 0 && !round.strict) throw new Error(errors.join("; ").slice(0, 300));
  return { ...found, ...rest, violations };
}

async function measureMovement(
  browser: Browser,
  page: Page,
  counters: Counters,
  round: Round,
): Promise<Partial<Sample>> {
  const wanted = (name: Measure): boolean => round.measures.includes(name);
  const found: { -readonly [Key in keyof Sample]?: Sample[Key] } = {};
  // Before anything moves, the changed tasks are in the window.
  if (wanted("update")) {
    const { times, parts } = await call(page, "update", round.rows >= 10_000 ? 8 : 10);
    found.update = middle(times);
    found.updateParts = parts;
  }
  if (wanted("drag")) {
    let dragged: Drag | undefined;
    const work = await workOfFrames(browser, page, async () => {
      dragged = await dragBar(page);
    });
    const { frames = [], previews = [] } = dragged ?? {};
    found.drag = share(work, 0.95);
    found.slowestDrag = share(work, 1);
    found.dragLate = frames.filter((time) => time > lateFrame).length / frames.length;
    found.preview = middle(previews);
  }
  if (wanted("file")) {
    found.firstFile = await call(page, "drawFile");
    const again: number[] = [];
    for (let time = 0; time < filesDrawn; time++) {
      const taken = await call(page, "drawFile");
      if (taken !== undefined) again.push(taken);
    }
    found.file = middle(again);
  }
  if (wanted("scroll")) {
    const before = await counters.taskTime();
    const { frames, from, to } = await call(page, "scroll", scrollSteps, scrollPixels);
    if (from === to) throw new Error("it did not scroll");
    found.scroll = ((await counters.taskTime()) - before) / frames.length;
    found.late = frames.filter((time) => time > lateFrame).length / frames.length;
  }
  if (wanted("zoom")) {
    const before = await counters.taskTime();
    const steps = await call(page, "zoom", round.rows >= 10_000 ? 4 : 8);
    found.zoom = steps === 0 ? undefined : ((await counters.taskTime()) - before) / steps;
  }
  return found;
}

/** Drags a bar to and fro with the mouse, a pixel or two at each movement, and lets it go where it was. */
async function dragBar(page: Page): Promise<Drag> {
  const grip = await call(page, "grip");
  if (!grip) return { frames: [], previews: [] };
  await page.mouse.move(grip.x, grip.y);
  await page.mouse.down();
  await page.mouse.move(grip.x + 10, grip.y);
  await call(page, "beginDrag");
  for (let step = 0; step < dragSteps; step++) {
    const at = step < dragSteps / 2 ? step : dragSteps - step;
    await page.mouse.move(grip.x + 10 + at * 2, grip.y);
  }
  const found = await call(page, "endDrag");
  await page.keyboard.press("Escape");
  await page.mouse.up();
  if (found.previews.length < 5) throw new Error("the drag was not previewed");
  return found;
}

/** Calls a function of the page's face. */
function call<Name extends keyof ContestantPage>(
  page: Page,
  name: Name,
  ...words: Parameters<ContestantPage[Name]>
): Promise<Awaited<ReturnType<ContestantPage[Name]>>> {
  return page.evaluate<Awaited<ReturnType<ContestantPage[Name]>>>(
    `window.contestant.${name}(${words.map((word) => JSON.stringify(word)).join(", ")})`,
  );
}

/** What the browser counts of a page. */
class Counters {
  readonly #session: CDPSession;

  constructor(session: CDPSession) {
    this.#session = session;
  }

  async start(): Promise<void> {
    await this.#session.send("Performance.enable");
  }

  /** Milliseconds in which the page's thread has worked so far. */
  async taskTime(): Promise<number> {
    const { metrics } = await this.#session.send("Performance.getMetrics");
    return (metrics.find(({ name }) => name === "TaskDuration")?.value ?? Number.NaN) * 1000;
  }

  /** Megabytes in use after garbage collection. */
  async heap(): Promise<number> {
    await this.#session.send("HeapProfiler.collectGarbage");
    const { usedSize } = await this.#session.send("Runtime.getHeapUsage");
    return usedSize / 2 ** 20;
  }
}

/** The value that a share of the others do not exceed. */
function share(times: readonly number[], part: number): number | undefined {
  return [...times].sort((a, b) => a - b)[Math.ceil(times.length * part) - 1];
}

function middle(times: readonly number[]): number | undefined {
  return [...times].sort((a, b) => a - b)[times.length >> 1];
}
