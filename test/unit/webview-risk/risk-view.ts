import assert from "node:assert/strict";
import type { Browser } from "playwright-core";
import { launchChromium } from "./chromium";
import { openWebview, violations, type WebviewOptions, type WebviewPage } from "./page";

/** Call it in a suite: views are opened in one Chromium, and each test ends with a view that has violated nothing. @returns opens a view */
export function useView(entry: WebviewOptions["entry"]): (options?: Partial<WebviewOptions>) => Promise<WebviewPage> {
  let browser: Browser;
  let view: WebviewPage;

  before(async () => {
    browser = await launchChromium();
  });
  after(async () => {
    await browser.close();
  });
  afterEach(async () => {
    assert.deepEqual(await violations(view), [], "no violation of the policy, no error, no dialog");
    await view.page.close();
  });

  return async (options = {}) => {
    view = await openWebview(browser, { entry, ...options });
    return view;
  };
}

/** Risk views, as `useView` has them. */
export function useRiskView(): (options?: Partial<WebviewOptions>) => Promise<WebviewPage> {
  return useView("risk");
}
