import { chromium, type CDPSession, type Page } from "playwright-core";
import { CHROMIUM_FLAGS } from "../../scripts/lib/chromium.mjs";
import type { ContestantPage, Updates } from "./pages/contestant";
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

export type Measure = "heap" | "scroll" | "zoom" | "update" | "file";

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
  readonly file?: number;
  /** Megabytes added by the chart, without the data it was given. */
  readonly heap?: number;
  readonly violations: readonly string[];
  /** What making the data took. */
  readonly prepared: Readonly<Record<string, number>>;
}

const lateFrame = 20;
const longestSample = 150_000;
const scrollSteps = 200;
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
    return await Promise.race([measure(await browser.newPage(pageSize), address, name, round), late]);
  } finally {
    await browser.close();
  }
}

const pageSize = { viewport: { width: 1280, height: 800 } };

async function measure(page: Page, address: string, name: ContestantName, round: Round): Promise<Sample> {
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
  const rest = await measureMovement(page, counters, round);
  const violations = await call(page, "violations");
  if (bars === 0 && !round.strict) errors.push("no bars");
  if (errors.length > 0 && !round.strict) throw new Error(errors.join("; ").slice(0, 300));
  return { ...found, ...rest, violations };
}

async function measureMovement(page: Page, counters: Counters, round: Round): Promise<Partial<Sample>> {
  const wanted = (name: Measure): boolean => round.measures.includes(name);
  const found: { -readonly [Key in keyof Sample]?: Sample[Key] } = {};
  // Before anything moves, the changed tasks are in the window.
  if (wanted("update")) {
    const { times, parts } = await call(page, "update", round.rows >= 10_000 ? 8 : 10);
    found.update = middle(times);
    found.updateParts = parts;
  }
  if (wanted("file")) found.file = await call(page, "drawFile");
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

function middle(times: readonly number[]): number | undefined {
  return [...times].sort((a, b) => a - b)[times.length >> 1];
}
