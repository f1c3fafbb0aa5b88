import assert from "node:assert/strict";
import { changeOf, applyChange } from "../../../../src/core/report/gantt/change";
import { buildGanttModel } from "../../../../src/core/report/gantt/model";
import { expectedPercent } from "../../../../src/core/report/gantt/expectedProgress";
import { planSpan, timeScale, visibleRows } from "../../../../src/core/report/gantt/layout";
import { statusRuns } from "../../../../src/core/report/gantt/statusLines";
import { renderGanttSvg } from "../../../../src/core/report/gantt/svg";
import { portfolioToMermaid } from "../../../../src/core/report/mermaid";
import { formatDate } from "../../../../src/core/text/instant";
import { approve } from "./approve";
import { buildPortfolioModel, portfolioPlace, type PortfolioModel } from "../../../../src/core/report/gantt/portfolio";
import { rowAt, rowWithId } from "../../../../src/core/report/gantt/rows";
import { renderMessage } from "../../../../src/core/text/message";
import { editOfProject } from "../../../../src/language/gantt/portfolio";
import { ProjectStore } from "../../../../src/workspace/store";

const shop = `project: { id: shop, name: Shop, start: 2026-04-06 }
schedule:
  tasks:
    - id: phase
      name: Phase
      tasks:
        - { id: api, name: API, duration: 5d, percentComplete: 100, actualStart: 2026-04-06, actualFinish: 2026-04-10 }
        - { id: page, name: Page, duration: 5d, predecessors: [api] }
gates: [{ id: G1, name: Go, planned: 2026-04-17 }]
`;
const store = `project: { id: store, name: Store, start: 2026-04-06 }
schedule:
  tasks:
    - { id: api, name: Its own API, duration: 2d }
    - { id: use, name: Use, duration: 2d, predecessors: [api, shop:page FS+1d] }
`;
const empty = "project: { id: nothing, name: Nothing yet }\n";

function portfolioOf(files: Readonly<Record<string, string>>): PortfolioModel {
  const projects = new ProjectStore();
  for (const [name, text] of Object.entries(files)) projects.setFile(`${name}/p.pmo.yaml`, text);
  const parts = projects.projects().map((project) => ({
    project,
    model: buildGanttModel(project, projects.schedule(project), { today: 0 }),
  }));
  return buildPortfolioModel(parts, "Portfolio", 0);
}

