import assert from "node:assert/strict";
import fc from "fast-check";
import { renderGanttSvg } from "../../../../src/core/report/gantt/svg";
import { buildGanttModel } from "../../../../src/core/report/gantt/model";
import { shades, timeScale, timeSpan, xOfDay } from "../../../../src/core/report/gantt/layout";
import { RowShading } from "../../../../src/core/report/gantt/rowShading";
import type { GanttModel } from "../../../../src/core/report/gantt/types";
import { daysFromDate } from "../../../../src/core/text/instant";
import { ProjectStore } from "../../../../src/workspace/store";
import { at } from "./plan";

const text = `project: { id: p, name: P, start: 2026-06-01 }
calendars:
  - { id: office, workingDays: [mon, tue, wed, thu, fri], workingHours: [09:00-17:00] }
  - { id: site, workingDays: [tue, wed, thu, fri, sat], workingHours: [09:00-17:00] }
organization:
  people:
    - { id: ito, name: Ito, calendar: site }
schedule:
  calendar: office
  tasks:
    - { id: desk, name: Desk, duration: 10d }
    - { id: dig, name: Dig, duration: 10d, calendar: site }
    - { id: paint, name: Paint, duration: 5d, assignments: [ito] }
    - { id: cure, name: Cure, duration: 20ed, calendar: site }
`;

function modelOf(source: string, previous?: GanttModel): GanttModel {
  const store = new ProjectStore();
  store.setFile("p.pmo.yaml", source);
  const [project] = store.projects();
  assert.ok(project);
  return buildGanttModel(project, store.schedule(project), { today: at("2026-06-01"), ...(previous && { previous }) });
}

/** Days of June 2026 that stretches cover. */
function daysOf(
  model: GanttModel,
  stretches: readonly { readonly x: number; readonly width: number }[],
): readonly number[] {
  const scale = timeScale(model, timeSpan(model), 20);
  const days = Array.from({ length: 30 }, (_, index) => index + 1);
  return days.filter((day) => {
    const middle = xOfDay(scale, daysFromDate(2026, 6, day) + 0.5);
    return stretches.some(({ x, width }) => x <= middle && middle < x + width);
  });
}

function shadesOf(model: GanttModel, row: number) {
  const scale = timeScale(model, timeSpan(model), 20);
  return new RowShading(
    model,
    scale,
    xOfDay(scale, daysFromDate(2026, 6, 1)),
    xOfDay(scale, daysFromDate(2026, 7, 1)),
  ).of(row);
}

describe("Working time of single rows", () => {
  it("a task with a calendar of its own is shaded on its free days, and not on those on which only the project is free", () => {
    const model = modelOf(text);
    assert.deepEqual(daysOf(model, shadesOf(model, 1).free), [1, 8, 15, 22, 29], "Mondays");
    assert.deepEqual(daysOf(model, shadesOf(model, 1).worked), [6, 13, 20, 27], "Saturdays");
    assert.deepEqual(shadesOf(model, 0), { free: [], worked: [] });
  });

  it("a person's calendar counts for a task that has none", () => {
    const model = modelOf(text);
    assert.deepEqual(daysOf(model, shadesOf(model, 2).free), [1, 8, 15, 22, 29]);
    assert.deepEqual(daysOf(model, shadesOf(model, 2).worked), [6, 13, 20, 27]);
  });

  it("elapsed time knows no free days, and a plan of one calendar carries nothing", () => {
    const model = modelOf(text);
    assert.equal(model.rows.calendar?.[3], 0);
    const plain = modelOf(text.replaceAll(", calendar: site", ""));
    assert.deepEqual([plain.calendars, plain.rows.calendar], [undefined, undefined]);
  });

  it("what stays the same is the same object after a change, so that little is sent", () => {
    const store = new ProjectStore();
    store.setFile("p.pmo.yaml", text);
    const build = (previous?: GanttModel): GanttModel => {
      const [project] = store.projects();
      assert.ok(project);
      return buildGanttModel(project, store.schedule(project), {
        today: at("2026-06-01"),
        ...(previous && { previous }),
      });
    };
    const before = build();
    store.setFile("p.pmo.yaml", text.replace("name: Desk", "name: Desks"));
    const after = build(before);
    assert.equal(after.rows.name[0], "Desks");
    assert.equal(after.calendars, before.calendars);
    assert.equal(after.rows.calendar, before.rows.calendar);
  });

  it("a picture as a file shades the row alone, and a filtered one too", () => {
    const svg = renderGanttSvg(modelOf(text), { language: "en", pixelsPerDay: 20 });
    assert.match(svg, /<path class="w" fill-opacity="0.75" d="M[-\d.]+ 92h20v27/, "Saturdays of the second row");
    const filtered = renderGanttSvg(modelOf(text), { language: "en", pixelsPerDay: 20, filter: { text: "Dig" } });
    assert.match(filtered, /<path class="w" fill-opacity="0.75" d="M[-\d.]+ 64h/, "which is the first row then");
    assert.ok(
      !renderGanttSvg(modelOf(text.replaceAll(", calendar: site", "")), { language: "en" }).includes("fill-opacity"),
    );
  });

  it("shading of project and row together is the row's own free time, in any window", () => {
    const model = modelOf(text);
    fc.assert(
      fc.property(
        fc.integer({ min: 3, max: 60 }),
        fc.nat(800),
        fc.integer({ min: 10, max: 900 }),
        (zoom, from, width) => {
          const scale = timeScale(model, timeSpan(model), zoom);
          const window = [scale, from, from + width] as const;
          const { free, worked } = new RowShading(model, ...window).of(1);
          const calendar = model.calendars?.[(model.rows.calendar?.[1] ?? 0) - 1];
          assert.ok(calendar);
          const sum = (list: readonly { readonly width: number }[]): number =>
            list.reduce((total, one) => total + one.width, 0);
          const own = sum(shades(calendar, ...window));
          const project = sum(shades(model.calendar, ...window));
          assert.ok(Math.abs(project + sum(free) - sum(worked) - own) < 0.5);
        },
      ),
    );
  });
});
