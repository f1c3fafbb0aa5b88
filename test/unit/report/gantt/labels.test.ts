import assert from "node:assert/strict";
import fc from "fast-check";
import {
  barOf,
  indexLinks,
  namePlace,
  timeScale,
  timeSpan,
  visibleRows,
} from "../../../../src/core/report/gantt/layout";
import { linkWay, type LinkWay } from "../../../../src/core/report/gantt/linkWay";
import { ChartPlaces } from "../../../../src/core/report/gantt/places";
import { makeModel } from "./plan";

const bar = (x: number, width: number) => ({ kind: "task" as const, x, width, done: 0 });

describe("Names beside the bars of a Gantt chart", () => {
  const index = indexLinks(makeModel({ tasks: [{ id: "a" }, { id: "b", after: ["a"] }] }));
  const place = (x: number, width: number, name: string, right?: number) =>
    namePlace(index, 1, bar(x, width), name, undefined, right);

  it("stand behind the bar, and further away where a link leaves it", () => {
    assert.deepEqual([place(10, 50, "Build").x, place(10, 50, "Build").side], [68, "behind"]);
    assert.equal(namePlace(index, 0, bar(10, 50), "Build", undefined).x, 75);
  });

  it("stand behind the mark of a deadline that they would cover", () => {
    assert.equal(namePlace(index, 1, bar(10, 50), "Build", 64).x, 73);
    assert.equal(namePlace(index, 1, bar(10, 50), "Build", 300).x, 68);
  });

  it("stand inside the bar where the chart ends, before it when they are longer than the bar, and are cut when there is no room at all", () => {
    assert.deepEqual([place(200, 90, "Build", 300).side, place(200, 90, "Build", 300).x], ["inside", 206]);
    const before = place(200, 20, "Build the shop", 240);
    assert.equal(before.side, "before");
    assert.ok(before.x + before.width <= 200 - 15, "left of the link that arrives");
    const cut = place(10, 20, "Build the shop with all its parts", 120);
    assert.deepEqual([cut.side, cut.text.endsWith("…")], ["behind", true]);
    assert.ok(cut.x + cut.width <= 120);
  });

  it("never cover the ends of their bar, however long name and chart are", () => {
    fc.assert(
      fc.property(
        fc.record({
          x: fc.nat(900),
          width: fc.integer({ min: 3, max: 600 }),
          right: fc.integer({ min: 200, max: 1_200 }),
        }),
        fc.string({ maxLength: 80, unit: "grapheme" }),
        ({ x, width, right }, name) => {
          const { x: from, width: length, side } = place(x, width, name, right);
          const ends = [x, x + width];
          for (const end of ends) assert.ok(from > end || from + length < end, `${side} ${from} ${length}`);
        },
      ),
    );
  });
});

describe("The ways of links between names", () => {
  /** Pixel of the upright piece. */
  const lane = ({ points }: LinkWay): number | undefined => points[4];

  it("drop onto the successor where nothing is in the way", () => {
    assert.equal(lane(linkWay("FS", bar(0, 50), 14, bar(100, 40), 70)), 107);
  });

  it("go down before the name of the predecessor when the successor begins behind it", () => {
    const way = linkWay("FS", bar(0, 50), 14, bar(100, 40), 70, { crossed: (x) => (x > 63 ? 1 : 0) });
    assert.equal(lane(way), 59);
    assert.deepEqual(way.points.slice(-2), [100, 70]);
    assert.equal(way.direction, "right", "and arrive at the left end");
  });

  it("go down right before the successor when that is freer", () => {
    assert.equal(lane(linkWay("FS", bar(0, 50), 14, bar(100, 40), 70, { crossed: (x) => (x === 86 ? 0 : 1) })), 86);
  });

  it("keep to the usual way when every other one crosses as much", () => {
    assert.equal(lane(linkWay("FS", bar(0, 50), 14, bar(100, 40), 70, { crossed: () => 2 })), 107);
  });

  it("count names and bars of the rows between, the nearest twelve at either end", () => {
    const model = makeModel({
      tasks: Array.from({ length: 60 }, (_, at) => ({
        id: `t${at}`,
        name: at === 0 ? "A" : "",
        start: "2026-01-05",
        finish: "2026-01-05",
      })),
    });
    const scale = timeScale(model, timeSpan(model), 20);
    const places = new ChartPlaces({
      model,
      index: indexLinks(model),
      visible: visibleRows(model, new Set()),
      scale,
      people: false,
    });
    const x = (barOf(model, 0, scale)?.x ?? 0) + 5;
    assert.equal(places.crossed(x, 0, 10), 9);
    assert.equal(places.crossed(x, 59, 0), 24);
    assert.equal(places.crossed(x + 100, 0, 10), 1, "the way there goes through the place of the first name");
  });

  it("take a lane further out for links of starts and of finishes", () => {
    assert.equal(lane(linkWay("SS", bar(40, 50), 14, bar(60, 50), 42, { crossed: (x) => (x > 20 ? 1 : 0) })), 19);
    assert.equal(lane(linkWay("FF", bar(10, 50), 14, bar(20, 50), 42, { crossed: (x) => (x < 90 ? 1 : 0) })), 96);
  });

  it("never cross more than the usual way would, wherever bars and names stand", () => {
    const blocks = fc.array(fc.tuple(fc.nat(400), fc.nat(120)), { maxLength: 8 });
    const bars = fc.tuple(fc.nat(300), fc.integer({ min: 3, max: 150 }), fc.nat(300), fc.integer({ min: 3, max: 150 }));
    fc.assert(
      fc.property(fc.constantFrom("FS", "SS", "FF"), bars, blocks, (type, [x, width, toX, toWidth], stands) => {
        const crossed = (at: number): number =>
          stands.filter(([from, length]) => at > from && at < from + length).length;
        const way = (avoids: boolean): number =>
          upright(linkWay(type, bar(x, width), 14, bar(toX, toWidth), 210, avoids ? { crossed } : {}));
        assert.ok(crossed(way(true)) <= crossed(way(false)));
      }),
    );
  });
});

/** Pixel of the longest upright piece of a way. */
function upright({ points }: LinkWay): number {
  let [longest, found] = [0, 0];
  for (let at = 0; at + 3 < points.length; at += 2) {
    const [x = 0, y = 0, toX = 0, toY = 0] = points.slice(at, at + 4);
    if (x === toX && Math.abs(toY - y) > longest) [longest, found] = [Math.abs(toY - y), x];
  }
  return found;
}
