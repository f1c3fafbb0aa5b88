import assert from "node:assert/strict";
import fc from "fast-check";
import { buildGanttModel } from "../../../../src/core/report/gantt/model";
import { closedBelow } from "../../../../src/core/report/gantt/outline";
import {
  countRows,
  filterRows,
  findRows,
  groupedChain,
  groupedPreview,
  groupings,
  groupingsOf,
  groupTasks,
  isHeading,
  usualLayers,
  visibleRows,
  type GroupedChart,
  type Grouping,
} from "../../../../src/core/report/gantt/layout";
import { applyChange, changeOf } from "../../../../src/core/report/gantt/change";
import { rowAt, rowWithId } from "../../../../src/core/report/gantt/rows";
import type { GanttModel } from "../../../../src/core/report/gantt/types";
import { tableColumns } from "../../../../src/core/report/gantt/tableColumns";
import { modelOfView } from "../../../../src/core/report/gantt/shownView";
import type { Wording } from "../../../../src/core/report/gantt/format";
import { renderMessage } from "../../../../src/core/text/message";
import type { RecordBase } from "../../../../src/core/model/types";
import { at, makeModel, makePlan, type PlanSpec } from "./plan";
import { japanesePlan, largeModel } from "./plans";

const group = (plan: GanttModel, by: Grouping, before?: GroupedChart): GroupedChart =>
  groupTasks(plan, by, (words) => renderMessage(words, {}), before);

const english: Wording = { language: "en", text: (words) => renderMessage(words, {}) };

/** Headings, and the names below them, indented. */
function outlineOf({ model }: GroupedChart): readonly string[] {
  return model.rows.id.map((_, row) => `${"  ".repeat((model.rows.level[row] ?? 1) - 1)}${model.rows.name[row] ?? ""}`);
}

const plan: PlanSpec = {
  today: "2026-05-13",
  statusDate: "2026-05-13",
  people: { sato: "Sato", ito: "Ito", core: "Core team" },
  tasks: [
    {
      id: "design",
      name: "Design",
      tasks: [
        { id: "screens", name: "Screens", start: "2026-05-04", finish: "2026-05-08", done: 100, who: ["sato"] },
        {
          id: "data",
          name: "Data",
          tasks: [
            {
              id: "tables",
              name: "Tables",
              start: "2026-05-04",
              finish: "2026-05-15",
              done: 50,
              who: ["ito 50%", "sato"],
              after: ["screens"],
            },
            {
              id: "import",
              name: "Import",
              start: "2026-05-11",
              finish: "2026-05-22",
              who: ["core"],
              after: ["tables"],
            },
          ],
        },
      ],
    },
    {
      id: "build",
      name: "Build",
      tasks: [
        { id: "code", name: "Code", start: "2026-05-18", finish: "2026-06-05", who: ["sato 50%"], after: ["design"] },
        { id: "extra", name: "Extra", start: "2026-07-01", finish: "2026-07-31", who: ["sato"], inactive: true },
      ],
    },
    { id: "launch", name: "Launch", milestone: true, start: "2026-06-05T18:00", after: ["code"] },
  ],
};

/** The plan with teams: Ito is a member, Sato leads; the core team does work of its own. */
function withTeams(spec: PlanSpec, members: readonly string[] = ["ito"], previous?: GanttModel): GanttModel {
  const { project, schedule } = makePlan(spec);
  const team = (id: string, title: string, data: RecordBase["data"]): RecordBase => ({
    id,
    kind: "team",
    section: "organization",
    title,
    origin: project.tasks[0]?.origin ?? {
      file: "",
      node: { kind: "mapping", entries: [], flow: false, start: 0, end: 0 },
    },
    data,
  });
  const teams = [team("core", "Core team", { lead: "sato", members: [] }), team("data-team", "Data team", { members })];
  return buildGanttModel({ ...project, recordsBySection: new Map([["organization", teams]]) }, schedule, {
    today: at("2026-05-13"),
    ...(previous && { previous }),
  });
}

