import assert from "node:assert/strict";
import type { PlanSpec } from "../report/gantt/plan";
import type { GanttHost } from "./gantt-host";
import { ganttCharts } from "./gantt-suite";

/** Sato has two tasks in the second week of May; Ito has one at a time; nobody is assigned to the last task. */
const plan: PlanSpec = {
  today: "2026-05-11",
  people: { sato: "佐藤 花子", ito: "伊藤 さくら" },
  tasks: [
    { id: "design", name: "Design", start: "2026-05-11", finish: "2026-05-22", who: ["sato"], critical: true },
    { id: "papers", name: "Papers", start: "2026-05-13", finish: "2026-05-15", who: ["sato 50%"] },
    { id: "call", name: "Call", start: "2026-06-08", finish: "2026-06-12", who: ["ito 50%"] },
    { id: "late", name: "Late", start: "2026-08-03", finish: "2026-08-07", who: ["sato", "ito 20%"] },
    { id: "extra", name: "Extra", start: "2026-08-05", finish: "2026-08-05", who: ["sato 20%"] },
    { id: "free", name: "Free", start: "2026-08-10", finish: "2026-09-30" },
  ],
};

describe("Load of people and overview in the Gantt view", function () {
  this.timeout(120_000);
  const { openChart } = ganttCharts();

  type Options = Parameters<typeof openChart>[1];
  const open = (options: Options = {}, shown: PlanSpec = plan): Promise<GanttHost> => openChart(shown, options);

  /** With the load under the chart, and a row selected. */
  async function openLoad(row: string, options: Options = {}): Promise<GanttHost> {
    const host = await open(options);
    await host.focusRow(row);
    await host.page.keyboard.press("h");
    await host.sendLoad(plan);
    return host;
  }

  const lanes = (host: GanttHost): Promise<readonly string[]> =>
    host.page.locator(".load-lane").evaluateAll((nodes) => nodes.map((node) => node.getAttribute("aria-label") ?? ""));
  const asked = async (host: GanttHost): Promise<number> =>
    (await host.view.posted()).filter(({ type }) => type === "askLoad").length;

  async function choose(host: GanttHost, item: string): Promise<void> {
    await host.page.getByRole("button", { name: /^Whose load/ }).click();
    await host.page.locator(".menu-item", { hasText: item }).first().click();
  }

  async function chooseLayer(host: GanttHost, item: string): Promise<void> {
    await host.page.getByRole("button", { name: "What is shown", exact: true }).click();
    await host.page.locator(".menu-item", { hasText: item }).first().click();
  }

  /** First and last day that show, as the overview says them. */
  const shownDays = async (host: GanttHost): Promise<string> =>
    (await host.page.locator(".minimap-frame").getAttribute("aria-valuetext")) ?? "";

  it("is asked for when somebody wants to see it, and not before", async () => {
    const host = await open();
    assert.ok(await host.page.locator(".load").isHidden());
    assert.equal(await asked(host), 0);
    await chooseLayer(host, "Load of people");
    await host.sendLoad(plan);
    assert.ok(await host.page.locator(".load").isVisible());
    assert.equal(await asked(host), 1);
    await host.focusRow("Design");
    await host.page.keyboard.press("h");
    assert.ok(await host.page.locator(".load").isHidden());
  });

  it("shows the people of the selected task, and says what is too much in words", async () => {
    const host = await openLoad("Call");
    assert.deepEqual(await lanes(host), ["伊藤 さくら: At most 50% of capacity"]);
    await host.focusRow("Papers");
    assert.deepEqual(await lanes(host), [
      "佐藤 花子: over-allocated May 13 – May 15, 2026, at most 150%; Aug 5, 2026, at most 120%",
    ]);
    await host.focusRow("Late");
    assert.equal((await lanes(host)).length, 2);
    assert.equal(await host.page.locator(".load-summary").textContent(), "Over-allocated: 1 of 2 people");
  });

  it("shows teams: what their people have to do together, one or all of them", async () => {
    const teams = {
      core: { name: "Core team", members: ["sato", "ito"] },
      idle: { name: "Others", members: ["kato"] },
    };
    const shown = { ...plan, teams };
    const host = await open({}, shown);
    await host.focusRow("Call");
    await host.page.keyboard.press("h");
    await host.sendLoad(shown);
    await choose(host, "Core team");
    // Sato has 150 % and Ito nothing on these days: three quarters of what both can do.
    assert.deepEqual(await lanes(host), ["Core team: At most 75% of capacity"]);
    assert.match(await host.page.getByRole("button", { name: /^Whose load/ }).innerText(), /Core team/);
    assert.equal(await host.page.locator(".load-summary").textContent(), "Over-allocated: 1 of 2 people");
    await choose(host, "All teams");
    assert.equal((await lanes(host)).length, 1, "a team whose people have nothing to do is no lane");
    await choose(host, "All people");
    await host.frames();
    assert.equal((await lanes(host)).length, 2);
  });

  it("offers no teams where there are none", async () => {
    const host = await openLoad("Call");
    await host.page.getByRole("button", { name: /^Whose load/ }).click();
    assert.equal(await host.page.locator(".menu-item", { hasText: "All teams" }).count(), 0);
  });

  it("shows the people of the group whose heading is selected", async () => {
    const host = await openLoad("Design");
    await host.page.keyboard.press("g");
    await host.page.locator(".menu-item", { hasText: "person" }).first().click();
    await host.focusRow("伊藤 さくら");
    assert.deepEqual(await lanes(host), ["伊藤 さくら: At most 50% of capacity"]);
  });

  it("shows who has the most too much where nobody is assigned to the selected task", async () => {
    const host = await openLoad("Free");
    assert.match((await lanes(host)).join(), /^佐藤 花子/);
    assert.equal((await lanes(host)).length, 1);
  });

  it("shows one person, or everybody, by choice; keeps that over a reload and in a kept view", async () => {
    const host = await openLoad("Call");
    await choose(host, "佐藤 花子 (over-allocated)");
    assert.match((await lanes(host)).join(), /^佐藤 花子/);
    await choose(host, "All people");
    assert.equal((await lanes(host)).length, 2);
    await chooseLayer(host, "Overview");
    await host.page.waitForTimeout(400);
    const state = (await host.view.state()) as { readonly load?: string; readonly layers?: unknown };
    assert.equal(state.load, "*");
    await host.page.getByRole("button", { name: "Kept views", exact: true }).click();
    await host.page.locator(".menu-item", { hasText: "Keep what is shown…" }).click();
    const sent = (await host.view.posted()).find(({ type }) => type === "saveView");
    assert.equal((sent?.["view"] as { readonly load?: string }).load, "*");
    const again = await open({ state });
    await again.sendLoad(plan);
    assert.equal((await lanes(again)).length, 2);
    assert.ok(await again.page.locator(".minimap").isVisible());
    const damaged = await open({ state: { ...state, load: 7, layers: { load: "yes", minimap: 3 } } });
    assert.ok(await damaged.page.locator(".load").isHidden());
    assert.ok(await damaged.page.locator(".minimap").isHidden());
  });

  it("stands under the columns of the chart, to the pixel, at every zoom and place", async () => {
    const host = await openLoad("Design");
    for (const keys of [[], ["+", "+", "+", "+"], ["Alt+ArrowRight"], ["-", "-", "-", "-", "-", "-"]]) {
      for (const key of keys) await host.page.keyboard.press(key);
      await host.frames();
      const starts = async (selector: string, pattern: RegExp): Promise<readonly number[]> => {
        const drawn = (await host.page.locator(selector).first().getAttribute("d")) ?? "";
        return [...drawn.matchAll(pattern)].map(([, x]) => Number(x));
      };
      const left = async (selector: string): Promise<number | undefined> =>
        (await host.page.locator(selector).first().boundingBox())?.x;
      assert.equal(await left(".load-picture"), await left(".scroller"));
      const heads = new Set((await starts(".head-lines:not(.strong)", /M(-?[\d.]+) /g)).map((x) => x - 0.5));
      const units = await starts(".load-capacity", /M(-?[\d.]+) /g);
      assert.ok(units.length > 0);
      const others = units.filter((x) => !heads.has(x));
      assert.deepEqual(others, [], "units of the load begin where those of the header do");
    }
  });

  it("hatches what is beyond the capacity, and draws nothing of that where there is room", async () => {
    const host = await openLoad("Papers");
    const over = host.page.locator(".load-over").first();
    assert.notEqual(await over.getAttribute("d"), "");
    assert.match(await over.evaluate((node) => getComputedStyle(node).fill), /critical-hatch/);
    await host.focusRow("Call");
    assert.equal(await over.getAttribute("d"), "");
    assert.notEqual(await host.page.locator(".load-work").first().getAttribute("d"), "");
  });

  it("goes from one over-allocation to the next and back, and says where it is", async () => {
    const host = await openLoad("Papers");
    await host.page.keyboard.press("m");
    for (let step = 0; step < 6; step++) await host.page.keyboard.press("+");
    await host.page.keyboard.press("o");
    assert.equal(await host.said(), "佐藤 花子: over-allocated May 13 – May 15, 2026, at most 150% (1 of 2)");
    await host.page.keyboard.press("o");
    assert.equal(await host.said(), "佐藤 花子: over-allocated Aug 5, 2026, at most 120% (2 of 2)");
    assert.match(await shownDays(host), /Aug/);
    assert.notEqual(await host.page.locator(".load-present").getAttribute("d"), "");
    await host.page.keyboard.press("o");
    assert.match(await host.said(), /\(1 of 2\)/, "begins again behind the last one");
    await host.page.getByRole("button", { name: "Previous over-allocation" }).click();
    assert.match(await host.said(), /\(2 of 2\)/);
    await host.focusRow("Call");
    await host.page.keyboard.press("o");
    assert.equal(await host.said(), "Nobody who shows here is over-allocated");
  });

  it("the key for the next over-allocation opens the load, and goes there when it has come", async () => {
    const host = await open();
    await host.focusRow("Design");
    await host.page.keyboard.press("o");
    await host.sendLoad(plan);
    assert.match(await host.said(), /^佐藤 花子: over-allocated May 13/);
  });

  it("is read by keyboard: people one by one, their over-allocations, and back to the rows", async () => {
    const host = await openLoad("Design", { language: "ja" });
    await host.page.locator(".load .tool-labelled").click();
    await host.page.locator(".menu-item", { hasText: "全員" }).click();
    const list = host.page.getByRole("listbox", { name: "要員の負荷" });
    await list.focus();
    await host.page.keyboard.press("End");
    const active = await list.getAttribute("aria-activedescendant");
    const option = host.page.locator(`#${active}`);
    assert.equal(await option.getAttribute("aria-selected"), "true");
    assert.equal(await option.getAttribute("aria-posinset"), "2");
    await host.page.keyboard.press("ArrowRight");
    assert.match(await host.said(), /^佐藤 花子: 過負荷 2026\/05\/13〜5\/15（最大 150%）（2 件中 1 件目）/);
    await host.page.keyboard.press("Escape");
    assert.ok(await host.page.evaluate(() => document.activeElement?.matches(".row") ?? false));
  });

  it("follows the plan: another text is asked about again", async () => {
    const host = await openLoad("Papers");
    const easier: PlanSpec = { ...plan, tasks: plan.tasks.filter(({ id }) => id !== "papers" && id !== "extra") };
    await host.show(easier);
    await host.sendLoad(easier);
    await host.focusRow("Design");
    assert.deepEqual(await lanes(host), ["佐藤 花子: At most 100% of capacity"]);
    assert.ok(await host.page.getByRole("button", { name: "Next over-allocation" }).isDisabled());
  });

  it("says what to do where nobody is assigned", async () => {
    const nobody: PlanSpec = { ...plan, tasks: [{ id: "a", name: "A", start: "2026-05-11", finish: "2026-05-12" }] };
    const host = await open({}, nobody);
    await host.focusRow("A");
    await host.page.keyboard.press("h");
    await host.sendLoad(nobody);
    assert.match(await host.page.locator(".load-hint").innerText(), /^Nobody is assigned to a task yet\. Write people/);
  });

  it("gives the figures of a unit of time beside the pointer", async () => {
    const host = await openLoad("Papers");
    await host.page.keyboard.press("o");
    const box = await host.page.locator(".load-present").boundingBox();
    assert.ok(box);
    await host.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await host.page.locator(".tooltip").waitFor({ state: "visible" });
    const text = await host.page.locator(".tooltip").innerText();
    assert.match(text, /佐藤 花子/);
    assert.match(text, /Capacity/);
  });

  it("two hundred people cost no more elements than a few", async () => {
    const many = planOfMany(200);
    const host = await open({}, many);
    await host.focusRow("Task p0");
    await host.page.keyboard.press("h");
    await host.sendLoad(many);
    await choose(host, "All people");
    assert.ok((await lanes(host)).length <= 6);
    assert.ok((await host.page.locator("*").count()) <= 1200);
    await host.page.locator(".load-lanes").focus();
    await host.page.keyboard.press("End");
    await host.frames();
    assert.ok((await lanes(host)).some((label) => label.startsWith("Person 199")));
  });

  it("is as high as the person wants it, by mouse and by keys, over a reload too", async () => {
    const many = planOfMany(30);
    const host = await open({}, many);
    await host.focusRow("Task p0");
    await host.page.keyboard.press("h");
    await host.sendLoad(many);
    await choose(host, "All people");
    const body = host.page.locator(".load-body");
    const height = async (of: GanttHost): Promise<number> =>
      (await of.page.locator(".load-body").boundingBox())?.height ?? 0;
    const usual = await height(host);
    const bar = host.page.getByRole("separator", { name: "Height of the load of people" });
    const box = await bar.boundingBox();
    assert.ok(box);
    await host.drag({ x: box.x + 200, y: box.y }, { x: 0, y: -60 });
    await host.frames();
    assert.equal(await height(host), usual + 60);
    assert.equal(await bar.getAttribute("aria-valuenow"), String(usual + 60));
    await bar.focus();
    await host.page.keyboard.press("ArrowDown");
    await host.frames();
    assert.equal(await height(host), usual + 44);
    assert.ok((await lanes(host)).length >= Math.floor((usual + 44) / 44), "more people show");
    // It is kept a moment later.
    let state = await host.view.state();
    while ((state as { readonly loadHeight?: number } | undefined)?.loadHeight !== usual + 44) {
      await host.frames();
      state = await host.view.state();
    }
    const again = await open({ state }, many);
    await again.sendLoad(many);
    await again.frames();
    assert.equal(await height(again), usual + 44);
    await bar.dblclick();
    await host.frames();
    assert.equal(await height(host), usual);
    assert.ok(await body.isVisible());
  });

  it("the overview shows the part that is in sight, and moves it by keys, by a click and by dragging", async () => {
    const host = await open();
    await host.focusRow("Design");
    for (let step = 0; step < 5; step++) await host.page.keyboard.press("+");
    await host.page.keyboard.press("m");
    await host.frames();
    const frame = host.page.getByRole("slider", { name: "Part of the plan that shows" });
    assert.equal(await host.page.locator(".minimap-label").textContent(), "Whole plan: May 11 – Sep 30, 2026");
    await frame.focus();
    await host.page.keyboard.press("Home");
    await host.frames();
    assert.match(await shownDays(host), /^May 11/);
    await host.page.keyboard.press("End");
    await host.frames();
    assert.match(await shownDays(host), /Sep 30, 2026$/);
    await host.page.keyboard.press("Home");
    await host.frames();
    const before = Number(await frame.getAttribute("aria-valuenow"));
    await host.page.keyboard.press("PageUp");
    await host.frames();
    assert.ok(Number(await frame.getAttribute("aria-valuenow")) > before + 5);
    const track = await host.page.locator(".minimap-track").boundingBox();
    assert.ok(track);
    await host.page.mouse.click(track.x + track.width * 0.6, track.y + 10);
    await host.frames();
    const box = await frame.boundingBox();
    assert.ok(box);
    assert.ok(Math.abs(box.x + box.width / 2 - (track.x + track.width * 0.6)) <= 2, "the frame comes to the pointer");
    await host.drag({ x: box.x + box.width / 2, y: box.y + 8 }, { x: -60, y: 0 });
    await host.frames();
    const moved = await frame.boundingBox();
    assert.ok(moved);
    assert.ok(Math.abs(moved.x - (box.x - 60)) <= 2, "the frame stays under the pointer");
  });

  it("the overview is painted for a plan and a theme; scrolling moves the frame alone", async () => {
    const host = await open();
    await host.focusRow("Design");
    for (let step = 0; step < 5; step++) await host.page.keyboard.press("+");
    await host.page.keyboard.press("m");
    await host.frames();
    const pixel = (set: boolean): Promise<string> =>
      host.page.evaluate((paints) => {
        const canvas = document.querySelector<HTMLCanvasElement>(".minimap-canvas");
        const context = canvas?.getContext("2d");
        if (!context) return "";
        if (paints) {
          context.fillStyle = "rgb(1 2 3)";
          context.fillRect(0, 0, 5, 5);
        }
        return [...context.getImageData(2, 2, 1, 1).data].join();
      }, set);
    assert.equal(await pixel(true), "1,2,3,255");
    await host.page.keyboard.press("Alt+ArrowRight");
    await host.frames();
    assert.equal(await pixel(false), "1,2,3,255", "not painted again");
    await host.page.evaluate(() => {
      document.body.className = "vscode-light";
    });
    await host.frames();
    assert.notEqual(await pixel(false), "1,2,3,255", "painted in the colours of the other theme");
    await pixel(true);
    await host.show({ ...plan, tasks: plan.tasks.slice(1) });
    await host.frames();
    assert.notEqual(await pixel(false), "1,2,3,255", "painted for the other plan");
  });

  it("a narrow panel keeps its room for the chart", async () => {
    const host = await open({ width: 420, height: 500 });
    await host.focusRow("Design");
    await host.page.keyboard.press("m");
    assert.ok(await host.page.locator(".minimap").isHidden());
  });
});

/** People with a task each. */
function planOfMany(count: number): PlanSpec {
  const people = Object.fromEntries(Array.from({ length: count }, (_, at) => [`p${at}`, `Person ${at}`]));
  const tasks = Object.keys(people).map((id) => ({
    id: `t-${id}`,
    name: `Task ${id}`,
    start: "2026-05-11",
    finish: "2026-05-22",
    who: [id],
  }));
  return { today: "2026-05-11", people, tasks };
}
