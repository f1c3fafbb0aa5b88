import { build, type Plugin } from "esbuild";
import path from "node:path";
import type { Browser, Page } from "playwright-core";

/** A webview as VS Code shows it, without VS Code: its bundle under the same Content-Security-Policy, a host that records what it is told, theme colours. */

export type ThemeName = "light" | "dark" | "hc-black" | "hc-light";

export interface WebviewPage {
  readonly page: Page;
  /** Sends a message as the host does. */
  readonly send: (message: object) => Promise<void>;
  /** What the view told the host so far. */
  readonly sent: () => Promise<readonly Readonly<Record<string, unknown>>[]>;
  /** The state that the view kept. */
  readonly state: () => Promise<unknown>;
  /** Violations of the policy, uncaught errors and dialogs. */
  readonly problems: () => readonly string[];
}

export interface WebviewOptions {
  readonly entry: "risk" | "diagram" | "standards";
  readonly theme?: ThemeName;
  readonly language?: "en" | "ja";
  readonly width?: number;
  readonly height?: number;
  readonly state?: unknown;
  /** What the diagram view needs besides: inline styles, and the address of Mermaid. */
  readonly inlineStyles?: boolean;
  /** The view draws pictures of its own making. */
  readonly ownPictures?: boolean;
  readonly files?: Readonly<Record<string, string>>;
  readonly scriptAttributes?: string;
}

const bundles = new Map<string, Promise<{ readonly js: string; readonly css: string }>>();

/** Bundles an entry of `src/webview` as the build script does. */
export function bundle(entry: string): Promise<{ readonly js: string; readonly css: string }> {
  const known = bundles.get(entry);
  if (known) return known;
  const made = makeBundle(entry);
  bundles.set(entry, made);
  return made;
}

async function makeBundle(entry: string): Promise<{ readonly js: string; readonly css: string }> {
  const { mermaidParts } = (await import("../../../scripts/lib/mermaid-parts.mjs" as string)) as {
    readonly mermaidParts: Plugin;
  };
  const { outputFiles } = await build({
    entryPoints: [path.resolve("src/webview", entry)],
    bundle: true,
    write: false,
    outdir: "out",
    platform: "browser",
    format: "iife",
    target: "es2022",
    charset: "utf8",
    minify: entry.includes("mermaid"),
    plugins: [mermaidParts],
  });
  return {
    js: outputFiles.find((file) => file.path.endsWith(".js"))?.text ?? "",
    css: outputFiles.find((file) => file.path.endsWith(".css"))?.text ?? "",
  };
}

const nonce = "dGVzdA";
const origin = "https://webview.test";

export async function openWebview(browser: Browser, options: WebviewOptions): Promise<WebviewPage> {
  const { js, css } = await bundle(`${options.entry}/main.ts`);
  const page = await browser.newPage({ viewport: { width: options.width ?? 1280, height: options.height ?? 760 } });
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(`error: ${error.message}`));
  page.on("console", (entry) => {
    if (entry.type() === "error") problems.push(`console: ${entry.text()}`);
  });
  page.on("dialog", (dialog) => {
    problems.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  const theme = options.theme ?? "light";
  const kind = {
    light: "vscode-light",
    dark: "vscode-dark",
    "hc-black": "vscode-high-contrast",
    "hc-light": "vscode-high-contrast vscode-high-contrast-light",
  }[theme];
  const policy = [
    "default-src 'none'",
    `style-src ${origin}${options.inlineStyles ? " 'unsafe-inline'" : ""}`,
    `script-src 'nonce-${nonce}'`,
    `font-src ${origin}`,
    `img-src ${origin}${options.ownPictures ? " blob:" : ""}`,
  ].join("; ");
  const files: Readonly<Record<string, string>> = {
    "/": `<!doctype html><html lang="${options.language ?? "en"}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<link rel="stylesheet" href="theme.css"><link rel="stylesheet" href="view.css"></head>
<body class="${kind}" data-vscode-theme-kind="${kind.split(" ").at(-1) ?? ""}">
<script nonce="${nonce}" src="host.js"></script>
<script nonce="${nonce}" src="view.js" ${options.scriptAttributes ?? ""}></script></body></html>`,
    "/host.js": `
      const sent = []; let state = ${JSON.stringify(options.state) ?? "undefined"};
      window.host = { sent, violations: [], get state() { return state; } };
      document.addEventListener("securitypolicyviolation", (event) =>
        window.host.violations.push(event.violatedDirective + " " + event.blockedURI + " " + event.sample));
      window.acquireVsCodeApi = () => ({
        postMessage: (message) => sent.push(structuredClone(message)),
        getState: () => state,
        setState: (next) => { state = structuredClone(next); },
      });`,
    "/view.js": js,
    "/view.css": css,
    "/theme.css": themeCss(theme, options.language ?? "en"),
    ...options.files,
  };
  await page.route("**/*", async (route) => {
    const address = new URL(route.request().url());
    if (address.protocol === "blob:") return route.continue();
    const at = address.pathname;
    const body = files[at];
    if (body === undefined) await route.fulfill({ status: at === "/favicon.ico" ? 204 : 404 });
    else {
      const type = at.endsWith(".js") ? "text/javascript" : at.endsWith(".css") ? "text/css" : "text/html";
      await route.fulfill({ body, contentType: `${type}; charset=utf-8` });
    }
  });
  await page.goto(`${origin}/`);
  return {
    page,
    send: async (message) => {
      await page.evaluate((data) => {
        window.postMessage(data, "*");
      }, message);
      // Messages are delivered as tasks, in order.
      await page.evaluate(
        () =>
          new Promise<void>((resolve) => {
            window.addEventListener("message", () => setTimeout(resolve), { once: true });
            window.postMessage("delivered", "*");
          }),
      );
    },
    sent: () => page.evaluate("structuredClone(window.host.sent)"),
    state: () => page.evaluate("structuredClone(window.host.state)"),
    problems: () => problems,
  };
}

/** Waits until a condition holds, looking at every frame. */
export async function until(view: WebviewPage, holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds()))
    await view.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => resolve(undefined))));
}

