import assert from "node:assert/strict";
import fc from "fast-check";
import { baselineFacts, slipWords } from "../../../../src/core/report/gantt/baselineFacts";
import {
  drawLayers,
  drivingChain,
  timeScale,
  timeSpan,
  usualLayers,
  visibleRows,
} from "../../../../src/core/report/gantt/layout";
import { expectedPercent } from "../../../../src/core/report/gantt/expectedProgress";
import { buildGanttModel } from "../../../../src/core/report/gantt/model";
import { rowAt, rowWithId, statusWords } from "../../../../src/core/report/gantt/rows";
import type { GanttModel } from "../../../../src/core/report/gantt/types";
import { parseInstant } from "../../../../src/core/text/instant";
import { renderMessage } from "../../../../src/core/text/message";
import { ProjectStore } from "../../../../src/workspace/store";

const plan = `project: { id: p, name: P, start: 2026-04-06 }
schedule:
  tasks:
    - { id: a, name: A, duration: 5d }
    - { id: b, name: B, duration: 5d, predecessors: [a] }
    - { id: short, name: Short, duration: 3d, predecessors: [a] }
    - id: rest
      name: Rest
      tasks:
        - { id: c, name: C, duration: 2d, predecessors: [b, short] }
    - { id: free, name: Free, duration: 1d }
baselines:
  - id: B-1
    name: First
    captured: 2026-04-01
    tasks:
      - { task: b, start: 2026-04-08, finish: 2026-04-14 }
      - { task: c, finish: 2026-04-20 }
      - { task: gone, finish: 2026-04-20 }
  - { id: B-2, name: Second, captured: 2026-04-03, tasks: [{ task: b, start: 2026-04-13, finish: 2026-04-17 }] }
gates:
  - { id: G2, name: Later, planned: 2026-05-01 }
  - { id: G1, name: Sooner, planned: 2026-04-10, actual: 2026-04-13 }
  - { id: G3, name: Some day }
`;

function modelOf(text: string, previous?: GanttModel): GanttModel {
  const store = new ProjectStore();
  store.setFile("p.pmo.yaml", text);
  const project = store.projectOf("p.pmo.yaml");
  assert.ok(project);
  return buildGanttModel(project, store.schedule(project), { today: 0, ...(previous && { previous }) });
}

