import assert from "node:assert/strict";
import { rowDays } from "../../../../src/core/report/gantt/format";
import { renderMessage } from "../../../../src/core/text/message";
import { ProjectStore } from "../../../../src/workspace/store";
import { rowAt, rowWithId, statusWords } from "../../../../src/core/report/gantt/rows";
import { buildGanttModel } from "../../../../src/core/report/gantt/model";
import { daysFromDate } from "../../../../src/core/text/instant";
import { at, makeModel, makePlan } from "./plan";
import { englishPlan, japanesePlan, largeModel } from "./plans";

describe("Gantt view model", () => {
  const model = makeModel(japanesePlan);

  it("has every task of the outline in its order, under its parent", () => {
    assert.equal(model.rows.id.length, 30);
    assert.deepEqual(model.rows.id.slice(0, 7), ["req", "asis", "interview", "reqdoc", "nfr", "g1", "design"]);
    const asis = rowAt(model, 1);
    assert.equal(asis?.parent, 0);
    assert.equal(asis?.level, 2);
    assert.equal(asis?.wbs, "1.1");
    assert.equal(rowAt(model, 0)?.kind, "summary");
    assert.equal(rowAt(model, 5)?.kind, "milestone");
  });

  it("carries dates, float, deadline and progress as the schedule computed them", () => {
    const row = rowAt(model, rowWithId(model, "uat"));
    assert.equal(row?.start, at("2026-10-12T09:00"));
    assert.equal(row?.finish, at("2026-10-30T18:00"));
    assert.equal(row?.deadline, at("2026-10-23", "24:00"));
    assert.equal(row?.deadlineMissed, true);
    assert.equal(row?.critical, true);
    assert.equal(rowAt(model, rowWithId(model, "if"))?.totalFloat, 6 * 480);
  });

  it("names people as they are called, with their share when it is not full time", () => {
    assert.equal(rowAt(model, rowWithId(model, "interview"))?.who, "鈴木 美咲, 伊藤 さくら 50%");
    assert.equal(rowAt(model, rowWithId(model, "asis"))?.who, "鈴木 美咲");
  });

  it("says in words what is true of a task", () => {
    const words = (id: string): readonly string[] => {
      const row = rowAt(model, rowWithId(model, id));
      return row ? statusWords(row).map(({ template }) => template) : [];
    };
    assert.deepEqual(words("asis"), ["Critical", "Complete"]);
    assert.deepEqual(words("data"), ["Late", "Critical", "In progress"]);
    assert.deepEqual(words("uat"), ["Deadline missed", "Critical", "Not started"]);
    assert.deepEqual(words("old"), ["Inactive", "Not started"]);
  });

  it("links rows, and leaves out links that go nowhere or to themselves", () => {
    const small = makeModel({
      tasks: [
        { id: "a", start: "2026-06-01", finish: "2026-06-02", after: ["a", "unknown"] },
        { id: "b", start: "2026-06-03", finish: "2026-06-04", after: ["a SS+2d"] },
      ],
    });
    assert.deepEqual(small.links.from, [0]);
    assert.deepEqual(small.links.to, [1]);
    assert.deepEqual(small.links.type, [1]);
    assert.equal(small.links.lagTexts[small.links.lag[0] ?? -1], "+2d");
  });

  it("shades weekends, Japanese holidays by name, and the company's own free days", () => {
    const { week, exceptions } = model.calendar;
    assert.deepEqual(
      week.map((hours) => hours.length),
      [0, 2, 2, 2, 2, 2, 0],
    );
    const on = (year: number, month: number, day: number): string | undefined => {
      const number = daysFromDate(year, month, day);
      const found = exceptions.find(({ from, to }) => from <= number && number <= to);
      return found?.nameJa ?? found?.name;
    };
    assert.equal(on(2026, 8, 14), "夏季休業");
    assert.equal(on(2026, 11, 3), "文化の日");
    assert.equal(on(2026, 6, 15), undefined);
  });

  it("draws what it can of a plan in which tasks have no dates", () => {
    const broken = makeModel({ tasks: [{ id: "lost" }, { id: "found", start: "2026-06-01", finish: "2026-06-02" }] });
    assert.equal(rowAt(broken, 0)?.start, undefined);
    assert.equal(broken.start, at("2026-06-01T09:00"));
  });

  it("is empty, not broken, without tasks", () => {
    const empty = makeModel({ tasks: [] });
    assert.equal(empty.rows.id.length, 0);
    assert.equal(empty.start, undefined);
    assert.equal(JSON.parse(JSON.stringify(empty)).projectName, "CRM renewal");
  });

  it("is plain JSON data, the same each time", () => {
    const { project, schedule } = makePlan(englishPlan);
    const options = { today: at("2026-06-17") };
    const first = buildGanttModel(project, schedule, options);
    assert.deepEqual(JSON.parse(JSON.stringify(first)), first);
    assert.equal(JSON.stringify(first), JSON.stringify(buildGanttModel(project, schedule, options)));
  });

  it("stays under 1.6 MB of JSON for 10,000 rows with 13,000 links", () => {
    const size = JSON.stringify(largeModel(10_000)).length;
    assert.ok(size < 1_600_000, `${size} characters`);
  });

  it("says elapsed durations in days of 24 hours, and others in working days", () => {
    const store = new ProjectStore();
    store.setFile(
      "/p/a.pmo.yaml",
      "project: { id: a, name: A, start: 2026-04-01 }\nschedule:\n  tasks:\n    - { id: line, name: Line, duration: 15ed }\n    - { id: work, name: Work, duration: 3d }\n",
    );
    const [project = assert.fail()] = store.projects();
    const chart = buildGanttModel(project, store.schedule(project), { today: 0 });
    const words = [0, 1].map((place) => {
      const row = rowAt(chart, place) ?? assert.fail();
      return renderMessage(rowDays(row.duration, row, chart.minutesPerDay));
    });
    assert.deepEqual(words, ["15 ed", "3 d"]);
  });
});