/** Violations of the policy are reported to the page, and by Chromium on its console; both must be none. */
export async function violations(view: WebviewPage): Promise<readonly string[]> {
  const seen: readonly string[] = await view.page.evaluate("window.host.violations");
  return [...seen, ...view.problems()];
}

/** The theme variables of VS Code's own themes that the views read. */
function themeCss(theme: ThemeName, language: string): string {
  const common: Readonly<Record<string, string>> = {
    "font-family":
      language === "ja" ? "'Noto Sans CJK JP', system-ui, sans-serif" : "'DejaVu Sans', system-ui, sans-serif",
    "font-size": "13px",
    "editor-font-family": "monospace",
  };
  const light: Readonly<Record<string, string>> = {
    foreground: "#3b3b3b",
    descriptionForeground: "#3b3b3bcc",
    "editor-background": "#ffffff",
    "editor-foreground": "#3b3b3b",
    focusBorder: "#005fb8",
    "panel-border": "#e5e5e5",
    "widget-border": "#e5e5e5",
    "button-background": "#005fb8",
    "button-foreground": "#ffffff",
    "button-hoverBackground": "#0258a8",
    "button-secondaryBackground": "#e5e5e5",
    "button-secondaryForeground": "#3b3b3b",
    "input-background": "#ffffff",
    "input-foreground": "#3b3b3b",
    "input-border": "#cecece",
    "input-placeholderForeground": "#767676",
    "dropdown-background": "#ffffff",
    "dropdown-border": "#cecece",
    "dropdown-foreground": "#3b3b3b",
    "list-hoverBackground": "#f2f2f2",
    "list-activeSelectionBackground": "#e8e8e8",
    "list-activeSelectionForeground": "#000000",
    "charts-green": "#388a34",
    "charts-yellow": "#bf8803",
    "charts-orange": "#d18616",
    "charts-red": "#e51400",
    "charts-blue": "#0063d3",
    errorForeground: "#f85149",
  };
  const dark: Readonly<Record<string, string>> = {
    ...light,
    foreground: "#cccccc",
    descriptionForeground: "#9d9d9d",
    "editor-background": "#1f1f1f",
    "editor-foreground": "#cccccc",
    focusBorder: "#0078d4",
    "panel-border": "#2b2b2b",
    "widget-border": "#313131",
    "button-background": "#0078d4",
    "button-hoverBackground": "#026ec1",
    "button-secondaryBackground": "#313131",
    "button-secondaryForeground": "#cccccc",
    "input-background": "#313131",
    "input-foreground": "#cccccc",
    "input-border": "#3c3c3c",
    "input-placeholderForeground": "#989898",
    "dropdown-background": "#313131",
    "dropdown-border": "#3c3c3c",
    "dropdown-foreground": "#cccccc",
    "list-hoverBackground": "#2a2d2e",
    "list-activeSelectionBackground": "#04395e",
    "list-activeSelectionForeground": "#ffffff",
    "charts-green": "#89d185",
    "charts-yellow": "#cca700",
    "charts-red": "#f14c4c",
    "charts-blue": "#3794ff",
  };
  const contrast = (text: string, back: string, border: string): Readonly<Record<string, string>> => ({
    ...(theme === "hc-light" ? light : dark),
    foreground: text,
    "editor-background": back,
    "editor-foreground": text,
    descriptionForeground: text,
    contrastBorder: border,
    contrastActiveBorder: theme === "hc-light" ? "#006bbd" : "#f38518",
    focusBorder: theme === "hc-light" ? "#006bbd" : "#f38518",
    "input-background": back,
    "input-border": border,
    "input-foreground": text,
    "dropdown-background": back,
    "dropdown-border": border,
    "dropdown-foreground": text,
    "button-background": theme === "hc-light" ? "#0f4a85" : "#000000",
    "button-foreground": "#ffffff",
    "list-activeSelectionBackground": "transparent",
    "list-activeSelectionForeground": text,
    "list-hoverBackground": "transparent",
  });
  const chosen = {
    light: () => light,
    dark: () => dark,
    "hc-black": () => contrast("#ffffff", "#000000", "#6fc3df"),
    "hc-light": () => contrast("#292929", "#ffffff", "#0f4a85"),
  }[theme]();
  const variables = Object.entries({ ...common, ...chosen }).map(([name, value]) => `--vscode-${name}: ${value};`);
  return `html { ${variables.join(" ")} }`;
}
