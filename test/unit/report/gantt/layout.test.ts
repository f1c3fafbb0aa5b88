import assert from "node:assert/strict";
import fc from "fast-check";
import {
  ChartPlaces,
  barOf,
  chartWidth,
  dayAtX,
  drawLinks,
  findRows,
  fittingZoom,
  headerCells,
  indexLinks,
  metrics,
  openingZoom,
  px,
  shades,
  textWidth,
  timeScale,
  timeSpan,
  truncateToWidth,
  visibleRows,
  xOf,
  xOfDay,
} from "../../../../src/core/report/gantt/layout";
import { isoWeek } from "../../../../src/core/report/gantt/format";
import { linkPaths } from "../../../../src/core/report/gantt/linkPath";
import { linkWay } from "../../../../src/core/report/gantt/linkWay";
import { daysFromDate } from "../../../../src/core/text/instant";
import { at, makeModel } from "./plan";
import { englishPlan, japanesePlan, largeModel } from "./plans";

const model = makeModel(japanesePlan);
const span = timeSpan(model);

/** The texts of both header rows over ten days from a day on. */
function header(
  pixelsPerDay: number,
  from: string,
  days: number,
  language: "en" | "ja",
): readonly (readonly string[])[] {
  const scale = timeScale(model, span, pixelsPerDay);
  const x = xOf(scale, at(from)) + 0.01;
  const { upper, lower } = headerCells(scale, x, x + days * pixelsPerDay - 1, language);
  return [upper.map(({ text }) => text), lower.map(({ text }) => text)];
}

describe("Gantt time header", () => {
  it("shows hours under days when there is room for them", () => {
    assert.deepEqual(header(240, "2026-04-01", 1, "en"), [
      ["Wed, Apr 1, 2026"],
      ["00", "03", "06", "09", "12", "15", "18", "21"],
    ]);
    assert.deepEqual(header(240, "2026-04-01", 1, "ja")[0], ["2026年4月1日(水)"]);
  });

  it("shows days with their weekdays under months", () => {
    assert.deepEqual(header(40, "2026-04-01", 5, "en"), [["April 2026"], ["1 W", "2 T", "3 F", "4 S", "5 S"]]);
    assert.deepEqual(header(40, "2026-04-01", 5, "ja"), [["2026年4月"], ["1 水", "2 木", "3 金", "4 土", "5 日"]]);
    assert.deepEqual(header(60, "2026-04-01", 2, "ja")[1], ["1日(水)", "2日(木)"]);
  });

  it("shows ISO weeks under months", () => {
    assert.deepEqual(header(6, "2026-04-06", 21, "en"), [["April 2026"], ["W15", "W16", "W17"]]);
    assert.deepEqual(header(6, "2026-04-06", 21, "ja"), [["2026年4月"], ["15週", "16週", "17週"]]);
    assert.deepEqual(header(14, "2026-04-06", 14, "ja")[1], ["15週 · 4/6", "16週 · 4/13"]);
  });

  it("shows months, quarters and years when the plan is long", () => {
    assert.deepEqual(header(1.5, "2026-04-01", 90, "ja"), [["2026年"], ["4月", "5月", "6月"]]);
    assert.deepEqual(header(0.4, "2026-04-01", 180, "en"), [["2026"], ["Q2", "Q3"]]);
    assert.deepEqual(header(0.1, "2026-01-01", 730, "en"), [["2020s"], ["2026", "2027"]]);
  });

  it("numbers weeks by ISO 8601 over the turn of the year", () => {
    assert.equal(isoWeek(daysFromDate(2026, 12, 31)), 53);
    assert.equal(isoWeek(daysFromDate(2027, 1, 3)), 53);
    assert.equal(isoWeek(daysFromDate(2027, 1, 4)), 1);
    assert.equal(isoWeek(daysFromDate(2024, 12, 30)), 1);
  });

  it("makes only the cells of the window, in a row without gaps, at any zoom", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.006, max: 1900, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (zoom, share) => {
          const scale = timeScale(model, span, zoom);
          const from = share * chartWidth(scale, span);
          const { lower } = headerCells(scale, from, from + 1200, "en");
          assert.ok(lower.length > 0 && lower.length < 80, `${lower.length} cells at ${zoom}`);
          assert.ok((lower[0]?.x ?? Infinity) <= from + 0.1);
          lower.slice(1).forEach((cell, index) => {
            const before = lower[index];
            assert.ok(before && Math.abs(before.x + before.width - cell.x) < 1e-3);
          });
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe("Gantt time scale", () => {
  it("opens with the whole plan in the window", () => {
    const zoom = openingZoom(model, 800);
    const scale = timeScale(model, span, zoom);
    assert.ok(xOf(scale, model.finish ?? 0) < 800);
    assert.ok(xOf(scale, model.start ?? 0) > 0);
    assert.equal(zoom, fittingZoom(model, 800));
  });

  it("never opens so small that months can't be read", () => {
    const century = makeModel({ tasks: [{ id: "long", start: "2000-01-03", finish: "2099-12-31" }] });
    assert.ok(openingZoom(century, 800) * 30 > 30);
  });

  it("gives a one-day task the whole width of its day, so that bars fill their columns", () => {
    const day = makeModel({ tasks: [{ id: "day", start: "2026-06-01", finish: "2026-06-01" }] });
    const scale = timeScale(day, timeSpan(day), 20);
    const bar = barOf(day, 0, scale);
    assert.equal(bar?.x, metrics.padBefore);
    assert.equal(bar?.width, 20);
  });

  it("shows the true hours when zoomed in to hours", () => {
    const day = makeModel({ tasks: [{ id: "day", start: "2026-06-01", finish: "2026-06-01" }] });
    const scale = timeScale(day, timeSpan(day), 240);
    const bar = barOf(day, 0, scale);
    assert.equal(bar?.x, metrics.padBefore + 90);
    assert.equal(bar?.width, 90);
  });

  it("finds the day under a pixel that it drew", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 1900, noNaN: true }), fc.integer({ min: 0, max: 4000 }), (zoom, x) => {
        const scale = timeScale(model, span, zoom);
        assert.ok(Math.abs(xOfDay(scale, dayAtX(scale, x)) - x) < 1e-6);
      }),
    );
  });
});

