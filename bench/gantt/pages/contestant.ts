// What the page of a contestant offers to the bench, as `window.contestant`.
import { makePlan, type Plan } from "../plan";

/** What a contestant says of its own work: milliseconds and counts by name. */
type Parts = Readonly<Record<string, number>>;

/** One chart behind the same face as all others. */
export interface Contestant {
  /** Turns the plan into the chart's own data; not measured as painting. */
  readonly prepare: (plan: Plan, rows: number) => unknown;
  /** Draws it for the first time. */
  readonly mount: (place: HTMLElement) => unknown;
  /** Whether bars are there, for those that draw later than they are asked to. */
  readonly isPainted?: () => boolean;
  readonly bars: () => number;
  readonly elements?: () => number;
  readonly scrollTo: (y: number) => void;
  readonly scrollTop: () => number;
  readonly mostScroll: () => number;
  /** Steps of zoom, done in turn. */
  readonly zooms?: readonly (() => void)[];
  /** One task is another day longer or shorter. Resolves when the change was handed to the page for drawing. */
  readonly update?: (round: number) => unknown;
  /** What the last preparation or change took. */
  readonly parts?: () => Parts;
  /** A whole picture as a file, in milliseconds. */
  readonly drawFile?: () => Promise<number>;
  readonly violations?: () => readonly string[];
}

export interface Steps {
  /** Milliseconds between frames. */
  readonly frames: readonly number[];
  readonly from: number;
  readonly to: number;
}

export interface Updates {
  /** Milliseconds from each change to the second frame after it. */
  readonly times: readonly number[];
  /** What the contestant says that it took, one object a change. */
  readonly parts: readonly Parts[];
}

/** The face to the bench. Everything is plain data. */
export interface ContestantPage {
  prepare(rows: number): Promise<Parts>;
  mount(): Promise<{ readonly first: number; readonly script: number }>;
  counts(): { readonly elements: number; readonly bars: number };
  scroll(steps: number, pixels: number): Promise<Steps>;
  zoom(times: number): Promise<number>;
  update(times: number): Promise<Updates>;
  drawFile(): Promise<number | undefined>;
  violations(): readonly string[];
}

declare global {
  interface Window {
    contestant?: ContestantPage;
    violations?: string[];
  }
}

const longestScroll = 20_000;

export function nextFrame(): Promise<number> {
  return new Promise((resolve) => requestAnimationFrame(resolve));
}

/** What was asked for is on the screen when the second frame begins. */
export async function painted(): Promise<void> {
  await nextFrame();
  await nextFrame();
}

export function chartPlace(): HTMLElement {
  const place = document.getElementById("chart");
  if (!place) throw new Error("The page has no place for the chart.");
  return place;
}

/** Puts a contestant behind the face. */
export function offer(contestant: Contestant): void {
  window.contestant = {
    async prepare(rows) {
      await contestant.prepare(makePlan(rows), rows);
      await painted();
      return contestant.parts?.() ?? {};
    },
    async mount() {
      const begun = performance.now();
      await contestant.mount(chartPlace());
      const script = performance.now() - begun;
      while (contestant.isPainted?.() === false) await nextFrame();
      await painted();
      return { first: performance.now() - begun, script };
    },
    counts: () => ({
      elements: contestant.elements?.() ?? document.getElementsByTagName("*").length,
      bars: contestant.bars(),
    }),
    scroll: (steps, pixels) => scroll(contestant, steps, pixels),
    async zoom(times) {
      const { zooms = [] } = contestant;
      let done = 0;
      for (; done < times && zooms.length > 0; done++) {
        zooms[done % zooms.length]?.();
        await painted();
      }
      return done;
    },
    async update(times) {
      const taken: number[] = [];
      const parts: Parts[] = [];
      for (let round = 0; contestant.update && round < times; round++) {
        const begun = performance.now();
        await contestant.update(round);
        await painted();
        taken.push(performance.now() - begun);
        if (contestant.parts) parts.push(contestant.parts());
      }
      return { times: taken, parts };
    },
    drawFile: () => contestant.drawFile?.() ?? Promise.resolve(undefined),
    violations: () => [...(window.violations ?? []), ...(contestant.violations?.() ?? [])],
  };
}

async function scroll(contestant: Contestant, steps: number, pixels: number): Promise<Steps> {
  const frames: number[] = [];
  const most = contestant.mostScroll();
  const from = contestant.scrollTop();
  const begun = performance.now();
  let y = from;
  let direction = 1;
  await painted();
  let last = await nextFrame();
  for (let step = 0; step < steps && performance.now() - begun < longestScroll; step++) {
    y += direction * pixels;
    if (y > most || y < 0) {
      direction = -direction;
      y = Math.min(Math.max(y, 0), most);
    }
    contestant.scrollTo(y);
    const now = await nextFrame();
    frames.push(now - last);
    last = now;
  }
  await painted();
  return { frames, from, to: contestant.scrollTop() };
}

/** A date at midnight of the browser's own time zone, as most charts want it. */
export function localDate(instant: number): Date {
  const date = new Date(instant);
  return new Date(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate());
}

export function isoDate(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}
