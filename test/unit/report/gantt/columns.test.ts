import assert from "node:assert/strict";
import {
  allColumns,
  columnsFor,
  columnsOf,
  indexLinks,
  keptColumns,
  usualColumns,
  usualLayers,
  type ColumnKey,
} from "../../../../src/core/report/gantt/layout";
import { rowAt } from "../../../../src/core/report/gantt/rows";
import { renderMessage } from "../../../../src/core/text/message";
import { makeModel } from "./plan";

const model = makeModel({
  people: { sato: "佐藤 花子" },
  tasks: [
    {
      id: "design",
      name: "Design",
      start: "2026-06-01",
      finish: "2026-06-05",
      days: 5,
      float: 20,
      done: 40,
      deadline: "2026-06-08",
      who: ["sato"],
    },
    { id: "build", name: "Build", start: "2026-06-08", finish: "2026-06-12", days: 5, after: ["design SS+2d"] },
    {
      id: "gate",
      name: "Gate",
      milestone: true,
      start: "2026-06-12T18:00",
      finish: "2026-06-12T18:00",
      after: ["design", "build"],
    },
    { id: "later", name: "Later" },
  ],
});

describe("Columns beside the bars", () => {
  const links = indexLinks(model);
  const text = (key: ColumnKey, row: number, from = model): string => {
    const found = rowAt(from, row);
    assert.ok(found);
    const context = {
      wording: { language: "en", text: renderMessage },
      model: from,
      links: () => links,
      layers: usualLayers(from),
    } as const;
    return (
      columnsOf([key])
        .find((column) => column.key === key)
        ?.text(found, context) ?? "missing"
    );
  };

  it("say dates, predecessors and successors as people write them", () => {
    assert.equal(text("start", 0), "Jun 1, 2026");
    assert.equal(text("finish", 2), "Jun 12, 2026");
    assert.equal(text("deadline", 0), "Jun 8, 2026");
    assert.equal(text("predecessors", 1), "design SS+2d");
    assert.equal(text("predecessors", 2), "design, build");
    assert.equal(text("successors", 0), "build SS+2d, gate");
    assert.deepEqual([text("predecessors", 0), text("successors", 2), text("deadline", 1)], ["", "", ""]);
    assert.equal(text("status", 0), "In progress");
    assert.equal(text("id", 3), "later");
    assert.deepEqual([text("start", 3), text("duration", 3)], ["–", "–"]);
  });

  it("say how a task stands against the latest baseline, and are offered only where there is one", () => {
    const { start, finish } = model.rows;
    const earlier = finish.map((at) => (at === null ? null : at - 3 * 1440));
    const baselined = { ...model, baselines: [{ id: "B1", name: "First", start, finish: earlier }] };
    assert.equal(text("baselineFinish", 0, baselined), "Jun 2, 2026");
    assert.equal(text("slip", 0, baselined), "3 d later");
    assert.equal(text("slip", 0), "");
    const keys = (of: typeof model): readonly string[] => columnsFor(of).map(({ key }) => key);
    assert.ok(keys(baselined).includes("slip") && !keys(model).includes("slip"));
  });

  it("name twenty links of a task that thousands follow, and say that there are more", () => {
    const crowd = makeModel({
      tasks: [
        { id: "first", start: "2026-06-01", finish: "2026-06-01" },
        ...Array.from({ length: 30 }, (_, at) => ({
          id: `t${at}`,
          start: "2026-06-02",
          finish: "2026-06-02",
          after: ["first"],
        })),
      ],
    });
    const column = columnsOf(["successors"]).find(({ key }) => key === "successors");
    const row = rowAt(crowd, 0);
    assert.ok(column && row);
    const words = column.text(row, {
      wording: { language: "en", text: renderMessage },
      model: crowd,
      links: () => indexLinks(crowd),
      layers: usualLayers(crowd),
    });
    assert.deepEqual([words.split(", ").length, words.endsWith(", …")], [21, true]);
  });

  it("keep what a person chose, as far as it can be used; the name is always there, and nothing twice", () => {
    assert.deepEqual(keptColumns(["finish", "nonsense", 7, "name", "finish"]), ["finish", "name"]);
    assert.deepEqual(keptColumns(["finish"]), ["name", "finish"]);
    assert.deepEqual(keptColumns(["name=320", "finish=9", "wbs=wide", "start=99999"]), [
      "name=320",
      "finish=40",
      "wbs",
      "start=800",
    ]);
    for (const bad of [undefined, null, "finish", {}, [], ["nonsense"], [{}]])
      assert.equal(keptColumns(bad), undefined);
    assert.deepEqual(
      columnsOf(usualColumns).map(({ key }) => key),
      usualColumns,
    );
    assert.equal(new Set(allColumns.map(({ key }) => key)).size, allColumns.length);
  });
});
