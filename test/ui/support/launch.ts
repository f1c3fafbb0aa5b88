import { cp, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { launchBrowser, type Browser } from "../../../scripts/lib/browser.mjs";
import { built, packagedExtension, root } from "../../../scripts/lib/project.mjs";
import { QUIET_SETTINGS } from "../../../scripts/lib/settings.mjs";
import { startServer } from "../../../scripts/lib/vscode-server.mjs";
import { openWeb } from "../../../scripts/lib/vscode-web.mjs";
import { Workbench } from "./workbench";

/**
 * Where the extension runs: `web` in the worker of a VS Code for the web, from the working tree; `server` in a Node
 * extension host, from the packaged VSIX.
 */
export type Host = "web" | "server";

/** The four kinds of colour theme; also the class of VS Code's workbench element, with `dark` and `light` as `vs-dark` and `vs`. */
export type Theme = "dark" | "light" | "hc-black" | "hc-light";

/** `name` is the theme's name in settings, `label` the one in the list that people choose from. */
export const THEMES: Readonly<
  Record<Theme, { readonly name: string; readonly label: string; readonly workbenchClass: string }>
> = {
  dark: { name: "Dark Modern", label: "Dark Modern", workbenchClass: "vs-dark" },
  light: { name: "Light Modern", label: "Light Modern", workbenchClass: "vs" },
  "hc-black": { name: "Default High Contrast", label: "Dark High Contrast", workbenchClass: "hc-black" },
  "hc-light": { name: "Default High Contrast Light", label: "Light High Contrast", workbenchClass: "hc-light" },
};

export interface WorkbenchOptions {
  /** The folder to open, `examples` by default. Tests get a copy: nothing that they save reaches the original. */
  readonly folder?: string;
  /** A `.code-workspace` file in the folder, which is opened in place of the folder itself; on the server only. */
  readonly workspaceFile?: string;
  /** `PMO_UI_HOST` by default, else `web`. */
  readonly host?: Host;
  readonly theme?: Theme;
  /** The language of everything that the extension shows. English by default. */
  readonly language?: "en" | "ja";
  readonly settings?: Readonly<Record<string, unknown>>;
  /** CSS pixels, 1440 x 900 by default. */
  readonly width?: number;
  readonly height?: number;
  /** Device pixels for each CSS pixel. */
  readonly scale?: number;
}

/** What makes pictures and typing repeatable. */
const STEADY_SETTINGS = {
  "editor.cursorBlinking": "solid",
  "editor.minimap.enabled": false,
  "files.autoSave": "off",
  "window.autoDetectColorScheme": false,
  "window.commandCenter": false,
  "workbench.reduceMotion": "on",
};

/** The host that this run is for. */
export function uiHost(): Host {
  const host = process.env.PMO_UI_HOST ?? "web";
  if (host !== "web" && host !== "server") throw new Error(`PMO_UI_HOST is "${host}"; it can be "web" or "server".`);
  return host;
}

/**
 * Opens VS Code with the extension on a folder, in a fresh profile.
 *
 * @throws when a part cannot be started: the build is missing, there is no browser, the theme does not come up.
 */
export async function openWorkbench(options: WorkbenchOptions = {}): Promise<Workbench> {
  const host = options.host ?? uiHost();
  if (options.workspaceFile && host === "web") throw new Error("Only the server opens a workspace file.");
  const theme = THEMES[options.theme ?? "dark"];
  const settings = {
    ...QUIET_SETTINGS,
    ...STEADY_SETTINGS,
    "workbench.colorTheme": theme.name,
    "pmo.language": options.language ?? "en",
    ...options.settings,
  };
  const original = resolve(root, options.folder ?? "examples");
  const temporary = await mkdtemp(join(tmpdir(), "pmo-ui-"));
  const closers: (() => Promise<void>)[] = [() => rm(temporary, { recursive: true, force: true })];
  const close = async (): Promise<void> => {
    for (const closer of closers.splice(0).reverse()) await closer();
  };
  try {
    const folder = join(temporary, basename(original));
    await mkdir(folder);
    await cp(original, folder, { recursive: true });
    const server =
      host === "web"
        ? await openWeb({ extensionDevelopmentPath: webExtension(), folderPath: folder, saveToDisk: true, settings })
        : await startServer({
            vsix: await packagedExtension(),
            folder,
            workspaceFile: options.workspaceFile && join(folder, options.workspaceFile),
            settings,
          });
    closers.push(server.dispose);
    const browser: Browser = await launchBrowser({
      width: options.width,
      height: options.height,
      scale: options.scale,
      locale: options.language === "ja" ? "ja-JP" : "en-US",
    });
    closers.push(browser.close);
    // The TypeScript loader adds calls of this helper to the functions that tests send into the page.
    await browser.context.addInitScript("globalThis.__name ??= (value) => value;");
    const workbench = new Workbench(browser.page, host, folder, close);
    await browser.page.goto(server.url);
    await browser.page.waitForSelector(`.monaco-workbench.${theme.workbenchClass} .part.statusbar`);
    await browser.page.waitForSelector(".explorer-folders-view .monaco-list-row");
    return workbench;
  } catch (error) {
    await close();
    throw error;
  }
}

function webExtension(): string {
  built("dist/extension/web.js");
  return root;
}

/**
 * Opens a workbench before the tests of a `describe` and closes it after them. A picture of every failed test is kept in
 * `test-output/screenshots/FAILED …png`.
 *
 * @returns the workbench, to be called inside of tests.
 */
export function useWorkbench(options: WorkbenchOptions = {}): () => Workbench {
  let workbench: Workbench | undefined;
  before("open VS Code", async function () {
    this.timeout(120_000);
    workbench = await openWorkbench(options);
  });
  afterEach("keep a picture of a failure", async function () {
    if (this.currentTest?.state !== "failed" || !workbench) return;
    await workbench.screenshot(`FAILED ${uiHost()} ${this.currentTest.fullTitle()}`);
    const firstLines = workbench.consoleErrors().map((message) => message.split("\n")[0]?.slice(0, 200) ?? "");
    console.error(`Errors in the browser's console:\n  ${[...new Set(firstLines)].slice(-10).join("\n  ")}`);
  });
  after("close VS Code", async function () {
    this.timeout(30_000);
    await workbench?.close();
  });
  return () => {
    if (!workbench) throw new Error("The workbench is open in tests only.");
    return workbench;
  };
}
