import assert from "node:assert/strict";
import { captureBaseline } from "../../../src/language/editing/capture-baseline";
import { insertBelow } from "../../../src/language/editing/insert-below";
import { markDone } from "../../../src/language/editing/mark-done";
import type { EditOutcome } from "../../../src/language/editing/outcome";
import { parseShift } from "../../../src/language/editing/shift-amount";
import { shiftDates } from "../../../src/language/editing/shift-dates";
import { expandSnippet } from "../../../src/language/snippet-text";
import type { LanguageScope } from "../../../src/language/types";
import { ProjectStore } from "../../../src/workspace/store";
import { at, run, type Result } from "./editing-support";

const head = `project: { id: crm, name: CRM, start: 2026-04-01, statusDate: 2026-04-10 }
calendars:
  - { id: jp, workingDays: [mon, tue, wed, thu, fri], workingHours: [09:00-12:00, 13:00-18:00], holidays: JP }
  - { id: all, workingDays: [mon, tue, wed, thu, fri, sat, sun], workingHours: [09:00-18:00] }
schedule:
  calendar: jp
  tasks:
`;

function tail(text: string): string {
  return text.slice(text.indexOf("  tasks:\n") + "  tasks:\n".length);
}

describe("marking tasks as done", () => {
  it("writes the computed dates down, not later than the status date, and takes away what remained", () => {
    const tasks = `    - id: a # x
      name: A
      duration: 3d
      remainingDuration: 1d # was left
      percentComplete: 60
    - { id: b, name: B, duration: 10d, predecessors: [a], status: in-progress } # long
`;
    const { text } = run((head + tasks).replace("id: a #", "id: «a #").replace("name: B", "name: B»"), markDone);
    assert.equal(
      tail(text),
      `    - id: a # x
      name: A
      duration: 3d
      # was left
      percentComplete: 100
      actualStart: 2026-04-01
      actualFinish: 2026-04-03
    - { id: b, name: B, duration: 10d, predecessors: [a], percentComplete: 100, actualStart: 2026-04-06, actualFinish: 2026-04-10, status: done } # long
`,
    );
  });

  it("keeps dates that are written, and finishes no task before it has begun", () => {
    const tasks = "    - { id: a, name: A, duration: 1d, actualStart: 2026-04-08 }\n";
    const { text } = run(at(head + tasks, "a"), markDone);
    assert.match(text, /percentComplete: 100, actualStart: 2026-04-08, actualFinish: 2026-04-08 \}/);
  });

  it("reports the tasks below a summary task, and today is the limit without a status date", () => {
    const tasks =
      "    - id: s\n      tasks:\n        - { id: a, duration: 60d }\n        - { id: m, milestone: true, predecessors: [a] }\n";
    const { text } = run(at(head.replace(", statusDate: 2026-04-10", "") + tasks, "s"), markDone);
    assert.match(
      text,
      /id: a, duration: 60d, percentComplete: 100, actualStart: 2026-04-01, actualFinish: 2026-05-01 \}/,
    );
    assert.match(
      text,
      /predecessors: \[a\], percentComplete: 100, actualStart: 2026-05-01, actualFinish: 2026-05-01 \}/,
    );
  });

  it("says that nothing is left to report", () => {
    const tasks = "    - { id: a, percentComplete: 100, actualStart: 2026-04-01, actualFinish: 2026-04-01 }\n";
    assert.equal(run(at(head + tasks, "a"), markDone).problem, "This is done already.");
  });
});

describe("shifting dates", () => {
  const tasks = `    - id: a
      name: Ready on 2026-04-28
      deadline: 2026-04-28 # before the holidays
      constraint: { type: start-no-earlier-than, date: "2026-04-28T13:30" }
      actualStart: 2026-04-28
      splits: [{ from: 2026-04-28, to: 2026-04-30 }]
    - { id: w, name: W, calendar: all, deadline: 2026-04-28 }
risks:
  - { id: R-001, title: Late, identified: 2026-04-01, targetDate: 2026-04-28 }
`;
  const shifted = (id: string, by: string): Result =>
    run(at(head + tasks, id), (scope, file, selection) => shiftDates(scope, file, selection, by));

  it("moves planned dates by working days of the calendar and keeps the time of day", () => {
    assert.equal(
      tail(shifted("a", "1").text),
      tasks
        .replace("deadline: 2026-04-28 #", "deadline: 2026-04-30 #")
        .replace("2026-04-28T13:30", "2026-04-30T13:30")
        .replace("from: 2026-04-28, to: 2026-04-30", "from: 2026-04-30, to: 2026-05-01"),
    );
  });

  it("counts by the task's own calendar", () => {
    assert.match(shifted("w", "+1").text, /calendar: all, deadline: 2026-04-29/);
  });

  it("moves back, by weeks, and by days on the wall", () => {
    const deadline = (by: string): string | undefined => /deadline: (\S+) #/.exec(shifted("a", by).text)?.[1];
    assert.equal(deadline("-2"), "2026-04-24");
    assert.equal(deadline("2w"), "2026-05-18");
    assert.equal(deadline("3ed"), "2026-05-01");
    assert.equal(deadline("-1ew"), "2026-04-21");
  });

  it("moves dates of register entries, but not what was", () => {
    assert.match(shifted("R-001", "1").text, /identified: 2026-04-01, targetDate: 2026-04-30/);
  });

  it("reads signed whole numbers with a unit of days and nothing else", () => {
    assert.deepEqual(parseShift(" - 3 "), { amount: -3, unit: "day", elapsed: false });
    assert.deepEqual(parseShift("2W"), { amount: 2, unit: "week", elapsed: false });
    for (const text of ["", "0", "x", "1.5", "3h", "5 10", "99999999"]) assert.equal(parseShift(text), undefined, text);
    assert.match(shifted("a", "3h").problem ?? "", /not a number of days/);
  });

  it("says that there is nothing to move", () => {
    const { problem } = run(
      at(`${head}    - { id: a, name: A }\n`, "a"),
      (...[scope, file, selection]: Parameters<typeof markDone>) => shiftDates(scope, file, selection, "1"),
    );
    assert.match(problem ?? "", /No planned dates/);
  });
});

