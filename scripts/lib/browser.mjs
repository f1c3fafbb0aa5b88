// A Chromium with a fresh profile, driven by Playwright, set up so that VS Code's webviews work in it.
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { CHROMIUM_FLAGS, ensureChromium } from "./chromium.mjs";

/**
 * VS Code's webviews are frames of another origin with a service worker, which a browser that blocks third-party cookies
 * does not let them have.
 */
const PREFERENCES = { profile: { block_third_party_cookies: false, cookie_controls_mode: 0 } };

/**
 * @param {{ headless?: boolean, width?: number, height?: number, scale?: number, locale?: string, log?: (line: string) => void }} [options]
 *   size in CSS pixels (1440 x 900), `scale` device pixels for each
 * @returns {Promise<{ context: import("playwright-core").BrowserContext, page: import("playwright-core").Page, close: () => Promise<void> }>}
 */
export async function launchBrowser(options = {}) {
  const executablePath = await ensureChromium({ log: options.log });
  const profile = await mkdtemp(join(tmpdir(), "pmo-browser-"));
  const removeProfile = () => rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  try {
    await mkdir(join(profile, "Default"));
    await writeFile(join(profile, "Default", "Preferences"), JSON.stringify(PREFERENCES));
    const context = await chromium.launchPersistentContext(profile, {
      executablePath,
      args: [...CHROMIUM_FLAGS],
      headless: options.headless ?? true,
      viewport: { width: options.width ?? 1440, height: options.height ?? 900 },
      deviceScaleFactor: options.scale ?? 1,
      locale: options.locale ?? "en-US",
      permissions: ["clipboard-read", "clipboard-write"],
    });
    const page = context.pages()[0] ?? (await context.newPage());
    return {
      context,
      page,
      close: async () => {
        await context.close();
        await removeProfile();
      },
    };
  } catch (error) {
    await removeProfile();
    throw error;
  }
}
