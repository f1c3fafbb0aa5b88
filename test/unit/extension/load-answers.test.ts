import assert from "node:assert/strict";
import { LoadAnswers } from "../../../src/extension/panels/load-answers";
import type { HostToGantt } from "../../../src/protocol/gantt";
import { ProjectStore } from "../../../src/workspace/store";

/** A project with one task of two weeks for each of so many people. */
function projectOf(id: string, people: number) {
  const store = new ProjectStore();
  const ids = Array.from({ length: people }, (_, at) => `p${at}`);
  store.setFile(
    `${id}/plan.pmo.yaml`,
    `project: { id: ${id}, name: ${id}, start: 2026-06-01 }
organization:
  people:
${ids.map((person) => `    - { id: ${person}, name: ${person.toUpperCase()} }`).join("\n")}
schedule:
  tasks:
${ids.map((person) => `    - { id: t-${person}, name: T, duration: 10d, assignments: [${person}] }`).join("\n")}
`,
  );
  const project = store.projectOf(`${id}/plan.pmo.yaml`);
  assert.ok(project);
  return { project, schedule: store.schedule(project) };
}

/** Names of the people in an answer, and how many minutes each has to do. */
function workIn(answer: HostToGantt | undefined): Readonly<Record<string, number>> {
  assert.ok(answer?.type === "load");
  return Object.fromEntries(
    answer.load.people.map(({ name, runs }) => {
      let minutes = 0;
      for (let at = 0; at < runs.length; at += 3) minutes += (runs[at] ?? 0) * (runs[at + 1] ?? 0);
      return [name, minutes];
    }),
  );
}

describe("How much people have to do, as the host answers", () => {
  it("adds it up over one project, or over several", async () => {
    const answers: HostToGantt[] = [];
    await new LoadAnswers().answer([projectOf("a", 2)], (answer) => answers.push(answer));
    assert.deepEqual(workIn(answers[0]), { P0: 4800, P1: 4800 });
    await new LoadAnswers().answer([projectOf("a", 2), projectOf("b", 1)], (answer) => answers.push(answer));
    assert.deepEqual(workIn(answers[1]), { P0: 9600, P1: 4800 });
  });

  it("gives up an answer that nobody waits for any more", async () => {
    const answers: HostToGantt[] = [];
    const always = { isOver: true, pause: () => Promise.resolve() };
    const loads = new LoadAnswers(() => always);
    const first = loads.answer([projectOf("large", 60)], (answer) => answers.push(answer));
    const second = loads.answer([projectOf("small", 1)], (answer) => answers.push(answer));
    await Promise.all([first, second]);
    assert.deepEqual(
      answers.map((answer) => Object.keys(workIn(answer)).length),
      [1],
    );
  });
});
