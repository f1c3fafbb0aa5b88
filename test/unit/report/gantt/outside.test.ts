// Links of a chart to tasks of other projects.
import assert from "node:assert/strict";
import { applyChange, changeOf } from "../../../../src/core/report/gantt/change";
import { ganttFormats } from "../../../../src/core/report/gantt/formats";
import { usualLayers, type Layers } from "../../../../src/core/report/gantt/layers";
import { buildGanttModel } from "../../../../src/core/report/gantt/model";
import { isAtStart, outsideByRow, outsideLinks } from "../../../../src/core/report/gantt/outside";
import { linkTypes, type GanttModel } from "../../../../src/core/report/gantt/types";
import { parseInstant } from "../../../../src/core/text/instant";
import { ProjectStore } from "../../../../src/workspace/store";

const today = parseInstant("2026-04-01T00:00") ?? 0;

function workspace(predecessors = "[vendor:contract SS+2d, gone:thing, vendor:nothing, design]"): ProjectStore {
  const store = new ProjectStore();
  store.setFile(
    "a/plan.pmo.yaml",
    `project: { id: shop, name: Shop, start: 2026-04-01 }
schedule:
  tasks:
    - { id: design, name: Design, duration: 5d }
    - { id: build, name: Build, duration: 5d, predecessors: ${predecessors} }
`,
  );
  store.setFile(
    "b/plan.pmo.yaml",
    `project: { id: vendor, name: Vendor work, start: 2026-04-01 }
schedule:
  tasks:
    - { id: contract, name: Contract, duration: 5d }
    - { id: deliver, name: Delivery, duration: 5d, predecessors: [shop:design FF] }
`,
  );
  return store;
}

function linksOf(store: ProjectStore, id: string): ReturnType<typeof outsideLinks> {
  const projects = store.projects();
  const project = projects.find((one) => one.id === id);
  assert.ok(project);
  return outsideLinks(project, projects);
}

describe("Links to other projects in the Gantt chart", () => {
  it("lead to predecessors and successors by their names; what is not in the workspace keeps its id", () => {
    const [contract, thing, nothing, delivery, ...more] = linksOf(workspace(), "shop");
    assert.deepEqual(contract, {
      ...{ own: "build", before: true, type: linkTypes.indexOf("SS"), lag: "+2d" },
      ...{ project: "vendor", task: "contract", projectName: "Vendor work", name: "Contract" },
    });
    assert.deepEqual(thing, { own: "build", before: true, type: 0, lag: "", project: "gone", task: "thing" });
    assert.equal(nothing?.projectName, "Vendor work");
    assert.equal(nothing && "name" in nothing, false, "the project has no such task");
    assert.deepEqual(delivery, {
      ...{ own: "design", before: false, type: linkTypes.indexOf("FF"), lag: "" },
      ...{ project: "vendor", task: "deliver", projectName: "Vendor work", name: "Delivery" },
    });
    assert.deepEqual(more, [], "links inside of the project are none of them");
  });

  it("are the same link seen from the other project", () => {
    const links = linksOf(workspace("[vendor:contract]"), "vendor");
    assert.deepEqual(
      links.map(({ own, before, task }) => [own, before, task]),
      [
        ["deliver", true, "design"],
        ["contract", false, "build"],
      ],
    );
  });

  it("stand at the end of the bar that their type names", () => {
    const at = (type: string, before: boolean): boolean =>
      isAtStart({
        own: "a",
        before,
        type: linkTypes.findIndex((one) => one === type),
        lag: "",
        project: "b",
        task: "c",
      });
    assert.deepEqual(
      ["FS", "SS", "FF", "SF"].map((type) => at(type, true)),
      [true, true, false, false],
    );
    assert.deepEqual(
      ["FS", "SS", "FF", "SF"].map((type) => at(type, false)),
      [false, true, false, true],
    );
  });

  it("come into the model and into changes of it, and belong to the first task of an id", () => {
    const model = (store: ProjectStore, previous?: GanttModel): GanttModel => {
      const projects = store.projects();
      const [project] = projects;
      assert.ok(project);
      const outside = outsideLinks(project, projects);
      return buildGanttModel(project, store.schedule(project), { today, outside, ...(previous && { previous }) });
    };
    const store = workspace();
    const before = model(store);
    assert.deepEqual([...outsideByRow(before).keys()], [0, 1]);
    store.setFile("b/plan.pmo.yaml", "project: { id: vendor, name: Vendor work }\n");
    const after = model(store, before);
    const change = changeOf(before, after);
    assert.ok(change);
    assert.deepEqual(applyChange(before, change), after);
    assert.deepEqual([...outsideByRow(after).keys()], [1]);
    store.setFile(
      "a/plan.pmo.yaml",
      "project: { id: shop, name: Shop }\nschedule: { tasks: [{ id: a }, { id: b }] }\n",
    );
    assert.equal("outside" in model(store, after), false, "a plan without such links has no part for them");
  });

  it("are drawn as stubs in files too, unless links are left out", () => {
    const store = workspace();
    const project = store.projects().find((one) => one.id === "shop");
    assert.ok(project);
    const model = buildGanttModel(project, store.schedule(project), { today, outside: linksOf(store, "shop") });
    const without: GanttModel = { ...model, outside: [] };
    for (const format of ["svg", "html", "print"] as const) {
      const render = (one: GanttModel, layers?: Layers): string =>
        ganttFormats[format].render(one, { language: "en", ...(layers && { layers }) });
      assert.notEqual(render(model), render(without), format);
      const none = { ...usualLayers(model), links: false };
      assert.equal(render(model, none), render(without, none), format);
    }
    const gone = model.outside?.filter(({ project: id }) => id === "gone") ?? [];
    const svg = ganttFormats.svg.render({ ...model, outside: gone }, { language: "en" });
    assert.match(svg, /stroke-dasharray="2 2" d="M/, "a project that is not there");
    const html = ganttFormats.html.render(model, { language: "en" });
    for (const drawn of ['"k":{"', '"K":{"']) assert.ok(html.includes(drawn), drawn);
    const htmlOfGone = ganttFormats.html.render({ ...model, outside: gone }, { language: "en" });
    assert.ok(htmlOfGone.includes('"k u":{"') && !htmlOfGone.includes('"k":{"'));
    for (const rule of [/\.k\b[^{}]*\{fill:none;stroke:/, /\.K\{fill:var/, /\.u\{stroke-dasharray:/])
      assert.match(html, rule);
  });
});