describe("Gantt rows", () => {
  it("hides what is under a collapsed row, and finds the row that stands for it", () => {
    const visible = visibleRows(model, new Set(["req", "design"]));
    assert.deepEqual([...visible.rows.slice(0, 3)], [0, 6, 13]);
    assert.equal(visible.positions[4], 0);
    assert.equal(visible.positions[13], 2);
  });

  it("finds tasks by name, id, WBS code and person, whatever the width of the letters", () => {
    const named = (text: string): readonly string[] => findRows(model, text).map((row) => model.rows.id[row] ?? "");
    assert.deepEqual(named("ＡＰＩ"), ["api"]);
    assert.deepEqual(named("NFR"), ["nfr"]);
    assert.deepEqual(named("5.1"), ["rehearsal"]);
    assert.equal(named("田中").length, 4);
    assert.deepEqual(named("  "), []);
  });

  it("draws bars at their dates and progress in them", () => {
    const scale = timeScale(model, span, 10);
    const bar = barOf(model, 1, scale);
    assert.deepEqual(bar, { kind: "task", x: metrics.padBefore, width: 100, done: 100 });
    assert.equal(barOf(model, 5, scale)?.kind, "milestone");
    assert.equal(barOf(makeModel({ tasks: [{ id: "lost" }] }), 0, scale), undefined);
  });

  it("shades weekends and holidays of the window only", () => {
    const scale = timeScale(model, span, 10);
    const x = xOf(scale, at("2026-05-01"));
    // May 2026: the weekend of the 2nd runs into the holidays of the 3rd to the 6th.
    assert.deepEqual(
      shades(model.calendar, scale, x, x + 69).map(({ width, holiday }) => [width, holiday]),
      [
        [10, false],
        [40, true],
      ],
    );
    assert.deepEqual(shades(model.calendar, timeScale(model, span, 1), 0, 1000), []);
  });
});

