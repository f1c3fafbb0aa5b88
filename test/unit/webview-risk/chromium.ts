import { chromium, type Browser } from "playwright-core";

interface ChromiumTools {
  readonly CHROMIUM_FLAGS: readonly string[];
  readonly ensureChromium: (options?: { readonly log?: (line: string) => void }) => Promise<string>;
}

/** Starts the Chromium of this machine, installing it where that is possible. @throws saying what to install */
export async function launchChromium(): Promise<Browser> {
  const tools = (await import("../../../scripts/lib/chromium.mjs" as string)) as ChromiumTools;
  return chromium.launch({ executablePath: await tools.ensureChromium(), args: [...tools.CHROMIUM_FLAGS] });
}