describe("tasks of a Gantt chart in groups", () => {
  it("by phase: under their top-level summary task, in outline order; what has none stands last", () => {
    assert.deepEqual(outlineOf(group(makeModel(plan), "phase")), [
      "Design",
      "  Screens",
      "  Tables",
      "  Import",
      "Build",
      "  Code",
      "  Extra",
      "No phase",
      "  Launch",
    ]);
  });

  it("by person: under the first one that is assigned, whatever the share", () => {
    assert.deepEqual(outlineOf(group(makeModel(plan), "person")), [
      "Core team",
      "  Import",
      "Ito",
      "  Tables",
      "Sato",
      "  Screens",
      "  Code",
      "  Extra",
      "No one assigned",
      "  Launch",
    ]);
  });

  it("a person whose name holds a comma is one person", () => {
    const people = { ...plan.people, sato: "Sato, Hanako" };
    const names = outlineOf(group(makeModel({ ...plan, people }), "person")).filter((name) => !name.startsWith(" "));
    assert.deepEqual(names, ["Core team", "Ito", "Sato, Hanako", "No one assigned"]);
  });

  it("by team: of the first who is assigned and belongs to one; work given to a team is its own", () => {
    assert.deepEqual(outlineOf(group(withTeams(plan), "team")), [
      "Core team",
      "  Screens",
      "  Import",
      "  Code",
      "  Extra",
      "Data team",
      "  Tables",
      "No team",
      "  Launch",
    ]);
  });

  it("by state: each task in one, first what asks for attention", () => {
    assert.deepEqual(outlineOf(group(makeModel(plan), "state")), [
      "Late",
      "  Import",
      "In progress",
      "  Tables",
      "Not started",
      "  Code",
      "  Launch",
      "Complete",
      "  Screens",
      "Inactive",
      "  Extra",
    ]);
  });

  it("teams are offered where somebody belongs to one, the other groups always", () => {
    assert.deepEqual(groupingsOf(makeModel(plan)), ["phase", "person", "state"]);
    assert.deepEqual(groupingsOf(withTeams(plan)), ["phase", "person", "team", "state"]);
  });

  it("a heading tells the span and the progress of its tasks; inactive ones don't count", () => {
    const { model } = group(makeModel(plan), "person");
    const row = rowAt(model, model.rows.name.indexOf("Sato"));
    assert.deepEqual(
      [row?.start, row?.finish, row?.percentComplete, row?.heading, row?.kind],
      [at("2026-05-04", "09:00"), at("2026-06-05", "18:00"), 25, true, "summary"],
      "five days of twenty are done",
    );
    const { model: states } = group(makeModel(plan), "state");
    assert.equal(rowAt(states, states.rows.name.indexOf("Inactive"))?.start, undefined);
  });

  it("links join the tasks where they stand now; links of summary tasks, which do not show, are left out", () => {
    const { model } = group(makeModel(plan), "person");
    const ends = model.links.from.map((from, link) => [model.rows.id[from], model.rows.id[model.links.to[link] ?? -1]]);
    assert.deepEqual(ends, [
      ["screens", "tables"],
      ["tables", "import"],
      ["code", "launch"],
    ]);
  });

  it("what an edit would do is told of the rows of the groups", () => {
    const source = makeModel(plan);
    const chart = group(source, "person");
    const rowOf = (id: string): number => rowWithId(source, id);
    const preview = groupedPreview(chart, {
      rows: [rowOf("data"), rowOf("tables"), rowOf("code")],
      start: [1, 2, 3],
      finish: [4, 5, 6],
      missed: [rowOf("code"), rowOf("design")],
    });
    assert.deepEqual(
      preview.rows.map((row) => chart.model.rows.id[row]),
      ["tables", "code"],
    );
    assert.deepEqual(
      [preview.start, preview.finish],
      [
        [2, 3],
        [5, 6],
      ],
    );
    assert.deepEqual(
      preview.missed.map((row) => chart.model.rows.id[row]),
      ["code"],
    );
  });

  it("a heading drives nothing and is driven by nothing", () => {
    const chart = group(makeModel(plan), "person");
    assert.equal(groupedChain(chart, 0), undefined);
    assert.ok(groupedChain(chart, rowWithId(chart.model, "code"))?.before.has(rowWithId(chart.model, "code")));
  });

  it("headings are neither searched nor filtered for themselves", () => {
    const { model } = group(makeModel(plan), "person");
    assert.deepEqual(
      findRows(model, "sato").map((row) => model.rows.id[row]),
      ["tables", "screens", "code", "extra"],
    );
    const { shows, below, matches } = filterRows(model, { text: "Sato" });
    assert.equal(matches, 4);
    const heading = model.rows.name.indexOf("Sato");
    assert.deepEqual([shows[heading], below[heading]], [2, 3], "it shows with the tasks that it heads");
    assert.equal(shows[model.rows.name.indexOf("Core team")], 0);
  });

  it("a file that shows what is seen shows the groups; headings have no duration, no float and no status of their own", () => {
    const source = makeModel(plan);
    const say = (words: Parameters<typeof renderMessage>[0]): string => renderMessage(words, {});
    const shown = modelOfView({ groupBy: "person" }, source, say);
    assert.deepEqual(shown, group(source, "person").model);
    for (const groupBy of ["team", "constructor", 7, undefined]) {
      assert.equal(modelOfView({ groupBy }, source, say), source);
    }
    const layers = usualLayers(shown);
    const columns = tableColumns(shown, ["name", "id", "finish", "duration", "float", "status"], english, layers);
    const heading = rowAt(shown, shown.rows.name.indexOf("Sato")) ?? assert.fail();
    assert.deepEqual(
      columns.map(({ text }) => text(heading)),
      ["Sato", "", "Jun 5, 2026", "", "", ""],
    );
    assert.equal(countRows(shown).all, 6, "headings are not counted as rows of the plan");
  });

  const charts = [makeModel(japanesePlan), withTeams(plan), largeModel(300)];

  for (const by of groupings) {
    it(`${by}: every task stands once under one heading, and everything said of it is what the plan says`, () => {
      for (const source of charts) {
        const chart = group(source, by);
        const { model, planRows, rows } = chart;
        const tasks = source.rows.id.filter((_, row) => source.rows.kind[row] !== 1);
        const shown = model.rows.id.filter((_, row) => !isHeading(model, row));
        assert.deepEqual([...shown].sort(), [...tasks].sort());
        model.rows.id.forEach((_, row) => {
          const from = planRows[row] ?? -1;
          if (from < 0) return;
          assert.equal(rows[from], row);
          const said = rowAt(model, row) ?? assert.fail();
          const { row: place, level, parent } = said;
          assert.deepEqual(said, { ...rowAt(source, from), row: place, level, parent });
          assert.equal(level, 2);
          assert.ok(isHeading(model, parent) && parent < row);
        });
      }
    });
  }

  it("under any filter every task that it lets through shows exactly once, and closing all leaves the headings alone", () => {
    const filters = fc.record(
      {
        text: fc.constantFrom("a", "１", "佐藤"),
        critical: fc.boolean(),
        open: fc.boolean(),
        milestones: fc.boolean(),
      },
      { requiredKeys: [] },
    );
    const source = largeModel(300);
    fc.assert(
      fc.property(filters, fc.constantFrom(...groupings), (filter, by) => {
        const { model } = group(source, by);
        const plain = filterRows(source, filter);
        const wanted = source.rows.id.filter((_, row) => plain.shows[row] === 1 && source.rows.kind[row] !== 1);
        const { shows } = filterRows(model, filter);
        const filtered = Object.values(filter).some((value) => value !== false);
        const visible = visibleRows(model, new Set(), filtered ? shows : undefined);
        const seen = [...visible.rows].filter((row) => !isHeading(model, row));
        assert.deepEqual(seen.map((row) => model.rows.id[row] ?? "").sort(), [...wanted].sort());
        const closed = visibleRows(model, new Set(closedBelow(model, 1)), filtered ? shows : undefined);
        assert.ok([...closed.rows].every((row) => isHeading(model, row)));
        assert.equal(closed.rows.length, new Set(seen.map((row) => model.rows.parent[row])).size);
      }),
      { numRuns: 60 },
    );
  });

  it("after a change of one task the columns in which nothing changed are the same arrays", () => {
    const before = group(makeModel(plan), "person");
    const tasks = plan.tasks.map((task) => (task.id === "launch" ? { ...task, name: "Go live" } : task));
    const after = group(makeModel({ ...plan, tasks }), "person", before);
    assert.equal(after.model.rows.id, before.model.rows.id);
    assert.equal(after.model.rows.parent, before.model.rows.parent);
    assert.notEqual(after.model.rows.name, before.model.rows.name);
    assert.deepEqual(after.model, group(makeModel({ ...plan, tasks }), "person").model);
  });

  it("who belongs to which team comes with a change of the plan", () => {
    const before = withTeams(plan);
    const after = withTeams(plan, ["sato", "ito"]);
    const moved = withTeams({ ...plan, people: { ...plan.people, ito: "Itō" } });
    for (const model of [after, moved]) {
      const change = changeOf(before, model) ?? assert.fail();
      assert.deepEqual(applyChange(before, change), model);
    }
    assert.deepEqual(withTeams(plan, ["sato", "ito"], before), after);
    assert.equal(withTeams(plan, ["ito"], before).rows.whoTeams, before.rows.whoTeams);
  });
});
