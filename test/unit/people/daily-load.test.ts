import assert from "node:assert/strict";
import fc from "fast-check";
import { compileCalendars } from "../../../src/core/calendar/compile";
import { dailyLoads, type DailyLoad } from "../../../src/core/people/daily-load";
import { loadsTogetherInSteps } from "../../../src/core/people/loads-together";
import { ganttLoad, loadBins, loadLanes } from "../../../src/core/report/gantt/load";
import { assignmentWork } from "../../../src/core/schedule/assignment-work";
import { durationBasis } from "../../../src/core/schedule/duration";
import { daysFromDate, formatDate, minutesPerDay } from "../../../src/core/text/instant";
import { completed } from "../../../src/core/text/steps";
import { ProjectStore } from "../../../src/workspace/store";

const eightHours =
  "calendars:\n  - { id: c, workingHours: [09:00-12:00, 13:00-18:00] }\n  - { id: half, workingHours: [09:00-13:00] }";

function planOf(people: string, tasks: string) {
  const store = new ProjectStore();
  store.setFile(
    "p/plan.pmo.yaml",
    `project: { id: p, name: P, start: 2026-06-01 }
${eightHours}
organization:
  people:
${people}
schedule:
  calendar: c
  tasks:
${tasks}`,
  );
  const project = store.projectOf("p/plan.pmo.yaml");
  assert.ok(project);
  return { project, schedule: store.schedule(project), calendars: compileCalendars(project) };
}

function loadsOf(people: string, tasks: string): readonly DailyLoad[] {
  const { project, schedule, calendars } = planOf(people, tasks);
  return dailyLoads(project, schedule, calendars);
}

/** Hours of work of each day that has some. */
function hours(load: DailyLoad | undefined): Readonly<Record<string, number>> {
  assert.ok(load);
  return Object.fromEntries(
    load.work.flatMap((minutes, at) =>
      minutes === 0 ? [] : [[formatDate((load.firstDay + at) * minutesPerDay), minutes / 60]],
    ),
  );
}

function capacityOn(load: DailyLoad | undefined, date: string): number {
  assert.ok(load);
  const at = load.work.findIndex((_, day) => formatDate((load.firstDay + day) * minutesPerDay) === date);
  return (load.capacity[at] ?? NaN) / 60;
}

const sato = "    - { id: sato, name: Sato }";

