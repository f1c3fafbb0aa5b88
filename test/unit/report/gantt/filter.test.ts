import assert from "node:assert/strict";
import fc from "fast-check";
import { filterRows, visibleRows, type RowFilter } from "../../../../src/core/report/gantt/layout";
import { periodOf, periods } from "../../../../src/core/report/gantt/filter";
import { formatDate, parseInstant } from "../../../../src/core/text/instant";
import { largeModel } from "./plans";

const filters: fc.Arbitrary<RowFilter> = fc.record(
  {
    text: fc.constantFrom("", "a", "１", "nothing like it", "佐藤"),
    person: fc.constantFrom("佐藤 花子", "Ben Okafor", "Nobody"),
    critical: fc.boolean(),
    late: fc.boolean(),
    open: fc.boolean(),
    milestones: fc.boolean(),
    period: fc.constantFrom(...periods),
  },
  { requiredKeys: [] },
);

describe("filters of a Gantt chart", () => {
  const model = largeModel(300);

  it("every task that is let through shows under all its summary tasks, and no other task shows", () => {
    fc.assert(
      fc.property(filters, (filter) => {
        const { shows, matches } = filterRows(model, filter);
        const visible = visibleRows(model, new Set(), shows);
        const seen = new Set(visible.rows);
        assert.equal(shows.filter((value) => value === 1).length, matches);
        shows.forEach((value, row) => {
          assert.equal(seen.has(row), value > 0);
          const parent = model.rows.parent[row] ?? -1;
          if (value > 0 && parent >= 0) assert.ok(seen.has(parent), "its summary task shows");
        });
        visible.rows.forEach((row, position) => assert.equal(visible.positions[row], position));
        assert.deepEqual(
          [...visible.rows],
          [...visible.rows].sort((a, b) => a - b),
          "in the order of the plan",
        );
      }),
      { numRuns: 60 },
    );
  });

  it("two filters together let through what both let through", () => {
    const both = filterRows(model, { critical: true, open: true }).shows;
    const critical = filterRows(model, { critical: true }).shows;
    const open = filterRows(model, { open: true }).shows;
    both.forEach((value, row) => assert.equal(value === 1, critical[row] === 1 && open[row] === 1));
    assert.ok(both.includes(1));
  });

  it("a person is found whatever their share is", () => {
    const { matches } = filterRows(model, { person: "Ben Okafor" });
    assert.ok(matches > 10);
  });

  it("links of rows that don't show and have no summary task are not drawn", () => {
    const { shows } = filterRows(model, { text: "nothing like it" });
    const visible = visibleRows(model, new Set(), shows);
    assert.equal(visible.rows.length, 0);
    assert.ok(visible.positions.every((position) => position === -1));
  });

  it("periods go with the present day: weeks from Monday, months, quarters, over the end of the year", () => {
    const words = (period: (typeof periods)[number], day: string): string[] =>
      periodOf(period, parseInstant(day) ?? 0).map(formatDate);
    assert.deepEqual(words("week", "2026-11-29"), ["2026-11-23", "2026-11-30"]);
    assert.deepEqual(words("nextWeek", "2026-12-28"), ["2027-01-04", "2027-01-11"]);
    assert.deepEqual(words("month", "2026-02-10"), ["2026-02-01", "2026-03-01"]);
    assert.deepEqual(words("nextMonth", "2026-12-31"), ["2027-01-01", "2027-02-01"]);
    assert.deepEqual(words("quarter", "2026-11-26"), ["2026-10-01", "2027-01-01"]);
  });
});
