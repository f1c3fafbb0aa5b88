import assert from "node:assert/strict";
import { buildProject } from "../../../src/core/model/build";
import { fieldSpan, positionOf, recordAt } from "../../../src/core/model/origin";
import type { Project } from "../../../src/core/model/types";
import { formatInstant } from "../../../src/core/text/instant";
import { parseText } from "../../../src/core/text/parse";

function project(...texts: readonly string[]): Project {
  return buildProject(
    "work/shop",
    texts.map((text, index) => parseText(`work/shop/${index}.pmo.yaml`, text, index)),
  );
}

/** Findings as `code "the text it is about"`. */
function found(built: Project): readonly string[] {
  return built.findings.map(({ code, file, range }) => {
    const source = built.files.find((candidate) => candidate.path === file);
    return `${code} "${source?.text.slice(source.lines.offset(range.start), source.lines.offset(range.end))}"`;
  });
}

const at = (instant: number | undefined): string | undefined =>
  instant === undefined ? undefined : formatInstant(instant);

describe("the model of a project", () => {
  it("reads the header; the status date is the end of its day", () => {
    const built = project(
      "project:\n  id: shop\n  name: Shop\n  start: 2026-04-01\n  statusDate: 2026-06-30\n  standard: pmo:recommended\n",
    );
    assert.deepEqual(
      [built.id, built.name, at(built.start), at(built.statusDate), built.standard],
      ["shop", "Shop", "2026-04-01T00:00", "2026-07-01T00:00", "pmo:recommended"],
    );
  });

  it("takes the name of the folder where there is no header", () => {
    const built = project("risks:\n  - { id: R-1, title: T }\n");
    assert.deepEqual([built.id, built.header, built.risks.length], ["shop", undefined, 1]);
  });

  it("reads tasks with outline, codes, links and assignments", () => {
    const built = project(
      "schedule:\n  tasks:\n    - id: design\n      name: 基本設計\n      tasks:\n        - id: screens\n          duration: 10d\n          predecessors: [requirements, interfaces SS+2d, vendor:contract FF - 50%, { task: b, type: SF, lag: -1d }]\n          assignments: [sato 50%, { resource: tanaka, units: 20%, work: 3d }]\n    - { id: g2, wbs: G, milestone: true, deadline: 2026-07-15, tasks: [{ id: inner }] }\n",
    );
    assert.deepEqual(
      [...built.tasksById.values()].map((task) => [task.id, task.wbs, task.outlineLevel, task.parent?.id]),
      [
        ["design", "1", 1, undefined],
        ["screens", "1.1", 2, "design"],
        ["g2", "G", 1, undefined],
        ["inner", "G.1", 2, "g2"],
      ],
    );
    const screens = built.tasksById.get("screens");
    assert.deepEqual(
      screens?.predecessors.map(({ span, ...link }) => [built.files[0]?.text.slice(span.start, span.end), link]),
      [
        ["requirements", { task: "requirements", type: "FS" }],
        ["interfaces SS+2d", { task: "interfaces", type: "SS", lag: { amount: 2, unit: "day", elapsed: false } }],
        ["vendor:contract FF - 50%", { project: "vendor", task: "contract", type: "FF", lag: { percent: -50 } }],
        [
          "{ task: b, type: SF, lag: -1d }",
          { task: "b", type: "SF", lag: { amount: -1, unit: "day", elapsed: false } },
        ],
      ],
    );
    assert.deepEqual(
      screens?.assignments.map(({ resource, units, work }) => [resource, units, work?.amount]),
      [
        ["sato", 0.5, undefined],
        ["tanaka", 0.2, 3],
      ],
    );
    assert.deepEqual(
      [screens?.title, built.tasksById.get("design")?.title, at(built.tasksById.get("g2")?.deadline)],
      ["screens", "基本設計", "2026-07-16T00:00"],
    );
  });

  it("takes a date without a time as the start of the day for what starts and its end for what finishes", () => {
    const built = project(
      "schedule:\n  tasks:\n    - { id: a, constraint: { type: start-no-earlier-than, date: 2026-05-01 }, actualStart: 2026-05-02, actualFinish: 2026-05-03 }\n    - { id: b, constraint: { type: must-finish-on, date: 2026-05-01 }, actualFinish: 2026-05-03T12:00 }\n",
    );
    const [a, b] = built.tasks;
    assert.deepEqual(
      [at(a?.constraint?.date), at(a?.actualStart), at(a?.actualFinish)],
      ["2026-05-01T00:00", "2026-05-02T00:00", "2026-05-04T00:00"],
    );
    assert.deepEqual([at(b?.constraint?.date), at(b?.actualFinish)], ["2026-05-02T00:00", "2026-05-03T12:00"]);
  });

  it("puts lists of the same section in several files together", () => {
    const built = project(
      "project: { id: p, name: P }\nschedule:\n  calendar: jp\n  tasks: [{ id: a }]\n",
      "schedule:\n  tasks: [{ id: b }]\nrisks: [{ id: R-1, title: T }]\n",
    );
    assert.deepEqual(
      [built.tasks.map((task) => task.wbs), [...built.tasksById.keys()], built.schedule.calendar, built.risks.length],
      [["1", "2"], ["a", "b"], "jp", 1],
    );
    assert.deepEqual(found(built), ['reference.unknown "jp"']);
  });

  it("reports a single value that stands in two files, at both places", () => {
    const built = project(
      "project: { id: p, name: P }\nschedule:\n  start: 2026-04-01\n",
      "schedule:\n  start: 2026-05-01\n",
    );
    assert.deepEqual(found(built), ['section.duplicate "start"', 'section.duplicate "start"']);
    assert.equal(at(built.schedule.start), "2026-04-01T00:00");
    assert.deepEqual(found(project("project: { id: p, name: P }\n", "project: { id: q, name: Q }\n")), [
      'section.duplicate "project"',
      'section.duplicate "project"',
    ]);
  });

  it("reports an id that stands twice over all kinds and files, with the first place", () => {
    const built = project(
      "project: { id: p, name: P }\nrisks: [{ id: x, title: T }]\n",
      "issues: [{ id: x, title: U }]\n",
    );
    assert.deepEqual(found(built), ['id.duplicate "x"']);
    assert.deepEqual(
      built.findings.map((finding) => [finding.file, finding.related?.[0]?.file]),
      [["work/shop/1.pmo.yaml", "work/shop/0.pmo.yaml"]],
    );
    assert.equal(built.recordsById.get("x")?.kind, "risk");
  });

  it("reports unknown ids with the nearest, ids of the wrong kind, and a record that names itself", () => {
    const built = project(
      "organization:\n  people: [{ id: sato, name: S }, { id: ito, name: I, deputy: ito }]\nschedule:\n  tasks:\n    - { id: a, predecessors: [b SS+2d, sato] }\n    - { id: build, assignments: [satoo 50%] }\nrisks:\n  - { id: R-1, title: T, owner: R-1, tasks: [biuld] }\n",
    );
    assert.deepEqual(found(built), [
      'reference.self "ito"',
      'reference.unknown "b"',
      'reference.kind "sato"',
      'reference.unknown "satoo"',
      'reference.kind "R-1"',
      'reference.unknown "biuld"',
    ]);
    const suggestions = built.findings
      .filter((finding) => finding.code === "reference.unknown")
      .map((finding) => finding.data?.["suggestions"]);
    assert.deepEqual(suggestions.slice(1), [["sato"], ["build"]]);
  });

  it("reports cycles of base calendars, reporting lines and parent teams at every place", () => {
    const built = project(
      "calendars: [{ id: c1, base: c2 }, { id: c2, base: c1 }, { id: c3, base: c1 }]\norganization:\n  people: [{ id: a, name: A, reportsTo: b }, { id: b, name: B, reportsTo: c }, { id: c, name: C, reportsTo: a }]\n  teams: [{ id: t, name: T, parent: u }, { id: u, name: U }]\n",
    );
    assert.deepEqual([...found(built)].sort(), [
      'reference.cycle "a"',
      'reference.cycle "b"',
      'reference.cycle "c"',
      'reference.cycle "c1"',
      'reference.cycle "c2"',
    ]);
  });

  it("keeps a record without an id", () => {
    const built = project(
      "risks:\n  - title: Half typed\nschedule:\n  tasks:\n    - name: Half typed too\n    - id: b\n",
    );
    assert.deepEqual(
      built.risks.map((risk) => risk.title),
      ["Half typed"],
    );
    assert.deepEqual(
      built.tasks.map((task) => task.title),
      ["Half typed too", "b"],
    );
    assert.ok(built.tasks.every((task) => built.tasksById.get(task.id) === task));
  });

  it("reads calendars: usual week, own week, exceptions, and what comes from a base", () => {
    const built = project(
      "calendars:\n  - { id: plain }\n  - id: jp\n    workingDays: [mon, sat]\n    workingHours: [09:00-12:00, 13:00-18:00]\n    week: { sat: [09:00-12:00] }\n    holidays: JP\n    exceptions: [{ from: 2026-12-29, to: 2027-01-03, name: 年末年始 }, { date: 2026-05-02, working: true }, { date: 2026-05-09, hours: [10:00-12:00] }]\n  - { id: night, base: jp, hoursPerDay: 7 }\n",
    );
    const [plain, jp, night] = built.calendars;
    assert.deepEqual(
      plain?.week.map((hours) => hours?.length),
      [0, 2, 2, 2, 2, 2, 0],
    );
    assert.deepEqual(
      jp?.week.map((hours) => hours?.length),
      [0, 2, 0, 0, 0, 0, 1],
    );
    assert.deepEqual(
      jp?.exceptions.map((exception) => [
        exception.toDay - exception.fromDay,
        exception.hours.length,
        exception.usualHours,
      ]),
      [
        [5, 0, false],
        [0, 0, true],
        [0, 1, false],
      ],
    );
    assert.deepEqual(
      [night?.base, night?.hoursPerDay, night?.week.every((hours) => hours === undefined)],
      ["jp", 7, true],
    );
  });

  it("reads risks with the highest impact, and the project's scale", () => {
    const built = project(
      "project:\n  id: p\n  name: P\n  riskScale:\n    probability: [{ value: 1, name: { en: Low, ja: 低 } }]\n    bands: [{ id: high, from: 10, color: red }, { id: low, color: green }]\n    appetite: 6\nrisks:\n  - { id: R-1, title: T, probability: 3, impact: { schedule: 4, cost: 2 }, residual: { probability: 2, impact: 3 } }\n",
    );
    assert.deepEqual(
      [built.risks[0]?.inherent, built.risks[0]?.residual],
      [
        { probability: 3, impact: 4 },
        { probability: 2, impact: 3 },
      ],
    );
    assert.deepEqual(
      [built.riskScale?.probability, built.riskScale?.appetite, built.riskScale?.bands.map((band) => band.id)],
      [[{ value: 1, name: "Low" }], 6, ["high"]],
    );
  });

  it("finds the deepest record under a cursor, fields and positions", () => {
    const text =
      "schedule:\n  tasks:\n    - id: a\n      tasks:\n        - id: b\n          duration: 10d\n    - id: c\n";
    const built = project(text);
    const under = (word: string): string | undefined =>
      recordAt(built, "work/shop/0.pmo.yaml", text.indexOf(word) + 1)?.id;
    assert.deepEqual([under("id: a"), under("10d"), under("id: c"), under("schedule")], ["a", "b", "c", undefined]);
    const b = built.tasksById.get("b");
    assert.ok(b);
    const { start, end } = fieldSpan(b.origin, "duration");
    assert.equal(text.slice(start, end), "10d");
    assert.deepEqual(positionOf(built, b), { line: 4, character: 10 });
  });
});
