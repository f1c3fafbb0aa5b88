import { deepEqual, equal, match, ok } from "node:assert/strict";
import { useWorkbench } from "./support/launch";
import { placeOf } from "./support/text";
import { GanttView, RiskMatrixView } from "./support/views";

const plan = "kikan-sasshin/schedule.pmo.yaml";

describe("everything in Japanese, and back in English while it is open", () => {
  const workbench = useWorkbench({ language: "ja", width: 1700 });

  before("a Japanese project is open", async function () {
    this.timeout(60_000);
    await workbench().openFile(plan);
    await workbench().runCommand("View: Toggle Primary Side Bar Visibility");
  });

  it("the Gantt chart has Japanese headings, buttons and dates", async () => {
    const view = await GanttView.open(workbench());
    await workbench()
      .page.locator(".tab", { hasText: /^ガント.*: 基幹システム刷新/ })
      .waitFor();
    deepEqual((await view.frame.locator(".grid-head .cell").allTextContents()).slice(0, 6), [
      "WBS",
      "タスク名",
      "開始",
      "終了",
      "期間",
      "進捗率",
    ]);
    await view.frame.getByRole("button", { name: "全体を表示" }).waitFor();
    equal((await view.cells("プロジェクト憲章の作成"))[2], "2026/04/01");
    match((await view.cells("プロジェクト憲章の作成"))[4] ?? "", /^5日$/);
  });

  it("the risk matrix has Japanese levels, filters and values", async () => {
    const view = await RiskMatrixView.open(workbench());
    await workbench().page.locator(".tab", { hasText: "リスクマトリクス: 基幹システム刷新" }).waitFor();
    ok((await view.cell("高い", "大").count()) === 1, "levels of the scale");
    equal(await view.frame.getByRole("searchbox").getAttribute("placeholder"), "リスクを検索");
    match((await view.frame.locator(".filter-summary").textContent()) ?? "", /12件中 11件を表示/);
    match((await view.frame.locator(".list thead").textContent()) ?? "", /リスクスコア.?レベル担当者/);
    match((await view.row("R-004").textContent()) ?? "", /受容/);
  });

  it("findings and quick fixes are Japanese", async () => {
    await workbench().openFile(plan, await placeOf(workbench(), plan, "charter]", "id: stakeholder-analysis"));
    await workbench().press("Delete");
    const problem = await workbench().waitForProblem("harter");
    match(problem.text, /ID「harter」の.*はありません。「charter」の誤りではありませんか。/);
    await workbench().focusEditor("schedule.pmo.yaml");
    await workbench().press("Control+.");
    const choice = workbench().page.locator(".action-widget .monaco-list-row.focused");
    await choice.getByText("「charter」に変更").waitFor();
    await workbench().press("Enter");
    await workbench().waitFor("the finding to go", async () =>
      (await workbench().problems()).every(({ text }) => !text.includes("「harter」")),
    );
  });

  it("the setting pmo.language changes everything while it is open", async () => {
    await workbench().openFile(plan, await placeOf(workbench(), plan, "charter]", "id: stakeholder-analysis"));
    await workbench().press("Delete");
    await workbench().waitForProblem("「harter」");
    await workbench().runCommand("Preferences: Open Settings (UI)");
    await workbench().page.locator(".settings-editor .suggest-input-container").click();
    await workbench().type("@id:pmo.language");
    const setting = workbench().page.locator('.settings-editor .setting-item-contents[data-key="pmo.language"] select');
    await setting.selectOption({ label: "English" });
    // Behind the settings everything changes already.
    await workbench().page.locator(".tab", { hasText: "Risk matrix: 基幹システム刷新" }).waitFor();
    await workbench().press("Escape");
    await workbench().page.locator(".settings-editor").waitFor({ state: "hidden" });
    await workbench().waitForProblem("Did you mean 'charter'?");
    await workbench().openFile(plan);
    const gantt = await GanttView.open(workbench());
    await gantt.frame.getByRole("button", { name: "Fit the whole plan" }).waitFor();
    await workbench().page.locator(".tab", { hasText: "Gantt: 基幹システム刷新" }).waitFor();
    equal((await gantt.cells("プロジェクト憲章の作成"))[2], "Apr 1, 2026");
    const risks = await RiskMatrixView.open(workbench());
    await risks.frame.getByRole("searchbox", { name: "Find risks" }).waitFor();
    equal(await risks.cell("Likely", "Major").count(), 1);
  });
});
