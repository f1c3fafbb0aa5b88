import { equal, match } from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Locator } from "playwright-core";
import { THEMES, useWorkbench } from "./support/launch";
import { placeOf } from "./support/text";
import { GanttView } from "./support/views";
import type { Workbench } from "./support/workbench";

const plan = "kikan-sasshin/schedule.pmo.yaml";

/** The side bar with the trees behind the entry of the activity bar. */
class Trees {
  private constructor(readonly workbench: Workbench) {}

  static async open(workbench: Workbench): Promise<Trees> {
    await workbench.page.locator('.activitybar [aria-label^="PMO"]').first().click();
    const trees = new Trees(workbench);
    await trees.side.locator(".pane-header", { hasText: "Projects" }).waitFor();
    return trees;
  }

  get side(): Locator {
    return this.workbench.page.locator(".part.sidebar");
  }

  /** The row with exactly this label. */
  row(label: string): Locator {
    const name = this.workbench.page.locator(".label-name").getByText(label, { exact: true });
    return this.side.locator(".monaco-list-row").filter({ has: name }).first();
  }

  /** Folds a row out or in. */
  async fold(label: string, out: boolean): Promise<void> {
    await this.row(label).waitFor();
    if ((await this.row(label).getAttribute("aria-expanded")) === String(out)) return;
    await this.row(label).locator(".monaco-tl-twistie").click();
    await this.workbench.waitFor(`${label} to be ${out ? "open" : "closed"}`, async () => {
      return (await this.row(label).getAttribute("aria-expanded")) === String(out);
    });
  }

  /** What stands beside the name of a row, to which the list is moved down. */
  async description(label: string): Promise<string> {
    await this.workbench.waitFor(`${label} to be in sight`, async () => {
      if (await this.row(label).isVisible()) return true;
      await this.side.locator(".monaco-list").first().hover();
      await this.workbench.page.mouse.wheel(0, 100);
      return false;
    });
    return (await this.row(label).locator(".label-description").first().textContent()) ?? "";
  }

  /** The label of the row that is chosen in the list of projects. */
  async chosen(): Promise<string> {
    const names = await this.side.locator(".monaco-list-row.selected .label-name").allTextContents();
    return names[0] ?? "";
  }
}

describe("the project explorer in the activity bar", () => {
  const workbench = useWorkbench({ language: "ja", width: 1300, height: 1000 });
  let trees: Trees;

  before("the schedule and the risks of a project are open", async function () {
    this.timeout(90_000);
    trees = await Trees.open(workbench());
    await trees.fold("基幹システム刷新", true);
    await trees.fold("リスク管理表", true);
    await trees.fold("スケジュール", true);
    await trees.fold("基本設計", true);
  });

  it("shows the WBS with computed dates and the registers with their numbers, readable in every theme", async () => {
    match(await trees.description("基本設計"), /^\d.* – \d/);
    match(await trees.description("要員"), /^\d+$/);
    for (const [name, theme] of Object.entries(THEMES)) {
      await workbench().setTheme(theme);
      await workbench().screenshot(`explorer ${name}`);
    }
    await workbench().setTheme(THEMES.dark);
  });

  it("a click on a task leads to its text, and the cursor in a text chooses its row", async () => {
    const name = "方式設計";
    const { line } = await placeOf(workbench(), plan, name);
    await trees.row(name).click();
    await workbench().waitFor("the cursor in the task", async () =>
      [line - 1, line].includes((await workbench().cursor()).line),
    );
    await workbench().goTo(await placeOf(workbench(), plan, "id: it-defects"));
    await workbench().waitFor("the row of the task", async () => (await trees.chosen()) === "結合テスト障害対応");
  });

  it("dates follow the text while it is typed, and what is folded out stays so", async () => {
    await workbench().openFile(plan, await placeOf(workbench(), plan, "id: it-defects"));
    await trees.fold("結合テスト", true);
    const before = await trees.description("結合テスト");
    const { line } = await placeOf(workbench(), plan, "duration: ", "id: it-defects");
    await workbench().goTo({ line, column: 1 });
    await workbench().press("End");
    await workbench().press("Backspace");
    await workbench().insert("0d");
    await workbench().waitFor("other dates", async () => (await trees.description("結合テスト")) !== before);
    equal(await trees.row("結合テスト").getAttribute("aria-expanded"), "true");
    await workbench().focusEditor("schedule.pmo.yaml");
    await workbench().runCommand("File: Revert File");
    await workbench().waitFor("the dates before", async () => (await trees.description("結合テスト")) === before);
  });

  it("a task is opened in the Gantt chart by the button of its row", async () => {
    const row = trees.row("結合テスト");
    await row.hover();
    await row.getByRole("button", { name: "Open in Gantt Chart" }).click();
    const gantt = await GanttView.find(workbench());
    await gantt.row("結合テスト").first().waitFor();
    await gantt.frame.locator('[role="row"][aria-selected="true"]', { hasText: "結合テスト" }).waitFor();
  });

  it("is used by keys alone: arrows, Enter, and Ctrl+C for the id", async () => {
    await trees.row("結合テスト").click({ position: { x: 120, y: 10 } });
    await workbench().press("ArrowRight");
    await workbench().press("Control+C");
    await workbench().waitFor("the id on the clipboard", async () => (await workbench().clipboard()) !== "");
    match(await workbench().clipboard(), /^[\w.-]+$/);
    const label = (await trees.row("結合テスト").getAttribute("aria-label")) ?? "";
    match(label, /結合テスト.*\d/, "a screen reader hears the dates");
  });

  it("findings stand below their rule; a click leads to the place", async () => {
    await workbench().openFile(plan, await placeOf(workbench(), plan, "duration: ", "id: it-defects"));
    await workbench().press("End");
    await workbench().insert(" days");
    await trees.fold("duration.invalid", true);
    await trees.fold("schedule.pmo.yaml", true);
    await workbench().screenshot("explorer findings");
    const { line } = await placeOf(workbench(), plan, "duration: ", "id: it-defects");
    await workbench().goTo({ line: 1, column: 1 });
    await trees.side.locator(".monaco-list-row", { hasText: `[${line}, ` }).click();
    await workbench().waitFor("the cursor at the place", async () => (await workbench().cursor()).line === line);
    await workbench().runCommand("File: Revert File");
    await trees.row("duration.invalid").waitFor({ state: "detached" });
  });
});

describe("the project explorer where there is nothing yet", () => {
  const folder = mkdtempSync(join(tmpdir(), "pmo-empty-"));
  writeFileSync(join(folder, "README.md"), "# Nothing\n");
  const workbench = useWorkbench({ folder, width: 1300, height: 700 });

  after("remove the folder", () => {
    rmSync(folder, { recursive: true, force: true });
  });

  it("says how to begin", async () => {
    const trees = await Trees.open(workbench());
    await trees.side.getByRole("button", { name: "New Project" }).first().waitFor();
    await trees.side.getByText("There is no project in this workspace yet").waitFor();
    await workbench().screenshot("explorer welcome");
    await trees.side.locator(".welcome-view-content").getByRole("button", { name: "New Project" }).click();
    await workbench().page.locator(".quick-input-widget:visible").getByText("New project (1/3)").waitFor();
    await workbench().press("Escape");
  });
});
