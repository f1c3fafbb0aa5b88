import assert from "node:assert/strict";
import { makeModel } from "../report/gantt/plan";
import { largeModel } from "../report/gantt/plans";
import type { GanttHost } from "./gantt-host";
import { smallPlan } from "./gantt-host";
import { ganttCharts } from "./gantt-suite";

/** The rows by person: a heading, its tasks, and those of nobody. */
const byPerson = ["佐藤 花子", "  Design", "No one assigned", "  Build", "  Gate", "  Papers", "  Call"];
const outline = ["Phase one", "  Design", "  Build", "  Gate", "Papers", "Call"];

describe("Groups in the Gantt view", function () {
  this.timeout(120_000);
  const { openChart } = ganttCharts();
  async function open(options: Parameters<typeof GanttHost.open>[2] = {}): Promise<GanttHost> {
    const host = await openChart(smallPlan, options);
    return host;
  }

  /** Names of the rows from the top, indented by their level. */
  const rows = (host: GanttHost): Promise<readonly string[]> =>
    host.page.locator(".row").evaluateAll((nodes) =>
      nodes
        .map((row) => ({
          top: row.getBoundingClientRect().top,
          name:
            "  ".repeat(Number(row.getAttribute("aria-level")) - 1) + (row.querySelector(".label")?.textContent ?? ""),
        }))
        .sort((a, b) => a.top - b.top)
        .map(({ name }) => name),
    );

  async function choose(host: GanttHost, button: string, item: string): Promise<void> {
    await host.page.getByRole("button", { name: button, exact: true }).click();
    await host.page.locator(".menu-item", { hasText: item }).first().click();
  }

  async function grouped(options: Parameters<typeof GanttHost.open>[2] = {}): Promise<GanttHost> {
    const host = await open(options);
    await choose(host, "What is shown", "Grouped by person");
    return host;
  }

  it("shows each task once under the person who does it; headings say how many tasks there are and how long they last", async () => {
    const host = await grouped();
    assert.deepEqual(await rows(host), byPerson);
    assert.equal(await host.said(), "Grouped by person. Groups: 2");
    const heading = host.row("佐藤 花子");
    assert.equal(await heading.getAttribute("aria-expanded"), "true");
    assert.equal(await heading.getAttribute("aria-setsize"), "2");
    assert.equal(
      await heading.locator(".words").textContent(),
      "佐藤 花子, Tasks in the group: 1, Mon, May 4, 2026 to Fri, May 15, 2026, 40% complete",
    );
    assert.equal(await host.row("No one assigned").locator(".label").getAttribute("data-count"), "4");
    assert.match((await host.row("Design").locator(".words").textContent()) ?? "", /^Design, Part of Phase one, /);
    assert.equal(await host.page.locator(".back.heading").count(), 2);
    assert.equal(await host.page.locator(".back.lane").count(), 4);
    assert.notEqual(await host.page.locator("path.link").first().getAttribute("d"), "", "links are drawn");
  });

  it("is worked by keys alone: G opens the menu, Enter opens and closes a group, Not grouped brings the outline back", async () => {
    const host = await open();
    await host.focusRow("Papers");
    await host.page.keyboard.press("g");
    assert.equal(
      await host.page.locator(".menu-item[aria-checked=true]").innerText(),
      "✓\nNot grouped",
      "what is there now has a check mark",
    );
    // There are no teams in this plan.
    assert.equal(await host.page.locator(".menu-item").count(), 4);
    for (const key of ["ArrowDown", "ArrowDown", "Enter"]) await host.page.keyboard.press(key);
    assert.deepEqual(await rows(host), byPerson);
    assert.equal(await host.row("Papers").getAttribute("aria-selected"), "true", "the task stays selected");
    await host.row("No one assigned").focus();
    await host.page.locator(".row").first().click();
    await host.page.keyboard.press("Enter");
    assert.equal(await host.row("佐藤 花子").getAttribute("aria-expanded"), "false");
    assert.deepEqual(await rows(host), [byPerson[0], ...byPerson.slice(2)]);
    await host.page.keyboard.press("Enter");
    assert.deepEqual(await rows(host), byPerson);
    await host.page.keyboard.press("g");
    await host.page.keyboard.press("Enter");
    assert.deepEqual(await rows(host), outline);
  });

  it("collapse all leaves the headings alone; what is closed in the outline stays as it was", async () => {
    const host = await open();
    await host.page.getByRole("button", { name: "Collapse all", exact: true }).click();
    await choose(host, "What is shown", "Grouped by person");
    assert.deepEqual(await rows(host), byPerson, "groups are open at first");
    await host.page.getByRole("button", { name: "Collapse all", exact: true }).click();
    assert.deepEqual(await rows(host), ["佐藤 花子", "No one assigned"]);
    await host.page.getByRole("button", { name: "Expand all", exact: true }).click();
    assert.deepEqual(await rows(host), byPerson);
    await choose(host, "What is shown", "Not grouped");
    assert.deepEqual(await rows(host), ["Phase one", "Papers", "Call"]);
  });

  it("the outline can't be changed in groups, and headings are no tasks: both are said, and nothing is sent", async () => {
    const host = await grouped();
    await host.focusRow("Build");
    for (const key of ["Control+]", "Control+[", "Alt+Shift+ArrowUp", "Alt+Shift+ArrowDown"]) {
      await host.page.keyboard.press(key);
      assert.equal(
        await host.said(),
        "While tasks are grouped the outline can't be changed. Choose “Not grouped” first (G).",
      );
    }
    await host.row("佐藤 花子").locator(".cell-name").click();
    for (const key of ["F2", "Delete", "l", "Insert", "Alt+Shift+ArrowRight"]) {
      await host.page.keyboard.press("Escape");
      await host.page.keyboard.press(key);
      assert.equal(await host.said(), "This is a group and no task: change the tasks in it.", key);
    }
    assert.deepEqual(await host.edits(), []);
    const revealed = (await host.view.posted()).filter(({ type, id }) => type === "revealTask" && id !== "build");
    assert.deepEqual(revealed, [], "a heading has no text to show");
  });

  it("the menu of a row offers what can be done in groups", async () => {
    const host = await grouped();
    const enabled = (): Promise<readonly string[]> =>
      host.page.locator(".menu-item:not([aria-disabled]) .menu-label").allInnerTexts();
    await host.row("Build").locator(".cell-name").click({ button: "right" });
    const task = await enabled();
    assert.ok(task.includes("Rename") && task.includes("Delete") && !task.includes("Indent"));
    await host.page.keyboard.press("Escape");
    await host.row("佐藤 花子").locator(".cell-name").click({ button: "right" });
    assert.deepEqual(await enabled(), ["Zoom to the task", "Copy for a spreadsheet", "Copy as Markdown"]);
  });

  it("tasks are edited as ever, by their ids, and what would follow is drawn where they stand now", async () => {
    const host = await grouped();
    await host.focusRow("Build");
    await host.page.keyboard.press("Alt+Shift+ArrowRight");
    assert.deepEqual(
      (await host.edits()).map((edit) => ("id" in edit ? edit.id : "")),
      ["build"],
    );
    const selected = (await host.view.posted()).findLast(({ type }) => type === "selectionChanged");
    assert.deepEqual(
      [selected?.["id"], selected?.["row"]],
      ["build", 2],
      "the row of the plan, not that of the groups",
    );
    await host.press(await host.middle("Design"), { x: 60, y: 0 });
    const build = host.model.rows.id.indexOf("build");
    const [start, finish] = [host.model.rows.start[build] ?? 0, host.model.rows.finish[build] ?? 0];
    await host.foresee({ rows: [build], start: [start + 7 * 1440], finish: [finish + 7 * 1440] });
    await host.frames();
    const ghost = await host.page.locator("path.ghost").first().boundingBox();
    const bar = await host.bar("Build");
    assert.ok(ghost && Math.abs(ghost.y + ghost.height / 2 - bar.y) < 2, "the ghost is in the row of its task");
    await host.page.mouse.up();
  });

  it("a task that gets somebody moves to their group and stays selected", async () => {
    const host = await grouped();
    await host.focusRow("Papers");
    const tasks = smallPlan.tasks.map((task) => (task.id === "papers" ? { ...task, who: ["sato"] } : task));
    await host.show({ ...smallPlan, tasks });
    await host.page.locator(".label[data-count='2']").waitFor();
    assert.deepEqual((await rows(host)).slice(0, 3), ["佐藤 花子", "  Design", "  Papers"]);
    assert.equal(await host.row("Papers").getAttribute("aria-selected"), "true");
  });

  it("filters and search find tasks in their groups; a group without any goes away", async () => {
    const host = await grouped();
    await choose(host, "Filter", "Milestones");
    assert.deepEqual(await rows(host), ["No one assigned", "  Gate"]);
    assert.equal(await host.row("No one assigned").locator(".label").getAttribute("data-count"), "1");
    assert.equal(await host.page.locator(".filter-count").innerText(), "1 of 5 tasks");
    await choose(host, "Filter", "Show all rows");
    await host.page.locator(".find-field").fill("佐藤");
    assert.equal(await host.page.locator(".find-count").innerText(), "1 of 1");
    assert.equal(await host.row("Design").getAttribute("aria-selected"), "true");
  });

  it("copies headings with what they say of their tasks", async () => {
    const host = await grouped();
    await host.row("佐藤 花子").locator(".cell-name").click();
    const copied = await host.page.evaluate(() => {
      const data = new DataTransfer();
      document.activeElement?.dispatchEvent(
        new ClipboardEvent("copy", { clipboardData: data, bubbles: true, cancelable: true }),
      );
      return data.getData("text/plain").split("\n")[1];
    });
    assert.equal(copied, "\t佐藤 花子\tMay 4, 2026\tMay 15, 2026\t\t40%\t\t");
  });

  it("comes back after a reload with its closed groups, and is a part of kept views", async () => {
    const host = await grouped();
    await host.row("佐藤 花子").locator(".toggle").click();
    await choose(host, "Kept views", "Keep what is shown…");
    const sent = (await host.view.posted()).find(({ type }) => type === "saveView");
    const view = sent?.["view"] as Readonly<Record<string, unknown>>;
    assert.equal(view["groupBy"], "person");
    await host.page.waitForTimeout(400);
    const again = await open({ state: await host.view.state() });
    assert.deepEqual(await rows(again), [byPerson[0], ...byPerson.slice(2)]);
    await choose(again, "What is shown", "Not grouped");
    await again.view.send({ type: "views", views: [{ name: "By person", view }] });
    await choose(again, "Kept views", "By person");
    assert.deepEqual(await rows(again), [byPerson[0], ...byPerson.slice(2)]);
  });

  it("what was kept and means nothing shows the outline", async () => {
    for (const groupBy of ["constructor", 7, null, "team", ["person"]]) {
      const host = await open({ state: { kind: "gantt", projectId: "crm", groupBy } });
      assert.deepEqual(await rows(host), outline);
    }
  });

  it("begins at the top with ten thousand tasks, or at the task that is selected, with no more elements than the outline", async () => {
    const host = await openChart(largeModel(10_000));
    const count = (): Promise<number> => host.page.evaluate(() => document.querySelectorAll("*").length);
    const elements = await count();
    await choose(host, "What is shown", "Grouped by person");
    const first = host.page.locator(".row[aria-rowindex='2']");
    assert.ok(await first.isVisible());
    assert.equal(await first.getAttribute("aria-level"), "1");
    assert.ok((await count()) < elements * 1.1);
    await host.page.locator(".row[aria-rowindex='9']").click();
    const name = await host.page.locator(".row.selected .label").innerText();
    for (const grouping of ["Grouped by state", "Not grouped"]) {
      await choose(host, "What is shown", grouping);
      const selected = host.page.locator(".row.selected");
      assert.equal(await selected.locator(".label").innerText(), name);
      const { y = -1 } = (await selected.boundingBox()) ?? {};
      assert.ok(y > 60 && y < (host.page.viewportSize()?.height ?? 0) - 20, `${grouping}: ${y}`);
    }
  });

  it("the chart of many projects groups by project", async () => {
    const host = await openChart({ ...makeModel(smallPlan), projectId: "*" });
    await choose(host, "What is shown", "Grouped by project");
    assert.deepEqual(await rows(host), [
      "Phase one",
      "  Design",
      "  Build",
      "  Gate",
      "No phase",
      "  Papers",
      "  Call",
    ]);
  });

  it("speaks Japanese", async () => {
    const host = await open({ language: "ja" });
    await choose(host, "表示内容", "状態別");
    assert.equal(await host.said(), "状態別。グループ数: 2");
    assert.deepEqual(
      (await rows(host)).filter((name) => !name.startsWith(" ")),
      ["進行中", "未着手"],
    );
  });
});