describe("Gantt links", () => {
  const bar = (x: number, width: number) => ({ kind: "task" as const, x, width, done: 0 });
  const drawn = (...way: Parameters<typeof linkWay>) => linkPaths(linkWay(...way), 0, 0);

  it("drops a finish-to-start link onto a task that starts later", () => {
    const { lines, heads } = drawn("FS", bar(0, 50), 14, bar(100, 40), 70);
    assert.equal(lines, "M50 14H103q4 0 4 4V63");
    assert.match(heads, /^M107 63l-3\.5 -5h7z$/);
  });

  it("bends around when the successor starts before its predecessor ends", () => {
    const { lines, heads } = drawn("FS", bar(0, 100), 14, bar(20, 40), 42);
    assert.equal(lines, "M100 14H105q4 0 4 4V24q0 4 -4 4H10q-4 0 -4 4V38q0 4 4 4H20");
    assert.match(heads, /^M20 42l-5 -3\.5v7z$/);
  });

  it("joins starts, finishes, and start to finish at the ends that the type names", () => {
    assert.match(drawn("SS", bar(10, 50), 14, bar(40, 50), 42).lines, /^M10 14.*V38q0 4 4 4H40$/);
    assert.match(drawn("FF", bar(10, 50), 14, bar(40, 50), 42).lines, /^M60 14.*V38q0 4 -4 4H90$/);
    assert.match(drawn("SF", bar(100, 50), 14, bar(10, 40), 42).lines, /^M100 14.*V38q0 4 -4 4H50$/);
  });

  it("ends where its way ends, in whole tenths of a pixel, however its corners are rounded", () => {
    const place = fc.double({ min: -500, max: 500, noNaN: true });
    fc.assert(
      fc.property(
        fc.constantFrom("FS", "SS", "FF", "SF"),
        fc.record({ x: place, width: fc.double({ min: 3, max: 90, noNaN: true }) }),
        fc.record({ x: place, width: fc.double({ min: 3, max: 90, noNaN: true }) }),
        fc.integer({ min: -9, max: 9 }).filter((rows) => rows !== 0),
        place,
        (type, from, to, rows, offset) => {
          const way = linkWay(type, bar(from.x, from.width), 14, bar(to.x, to.width), 14 + rows * 28);
          const { lines, heads } = linkPaths(way, offset, 3);
          const end = endOfPath(lines);
          const [x = 0, y = 0] = way.points.slice(-2);
          // Nothing is added to 0 so that it is no -0.
          assert.deepEqual(end, [Math.round((x - offset) * 10) + 0, Math.round((y - 3) * 10) + 0]);
          assert.ok(heads.startsWith(`M${px((end[0] ?? 0) / 10)} ${px((end[1] ?? 0) / 10)}l`));
        },
      ),
    );
  });

  it("draws only links that touch the window", () => {
    const visible = visibleRows(model, new Set());
    const index = indexLinks(model);
    const scale = timeScale(model, span, 10);
    const draw = (firstPosition: number, lastPosition: number, toX = Infinity) =>
      drawLinks(
        new ChartPlaces({ model, index, visible, scale, people: false }),
        { firstPosition, lastPosition, fromX: 0, toX },
        { offsetX: 0, offsetY: 0 },
      ).count;
    assert.equal(draw(0, 30), model.links.from.length);
    // asis -> interview -> reqdoc and interview -> nfr
    assert.equal(draw(1, 3), 3);
    assert.equal(draw(25, 29, 10), 0);
  });

  it("ends a link of a hidden row at the row that shows", () => {
    const visible = visibleRows(model, new Set(["req", "design", "build", "test", "go"]));
    const index = indexLinks(model);
    const scale = timeScale(model, span, 10);
    const window = { firstPosition: 0, lastPosition: 5, fromX: 0, toX: Infinity };
    const { count, usual, critical } = drawLinks(
      new ChartPlaces({ model, index, visible, scale, people: false }),
      window,
      { offsetX: 0, offsetY: 0 },
    );
    assert.ok(count > 0 && count < model.links.from.length);
    assert.ok(!`${usual.lines}${critical.lines}`.includes("NaN"));
  });

  it("draws at most a few hundred of fifty thousand links of one task", () => {
    const many = largeModel(1000);
    const links = {
      ...many.links,
      from: Array(50_000).fill(5),
      to: Array(50_000).fill(700),
      type: Array(50_000).fill(0),
    };
    const crowded = { ...many, links: { ...links, lag: links.from } };
    const scale = timeScale(crowded, timeSpan(crowded), 5);
    const window = { firstPosition: 0, lastPosition: 30, fromX: 0, toX: Infinity };
    const visible = visibleRows(crowded, new Set());
    const places = new ChartPlaces({ model: crowded, index: indexLinks(crowded), visible, scale, people: false });
    const drawn = drawLinks(places, window, { offsetX: 0, offsetY: 0 });
    assert.ok(drawn.count <= 600);
  });
});

describe("Width of texts", () => {
  it("takes Japanese letters as wide as they are high", () => {
    assert.equal(textWidth("要件定義", 12), 48);
    assert.equal(textWidth("ｱｲｳ", 12), 18);
    assert.ok(textWidth("Test", 12) > 20 && textWidth("Test", 12) < 30);
  });

  it("cuts a name to the room with an ellipsis, never through a letter", () => {
    assert.equal(truncateToWidth("要件定義書の作成", 48, 12), "要件定…");
    assert.equal(truncateToWidth("Short", 100, 12), "Short");
    assert.equal(truncateToWidth("🙂🙂🙂🙂🙂", 40, 12), "🙂…");
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), fc.integer({ min: 20, max: 200 }), (text, room) => {
        assert.ok(textWidth(truncateToWidth(text, room, 12), 12) <= room + 12);
      }),
    );
  });

  it("reads no more of a name of ten thousand letters than fits", () => {
    assert.ok(truncateToWidth("a".repeat(10_000), 300, 12).length < 60);
  });
});

describe("English plan", () => {
  it("is the same picture data in both languages but for the words", () => {
    const english = makeModel(englishPlan);
    const scale = timeScale(english, timeSpan(english), 3);
    const cells = (language: "en" | "ja") =>
      headerCells(scale, 0, 900, language).lower.map(({ x, width }) => [x, width]);
    assert.deepEqual(cells("en"), cells("ja"));
  });
});

/** Where a path of level and upright pieces and corners ends, in tenths of a pixel. */
function endOfPath(path: string): readonly number[] {
  let [x, y] = [0, 0];
  const tenths = (text: string | undefined): number => Math.round(Number(text) * 10);
  for (const [, command, numbers = ""] of path.matchAll(/([MHVq])([^MHVq]*)/g)) {
    const values = numbers.trim().split(/\s+/).map(tenths);
    if (command === "H") x = values[0] ?? NaN;
    else if (command === "V") y = values[0] ?? NaN;
    else if (command === "M") [x, y] = [values[0] ?? NaN, values[1] ?? NaN];
    else [x, y] = [x + (values[2] ?? NaN), y + (values[3] ?? NaN)];
  }
  return [x, y];
}
