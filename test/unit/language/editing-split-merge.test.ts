import assert from "node:assert/strict";
import { mergeTasks } from "../../../src/language/editing/merge";
import { splitTask } from "../../../src/language/editing/split";
import { at, mainFile, run } from "./editing-support";

function plan(tasks: string, rest = ""): string {
  return `project: { id: crm, name: CRM, start: 2026-04-01 }\nschedule:\n  tasks:\n${tasks}${rest}`;
}

function lines(text: string): string {
  return text.slice(text.indexOf("  tasks:\n") + "  tasks:\n".length);
}

describe("splitting a task", () => {
  it("makes two halves that follow each other; what followed the task follows the second one", () => {
    const text = plan(
      `    # the big one
    - id: build # new
      name: Build
      duration: 5d # guess
      work: 8d
      predecessors: [design]
      assignments: [sato 50% 4d, ito]
      deadline: 2026-05-01
      # to be checked
    - { id: test, name: Test, predecessors: [build, build SS+1d] }
`,
      "risks:\n  - { id: R-001, title: Late, tasks: [build] }\n",
    );
    const other =
      "project: { id: web, name: Web }\nschedule:\n  tasks:\n    - { id: go, predecessors: [crm:build FF] }\n";
    const { files, text: after } = run(at(text, "build"), splitTask, { "plans/web/p.pmo.yaml": other });
    assert.equal(
      lines(after),
      `    # the big one
    - id: build # new
      name: Build
      duration: 3d # guess
      work: 4d
      predecessors: [design]
      assignments: [sato 50% 2d, ito]
      # to be checked
    - id: build-2
      name: Build (2)
      duration: 2d
      work: 4d
      predecessors: [build]
      assignments: [sato 50% 2d, ito]
      deadline: 2026-05-01
    - { id: test, name: Test, predecessors: [build-2, build SS+1d] }
risks:
  - { id: R-001, title: Late, tasks: [build] }
`,
    );
    assert.equal(files["plans/web/p.pmo.yaml"], other.replace("crm:build FF", "crm:build-2 FF"));
  });

  it("works where the last line of the task goes to the second half", () => {
    const text = plan("    - id: a\n      duration: 2d\n      deadline: 2026-05-01 # agreed");
    assert.equal(
      lines(run(at(text, "a"), splitTask).text),
      "    - id: a\n      duration: 1d\n      # agreed\n" +
        "    - id: a-2\n      name: a (2)\n      duration: 1d\n      predecessors: [a]\n      deadline: 2026-05-01",
    );
  });

  it("fills the first half with the progress before the second", () => {
    const text = plan(
      "    - { id: T-09, name: 設計, duration: 10d, percentComplete: 70, actualStart: 2026-04-01 }\n    - { id: T-10, name: B }\n",
    );
    assert.equal(
      lines(run(at(text, "T-09"), splitTask).text),
      "    - { id: T-09, name: 設計, duration: 5d, percentComplete: 100, actualStart: 2026-04-01 }\n" +
        "    - { id: T-11, name: 設計 (2), duration: 5d, predecessors: [T-09], percentComplete: 40 }\n" +
        "    - { id: T-10, name: B }\n",
    );
  });

  it("shares out what remains, the end first", () => {
    const text = plan("    - { id: a, name: A, duration: 10d, percentComplete: 10, remainingDuration: 7d }\n");
    assert.equal(
      lines(run(at(text, "a"), splitTask).text),
      "    - { id: a, name: A, duration: 5d, percentComplete: 20, remainingDuration: 2d }\n" +
        "    - { id: a-2, name: A (2), duration: 5d, predecessors: [a] }\n",
    );
  });

  it("halves what can't be halved in whole units, keeps elapsed units and names its own duration where none is written", () => {
    const halves = (duration: string): string =>
      [
        ...run(at(plan(`    - { id: a, name: A${duration} }\n`), "a"), splitTask).text.matchAll(
          /duration: ([^,]*?),? /g,
        ),
      ]
        .map(([, value]) => value)
        .join(" ");
    assert.equal(halves(", duration: 1d"), "0.5d 0.5d");
    assert.equal(halves(", duration: 5ed"), "3ed 2ed");
    assert.equal(halves(", duration: 2.5w"), "1.25w 1.25w");
    assert.equal(halves(""), "0.5d 0.5d");
  });

  it("refuses summary tasks, milestones and several tasks", () => {
    const text = plan("    - id: a\n      tasks:\n        - { id: b, milestone: true }\n    - id: c\n");
    assert.match(run(at(text, "a"), splitTask).problem ?? "", /summary task/);
    assert.match(run(at(text, "b"), splitTask).problem ?? "", /milestone/);
    assert.match(
      run(text.replace("id: b", "id: «b").replace("- id: c", "- id: c»"), splitTask).problem ?? "",
      /one task/,
    );
    assert.match(run(at(plan("    - { id: a, duration: 1m }\n"), "a"), splitTask).problem ?? "", /too short/);
  });
});

