// First paint of the Gantt view in Chromium: from the arrival of the model's message to the second animation frame after it. Every sample is a
// fresh page, because the first picture is what a person waits for.
import { chromium, type Browser } from "playwright-core";
import { CHROMIUM_FLAGS, ensureChromium } from "../scripts/lib/chromium.mjs";
import { largeModel } from "../test/unit/report/gantt/plans";
import { serveWebviewFiles } from "../test/unit/webview/page";

export interface FirstPaint {
  readonly tasks: number;
  /** Milliseconds, medians over the samples. */
  readonly firstPaint: number;
  /** Milliseconds of script in the view until the picture is built, without layout and paint by the browser. */
  readonly script: number;
  readonly elements: number;
  readonly samples: number;
}

export const usualSizes: readonly number[] = [100, 1_000, 10_000];

/** Measures each size. @param samples fresh pages for each size */
export async function measureFirstPaint(
  sizes: readonly number[] = usualSizes,
  samples = 5,
): Promise<readonly FirstPaint[]> {
  const site = await serveWebviewFiles("src/webview/gantt/main.ts");
  const browser = await chromium.launch({ executablePath: await ensureChromium(), args: [...CHROMIUM_FLAGS] });
  try {
    const results: FirstPaint[] = [];
    for (const tasks of sizes) {
      const taken: Sample[] = [];
      for (let sample = 0; sample < samples; sample++) taken.push(await takeSample(browser, site.address, tasks));
      results.push({
        tasks,
        firstPaint: median(taken.map(({ firstPaint }) => firstPaint)),
        script: median(taken.map(({ script }) => script)),
        elements: median(taken.map(({ elements }) => elements)),
        samples,
      });
    }
    return results;
  } finally {
    await browser.close();
    await site.close();
  }
}

interface Sample {
  readonly firstPaint: number;
  readonly script: number;
  readonly elements: number;
}

async function takeSample(browser: Browser, address: string, tasks: number): Promise<Sample> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  try {
    await page.addInitScript("window.acquireVsCodeApi = () => ({ postMessage() {}, getState() {}, setState() {} });");
    await page.goto(`${address}?theme=dark`);
    const message = {
      type: "model",
      version: 1,
      model: largeModel(tasks),
      language: "en",
      translations: {},
      title: "",
    };
    // The data is brought over before the clock starts: in the product it arrives as a structured message.
    await page.evaluate((json) => Object.assign(window, { benchMessage: JSON.parse(json) }), JSON.stringify(message));
    return await page.evaluate<Sample>(measureInPage);
  } finally {
    await page.close();
  }
}

/** Text, because the compiler of the bench adds helpers to functions that a page does not have. */
const measureInPage = `new Promise((resolve) => {
  const started = performance.now();
  window.dispatchEvent(new MessageEvent("message", { data: window.benchMessage }));
  const script = performance.now() - started;
  requestAnimationFrame(() => requestAnimationFrame(() => resolve({
    firstPaint: performance.now() - started,
    script,
    elements: document.querySelectorAll("*").length,
  })));
})`;

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

/** Lines for people. */
export function describeFirstPaint(results: readonly FirstPaint[]): string {
  return results
    .map(({ tasks, firstPaint, script, elements, samples }) => {
      const times = `median ${firstPaint.toFixed(0)} ms of ${samples} (script ${script.toFixed(0)} ms)`;
      return `first paint ${tasks} tasks: ${times}, ${elements} elements\n`;
    })
    .join("");
}

if (process.argv[1] === import.meta.filename) {
  void measureFirstPaint().then((results) => process.stdout.write(describeFirstPaint(results)));
}