describe("load of people by day", () => {
  it("spreads the work of a task over the days on which the person works, and none over the weekend", () => {
    const [load] = loadsOf(sato, "    - { id: a, name: A, duration: 7d, assignments: [sato 50%] }");
    assert.deepEqual(hours(load), {
      "2026-06-01": 4,
      "2026-06-02": 4,
      "2026-06-03": 4,
      "2026-06-04": 4,
      "2026-06-05": 4,
      "2026-06-08": 4,
      "2026-06-09": 4,
    });
    assert.equal(capacityOn(load, "2026-06-01"), 8);
    assert.equal(capacityOn(load, "2026-06-06"), 0);
  });

  it("adds tasks that run at the same time", () => {
    const [load] = loadsOf(
      sato,
      `    - { id: a, name: A, duration: 3d, assignments: [sato] }
    - { id: b, name: B, duration: 1d, assignments: [sato 50%], constraint: { type: start-no-earlier-than, date: 2026-06-02 } }`,
    );
    assert.deepEqual(hours(load), { "2026-06-01": 8, "2026-06-02": 12, "2026-06-03": 8 });
  });

  it("spreads work that is written over the dates of its task, evenly", () => {
    const [load] = loadsOf(sato, "    - { id: a, name: A, duration: 4d, assignments: [{ resource: sato, work: 8h }] }");
    assert.deepEqual(Object.values(hours(load)), [2, 2, 2, 2]);
  });

  it("a person with a calendar of their own works in that, and has less capacity", () => {
    const [load] = loadsOf(
      "    - { id: sato, name: Sato, calendar: half }",
      "    - { id: a, name: A, duration: 8h, assignments: [sato] }",
    );
    assert.deepEqual(hours(load), { "2026-06-01": 4, "2026-06-02": 4 });
    assert.equal(capacityOn(load, "2026-06-01"), 4);
  });

  it("what is begun later in a task (delay) is no load before", () => {
    const [load] = loadsOf(
      sato,
      "    - { id: a, name: A, duration: 4d, assignments: [{ resource: sato, work: 8h, delay: 2d }] }",
    );
    assert.deepEqual(hours(load), { "2026-06-03": 4, "2026-06-04": 4 });
  });

  it("no work stands in an interruption of its task", () => {
    const [load] = loadsOf(
      sato,
      "    - { id: a, name: A, duration: 3d, assignments: [sato], splits: [{ from: 2026-06-02, to: 2026-06-03 }] }",
    );
    assert.equal(hours(load)["2026-06-02"], undefined);
    assert.equal(hours(load)["2026-06-01"], 8);
  });

  it("capacity follows the share of a person, and spans in which it differs", () => {
    const [load] = loadsOf(
      "    - { id: sato, name: Sato, capacity: 50%, availability: [{ from: 2026-06-03, to: 2026-06-04, units: 0% }, { from: 2026-06-08, units: 100% }] }",
      "    - { id: a, name: A, duration: 10d, assignments: [sato 50%] }",
    );
    assert.equal(capacityOn(load, "2026-06-02"), 4);
    assert.equal(capacityOn(load, "2026-06-03"), 0);
    assert.equal(capacityOn(load, "2026-06-04"), 0);
    assert.equal(capacityOn(load, "2026-06-05"), 4);
    assert.equal(capacityOn(load, "2026-06-09"), 8);
  });

  it("lists people in the order of the organisation, then those who are named in tasks alone; material and inactive tasks don't count", () => {
    const loads = loadsOf(
      `    - { id: ito, name: Ito }
    - { id: sato, name: Sato }
    - { id: steel, name: Steel, type: material }
    - { id: idle, name: Idle }`,
      `    - { id: a, name: A, duration: 1d, assignments: [guest, sato, steel] }
    - { id: b, name: B, duration: 1d, assignments: [ito] }
    - { id: c, name: C, duration: 1d, active: false, assignments: [idle] }`,
    );
    assert.deepEqual(
      loads.map(({ person, name }) => [person, name]),
      [
        ["ito", "Ito"],
        ["sato", "Sato"],
        ["guest", "guest"],
      ],
    );
  });

  it("covers whole years and weeks, so that a week, a quarter or a year at its edge has its whole capacity", () => {
    const [load] = loadsOf(sato, "    - { id: a, name: A, duration: 1d, assignments: [sato] }");
    assert.ok(load);
    assert.equal(formatDate(load.firstDay * minutesPerDay), "2025-12-29");
    assert.equal(formatDate((load.firstDay + load.work.length - 1) * minutesPerDay), "2027-01-03");
    const [lane] = loadLanes(ganttLoad([load])).people;
    assert.ok(lane);
    const [bin] = loadBins(lane, [daysFromDate(2026, 4, 1), daysFromDate(2026, 7, 1)]);
    // 65 working days of eight hours, of which one is full.
    assert.deepEqual([bin?.capacity, bin?.work, bin?.isCovered], [65 * 480, 480, true]);
  });

  it("adds up what a person has to do in several projects; capacity as far as the person has time", () => {
    const task = "    - { id: a, name: A, duration: 2d, assignments: [sato] }";
    const [whole] = completed(loadsTogetherInSteps([planOf(sato, task), planOf(sato, task)]));
    assert.deepEqual(hours(whole), { "2026-06-01": 16, "2026-06-02": 16 });
    assert.equal(capacityOn(whole, "2026-06-01"), 8);
    const people = (capacity: string): string => sato.replace(" }", `, capacity: ${capacity} }`);
    const halves = [planOf(people("50%"), task), planOf(people("30%"), task)];
    const [shared] = completed(loadsTogetherInSteps(halves));
    assert.equal(capacityOn(shared, "2026-06-01"), 6.4);
  });

  it("loses no minute: the days add up to the work of the assignments, and units of time to the days", () => {
    const task = fc.record({
      days: fc.integer({ min: 0, max: 40 }),
      shares: fc.array(fc.tuple(fc.constantFrom("sato", "ito"), fc.integer({ min: 1, max: 200 })), { maxLength: 2 }),
      elapsed: fc.boolean(),
      calendar: fc.constantFrom("", ", calendar: half"),
      work: fc.option(fc.integer({ min: 1, max: 200 }), { nil: undefined }),
      after: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(task, { minLength: 1, maxLength: 8 }), fc.array(fc.nat(60)), (tasks, cuts) => {
        const lines = tasks.map(({ days, shares, elapsed, calendar, work, after }, at) => {
          const who = shares.map(([person, share]) => `${person} ${share}%`).join(", ");
          return `    - { id: t${at}, name: T, duration: ${days}${elapsed ? "ed" : "d"}${calendar}${
            work === undefined ? "" : `, work: ${work}h`
          }, assignments: [${who}]${after && at > 0 ? `, predecessors: [t${at - 1}]` : ""} }`;
        });
        const people = `${sato}\n    - { id: ito, name: Ito, calendar: half, capacity: 50% }`;
        const { project, schedule, calendars } = planOf(people, lines.join("\n"));
        const loads = dailyLoads(project, schedule, calendars);
        for (const person of ["sato", "ito"]) {
          let expected = 0;
          for (const scheduled of schedule.tasks)
            for (const one of scheduled.task.assignments)
              if (one.resource === person) {
                const basis = durationBasis(project, calendars, scheduled.task);
                expected += assignmentWork(scheduled, one, basis, calendars.ofResource(person));
              }
          const load = loads.find((one) => one.person === person);
          const sum = load?.work.reduce((a, b) => a + b, 0) ?? 0;
          assert.equal(sum, expected);
          if (!load) continue;
          const [lane] = loadLanes(ganttLoad([load])).people;
          assert.ok(lane);
          const starts = [...new Set([0, ...cuts, load.work.length])].sort((a, b) => a - b);
          const bins = loadBins(
            lane,
            starts.map((day) => load.firstDay + day),
          );
          assert.equal(
            bins.reduce((all, { work }) => all + work, 0),
            expected,
          );
        }
      }),
      { numRuns: 60 },
    );
  });
});
