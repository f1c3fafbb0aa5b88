// What the layout and the model give to who edits in the picture.
import assert from "node:assert/strict";
import {
  ChartPlaces,
  axisDay,
  indexLinks,
  instantAtDay,
  linkAt,
  timeScale,
  timeSpan,
  visibleRows,
  workingMinutesBetween,
  xOf,
} from "../../../../src/core/report/gantt/layout";
import { distanceToWay } from "../../../../src/core/report/gantt/linkWay";
import { at, makeModel } from "./plan";

const model = makeModel({
  people: { sato: "Hanako", ito: "Hanako" },
  tasks: [
    { id: "a", start: "2026-06-01", finish: "2026-06-05", who: ["sato 50%", "ito"] },
    { id: "b", start: "2026-06-10", finish: "2026-06-12", after: ["a"], who: ["ito"] },
    { id: "c", start: "2026-06-10", finish: "2026-06-12", who: ["sato"] },
  ],
});

describe("Gantt picture for who edits in it", () => {
  it("gives the instant back at a place on the axis, at the zoom of days and at that of hours", () => {
    for (const zoom of [20, 200]) {
      const scale = timeScale(model, timeSpan(model), zoom);
      for (const text of ["2026-06-01T09:00", "2026-06-01T13:30", "2026-06-03T17:59"]) {
        assert.equal(instantAtDay(scale, axisDay(scale, at(text))), at(text), `${text} at ${zoom}`);
      }
      const finish = at("2026-06-05T18:00");
      assert.equal(instantAtDay(scale, axisDay(scale, finish), true), finish, `a finish at ${zoom}`);
    }
  });

  it("counts working minutes without weekends, holidays and breaks", () => {
    const { calendar } = model;
    assert.equal(workingMinutesBetween(calendar, at("2026-06-01T09:00"), at("2026-06-02T18:00")), 960);
    assert.equal(workingMinutesBetween(calendar, at("2026-06-05T09:00"), at("2026-06-08T12:00")), 480 + 180);
    assert.equal(workingMinutesBetween(calendar, at("2026-06-01T11:00"), at("2026-06-01T14:00")), 120);
    // Marine Day.
    assert.equal(workingMinutesBetween(calendar, at("2026-07-20"), at("2026-07-21")), 0);
    assert.equal(workingMinutesBetween(calendar, at("2026-06-02"), at("2026-06-01")), 0);
  });

  it("finds the link under a point, and none beside its line", () => {
    const scale = timeScale(model, timeSpan(model), 20);
    const find = (x: number, y: number): number =>
      linkAt(
        new ChartPlaces({
          model,
          index: indexLinks(model),
          visible: visibleRows(model, new Set()),
          scale,
          people: false,
        }),
        { firstPosition: 0, lastPosition: 3, fromX: 0, toX: 2_000 },
        { offsetX: 0, offsetY: 0 },
        x,
        y,
      );
    const finishOfA = xOf(scale, at("2026-06-05T18:00"));
    assert.equal(find(finishOfA + 9, 28), 0, "on its way down, before the name of the predecessor");
    assert.equal(find(finishOfA + 30, 42), 0, "on the level piece before the successor");
    assert.equal(find(finishOfA + 30, 45), 0, "near it");
    assert.equal(find(finishOfA + 30, 52), -1);
    assert.equal(find(finishOfA + 30, 14), -1, "not through the name of the predecessor");
    assert.equal(find(finishOfA + 300, 42), -1);
  });

  it("measures the way to a line of several pieces", () => {
    const way = { points: [0, 0, 20, 0, 20, 40], direction: "down" } as const;
    assert.equal(distanceToWay(way, 10, 3), 3);
    assert.equal(distanceToWay(way, 25, 30), 5);
    assert.equal(distanceToWay(way, 20, 50), 10);
    assert.equal(distanceToWay({ ...way, points: [] }, 1, 1), Infinity);
  });

  it("carries assignments as they are written, for people of the same name too", () => {
    const { who, whoTexts, whoWritten } = model.rows;
    const pairs = who.map((index) => [whoTexts[index], whoWritten?.[index]]);
    assert.deepEqual(pairs, [
      ["Hanako 50%, Hanako", "sato 50%, ito"],
      ["Hanako", "ito"],
      ["Hanako", "sato"],
    ]);
  });
});
