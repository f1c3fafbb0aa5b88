import assert from "node:assert/strict";
import fc from "fast-check";
import { ganttToMermaid } from "../../../../src/core/report/mermaid/gantt";
import { formatInstant, parseInstant } from "../../../../src/core/text/instant";
import { anyName, hostileNames } from "./names";
import { mermaidParsers, type MermaidParser } from "./parsers";
import { sketch, type TaskSketch } from "./support";

const at = (text: string): number => parseInstant(text) ?? assert.fail(text);
const monday = at("2026-04-06T09:00");
const day = 1440;

/** Local wall clock, as Mermaid reads dates. */
function wallClock(date: Date): string {
  const two = (value: number) => String(value).padStart(2, "0");
  const year = String(date.getFullYear()).padStart(4, "0");
  return `${year}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

function task(id: string, offsetDays: number, more: Partial<TaskSketch> = {}): TaskSketch {
  return { id, start: monday + offsetDays * day, finish: monday + offsetDays * day + 9 * 60, ...more };
}

describe("Gantt chart as Mermaid text", () => {
  let parsers: readonly MermaidParser[];
  before(async () => {
    parsers = await mermaidParsers();
  });

  const gantt = (tasks: readonly TaskSketch[], options = {}, name?: string): string => {
    const { project, schedule } = sketch({ tasks, name });
    return ganttToMermaid(project, schedule, options);
  };

  it("has a section for each summary task, tags for critical, done and started tasks, and milestones", () => {
    const text = gantt(
      [
        {
          id: "design",
          name: "Design",
          tasks: [
            task("a", 0, { name: "Screens", critical: true, percentComplete: 100 }),
            task("b", 1, { name: "Data", percentComplete: 40 }),
          ],
        },
        {
          id: "g1",
          name: "Gate 1",
          milestone: true,
          critical: true,
          start: monday + 2 * day,
          finish: monday + 2 * day,
        },
      ],
      {},
      "CRM",
    );
    assert.equal(
      text,
      [
        "gantt",
        "  title CRM",
        "  dateFormat YYYY-MM-DD HH:mm",
        "  axisFormat %m-%d",
        "  tickInterval 1day",
        "  todayMarker off",
        "  section Design",
        "  Screens :crit, done, t1, 2026-04-06 09:00, 2026-04-06 18:00",
        "  Data :active, t2, 2026-04-07 09:00, 2026-04-07 18:00",
        "  section CRM",
        "  Gate 1 :crit, milestone, t3, 2026-04-08 09:00, 2026-04-08 09:00",
        "",
      ].join("\n"),
    );
  });

  it("Mermaid 12 and 11 read back every hostile name and the very dates", async () => {
    const tasks = hostileNames.map((name, index) => task(`t.${index}`, index, { name }));
    const text = gantt(tasks, {}, "Plan: #1; %%{init}%%");
    for (const { name, parse } of parsers) {
      const parsed = await parse(text);
      assert.equal(parsed.type, "gantt", name);
      assert.equal(parsed.title, "Plan: #1; %%{init}%%");
      assert.deepEqual(
        parsed.tasks.map((one) => [wallClock(one.start), wallClock(one.end)]),
        tasks.map((one) => [formatInstant(one.start ?? 0), formatInstant(one.finish ?? 0)]),
      );
      parsed.tasks.forEach((one, index) => {
        const wanted =
          (hostileNames[index] ?? "")
            .replace(/\p{Surrogate}/gu, "\ufffd")
            .replace(/\s+/g, " ")
            .trim() || "–";
        assert.equal(one.name, wanted.length > 80 ? `${wanted.slice(0, 79)}…` : wanted);
      });
    }
  });

  it("any names and dates give a chart with exactly these bars", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            name: anyName,
            section: anyName,
            start: fc.integer({ min: at("1970-01-01"), max: at("2500-01-01") }),
            length: fc.integer({ min: 0, max: 60 * day }),
          }),
          { minLength: 1, maxLength: 8 },
        ),
        async (rows) => {
          const text = gantt(
            rows.map((row, index) => ({
              id: `s${index}`,
              name: row.section,
              tasks: [{ id: `t${index}`, name: row.name, start: row.start, finish: row.start + row.length }],
            })),
          );
          for (const { parse } of parsers) {
            const parsed = await parse(text);
            assert.deepEqual(
              parsed.tasks.map((one) => [wallClock(one.start), wallClock(one.end)]),
              rows.map((row) => [formatInstant(row.start), formatInstant(row.start + row.length)]),
            );
            assert.equal(
              new Set(parsed.tasks.map((one) => one.section)).size,
              rows.length,
              "a section for each summary task",
            );
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it("5,000 tasks are rolled up to at most 100 rows, the deepest level first", async () => {
    const tasks = Array.from({ length: 10 }, (_, phase) => ({
      id: `p${phase}`,
      name: `Phase ${phase}`,
      tasks: Array.from({ length: 10 }, (_, part) => ({
        id: `p${phase}-${part}`,
        name: `工程 ${phase}.${part}`,
        tasks: Array.from({ length: 50 }, (_, leaf) =>
          task(`p${phase}-${part}-${leaf}`, phase * 100 + part * 10 + leaf / 10),
        ),
      })),
    }));
    const text = gantt(tasks);
    assert.match(text, /%% Summary tasks shown without their children: 100\n$/);
    for (const { parse } of parsers) {
      const parsed = await parse(text);
      assert.equal(parsed.tasks.length, 100);
      assert.equal(parsed.tasks[11]?.name, "工程 1.1");
      assert.equal(parsed.tasks[11]?.section, "Phase 1");
    }
    const smaller = gantt(tasks, { maxRows: 99 });
    for (const { parse } of parsers) assert.equal((await parse(smaller)).tasks.length, 91);
  });

  it("collapses what is finished first, then what starts last, and no more than needed", async () => {
    const phase = (id: string, offset: number, percentComplete: number): TaskSketch => ({
      id,
      name: id,
      percentComplete,
      tasks: Array.from({ length: 40 }, (_, index) => task(`${id}-${index}`, offset + index)),
    });
    const text = gantt([phase("done", 0, 100), phase("now", 50, 40), phase("next", 100, 0), phase("later", 200, 0)]);
    for (const { parse } of parsers) {
      const { tasks } = await parse(text);
      assert.equal(tasks.length, 82);
      assert.deepEqual(
        tasks.filter((one) => !one.name.includes("-")).map((one) => one.name),
        ["done", "later"],
      );
    }
  });

  it("a flat plan of 5,000 tasks shows the first 100 and says how many are missing", async () => {
    const text = gantt(Array.from({ length: 5000 }, (_, index) => task(`t${index}`, index)));
    assert.match(text, /%% More rows, not shown: 4900\n$/);
    for (const { parse } of parsers) assert.equal((await parse(text)).tasks.length, 100);
  });

  it("stays under Mermaid's 50,000 characters even when every letter needs escaping", async () => {
    const name = '#;:%"'.repeat(100);
    const text = gantt(
      Array.from({ length: 100 }, (_, index) => ({
        id: `s${index}`,
        name,
        tasks: [task(`t${index}`, index, { name })],
      })),
      { maxRows: 1000 },
    );
    assert.ok(text.length < 50_000, `${text.length} characters`);
    for (const { parse } of parsers) assert.equal((await parse(text)).tasks.length, 100);
  });

  it("rows of one summary task that a deeper one interrupts get a section of their own, so that Mermaid keeps the order", async () => {
    const text = gantt([
      { id: "a", name: "A", tasks: [task("a1", 0), { id: "b", name: "B", tasks: [task("b1", 1)] }, task("a2", 2)] },
    ]);
    for (const { parse } of parsers) {
      assert.deepEqual(
        (await parse(text)).tasks.map((one) => one.section),
        ["A", "A › B", "A (2)"],
      );
    }
  });

  it("a project without tasks gives a chart that says so", async () => {
    const text = gantt([], { translations: { "No tasks": "タスクなし" } });
    for (const { parse } of parsers) assert.equal((await parse(text)).tasks[0]?.name, "タスクなし");
  });

  it("tasks without dates are left out and counted", async () => {
    const text = gantt([task("a", 0), { id: "b", unscheduled: true }]);
    assert.match(text, /%% Tasks without dates, not shown: 1/);
    for (const { parse } of parsers) assert.equal((await parse(text)).tasks.length, 1);
  });

  it("a task of 500 years and one beyond the year 9999 stay valid", async () => {
    const text = gantt([
      task("a", 0, { finish: at("2526-04-06T18:00") }),
      task("b", 0, { finish: at("9999-12-31") * 2 }),
    ]);
    for (const { parse } of parsers) {
      assert.deepEqual(
        (await parse(text)).tasks.map((one) => wallClock(one.end)),
        ["2526-04-06T18:00", "9999-12-31T23:59"],
      );
    }
  });
});
