// A webview on a plain page: the bundled script under VS Code's Content-Security-Policy, with `acquireVsCodeApi` and the theme variables faked.
import { build } from "esbuild";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { chromium, type Browser, type Page } from "playwright-core";
import { CHROMIUM_FLAGS, ensureChromium } from "../../../scripts/lib/chromium.mjs";
import { themeCss, type ThemeName } from "./themes";

/** Two files of a bundle. */
interface Bundle {
  readonly script: string;
  readonly style: string;
}

export interface WebviewSite {
  readonly browser: Browser;
  readonly open: (options?: OpenOptions) => Promise<WebviewPage>;
  readonly close: () => Promise<void>;
}

export interface OpenOptions {
  readonly theme?: ThemeName;
  readonly width?: number;
  readonly height?: number;
  readonly scale?: number;
  readonly reducedMotion?: boolean;
  readonly forcedColors?: boolean;
  /** What `getState` gives at the start. */
  readonly state?: unknown;
}

export interface WebviewPage {
  readonly page: Page;
  /** A message from the host, and the two frames after it. */
  readonly send: (message: unknown) => Promise<void>;
  /** What the webview posted, oldest first; `ready` included. */
  readonly posted: () => Promise<readonly { readonly type: string; readonly [key: string]: unknown }[]>;
  readonly state: () => Promise<unknown>;
  /** Violations of the policy and errors of the script. */
  readonly problems: () => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
}

/** Bundles a webview as the build does. */
async function bundle(entry: string): Promise<Bundle> {
  const result = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    minify: true,
    format: "iife",
    target: "es2022",
    outdir: "out",
    logLevel: "silent",
  });
  const text = (ending: string): string => result.outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? "";
  return { script: text(".js"), style: text(".css") };
}

/** Serves a webview. @param entry its `main.ts` @returns the address of a page that shows it; `?theme=light` chooses the theme */
export async function serveWebviewFiles(
  entry: string,
): Promise<{ readonly address: string; readonly close: () => Promise<void> }> {
  const { script, style } = await bundle(entry);
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://localhost");
    const theme = (url.searchParams.get("theme") ?? "dark") as ThemeName;
    if (url.pathname === "/style.css") response.setHeader("content-type", "text/css").end(style);
    else if (url.pathname === "/theme.css") response.setHeader("content-type", "text/css").end(themeCss(theme));
    else if (url.pathname === "/script.js") response.setHeader("content-type", "text/javascript").end(script);
    else {
      response.setHeader("content-type", "text/html; charset=utf-8");
      response.setHeader(
        "content-security-policy",
        "default-src 'none'; style-src 'self'; script-src 'nonce-n1'; img-src blob:",
      );
      response.end(html(theme));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return { address, close: () => closeServer(server) };
}

/** Serves a webview and starts the browser. @param entry its `main.ts` */
export async function serveWebview(entry: string): Promise<WebviewSite> {
  const files = await serveWebviewFiles(entry);
  const browser = await chromium.launch({ executablePath: await ensureChromium(), args: [...CHROMIUM_FLAGS] });
  return {
    browser,
    open: (options = {}) => open(browser, files.address, options),
    close: async () => {
      await browser.close();
      await files.close();
    },
  };
}

function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

const themeClasses: Readonly<Record<ThemeName, string>> = {
  light: "vscode-light",
  dark: "vscode-dark",
  "high-contrast": "vscode-high-contrast",
  "high-contrast-light": "vscode-high-contrast vscode-high-contrast-light",
};

function html(theme: ThemeName): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8">
<link rel="stylesheet" href="/theme.css?theme=${theme}"><link rel="stylesheet" href="/style.css"></head>
<body class="${themeClasses[theme]}"><script nonce="n1" src="/script.js"></script></body></html>`;
}

/** A script as text, because the test runner's compiler adds helpers to functions that a page does not have. */
function fakeHost(state: unknown): string {
  return `{
    const host = (window.host = { posted: [], state: ${JSON.stringify(state)}, violations: [] });
    window.acquireVsCodeApi = () => ({
      postMessage: (message) => host.posted.push(structuredClone(message)),
      getState: () => host.state,
      setState: (next) => { host.state = structuredClone(next); },
    });
    document.addEventListener("securitypolicyviolation", (event) => {
      host.violations.push(event.violatedDirective + ": " + event.blockedURI);
    });
  }`;
}

async function open(browser: Browser, address: string, options: OpenOptions): Promise<WebviewPage> {
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1280, height: options.height ?? 800 },
    deviceScaleFactor: options.scale ?? 1,
    reducedMotion: options.reducedMotion ? "reduce" : "no-preference",
    forcedColors: options.forcedColors ? "active" : "none",
  });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (entry) => {
    if (entry.type() === "error" && !entry.text().includes("favicon")) errors.push(entry.text());
  });
  await page.addInitScript(fakeHost(options.state));
  await page.goto(`${address}?theme=${options.theme ?? "dark"}`);
  type Host = { posted: { type: string }[]; state: unknown; violations: string[] };
  return {
    page,
    send: (message) =>
      page.evaluate(
        // As text: the driver takes long to pass on large objects.
        (json) =>
          new Promise<void>((resolve) => {
            window.postMessage(JSON.parse(json), "*");
            requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 0)));
          }),
        JSON.stringify(message),
      ),
    posted: () => page.evaluate(() => (window as unknown as { host: Host }).host.posted),
    state: () => page.evaluate(() => (window as unknown as { host: Host }).host.state),
    problems: async () => [
      ...errors,
      ...(await page.evaluate(() => (window as unknown as { host: Host }).host.violations)),
    ],
    close: () => context.close(),
  };
}
