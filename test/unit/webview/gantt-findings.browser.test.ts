import assert from "node:assert/strict";
import type { GanttFindings } from "../../../src/core/report/gantt/findings";
import { severities } from "../../../src/core/text/finding";
import type { GanttHost } from "./gantt-host";
import { smallPlan } from "./gantt-host";
import { ganttCharts } from "./gantt-suite";
import { type OpenOptions } from "./page";

/** Two errors at Design, a warning at Call. */
const findings: GanttFindings = {
  rows: [1, 5],
  ids: ["design", "call"],
  severity: [severities.indexOf("error"), severities.indexOf("warning")],
  count: [2, 1],
  first: [
    { template: "Unknown person '{0}'", args: ["satou"] },
    { template: "The deadline is missed", args: [] },
  ],
};

describe("Findings in the Gantt view", function () {
  this.timeout(120_000);
  const { openChart } = ganttCharts();
  async function open(options: OpenOptions & { readonly language?: "en" | "ja" } = {}): Promise<GanttHost> {
    const host = await openChart(smallPlan, options);
    await host.view.send({ type: "findings", findings });
    return host;
  }

  const marks = (host: GanttHost): Promise<readonly (readonly [string, string])[]> =>
    host.page
      .locator(".finding-mark")
      .filter({ visible: true })
      .evaluateAll((nodes) =>
        nodes.map((mark) => [mark.closest(".row")?.querySelector(".label")?.textContent ?? "", mark.textContent ?? ""]),
      );

  it("are counted behind the names, marked before the bars by their shape, and said in words", async () => {
    const host = await open();
    assert.deepEqual(
      new Map(await marks(host)),
      new Map([
        ["Design", "2"],
        ["Call", "1"],
      ]),
    );
    const title = await host.row("Design").locator(".finding-mark").getAttribute("title");
    assert.equal(title, "Error: Unknown person 'satou' (and 1 more)");
    assert.match(
      (await host.row("Design").locator(".words").textContent()) ?? "",
      /^Design, Error: Unknown person 'satou' \(and 1 more\), /,
    );
    const sign = (kind: string): Promise<string | null> =>
      host.page.locator(`.finding-signs.${kind}`).getAttribute("d");
    assert.match((await sign("error")) ?? "", /h10v10h-10Z$/, "a square");
    assert.match((await sign("warning")) ?? "", /^M[^M]*l6 10h-12Z$/, "one triangle");
    assert.equal(await sign("info"), "");
    const { x, y } = await host.middle("Design");
    await host.page.mouse.move(x, y);
    const tip = host.page.locator(".tooltip:not([hidden])");
    await tip.waitFor();
    assert.match(await tip.innerText(), /Error\s+Unknown person 'satou' \(and 1 more\)/);
  });

  it("are gone through by F8 and Shift+F8, around the ends, with the focus on their rows", async () => {
    const host = await open();
    const focused = (): Promise<string | null> =>
      host.page.evaluate(() => document.activeElement?.querySelector(".label")?.textContent ?? null);
    await host.focusRow("Phase one");
    await host.page.keyboard.press("F8");
    assert.equal(await focused(), "Design");
    assert.equal(await host.said(), "1 of 2. Design: Error: Unknown person 'satou' (and 1 more)");
    await host.page.keyboard.press("F8");
    assert.equal(await focused(), "Call");
    await host.page.keyboard.press("F8");
    assert.equal(await focused(), "Design");
    await host.page.keyboard.press("Shift+F8");
    assert.equal(await focused(), "Call");
    await host.view.send({ type: "command", command: "nextFinding" });
    assert.equal(await focused(), "Design", "the command of the editor does the same");
  });

  it("under a closed summary task are opened, and those of tasks that a filter takes away are passed over", async () => {
    const host = await open();
    await host.page.getByRole("button", { name: "Collapse all" }).click();
    assert.deepEqual(await marks(host), [["Call", "1"]]);
    await host.page.getByRole("button", { name: /^Findings of tasks: 3/ }).click();
    assert.match(await host.said(), /^1 of 2\. Design/);
    assert.equal(await host.row("Design").count(), 1);
    await host.page.getByRole("button", { name: "Filter", exact: true }).click();
    await host.page.locator(".menu-item", { hasText: "佐藤" }).first().click();
    await host.view.send({ type: "command", command: "nextFinding" });
    assert.match(await host.said(), /^1 of 1\. Design/);
  });

  it("stay at their tasks when rows come and go, and leave with them", async () => {
    const host = await open();
    await host.show({ ...smallPlan, tasks: [{ id: "new", name: "New" }, ...smallPlan.tasks.slice(0, 2)] });
    assert.deepEqual(await marks(host), [["Design", "2"]]);
    await host.view.send({ type: "findings", findings: { rows: [], ids: [], severity: [], count: [], first: [] } });
    assert.deepEqual(await marks(host), []);
    assert.equal(await host.page.locator(".finding-jump").isVisible(), false);
    await host.view.send({ type: "command", command: "nextFinding" });
    assert.equal(await host.said(), "No task has findings");
  });

  it("are told in Japanese", async () => {
    const host = await open({ language: "ja", theme: "high-contrast" });
    const title = await host.row("Design").locator(".finding-mark").getAttribute("title");
    assert.equal(title, "エラー: Unknown person 'satou'（ほか 1 件）");
  });
});