describe("what a Gantt chart shows besides bars", () => {
  const model = modelOf(plan);
  const row = (id: string): number => rowWithId(model, id);

  function paths(layers: Partial<ReturnType<typeof usualLayers>>): ReturnType<typeof drawLayers> {
    const span = timeSpan(model);
    const visible = visibleRows(model, new Set());
    const window = { firstPosition: 0, lastPosition: 99, fromX: 0, toX: 1e6, offsetX: 0, offsetY: 0 };
    return drawLayers(model, visible, timeScale(model, span, 20), window, { ...usualLayers(model), ...layers });
  }

  it("baselines stand by row, the one captured last first; tasks without one have none", () => {
    assert.deepEqual(
      model.baselines?.map(({ name }) => name),
      ["Second", "First"],
    );
    const first = model.baselines?.[1];
    assert.equal(first?.start[row("b")], parseInstant("2026-04-08T08:00"));
    assert.equal(first?.finish[row("b")], parseInstant("2026-04-14T17:00"));
    assert.equal(first?.start[row("c")], first?.finish[row("c")], "a finish alone is a moment");
    assert.equal(first?.start[row("a")], null);
  });

  it("says by how many working days a task finishes later than the baseline", () => {
    const b = rowAt(model, row("b"));
    assert.ok(b);
    const facts = baselineFacts(model, b, { ...usualLayers(model), baseline: "*" });
    assert.deepEqual(
      facts.map(({ name, slip }) => `${name}: ${renderMessage(slipWords(slip, model.minutesPerDay))}`),
      ["Second: as planned", "First: 3 d later"],
    );
  });

  it("draws a strip under each bar of the chosen baseline, and a line as far as the plan has slipped", () => {
    assert.equal(paths({ baseline: "B-1" }).baselines.match(/M/g)?.length, 2);
    assert.equal(paths({ baseline: "B-1" }).slips.match(/H/g)?.length, 2);
    assert.equal(paths({ baseline: "B-2" }).slips, "");
    assert.equal(paths({ baseline: "*" }).baselines.match(/M/g)?.length, 3);
    assert.equal(paths({ baseline: "no such one" }).baselines, "");
  });

  it("draws slack from the finish of a task to where it becomes critical, and nothing for critical ones", () => {
    assert.equal(paths({ slack: true }).slack.match(/M/g)?.length, 2, "of Short and Free");
    assert.equal(paths({ slack: false }).slack, "");
    assert.equal(model.rows.lateFinish[row("b")], null);
  });

  it("draws in a bar that is behind how much should be done at the status date", () => {
    const begun = (percent: number): GanttModel =>
      modelOf(
        `project: { id: p, name: P, start: 2026-04-06, statusDate: 2026-04-10 }
schedule:
  tasks:
    - { id: a, name: A, duration: 10d, actualStart: 2026-04-06, percentComplete: ${percent} }
`,
      );
    const drawn = (of: GanttModel): string => {
      const window = { firstPosition: 0, lastPosition: 1, fromX: 0, toX: 1e6, offsetX: 0, offsetY: 0 };
      const scale = timeScale(of, timeSpan(of), 20);
      return drawLayers(of, visibleRows(of, new Set()), scale, window, usualLayers(of)).behind;
    };
    assert.equal(Math.round(expectedPercent(begun(10), 0) ?? 0), 50);
    assert.match(drawn(begun(10)), /^M/);
    assert.equal(drawn(begun(60)), "");
  });

  it("tasks with five working days of float or less are nearly critical, in words", () => {
    const words = (id: string): string[] => {
      const found = rowAt(model, row(id));
      assert.ok(found);
      return statusWords(found).map((word) => renderMessage(word));
    };
    assert.ok(words("short").includes("Nearly critical"));
    assert.ok(!words("free").includes("Nearly critical"), "11 days of float");
    assert.ok(!words("b").includes("Nearly critical"), "it is critical");
  });

  it("gates stand in the order of their dates, decided ones at the day of the decision; those without a date don't", () => {
    assert.deepEqual(
      model.gates?.map(({ id, decided }) => [id, decided]),
      [
        ["G1", true],
        ["G2", false],
      ],
    );
    assert.equal(model.gates?.[0]?.date, parseInstant("2026-04-14"), "the end of that day");
  });

  it("the driving chain of a task leads back to the start of the plan and on to what it drives", () => {
    const chain = drivingChain(model, row("b"));
    assert.deepEqual([...chain.before].sort(), [row("a"), row("b")]);
    assert.deepEqual([...chain.after].sort(), [row("b"), row("c")]);
    assert.ok(!drivingChain(model, row("c")).before.has(row("short")), "it has float");
  });

  it("a task a day later moves what it drives, whatever the plan", function () {
    this.timeout(60_000);
    const link = fc.tuple(fc.nat(7), fc.nat(7));
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 3, maxLength: 8 }),
        fc.array(link),
        fc.nat(),
        (days, links, pick) => {
          const text = (longer: number): string =>
            [
              "project: { id: p, name: P, start: 2026-04-06 }",
              "schedule:",
              "  tasks:",
              ...days.map((length, task) => {
                const before = [
                  ...new Set(links.flatMap(([from, to]) => (to === task && from < task ? [`t${from}`] : []))),
                ];
                const ids = before.length > 0 ? `, predecessors: [${before.join(", ")}]` : "";
                return `    - { id: t${task}, name: T, duration: ${length + (task === longer ? 1 : 0)}d${ids} }`;
              }),
            ].join("\n");
          const chosen = pick % days.length;
          const before = modelOf(text(-1));
          const after = modelOf(text(chosen));
          const chain = drivingChain(before, chosen);
          before.rows.start.forEach((start, task) => {
            if (task === chosen) return;
            const moved = (after.rows.start[task] ?? 0) > (start ?? 0);
            assert.equal(moved, chain.after.has(task), `t${task}`);
          });
        },
      ),
      { numRuns: 40 },
    );
  });

  it("baselines and gates that stay the same cost nothing when a task changes", () => {
    const store = new ProjectStore();
    store.setFile("p.pmo.yaml", plan);
    const build = (previous?: GanttModel): GanttModel => {
      const project = store.projectOf("p.pmo.yaml");
      assert.ok(project);
      return buildGanttModel(project, store.schedule(project), { today: 0, ...(previous && { previous }) });
    };
    const first = build();
    store.setFile("p.pmo.yaml", plan.replace("name: Free, duration: 1d", "name: Free, duration: 2d"));
    const second = build(first);
    assert.notEqual(second.rows.finish, first.rows.finish);
    assert.equal(second.baselines, first.baselines);
    assert.equal(second.gates, first.gates);
  });
});