describe("capturing a baseline", () => {
  const tasks = `    - id: s
      name: 設計
      tasks:
        - { id: a, name: A, duration: 3d, work: 2d }
        - { id: h, name: H, duration: 4h, predecessors: [a] }
    - { id: m, name: M, milestone: true, predecessors: [s] }
`;
  const capture = (text: string, others = {}, ownFile = true): Result =>
    run(text, (scope, file) => captureBaseline(scope, file, { name: "Approved: v1", ownFile }), others);

  it("writes the computed dates of all tasks into a file of its own, one line a task", () => {
    const { files, text } = capture(head + tasks);
    assert.equal(text, head + tasks);
    assert.equal(
      files["plans/crm/baselines.pmo.yaml"],
      `baselines:
  - id: B-001
    name: "Approved: v1"
    captured: 2026-05-01
    start: 2026-04-01
    finish: 2026-04-06T14:00
    tasks:
      - { task: s, start: 2026-04-01, finish: 2026-04-06T14:00 }
      - { task: a, start: 2026-04-01, finish: 2026-04-03, duration: 3d, work: 2d }
      - { task: h, start: 2026-04-06, finish: 2026-04-06T14:00, duration: 4h }
      - { task: m, finish: 2026-04-06T14:00 }
`,
    );
    assert.deepEqual(findingsOf(files), []);
  });

  it("stands behind the baselines that there are, in their style, and leaves them as they are", () => {
    const known = "# 承認済み\r\nbaselines:\r\n- id: BL-1 # first\r\n  name: 当初\r\n  # end of it";
    const path = "plans/crm/history/baselines.pmo.yaml";
    const after = capture(head + tasks, { [path]: known }).files[path] ?? "";
    assert.ok(
      after.startsWith(`${known}\r\n- id: BL-2\r\n  name: "Approved: v1"\r\n  captured: 2026-05-01\r\n`),
      after,
    );
    assert.ok(after.endsWith("\r\n    - { task: m, finish: 2026-04-06T14:00 }"), after);
  });

  it("fills a section that is empty, and the only file of a project that has no folder yet", () => {
    const empty = capture(`${head}${tasks}baselines: [] # none yet\n`).text;
    assert.ok(empty.includes("baselines: # none yet\n  - id: B-001\n"), empty);
    const single = capture(head + tasks, {}, false).text;
    assert.ok(single.startsWith(`${head}${tasks}baselines:\n  - id: B-001\n`), single);
    assert.deepEqual(findingsOf({ "plans/crm/project.pmo.yaml": empty }), []);
  });

  it("has nothing to say of a project without tasks", () => {
    assert.match(capture("project: { id: p, name: P }\n").problem ?? "", /no tasks yet/);
  });
});

function findingsOf(files: Readonly<Record<string, string>>): readonly string[] {
  const store = new ProjectStore();
  for (const [path, text] of Object.entries(files)) store.setFile(path, text);
  return store
    .allFindings()
    .filter(({ severity }) => severity === "error")
    .map(({ code }) => code);
}

describe("inserting an entry below", () => {
  const text = `${head}    - id: T-01 # x
      name: A
      duration: 3d
      tasks:
        - id: T-02
          name: B

    - { id: T-04, name: C } # short
risks:
- id: R-001
  title: Late
  probability: 3
`;
  const below = (id: string): EditOutcome["snippet"] =>
    run(at(text, id), (scope: LanguageScope, file, selection) => insertBelow(scope, file, selection)).outcome.snippet;

  it("begins a sibling behind all subtasks, in the same style, with the next free id and the name to be typed", () => {
    const snippet = below("T-01");
    assert.equal(snippet?.text, "\n\n    - id: T-03\n      name: ${2:Name}");
    assert.deepEqual(snippet.range.start, { line: 12, character: 17 });
  });

  it("writes on one line beside a task on one line", () => {
    assert.equal(expandSnippet(below("T-04")?.text ?? ""), "\n\n    - { id: T-05, name: Name }");
  });

  it("works for any register", () => {
    const snippet = expandSnippet(below("R-001")?.text ?? "");
    assert.ok(snippet.startsWith("\n- id: R-002\n  title: Title\n"), snippet);
  });
});
