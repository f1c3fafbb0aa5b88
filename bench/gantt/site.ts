import { build } from "esbuild";
import { readFile } from "node:fs/promises";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { themeCss } from "../../test/unit/webview/themes";
import type { ContestantName } from "./peers";

const root = fileURLToPath(new URL("../..", import.meta.url));
const contestants: readonly ContestantName[] = ["ours", "mermaid", "frappe", "svar", "dhtmlx"];

/** The policy of the view, as `src/extension/panels/html.ts` writes it. */
const viewPolicy = "default-src 'none'; script-src 'nonce-n1'; style-src 'self'; font-src 'self'; img-src 'self'";
/** The same strictness for everybody: own style sheets, no styles in markup, no fonts from elsewhere. */
export const strictPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; worker-src 'self'; frame-src 'self'";

export interface Site {
  readonly address: string;
  /** Bytes of the script of our view, compressed with gzip. */
  readonly viewScriptSize: number;
  readonly close: () => Promise<void>;
}

/** Bundles all pages and serves them. @param modules `node_modules` with the peers */
export async function openSite(modules: string): Promise<Site> {
  const files = new Map([...(await bundlePages(modules)), ...(await bundleView())]);
  files.set("/page.css", pageStyle);
  files.set("/theme.css", themeCss("dark"));
  files.set("/watch.js", watchScript);
  files.set("/api.js", `${watchScript}${apiScript}`);
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://localhost");
    const known = files.get(url.pathname);
    if (known !== undefined) send(response, url.pathname, known);
    else if (url.pathname.startsWith("/page/"))
      sendPage(response, url.pathname.slice(6), url.searchParams.has("strict"));
    else if (url.pathname === "/view.html") {
      response.setHeader("content-security-policy", viewPolicy);
      send(response, url.pathname, viewHtml);
    } else void sendMermaid(response, modules, url.pathname);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    viewScriptSize: gzipSync(files.get("/view.js") ?? "", { level: 9 }).length,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

const common = {
  absWorkingDir: root,
  bundle: true,
  write: false,
  minify: true,
  charset: "utf8",
  target: "es2022",
  format: "iife",
  platform: "browser",
  legalComments: "none",
  logLevel: "error",
  define: { "process.env.NODE_ENV": '"production"' },
} as const;

async function bundlePages(modules: string): Promise<readonly (readonly [string, string])[]> {
  const { outputFiles } = await build({
    ...common,
    entryPoints: [...contestants, "host"].map((name) => `bench/gantt/pages/${name}.ts`),
    outdir: "/script",
    nodePaths: [modules],
    // Its package does not name its style sheet.
    alias: { "frappe-gantt.css": join(modules, "frappe-gantt", "dist", "frappe-gantt.css") },
    loader: Object.fromEntries(
      [".ttf", ".woff", ".woff2", ".png", ".svg", ".eot"].map((ending) => [ending, "empty"] as const),
    ),
  });
  return outputFiles.map(({ path, text }) => [path.replaceAll("\\", "/"), text]);
}

/** As `scripts/build.mjs --production` bundles it. */
async function bundleView(): Promise<readonly (readonly [string, string])[]> {
  const { outputFiles } = await build({
    ...common,
    entryPoints: ["src/webview/gantt/main.ts"],
    outdir: "/",
  });
  return outputFiles.map(({ path, text }) => [`/view${extname(path)}`, text]);
}

const pageStyle =
  "html,body{margin:0;height:100%}#chart{width:1280px;height:760px;overflow:hidden}iframe{border:0;display:block}.wx-theme,.wx-willow-theme{height:100%}";

const watchScript = `window.violations = [];
document.addEventListener("securitypolicyviolation", (event) => window.violations.push(event.effectiveDirective));
`;

const apiScript = `window.posted = [];
window.acquireVsCodeApi = () => ({ postMessage: (message) => window.posted.push(message), getState() {}, setState() {} });
`;

const viewHtml = `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<link rel="stylesheet" href="/theme.css"><link rel="stylesheet" href="/view.css"></head>
<body class="vscode-dark"><script nonce="n1" src="/api.js"></script><script nonce="n1" src="/view.js"></script></body></html>`;

function sendPage(response: ServerResponse, name: string, strict: boolean): void {
  if (strict) response.setHeader("content-security-policy", strictPolicy);
  send(
    response,
    "page.html",
    `<!doctype html><html lang="en"><meta charset="utf-8"><link rel="stylesheet" href="/page.css"><link rel="stylesheet" href="/script/${name}.css"><div id="chart"></div><script src="/watch.js"></script><script src="/script/${name}.js"></script></html>`,
  );
}

const types: Readonly<Record<string, string>> = {
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
};

function send(response: ServerResponse, path: string, content: string | Buffer): void {
  response.setHeader("content-type", types[extname(path)] ?? "application/octet-stream");
  response.end(content);
}

/** Mermaid is not bundled: its parts load when a kind of diagram needs them. */
async function sendMermaid(response: ServerResponse, modules: string, path: string): Promise<void> {
  const folder = join(modules, "mermaid", "dist");
  const file = normalize(join(folder, path.replace(/^\/mermaid\//, "")));
  if (!path.startsWith("/mermaid/") || !file.startsWith(folder)) {
    response.statusCode = path.endsWith(".css") ? 200 : 404;
    send(response, path, "");
    return;
  }
  try {
    send(response, file, await readFile(file));
  } catch {
    response.statusCode = 404;
    response.end();
  }
}
