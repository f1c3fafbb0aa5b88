import assert from "node:assert/strict";
import fc from "fast-check";
import { rowsThatDiffer } from "../../../../src/core/report/gantt/change";
import { drawLinks, indexLinks, timeScale, timeSpan, visibleRows } from "../../../../src/core/report/gantt/layout";
import { ChartPlaces, type PlacedChart } from "../../../../src/core/report/gantt/places";
import type { GanttModel, GanttRows } from "../../../../src/core/report/gantt/types";
import { makeModel } from "./plan";
import { japanesePlan, largeModel } from "./plans";

const count = 240;
const plan = largeModel(count);
const day = 1440;

/** One row of a plan with other values. */
type Edit = readonly [row: number, values: Partial<Record<keyof GanttRows, unknown>>];

const edits: fc.Arbitrary<Edit> = fc.tuple(
  fc.nat(count - 1),
  fc.oneof(
    fc.integer({ min: 20_400, max: 21_400 }).map((at) => ({ start: at * day + 540, finish: (at + 3) * day + 1080 })),
    fc.constant({ start: null, finish: null }),
    fc.integer({ min: 0, max: 100 }).map((percentComplete) => ({ percentComplete })),
    fc.string({ maxLength: 40 }).map((name) => ({ name })),
    fc.integer({ min: 20_400, max: 21_400 }).map((at) => ({ deadline: at * day })),
    fc.integer({ min: 0, max: 9_999 }).map((totalFloat) => ({ totalFloat })),
  ),
);

/** The plan after some edits: columns in which nothing is written stay the same objects. */
function edited(model: GanttModel, changes: readonly Edit[]): GanttModel {
  const rows: Record<string, unknown> = { ...model.rows };
  for (const [row, values] of changes)
    for (const [name, value] of Object.entries(values)) {
      const column = [...(rows[name] as readonly unknown[])];
      column[row] = value;
      rows[name] = column;
    }
  return { ...model, rows: rows as unknown as GanttRows };
}

/** Everything that stands in a chart. */
function everything(places: ChartPlaces): object {
  const { chart } = places;
  const rows = Array.from(chart.visible.rows, (_, position) => [places.bar(position), places.named(position)]);
  return { rows, ways: chart.model.links.from.map((_, link) => places.way(link)) };
}

function chartOf(model: GanttModel, base: PlacedChart, right: number | undefined): PlacedChart {
  return { ...base, model, ...(right === undefined ? {} : { right }) };
}

describe("Places of a chart whose plan changes", () => {
  const index = indexLinks(plan);
  const visible = visibleRows(plan, new Set());
  const base = { model: plan, index, visible, scale: timeScale(plan, timeSpan(plan), 4), people: false };

  it("are the same as places that are worked out anew, whatever changes", () => {
    const rights = fc.option(fc.integer({ min: 300, max: 4_000 }), { nil: undefined });
    const steps = fc.array(fc.tuple(fc.array(edits, { maxLength: 4 }), rights), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(steps, fc.array(fc.nat(count - 1), { maxLength: 60 }), (changes, asked) => {
        let places = new ChartPlaces(base);
        // Some are known before the change, and some are not.
        for (const row of asked) places.named(row);
        for (const link of asked) places.way(link);
        let model = plan;
        for (const [change, right] of changes) {
          model = edited(model, change);
          const chart = chartOf(model, base, right);
          places = new ChartPlaces(chart, places);
          for (const link of asked) places.way(link);
        }
        assert.deepEqual(everything(places), everything(new ChartPlaces(places.chart)));
      }),
      { numRuns: 300 },
    );
  });

  it("keep what a change does not reach: the same objects, and no way is looked for again", () => {
    const before = new ChartPlaces(base);
    everything(before);
    const kept = [before.named(30), before.way(60)] as const;
    const after = new ChartPlaces(chartOf(edited(plan, [[200, { name: "Other" }]]), base, undefined), before);
    assert.deepEqual([...(after.moved ?? [])], [200]);
    assert.equal(after.named(30), kept[0]);
    assert.equal(after.way(60), kept[1]);
  });

  it("keep the ways of a row that is linked to thousands, when another row changes", () => {
    const links = { ...plan.links, from: Array<number>(5_000).fill(5), to: Array<number>(5_000).fill(180) };
    const crowded = { ...plan, links: { ...links, type: Array<number>(5_000).fill(0), lag: links.from } };
    const chart = { ...base, model: crowded, index: indexLinks(crowded) };
    const before = new ChartPlaces(chart);
    const window = { firstPosition: 0, lastPosition: 30, fromX: 0, toX: 5_000 };
    drawLinks(before, window, { offsetX: 0, offsetY: 0 });
    const way = before.way(0);
    const after = new ChartPlaces({ ...chart, model: edited(crowded, [[90, { name: "Other" }]]) }, before);
    assert.equal(after.way(0), way);
  });

  it("are worked out anew where zoom, outline or links are others", () => {
    const before = new ChartPlaces(base);
    before.named(3);
    const others = [
      { ...base, scale: timeScale(plan, timeSpan(plan), 9) },
      { ...base, visible: visibleRows(plan, new Set([plan.rows.id[0] ?? ""])) },
      { ...base, index: indexLinks(plan) },
      { ...base, people: true },
    ];
    for (const chart of others) {
      const after = new ChartPlaces(chart, before);
      assert.equal(after.moved, undefined);
      assert.deepEqual(after.named(3), new ChartPlaces(chart).named(3));
    }
  });
});

describe("Rows that differ between two plans", () => {
  it("are found in the columns that are others", () => {
    const after = edited(plan, [
      [7, { name: "Other" }],
      [9, { totalFloat: 1 }],
    ]);
    assert.deepEqual([...(rowsThatDiffer(plan.rows, after.rows) ?? [])].sort(), [7, 9]);
    assert.deepEqual([...(rowsThatDiffer(plan.rows, after.rows, ["name"]) ?? [])], [7]);
    assert.deepEqual([...(rowsThatDiffer(plan.rows, plan.rows) ?? [])], []);
  });

  it("can't be told where texts that rows name by number, or the number of rows, are others", () => {
    const model = makeModel(japanesePlan);
    const { rows } = model;
    assert.equal(rowsThatDiffer(rows, { ...rows, whoTexts: [...rows.whoTexts] }), undefined);
    assert.equal(rowsThatDiffer(rows, { ...rows, id: rows.id.slice(1) }), undefined);
    const { statusDate, ...without } = { ...rows, statusDate: rows.start };
    assert.equal(rowsThatDiffer({ ...without, statusDate }, without), undefined);
  });
});
