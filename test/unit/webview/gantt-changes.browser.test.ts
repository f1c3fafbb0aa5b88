import assert from "node:assert/strict";
import { changeOf } from "../../../src/core/report/gantt/change";
import type { GanttModel } from "../../../src/core/report/gantt/types";
import { makeModel, type PlanSpec, type TaskSpec } from "../report/gantt/plan";
import { englishPlan } from "../report/gantt/plans";
import type { GanttHost } from "./gantt-host";
import { ganttCharts } from "./gantt-suite";

/** A plan with other values at some of its tasks. */
function withTasks(plan: PlanSpec, values: Readonly<Record<string, Partial<TaskSpec>>>): PlanSpec {
  const changed = (tasks: readonly TaskSpec[]): readonly TaskSpec[] =>
    tasks.map((task) => ({ ...task, ...values[task.id], ...(task.tasks && { tasks: changed(task.tasks) }) }));
  return { ...plan, tasks: changed(plan.tasks) };
}

/** Sends what changed, as the host does after an edit of the text. */
async function change(host: GanttHost, after: GanttModel): Promise<void> {
  const difference = changeOf(host.model, after);
  assert.ok(difference, "a change of rows that stay");
  const base = host.version++;
  host.model = after;
  await host.view.send({ type: "modelChange", base, version: host.version, change: difference, title: "Gantt" });
  await host.frames();
}

/** Table and timeline as they stand on the page. */
function drawn(host: GanttHost): Promise<readonly string[]> {
  return host.page.evaluate(() =>
    [...document.querySelectorAll(".grid-rows, .timeline, .time-head")].map((node) => node.outerHTML),
  );
}

/** Counts the rows of table and timeline whose elements are touched from now on. */
async function watch(host: GanttHost): Promise<() => Promise<{ readonly rows: number; readonly bars: number }>> {
  await host.page.evaluate(() => {
    const touched = { rows: new Set<Element>(), bars: new Set<Element>() };
    new MutationObserver((records) => {
      for (const { target } of records) {
        const at = target instanceof Element ? target : target.parentElement;
        const row = at?.closest(".grid-rows > .row");
        const bar = at?.closest(".bar-row");
        if (row) touched.rows.add(row);
        if (bar) touched.bars.add(bar);
      }
    }).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
    Object.assign(window, { touched });
  });
  return () =>
    host.page.evaluate(() => {
      const { touched } = window as unknown as { touched: Record<"rows" | "bars", Set<Element>> };
      return { rows: touched.rows.size, bars: touched.bars.size };
    });
}

describe("A Gantt view whose plan changes a little", () => {
  const { openChart } = ganttCharts();
  const ids = englishPlan.tasks.flatMap(({ tasks = [] }) => tasks.map(({ id }) => id));
  const [first = "", second = "", third = ""] = [ids[1], ids[4], ids[7]];

  const changes: Readonly<Record<string, Readonly<Record<string, Partial<TaskSpec>>>>> = {
    "dates of one task": { [first]: { finish: "2026-06-30" } },
    "dates, a name and progress of several": {
      [first]: { start: "2026-05-20", finish: "2026-06-02" },
      [second]: { name: "Something else, and longer than it was before" },
      [third]: { done: 70, critical: true },
    },
    "a deadline where none was": { [second]: { deadline: "2026-06-26" } },
    "a task out of the plan": { [third]: { inactive: true } },
    "another end of the whole plan": { [third]: { finish: "2027-03-31" } },
    "people of a task": { [first]: { who: ["somebody", "else"] } },
    "a link more": { [third]: { after: [first] } },
  };
  for (const [name, values] of Object.entries(changes)) {
    it(`is drawn as one that is opened with the new plan: ${name}`, async () => {
      const before = makeModel(englishPlan);
      const after = makeModel(withTasks(englishPlan, values));
      const changed = await openChart(before);
      await change(changed, after);
      const found = await drawn(changed);
      // A whole model is drawn anew, every row of it.
      await changed.show(after);
      await changed.frames();
      assert.deepEqual(found, await drawn(changed));
    });
  }

  it("touches the rows that differ, and no other row", async () => {
    const host = await openChart(makeModel(englishPlan));
    const touched = await watch(host);
    await change(host, makeModel(withTasks(englishPlan, { [first]: { done: 99 } })));
    assert.deepEqual(await touched(), { rows: 2, bars: 2 }, "the task and its phase, of which more is done as well");
    assert.match(await host.page.locator(".grid-rows").innerText(), /99/);
  });

  it("draws neither rows nor bars again while a bar is dragged in a window that stands still", async () => {
    const host = await openChart();
    await host.press(await host.middle("Build"), { x: 30, y: 0 });
    const touched = await watch(host);
    const { x, y } = await host.middle("Build");
    await host.page.mouse.move(x + 60, y, { steps: 4 });
    await host.frames();
    assert.deepEqual(await touched(), { rows: 0, bars: 0 });
    await host.page.keyboard.press("Escape");
    await host.page.mouse.up();
  });
});
