import type { BrowserContext, Page } from "playwright-core";

export interface BrowserOptions {
  readonly headless?: boolean;
  /** CSS pixels, 1440 by default. */
  readonly width?: number;
  /** CSS pixels, 900 by default. */
  readonly height?: number;
  /** Device pixels for each CSS pixel, 1 by default. */
  readonly scale?: number;
  readonly locale?: string;
  readonly log?: (line: string) => void;
}

export interface Browser {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly close: () => Promise<void>;
}

export function launchBrowser(options?: BrowserOptions): Promise<Browser>;