describe("merging tasks", () => {
  const text = plan(
    `    - id: a # one
      name: 設計
      duration: 5d # five
      predecessors: [z] # zz
      assignments: [sato 50%]
      percentComplete: 70
    # about b
    - id: b
      name: Build
      duration: 3d
      predecessors: [a, q:y]
      assignments: [sato, ito]
      # tail

    - { id: c, name: Check, duration: 1w, predecessors: [b], deadline: 2026-05-05 } # last
    - { id: next, name: Next, predecessors: [a, c, b SS+1d] }
    - { id: z, name: Z }
`,
    `risks:
  - { id: R-001, title: Late, tasks: [a, b, c] }
baselines:
  - id: B-001
    tasks:
      - { task: a, finish: 2026-04-07 }
      - { task: b, finish: 2026-04-10 }
`,
  );

  it("makes one task of neighbours that follow each other; all comments stay and all references follow, except in baselines", () => {
    const marked = text.replace("id: a #", "id: «a #").replace("name: Check", "name: Check»");
    const { text: after } = run(marked, mergeTasks);
    assert.equal(
      lines(after),
      `    - id: a # one
      name: 設計 + Build + Check
      duration: 13d # five
      predecessors: [z, q:y] # zz
      assignments: [sato 50%, ito]
      deadline: 2026-05-05
      percentComplete: 27
      # about b
      # tail
      # last
    - { id: next, name: Next, predecessors: [a, a SS+1d] }
    - { id: z, name: Z }
risks:
  - { id: R-001, title: Late, tasks: [a] }
baselines:
  - id: B-001
    tasks:
      - { task: a, finish: 2026-04-07 }
      - { task: b, finish: 2026-04-10 }
`,
    );
  });

  it("tasks that don't follow each other take as long as the longest", () => {
    const side = plan("    - { id: a, name: A, duration: 2d }\n    - { id: b, name: B, duration: 4d }\n");
    assert.equal(
      lines(run(side.replace("id: a", "id: «a").replace("name: B", "name: B»"), mergeTasks).text),
      "    - { id: a, name: A + B, duration: 4d }\n",
    );
  });

  it("references of other files and projects follow", () => {
    const others = {
      "plans/crm/risks.pmo.yaml": "risks:\r\n  - id: R-002\r\n    tasks: [c] # 確認\r\n",
      "plans/web/p.pmo.yaml":
        "project: { id: web }\nschedule:\n  tasks:\n    - { id: b, predecessors: ['crm:c SS', crm:a] }\n",
    };
    const { files } = run(
      text.replace("id: a #", "id: «a #").replace("name: Check", "name: Check»"),
      mergeTasks,
      others,
    );
    assert.equal(files["plans/crm/risks.pmo.yaml"], "risks:\r\n  - id: R-002\r\n    tasks: [a] # 確認\r\n");
    assert.match(files["plans/web/p.pmo.yaml"] ?? "", /id: b, predecessors: \['crm:a SS', crm:a\]/);
    assert.ok(files[mainFile]);
  });

  it("refuses tasks with subtasks, milestones, tasks that are no neighbours and durations that don't add up", () => {
    const mixed = plan(`    - { id: a, duration: 1d }
    - { id: b, duration: 1ed }
    - id: c
      tasks:
        - id: d
    - { id: m, milestone: true }
`);
    const between = (from: string, to: string): string | undefined =>
      run(
        mixed.replace(` id: ${from}`, ` id: «${from}`).replace(new RegExp(` id: ${to}\\b`), ` id: ${to}»`),
        mergeTasks,
      ).problem;
    assert.match(between("a", "b") ?? "", /can't be added up/);
    assert.match(between("b", "c") ?? "", /'c' has subtasks/);
    assert.match(run(at(at(mixed, "a"), "d"), mergeTasks).problem ?? "", /directly below each other/);
    assert.match(run(at(mixed, "a"), mergeTasks).problem ?? "", /directly below each other/);
    const events = mixed.replace("id: a", "id: «a").replace("duration: 1ed", "milestone: true»");
    assert.match(run(events, mergeTasks).problem ?? "", /'b' is a milestone/);
  });
});
