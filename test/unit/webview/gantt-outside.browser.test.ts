import assert from "node:assert/strict";
import type { GanttModel } from "../../../src/core/report/gantt/types";
import { makeModel } from "../report/gantt/plan";
import type { GanttHost } from "./gantt-host";
import { smallPlan } from "./gantt-host";
import { ganttCharts } from "./gantt-suite";

/** Build waits for a contract of another project and for one that nobody knows; a delivery elsewhere follows Call. */
const plan: GanttModel = {
  ...makeModel(smallPlan),
  outside: [
    {
      ...{ own: "build", before: true, type: 0, lag: "+2d", project: "vendor", task: "contract" },
      ...{ projectName: "Vendor work", name: "Contract" },
    },
    { own: "papers", before: true, type: 0, lag: "", project: "gone", task: "thing" },
    {
      ...{ own: "call", before: false, type: 0, lag: "", project: "vendor", task: "deliver" },
      ...{ projectName: "Vendor work", name: "Delivery" },
    },
  ],
};

describe("Links to other projects in the Gantt view", function () {
  this.timeout(120_000);
  const { openChart } = ganttCharts();
  const open = (language: "en" | "ja" = "en"): Promise<GanttHost> => openChart(plan, { language });

  const revealed = async (host: GanttHost): Promise<readonly unknown[]> =>
    (await host.view.posted())
      .filter(({ type }) => type === "revealOutside")
      .map(({ project, task }) => `${String(project)}:${String(task)}`);

  it("are drawn as stubs at the bars, those to unknown projects in another stroke, and said in words", async () => {
    const host = await open();
    const count = async (selector: string): Promise<number> =>
      ((await host.page.locator(selector).getAttribute("d")) ?? "").split("M").length - 1;
    assert.equal(await count(".outside-link:not(.unknown)"), 2);
    assert.equal(await count(".outside-link.unknown"), 1);
    const words = async (name: string): Promise<string> => (await host.row(name).locator(".words").textContent()) ?? "";
    assert.match(await words("Build"), /Predecessor elsewhere: Contract \(Vendor work\)/);
    assert.match(await words("Papers"), /Predecessor elsewhere: thing \(project gone is not in this workspace\)/);
    assert.match(await words("Call"), /Successor elsewhere: Delivery \(Vendor work\)/);
    const { x, y } = await host.middle("Build");
    await host.page.mouse.move(x, y);
    const tip = host.page.locator(".tooltip:not([hidden])");
    await tip.waitFor();
    assert.match(await tip.innerText(), /Predecessor elsewhere\s+Contract \(Vendor work\) FS\+2d/);
  });

  it("lead to the text of the other task, by the menu of the row and by P and S where nothing nearer is linked", async () => {
    const host = await open();
    await host.focusRow("Build");
    await host.page.keyboard.press("Shift+F10");
    await host.page.locator(".menu-item", { hasText: "Go to Contract (Vendor work)" }).click();
    assert.deepEqual(await revealed(host), ["vendor:contract"]);
    await host.focusRow("Call");
    await host.page.keyboard.press("s");
    await host.focusRow("Papers");
    await host.page.keyboard.press("p");
    assert.deepEqual(await revealed(host), ["vendor:contract", "vendor:deliver", "gone:thing"]);
    await host.focusRow("Build");
    await host.page.keyboard.press("p");
    assert.equal((await revealed(host)).length, 3, "the predecessor in the plan itself comes first");
  });

  it("are not drawn while links are hidden, and speak Japanese", async () => {
    const host = await open("ja");
    assert.match(
      (await host.row("Build").locator(".words").textContent()) ?? "",
      /他プロジェクトの先行タスク: Contract/,
    );
    await host.page.getByRole("button", { name: "表示内容", exact: true }).click();
    await host.page.locator(".menu-item", { hasText: "リンク" }).first().click();
    assert.equal(await host.page.locator(".outside-link:not(.unknown)").getAttribute("d"), "");
  });
});
