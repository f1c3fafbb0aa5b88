import assert from "node:assert/strict";
import { loadsTogetherInSteps, type LoadedProject } from "../../../src/core/people/loads-together";
import type { DailyLoad } from "../../../src/core/people/daily-load";
import { teamLoadsInSteps } from "../../../src/core/people/team-load";
import { formatDate, minutesPerDay } from "../../../src/core/text/instant";
import { completed } from "../../../src/core/text/steps";
import { ProjectStore } from "../../../src/workspace/store";

function planOf(organization: string, tasks: string, id = "p"): LoadedProject {
  const store = new ProjectStore();
  const file = `${id}/plan.pmo.yaml`;
  store.setFile(
    file,
    `project: { id: ${id}, name: P, start: 2026-06-01 }
calendars:
  - { id: c, workingHours: [09:00-12:00, 13:00-18:00] }
  - { id: half, workingHours: [09:00-13:00] }
organization:
${organization}
schedule:
  calendar: c
  tasks:
${tasks}`,
  );
  const project = store.projectOf(file);
  assert.ok(project);
  return { project, schedule: store.schedule(project) };
}

const people = `  people:
    - { id: sato, name: Sato }
    - { id: ito, name: Ito, calendar: half }
    - { id: mori, name: Mori, capacity: 50% }`;

function teamsOf(...projects: readonly LoadedProject[]): readonly DailyLoad[] {
  return completed(teamLoadsInSteps(projects, completed(loadsTogetherInSteps(projects))));
}

/** Hours of work and of capacity on a day. */
function on(load: DailyLoad | undefined, date: string): readonly [number, number] {
  assert.ok(load);
  const at = load.work.findIndex((_, day) => formatDate((load.firstDay + day) * minutesPerDay) === date);
  return [(load.work[at] ?? NaN) / 60, (load.capacity[at] ?? NaN) / 60];
}

describe("load of teams", () => {
  const tasks = `    - { id: a, name: A, duration: 2d, assignments: [sato] }
    - { id: b, name: B, duration: 1d, predecessors: [a], assignments: [sato 50%, ito] }`;

  it("adds up what the people of a team have to do, beside what all of them can do", () => {
    const [core] = teamsOf(
      planOf(`${people}\n  teams:\n    - { id: core, name: Core, members: [sato, ito, mori] }`, tasks),
    );
    assert.equal(core?.name, "Core");
    // Sato all day; Ito has half days, Mori half of the time, and neither has anything to do.
    assert.deepEqual(on(core, "2026-06-01"), [8, 16]);
    assert.deepEqual(on(core, "2026-06-06"), [0, 0]);
    assert.deepEqual(on(core, "2026-06-10"), [0, 16], "and where nobody of them has any work");
  });

  it("counts the lead, and the people of teams below once, even where teams stand in a circle", () => {
    const loads = teamsOf(
      planOf(
        `${people}
  teams:
    - { id: whole, name: Whole, lead: sato, parent: part }
    - { id: part, name: Part, members: [sato, ito], parent: whole }`,
        tasks,
      ),
    );
    assert.deepEqual(
      loads.map((load) => [load.person, on(load, "2026-06-01")]),
      [
        ["whole", [8, 12]],
        ["part", [8, 12]],
      ],
    );
  });

  it("counts what is assigned to the team as a whole", () => {
    const own = `    - { id: a, name: A, duration: 1d, assignments: [core] }`;
    const [core] = teamsOf(planOf(`${people}\n  teams:\n    - { id: core, name: Core, members: [sato, ito] }`, own));
    assert.deepEqual(on(core, "2026-06-01"), [8, 12]);
    const [nobody] = teamsOf(planOf(`${people}\n  teams:\n    - { id: core, name: Core }`, own));
    assert.deepEqual(on(nobody, "2026-06-01"), [8, 8], "a team of which nobody is known can do as much as one person");
  });

  it("leaves out teams without work, and members who are no people", () => {
    const loads = teamsOf(
      planOf(
        `${people}
    - { id: cement, name: Cement, type: material }
  teams:
    - { id: core, name: Core, members: [sato, cement] }
    - { id: idle, name: Idle, members: [mori] }`,
        tasks,
      ),
    );
    assert.deepEqual(
      loads.map((load) => [load.person, on(load, "2026-06-01")]),
      [["core", [8, 8]]],
    );
  });

  it("counts the work of all projects in which the people of a team are", () => {
    const team = `${people}\n  teams:\n    - { id: core, name: Core, members: [sato] }`;
    const loads = teamsOf(planOf(team, tasks, "one"), planOf(team, tasks, "two"));
    assert.equal(loads.length, 1);
    assert.deepEqual(on(loads[0], "2026-06-01"), [16, 8]);
  });
});
