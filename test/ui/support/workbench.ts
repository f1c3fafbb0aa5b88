import { mkdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Frame, Locator, Page } from "playwright-core";
import { root } from "../../../scripts/lib/project.mjs";
import { pollUntil } from "../../../scripts/lib/wait.mjs";

/** How long a helper waits for what it waits for, in milliseconds. */
const TIMEOUT_MS = 20_000;

export type Severity = "error" | "warning" | "info" | "hint";

/** One row of the Problems panel. */
export interface Problem {
  readonly severity: Severity | "unknown";
  /** The row's text: message, source, code and position, as the panel shows them. */
  readonly text: string;
}

/** A place in a text as people count: from 1. */
export interface Place {
  readonly line: number;
  readonly column?: number;
}

/** VS Code as a person has it in front of them. Nothing here knows the extension; tests say what they look for. */
export class Workbench {
  readonly #close: () => Promise<void>;
  readonly #errors: string[] = [];

  constructor(
    readonly page: Page,
    readonly host: "web" | "server",
    /** The opened folder on the disk, a copy. What is saved arrives there, on both hosts. */
    readonly folder: string,
    close: () => Promise<void>,
  ) {
    this.#close = close;
    page.setDefaultTimeout(TIMEOUT_MS);
    page.on("pageerror", (error) => this.#errors.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error") this.#errors.push(message.text());
    });
  }

  async close(): Promise<void> {
    await this.#close();
  }

  /** Errors that the page and the extension host wrote to the console so far; VS Code itself writes some, too. */
  consoleErrors(): readonly string[] {
    return this.#errors;
  }

  /** Waits until there is an answer other than `undefined`, `null` and `false`. */
  async waitFor<T>(
    what: string,
    ask: () => T | Promise<T>,
    timeout = TIMEOUT_MS,
  ): Promise<Exclude<T, undefined | null | false>> {
    return await pollUntil(ask, { what, timeout });
  }

  // Commands and files

  /** Opens a file of the folder by Quick Open, and puts the cursor at a place when one is given. The editor has the focus then. */
  async openFile(path: string, place?: Place): Promise<void> {
    const name = path.split("/").at(-1) ?? path;
    const parent =
      path
        .slice(0, -name.length - 1)
        .split("/")
        .at(-1) ?? "";
    const rows = await this.#quickInput("Control+P", path);
    // Not just Enter: the first row may be a file that was open before.
    const label = this.page.locator(".label-name", { hasText: new RegExp(`^${escapeRegExp(name)}$`) });
    await rows.filter({ has: label, hasText: parent }).first().click();
    await this.page.locator(`.editor-group-container.active .tab.active[data-resource-name="${name}"]`).waitFor();
    await this.page.locator(".editor-group-container.active .monaco-editor.focused").first().waitFor();
    if (place) await this.goTo(place);
  }

  /** Runs a command of the palette by the title that it has there, for example `PMO: Open Gantt Chart`. */
  async runCommand(title: string): Promise<void> {
    await this.waitFor(`the command ${title}`, async () => {
      const rows = await this.#quickInput("F1", `>${title}`);
      await rows.first().waitFor();
      const label = rows.locator(".label-name", { hasText: new RegExp(`^${escapeRegExp(title)}$`) });
      if ((await label.count()) > 0) {
        await label.first().click();
        return true;
      }
      // An extension that is just starting has not said yet what there is; an open palette does not change.
      await this.page.keyboard.press("Escape");
      return false;
    });
  }

  /** What the palette offers for a text, for example to see that a command is (not) there. */
  async commandsFor(text: string): Promise<string[]> {
    const rows = await this.#quickInput("F1", `>${text}`);
    await rows.first().waitFor();
    const labels = await rows.locator(".label-name").allTextContents();
    await this.page.keyboard.press("Escape");
    return labels;
  }

  /** Chooses in an open list (Quick Pick) by the beginning of an entry's label. */
  async pick(label: string): Promise<void> {
    const rows = this.page.locator(".quick-input-widget:visible .quick-input-list .monaco-list-row");
    const entry = rows.locator(".label-name", { hasText: new RegExp(`^\\s*${escapeRegExp(label)}`) });
    await entry.first().click();
  }

  /** Answers an open input box (Quick Input). */
  async answer(text: string): Promise<void> {
    const input = this.page.locator(".quick-input-widget:visible .quick-input-box input");
    await input.fill(text);
    await input.press("Enter");
  }

  /** Clicks a button or a link of a notification, or of a dialog. */
  async choose(button: string): Promise<void> {
    const places = this.page.locator(".notifications-toasts, .monaco-dialog-box");
    await places.getByRole("button", { name: button, exact: true }).first().click();
  }

  /** The texts of the notifications that are on the screen. */
  async notifications(): Promise<string[]> {
    return await this.page.locator(".notifications-toasts .notification-list-item-message").allTextContents();
  }

  /** Waits for a notification that contains a text. */
  async waitForNotification(text: string | RegExp): Promise<void> {
    await this.page
      .locator(".notifications-toasts .notification-list-item-message", { hasText: text })
      .first()
      .waitFor();
  }

  // The text editor

  /** Makes the editor of an open file the active one and gives it the focus; without a name, the active editor. */
  async focusEditor(name?: string): Promise<void> {
    if (name) await this.page.locator(`.tab[data-resource-name="${name}"]`).first().click();
    else await this.runCommand("View: Focus Active Editor Group");
    await this.page.locator(".monaco-editor.focused").first().waitFor();
  }

  /** Puts the cursor of the active editor at a place. */
  async goTo(place: Place): Promise<void> {
    await this.#quickInput("Control+G", `:${place.line}:${place.column ?? 1}`);
    await this.page.keyboard.press("Enter");
    await this.page.locator(".quick-input-widget").waitFor({ state: "hidden" });
    // The status bar follows a moment later.
    await this.waitFor(`the cursor to be in line ${place.line}`, async () => {
      const found = await this.cursor();
      return found.line === place.line && found.column === (place.column ?? 1);
    });
  }

  /** Where the cursor is, read from the status bar. */
  async cursor(): Promise<Required<Place>> {
    const text = await this.waitFor("the cursor's position in the status bar", async () => {
      const shown = await this.page.locator('[id="status.editor.selection"]').textContent();
      return shown !== null && /\d/.test(shown) ? shown : undefined;
    });
    const [line, column] = [...text.matchAll(/\d+/g)].map(Number);
    return { line: line ?? 0, column: column ?? 0 };
  }

  /** The line of the cursor in the editor of a file that is on the screen, whether it has the focus or not. */
  async lineInEditor(name: string): Promise<number | undefined> {
    const group = this.page.locator(".editor-group-container", {
      has: this.page.locator(`.tab.active[data-resource-name="${name}"]`),
    });
    const numbers = await group.locator(".monaco-editor .active-line-number").allTextContents();
    return numbers.length === 1 ? Number(numbers[0]) : undefined;
  }

  /** The language of the active file, as the status bar names it. */
  async languageMode(): Promise<string> {
    return (await this.page.locator('[id="status.editor.mode"]').textContent())?.trim() ?? "";
  }

  /** Types as a person does: suggestions come up, brackets close themselves. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** Puts text in at the cursor in one piece, like an input method: no suggestions, no automatic indentation. */
  async insert(text: string): Promise<void> {
    await this.page.keyboard.insertText(text);
  }

  /** Presses a key or a combination as Playwright writes it, for example `Control+Space`. */
  async press(keys: string): Promise<void> {
    await this.page.keyboard.press(keys);
  }

  /** Saves the active file and waits until it is no longer changed. */
  async save(): Promise<void> {
    await this.page.keyboard.press("Control+S");
    await this.page.locator(".editor-group-container.active .tab.active:not(.dirty)").waitFor();
  }

  /** What is on the disk for a file of the folder. */
  async savedText(path: string): Promise<string> {
    return await readFile(join(this.folder, path), "utf8");
  }

  /** The bytes of a file of the folder, as they are saved. */
  async savedBytes(path: string): Promise<Buffer> {
    return await readFile(join(this.folder, path));
  }

  /** Accepts the name that the dialog for saving offers. */
  async saveUnderOfferedName(name: string): Promise<void> {
    const input = this.page.locator(".quick-input-widget:visible input[type=text]");
    await this.waitFor(`the dialog that offers ${name}`, async () => (await input.inputValue()).endsWith(name));
    await input.press("Enter");
  }

  /** The whole text of the focused editor, saved or not. It goes over the clipboard; the cursor returns to its place, a selection is lost. */
  async editorText(): Promise<string> {
    const place = await this.cursor();
    const sentinel = `nothing copied ${this.#errors.length} ${performance.now()}`;
    await this.page.evaluate((text) => navigator.clipboard.writeText(text), sentinel);
    await this.page.keyboard.press("Control+A");
    await this.page.keyboard.press("Control+C");
    const text = await this.waitFor("the editor's text on the clipboard", async () => {
      const found = await this.clipboard();
      return found === sentinel ? undefined : { found };
    });
    await this.goTo(place);
    return text.found.replaceAll("\r\n", "\n");
  }

  /** Opens the suggestions at the cursor and reads their labels. */
  async suggestions(): Promise<string[]> {
    await this.page.keyboard.press("Control+Space");
    const rows = this.page.locator(".suggest-widget.visible .monaco-list-row");
    await rows.first().waitFor();
    return await rows.locator(".label-name").allTextContents();
  }

  /** Takes a suggestion by its label. */
  async acceptSuggestion(label: string): Promise<void> {
    const row = this.page.locator(".suggest-widget.visible .monaco-list-row").filter({
      has: this.page.locator(".label-name", { hasText: new RegExp(`^${escapeRegExp(label)}$`) }),
    });
    await row.first().click();
  }

  /** Points at a piece of text that is on the screen and reads what the editor tells about it. */
  async hover(text: string): Promise<string> {
    const spot = this.page.locator(".editor-group-container.active .view-line span span", { hasText: text }).first();
    await spot.hover();
    const hover = this.page.locator(
      ".monaco-hover:visible .hover-contents, .monaco-hover:visible .monaco-hover-content",
    );
    await hover.first().waitFor();
    return await this.waitFor("a hover that is no longer loading", async () => {
      const shown = (await hover.allTextContents()).join("\n").trim();
      return shown !== "" && !/^Loading/.test(shown) ? shown : undefined;
    });
  }

  // Problems

  /** The wavy underlines of a severity in the visible editors. */
  squiggles(severity: Severity): Locator {
    return this.page.locator(`.monaco-editor .squiggly-${severity}`);
  }

  /** Opens the Problems panel and reads its rows. Files are folded out, but only rows on the screen are there. */
  async problems(): Promise<Problem[]> {
    await this.showProblems();
    // All at once: rows come and go while findings are made.
    const rows = await this.page.locator(".markers-panel .monaco-list-row:has(.marker-icon)").evaluateAll((elements) =>
      elements.map((row) => ({
        icon: (row.querySelector(".marker-icon .codicon") ?? row.querySelector(".marker-icon"))?.className ?? "",
        text: (row.getAttribute("aria-label") ?? row.textContent ?? "").trim(),
      })),
    );
    return rows.map(({ icon, text }) => ({ severity: severityOf(icon, text), text }));
  }

  /** Opens the Problems panel, without taking it away when it is open. */
  async showProblems(): Promise<void> {
    if (await this.page.locator(".markers-panel").isVisible()) return;
    await this.runCommand("Problems: Focus on Problems View");
    await this.page.locator(".markers-panel").waitFor();
  }

  /** Waits for a row of the Problems panel that contains a text. */
  async waitForProblem(text: string | RegExp): Promise<Problem> {
    return await this.waitFor(`a problem with ${text}`, async () =>
      (await this.problems()).find((problem) =>
        typeof text === "string" ? problem.text.includes(text) : text.test(problem.text),
      ),
    );
  }

  /** How many errors and warnings the status bar counts. */
  async problemCounts(): Promise<{ readonly errors: number; readonly warnings: number }> {
    const label = (await this.page.locator('[id="status.problems"] a').getAttribute("aria-label")) ?? "";
    const count = (word: string): number => Number(new RegExp(`${word}: (\\d+)`).exec(label)?.[1] ?? 0);
    return { errors: count("Errors"), warnings: count("Warnings") };
  }

  // Webviews

  /**
   * The document inside of a visible webview, found by something that it shows. Ask again after the view was closed or
   * reloaded.
   *
   * @param selector CSS (or Playwright) selector of an element that only the wanted view has
   */
  async webview(selector: string): Promise<Frame> {
    return await this.waitFor(`a webview with ${selector}`, async () => {
      for (const outer of await this.page.locator("iframe.webview.ready").all()) {
        if (!(await outer.isVisible())) continue;
        const inner = await activeFrame(outer).catch(() => undefined);
        // A frame that goes away while we ask is not the one.
        const count = await inner
          ?.locator(selector)
          .count()
          .catch(() => 0);
        if (inner && count) return inner;
      }
      return undefined;
    });
  }

  // The rest of the screen

  async clipboard(): Promise<string> {
    return await this.page.evaluate(() => navigator.clipboard.readText());
  }

  /** Changes the colour theme while everything is open. */
  async setTheme(theme: { readonly label: string; readonly workbenchClass: string }): Promise<void> {
    await this.runCommand("Preferences: Color Theme");
    const widget = this.page.locator(".quick-input-widget:visible");
    await widget.locator(".quick-input-box input").fill(theme.label);
    // Enter before the list is filtered would take another theme.
    await widget
      .locator(".monaco-list-row.focused .label-name", { hasText: new RegExp(`^${escapeRegExp(theme.label)}$`) })
      .waitFor();
    await this.page.keyboard.press("Enter");
    await widget.waitFor({ state: "hidden" });
    await this.page.locator(`.monaco-workbench.${theme.workbenchClass}`).waitFor();
  }

  /**
   * A picture of the window, or of one element, as `test-output/screenshots/NAME.png`.
   *
   * @returns the file's path
   */
  async screenshot(name: string, element?: Locator): Promise<string> {
    const path = join(
      root,
      "test-output",
      "screenshots",
      `${name.replace(/[^\p{L}\p{N}. _-]+/gu, "_").slice(0, 150)}.png`,
    );
    await mkdir(dirname(path), { recursive: true });
    await (element ?? this.page).screenshot({ path, animations: "disabled" });
    return path;
  }

  /** Opens the Quick Input by a key and fills it. */
  async #quickInput(keys: string, text: string): Promise<Locator> {
    await this.page.keyboard.press(keys);
    const widget = this.page.locator(".quick-input-widget:visible");
    await widget.locator(".quick-input-box input").fill(text);
    return widget.locator(".quick-input-list .monaco-list-row");
  }
}

/** A webview is a frame that holds the frame with the extension's document; that one changes its name when it is shown. */
async function activeFrame(outer: Locator): Promise<Frame | undefined> {
  const middle = await (await outer.elementHandle({ timeout: 1000 }))?.contentFrame();
  const element = await middle?.locator("iframe#active-frame").elementHandle({ timeout: 1000 });
  return (await element?.contentFrame()) ?? undefined;
}

function severityOf(iconClass: string, text: string): Severity | "unknown" {
  if (/codicon-error/.test(iconClass) || /^Error/.test(text)) return "error";
  if (/codicon-warning/.test(iconClass) || /^Warning/.test(text)) return "warning";
  if (/codicon-info/.test(iconClass) || /^Info/.test(text)) return "info";
  if (/codicon-lightbulb|codicon-light-bulb/.test(iconClass) || /^Hint/.test(text)) return "hint";
  return "unknown";
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