describe("Gantt chart of a portfolio", () => {
  const { model, closed, places } = portfolioOf({ a: shop, b: store, c: empty });
  const row = (id: string): number => rowWithId(model, id);

  it("has a row for each project, its gates and tasks below, phases closed at first", () => {
    assert.deepEqual(model.rows.id, [
      "shop",
      "shop:@gate/G1",
      "shop:phase",
      "shop:api",
      "shop:page",
      "store",
      "store:api",
      "store:use",
      "nothing",
    ]);
    assert.deepEqual(model.rows.level, [1, 2, 2, 3, 3, 1, 2, 2, 1]);
    assert.deepEqual(model.rows.parent, [-1, 0, 0, 2, 2, -1, 5, 5, -1]);
    assert.deepEqual(closed, ["shop:phase"]);
    assert.deepEqual(places.get("store"), { project: 5, firstTask: 6 });
  });

  describe("copies of a project", () => {
    const copies = portfolioOf({ a: shop, b: shop, c: store.replace("id: store", "id: shop~2") });

    it("have rows of their own, each of which means one task of one project", () => {
      const { rows } = copies.model;
      assert.equal(new Set(rows.id).size, rows.id.length);
      assert.deepEqual(
        rows.id.filter((_, at) => rows.level[at] === 1),
        ["shop", "shop~3", "shop~2"],
      );
      assert.deepEqual(copies.places.get("shop~3"), { project: 5, firstTask: 7 });
      assert.deepEqual(copies.closed, ["shop:phase", "shop~3:phase"]);
      const edited = editOfProject({ kind: "progress", id: "shop~3:page", percentComplete: 50 });
      assert.deepEqual(edited, { project: "shop~3", edit: { kind: "progress", id: "page", percentComplete: 50 } });
    });

    it("keep their links to themselves", () => {
      const { rows, links } = copies.model;
      const named = links.from.map((from, at) => `${rows.id[from]} > ${rows.id[links.to[at] ?? 0]}`);
      assert.ok(named.includes("shop:api > shop:page") && named.includes("shop~3:api > shop~3:page"), named.join());
    });
  });

  it("a project lasts from its first to its last task and is done by the durations of its tasks", () => {
    const project = rowAt(model, row("shop"));
    assert.equal(project?.name, "Shop");
    assert.equal(project?.percentComplete, 50);
    assert.equal(project?.start, rowAt(model, row("shop:api"))?.start);
    assert.equal(project?.finish, rowAt(model, row("shop:page"))?.finish);
    assert.equal(rowAt(model, row("nothing"))?.start, undefined, "a project without tasks has no dates");
  });

  it("a project is as long as the working days from its start to its finish", () => {
    assert.equal(rowAt(model, row("shop"))?.duration, 10 * 480);
  });

  describe("status dates", () => {
    const dated = (text: string, date: string): string => text.replace("start:", `statusDate: ${date}, start:`);
    const behind = (files: Readonly<Record<string, string>>): (readonly [string, number | undefined])[] => {
      const chart = portfolioOf(files).model;
      return ["shop:page", "store:use"].map((id) => [id, expectedPercent(chart, rowWithId(chart, id))]);
    };

    it("of every project count for its own tasks", () => {
      // shop:page lasts from Monday 13 to Friday 17 April, store:use from Tuesday 21 to Wednesday 22 April.
      const late = behind({ a: dated(shop, "2026-04-14"), b: dated(store, "2026-04-21") });
      assert.deepEqual(late, [
        ["shop:page", 40],
        ["store:use", 50],
      ]);
      assert.deepEqual(behind({ a: dated(shop, "2026-04-14"), b: store }), [
        ["shop:page", 40],
        ["store:use", undefined],
      ]);
    });

    it("that are one date are a line through all rows with its name", () => {
      const { model: chart } = portfolioOf({ a: dated(shop, "2026-04-14"), b: dated(store, "2026-04-14") });
      assert.equal(formatDate(chart.statusDate ?? 0), "2026-04-15");
      assert.equal(chart.rows.statusDate, undefined);
    });

    it("that differ are a line in the rows of each project, and are told in the head", () => {
      const { model: chart } = portfolioOf({ a: dated(shop, "2026-04-14"), b: dated(store, "2026-04-21"), c: empty });
      assert.equal(chart.statusDate, undefined);
      const visible = visibleRows(chart, new Set(["shop:phase"]));
      const scale = timeScale(chart, planSpan(chart), 10);
      const runs = statusRuns(chart, visible, scale, 0, visible.rows.length);
      assert.deepEqual(
        runs.map(({ firstPosition, lastPosition }) => [firstPosition, lastPosition]),
        [
          [0, 3],
          [3, 6],
        ],
        "three rows of the shop, three of the store, none of the project without a date",
      );
      const svg = renderGanttSvg(chart, { language: "en", collapsed: ["shop:phase"], showToday: false });
      assert.match(svg, /Status dates Apr 14, 2026 – Apr 21, 2026/);
      assert.equal(/<path class="z" d="([^"]*)"/.exec(svg)?.[1]?.match(/M/g)?.length, 2);
    });
  });

  it("is written as the approved picture, the same on every day", () => {
    const { model: chart, closed: folded } = portfolioOf({ a: shop, b: store, c: empty });
    const svg = renderGanttSvg(chart, { language: "en", collapsed: folded, showToday: false });
    approve("portfolio.en.svg", svg);
    approve("portfolio.mmd", portfolioToMermaid(chart));
  });

  it("with more phases than anybody reads is a bar for each project in Mermaid", () => {
    const tasks = Array.from({ length: 120 }, (_, at) => `    - { id: t${at}, duration: 1d }`).join("\n");
    const many = `project: { id: many, name: Many, start: 2026-04-06 }\nschedule:\n  tasks:\n${tasks}\n`;
    const text = portfolioToMermaid(portfolioOf({ a: shop, b: many }).model);
    assert.deepEqual(text.match(/^ {2}(?:Shop|Many) :.*$/gm)?.length, 2);
    assert.ok(!text.includes("section"));
    assert.match(portfolioToMermaid(portfolioOf({ c: empty }).model), /No tasks/);
  });

  it("tasks of the same id in two projects are two rows, and links go to their own", () => {
    const { from, to, lag, lagTexts } = model.links;
    const links = from.map((start, link) => [
      model.rows.id[start],
      model.rows.id[to[link] ?? -1],
      lagTexts[lag[link] ?? 0],
    ]);
    assert.deepEqual(links, [
      ["shop:api", "shop:page", ""],
      ["store:api", "store:use", ""],
      ["shop:page", "store:use", "+1d"],
    ]);
  });

  it("a change of one project is a small change of the chart", () => {
    const after = portfolioOf({ a: shop, b: store.replace("duration: 2d, pre", "duration: 4d, pre"), c: empty }).model;
    const change = changeOf(model, after);
    assert.ok(change);
    assert.deepEqual(
      change.rows.map((at) => model.rows.id[at]),
      ["store", "store:use"],
    );
    assert.deepEqual(applyChange(model, change), after);
  });

  it("edits go to the project of their tasks, with its own ids", () => {
    assert.deepEqual(portfolioPlace("shop:@gate/G1"), { project: "shop", gate: "G1" });
    assert.deepEqual(editOfProject({ kind: "delete", ids: ["shop:api", "shop:page"] }), {
      project: "shop",
      edit: { kind: "delete", ids: ["api", "page"] },
    });
    assert.deepEqual(editOfProject({ kind: "link", from: "shop:api", to: "shop:page", type: "SS" }), {
      project: "shop",
      edit: { kind: "link", from: "api", to: "page", type: "SS" },
    });
    assert.deepEqual(editOfProject({ kind: "reorder", id: "shop:api", before: "shop:page" }), {
      project: "shop",
      edit: { kind: "reorder", id: "api", before: "page" },
    });
  });

  for (const [what, edit] of [
    ["a project", { kind: "move", id: "shop", start: 0 }],
    ["a gate", { kind: "move", id: "shop:@gate/G1", start: 0 }],
    ["tasks of two projects", { kind: "link", from: "shop:page", to: "store:use", type: "FS" }],
  ] as const)
    it(`says where ${what} can be changed`, () => {
      const found = editOfProject(edit);
      assert.ok("problem" in found);
      assert.match(renderMessage(found.problem), /text/);
    });
});
