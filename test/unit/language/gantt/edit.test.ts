import assert from "node:assert/strict";
import { renderMessage } from "../../../../src/core/text/message";
import { instant, mainFile, OpenPlan } from "./support";

/** Monday 6 April 2026 is the start of the project. */
const plan = `project: { id: crm, name: CRM, start: 2026-04-06 }
organization:
  people:
    - { id: sato, name: 佐藤 }
    - { id: ito, name: Ito }
schedule:
  # the outline
  tasks:
    - id: design # first
      name: Design
      duration: 5d
      assignments: [sato 50% 3d] # who
    - id: build
      name: Build
      tasks:
        # inside
        - id: screens
          name: Screens
          duration: 10d
          predecessors: [design]
        - { id: server, name: Server, duration: 4d, predecessors: [design SS+2d] }
    - id: go
      name: Go live
      milestone: true
      predecessors: [build]
      deadline: 2026-04-28
`;

/** The lines that are other ones now. */
function changedLines(
  before: string,
  after: string,
): { readonly gone: readonly string[]; readonly added: readonly string[] } {
  const old = before.split("\n");
  const fresh = after.split("\n");
  return {
    gone: old.filter((line) => !fresh.includes(line)).map((line) => line.trim()),
    added: fresh.filter((line) => !old.includes(line)).map((line) => line.trim()),
  };
}

describe("editing in the Gantt chart", () => {
  let open: OpenPlan;
  beforeEach(() => {
    open = new OpenPlan(plan);
  });

  function changes(): ReturnType<typeof changedLines> {
    return changedLines(plan, open.text);
  }

  it("a bar that is dragged to a later day gets a date constraint, and says so before it is written", () => {
    const edit = { kind: "move", id: "design", start: instant("2026-04-08") } as const;
    const preview = open.preview(edit);
    assert.equal(preview.words && renderMessage(preview.words), "Starts no earlier than 2026-04-08.");
    assert.equal(open.text, plan, "nothing is written yet");
    assert.equal(open.edit(edit), undefined);
    assert.deepEqual(changes(), {
      gone: [],
      added: ["constraint: { type: start-no-earlier-than, date: 2026-04-08 }"],
    });
    assert.equal(open.dates("design").start, instant("2026-04-08T08:00"));
  });

  it("a bar that is dragged back to where links and calendar put it loses its constraint", () => {
    open.edit({ kind: "move", id: "design", start: instant("2026-04-08") });
    open.edit({ kind: "move", id: "design", start: instant("2026-04-06") });
    assert.equal(open.text, plan);
  });

  it("a bar that is dropped on a weekend starts on the next working day", () => {
    open.edit({ kind: "move", id: "screens", start: instant("2026-04-18") });
    assert.equal(open.dates("screens").start, instant("2026-04-20T08:00"));
  });

  it("a bar can't be dragged before its predecessor allows, and is told which one that is", () => {
    const problem = open.edit({ kind: "move", id: "screens", start: instant("2026-04-07") });
    assert.match(problem ?? "", /Screens.*can't start on 2026-04-07.*Design/);
    assert.equal(open.text, plan);
  });

  it("a milestone moves", () => {
    open.edit({ kind: "move", id: "go", start: instant("2026-05-04") });
    assert.equal(open.dates("go").start, instant("2026-05-04T08:00"));
    assert.deepEqual(changes().gone, []);
  });

  it("an end that is dragged changes the duration in its own unit and nothing else", () => {
    open.edit({ kind: "resizeFinish", id: "screens", finish: instant("2026-04-21T17:00") });
    assert.deepEqual(changes(), { gone: ["duration: 10d"], added: ["duration: 7d"] });
    open = new OpenPlan(plan);
    open.edit({ kind: "resizeFinish", id: "server", finish: instant("2026-04-10T17:00") });
    assert.match(open.text, /\{ id: server, name: Server, duration: 3d, predecessors: \[design SS\+2d\] \}/);
  });

  it("the preview says what follows: rows with new dates, the new finish, and deadlines that would be missed", () => {
    const preview = open.preview({ kind: "resizeFinish", id: "screens", finish: instant("2026-04-28T17:00") });
    const rows = open.project.tasksById;
    assert.deepEqual(
      preview.rows.map((row) => [...rows.keys()][row]),
      ["build", "screens", "go"],
    );
    assert.equal(preview.finishBefore, instant("2026-04-24T17:00"));
    assert.equal(preview.finishAfter, instant("2026-04-28T17:00"));
    assert.deepEqual(preview.missed, []);
    const late = open.preview({ kind: "resizeFinish", id: "screens", finish: instant("2026-04-29T17:00") });
    assert.deepEqual(late.missed, [4]);
  });

  it("progress is written as a number, and summary tasks say where theirs comes from", () => {
    open.edit({ kind: "progress", id: "design", percentComplete: 40 });
    assert.deepEqual(changes(), { gone: [], added: ["percentComplete: 40"] });
    assert.match(open.edit({ kind: "progress", id: "build", percentComplete: 40 }) ?? "", /summary task/);
  });

  it("links are drawn with the type of the ends joined, get another type, and are taken away", () => {
    open.edit({ kind: "link", from: "server", to: "screens", type: "FF" });
    assert.match(open.text, /predecessors: \[design, server FF\]/);
    open.edit({ kind: "link", from: "server", to: "screens", type: "SS", lag: "1d" });
    assert.match(open.text, /predecessors: \[design, server SS\+1d\]/);
    open.edit({ kind: "unlink", from: "server", to: "screens" });
    assert.equal(open.text, plan);
  });

  it("a link that would close a circle is refused, and the circle is named", () => {
    const edit = { kind: "link", from: "go", to: "design", type: "FS" } as const;
    assert.ok(open.preview(edit).problem);
    assert.match(open.edit(edit) ?? "", /design/);
    assert.equal(open.text, plan);
  });

  const cells: readonly (readonly [string, Parameters<OpenPlan["edit"]>[0], RegExp])[] = [
    ["a name", { kind: "setField", id: "design", field: "name", text: "Design: all" }, /name: "?'?Design: all'?"?\n/],
    ["a duration", { kind: "setField", id: "design", field: "duration", text: "3" }, /duration: 3d\n/],
    ["a duration in full width", { kind: "setField", id: "design", field: "duration", text: "２ｗ" }, /duration: 2w\n/],
    ["a deadline", { kind: "setField", id: "design", field: "deadline", text: "2026/5/1" }, /deadline: 2026-05-01\n/],
    ["percent", { kind: "setField", id: "screens", field: "percentComplete", text: "25 %" }, /percentComplete: 25\n/],
    [
      "predecessors",
      { kind: "setField", id: "server", field: "predecessors", text: "design SS+2d, screens FF" },
      /predecessors: \[design SS\+2d, screens FF\]/,
    ],
    [
      "people, who keep the work that is written",
      { kind: "setField", id: "design", field: "assignments", text: "sato 80%, ito" },
      /assignments: \[sato 80% 3d, ito\] # who\n/,
    ],
    [
      "a start",
      { kind: "setField", id: "design", field: "start", text: "2026-04-13" },
      /constraint: \{ type: start-no-earlier-than, date: 2026-04-13 \}\n/,
    ],
    ["a finish", { kind: "setField", id: "design", field: "finish", text: "2026-04-08" }, /work|duration: 3d|1\.5d/],
  ];
  for (const [what, edit, expected] of cells)
    it(`writes a cell: ${what}`, () => {
      assert.equal(open.edit(edit), undefined);
      assert.match(open.text, expected);
      assert.match(open.text, /# the outline/);
    });

  const wrong: readonly (readonly [string, Parameters<OpenPlan["edit"]>[0], RegExp])[] = [
    ["an empty name", { kind: "setField", id: "design", field: "name", text: " " }, /needs a name/],
    ["no date", { kind: "setField", id: "design", field: "deadline", text: "soon" }, /'soon' is not a date such as/],
    ["a day that does not exist", { kind: "setField", id: "go", field: "deadline", text: "2026-02-30" }, /not a date/],
    ["no duration", { kind: "setField", id: "design", field: "duration", text: "long" }, /not a duration such as/],
    ["too much", { kind: "setField", id: "design", field: "percentComplete", text: "120" }, /0 to 100/],
    [
      "an unknown predecessor",
      { kind: "setField", id: "screens", field: "predecessors", text: "desing" },
      /no task with the id 'desing'.*Did you mean design/,
    ],
    [
      "an unknown person",
      { kind: "setField", id: "screens", field: "assignments", text: "satoh" },
      /no person.*'satoh'.*Did you mean sato/,
    ],
    ["the duration of a summary task", { kind: "setField", id: "build", field: "duration", text: "3d" }, /summary/],
    ["a task that is gone", { kind: "move", id: "nobody", start: 0 }, /no task 'nobody' any more/],
  ];
  for (const [what, edit, expected] of wrong)
    it(`says what is wrong with ${what}, also while it is typed`, () => {
      const preview = open.preview(edit);
      assert.match(preview.problem ? renderMessage(preview.problem) : "", expected);
      assert.match(open.edit(edit) ?? "", expected);
      assert.equal(open.text, plan);
    });

  it("a new task stands behind another one with a free id and a day of work", () => {
    open.edit({ kind: "add", id: "design", place: "below" });
    const { gone, added } = changes();
    assert.deepEqual(gone, []);
    assert.deepEqual(added, ["- id: task-1", "name: New task", "duration: 1d"]);
    const order = open.project.tasks.map(({ id }) => id);
    assert.equal(order.length, 4);
    assert.equal(order[0], "design");
    assert.equal(open.project.tasks[1]?.title, "New task");
  });

  it("a new task becomes the last subtask", () => {
    open.edit({ kind: "add", id: "build", place: "inside" });
    assert.deepEqual(
      open.project.tasksById.get("build")?.children.map(({ title }) => title),
      ["Screens", "Server", "New task"],
    );
    open.edit({ kind: "add", id: "design", place: "inside" });
    assert.equal(open.project.tasksById.get("design")?.children.length, 1);
  });

  it("deleted tasks take their comments, what is below them, and the links that led to them", () => {
    assert.equal(open.edit({ kind: "delete", ids: ["design"] }), undefined);
    assert.equal(open.project.tasksById.has("design"), false);
    assert.doesNotMatch(open.text, /design/);
    assert.match(open.text, /# inside\n/);
    open.edit({ kind: "delete", ids: ["screens", "server"] });
    assert.equal(open.project.tasksById.get("build")?.children.length, 0);
    assert.doesNotMatch(open.text, /tasks:\n\s+- id: go/);
    assert.deepEqual([...open.project.tasksById.keys()], ["build", "go"]);
  });

  it("tasks are indented, outdented, moved up and down, with what is below them", () => {
    open.edit({ kind: "indent", ids: ["build"] });
    assert.equal(open.project.tasksById.get("build")?.parent?.id, undefined, "its subtasks wait for the task above");
    open.edit({ kind: "outdent", ids: ["server"] });
    assert.equal(open.project.tasksById.get("server")?.parent, undefined);
    open.edit({ kind: "moveUp", ids: ["go"] });
    assert.deepEqual(
      open.project.tasks.map(({ id }) => id),
      ["design", "build", "go", "server"],
    );
    open.edit({ kind: "moveDown", ids: ["design"] });
    assert.deepEqual(
      open.project.tasks.map(({ id }) => id),
      ["build", "design", "go", "server"],
    );
  });

  it("a row is put before another one, into a summary task, and to the end", () => {
    assert.equal(open.edit({ kind: "reorder", id: "go", before: "design" }), undefined);
    assert.deepEqual(
      open.project.tasks.map(({ id }) => id),
      ["go", "design", "build"],
    );
    open.edit({ kind: "reorder", id: "go", inside: "build" });
    assert.match(open.edit({ kind: "reorder", id: "build", inside: "screens" }) ?? "", /into itself/);
    open.edit({ kind: "reorder", id: "design" });
    assert.deepEqual(open.project.tasks.at(-1)?.id, "design");
    assert.match(open.text, /- id: design # first\n/);
  });

  it("tasks are marked as done with the dates that were computed", () => {
    open.edit({ kind: "markDone", ids: ["design"] });
    assert.match(open.text, /percentComplete: 100\n\s+actualStart: 2026-04-06\n\s+actualFinish: 2026-04-10/);
  });

  it("keeps line ends, indentation and everything else of a file from Windows", () => {
    const windows = plan.replaceAll("\n", "\r\n");
    open = new OpenPlan(windows);
    open.edit({ kind: "progress", id: "design", percentComplete: 10 });
    assert.equal(open.text.replace("      percentComplete: 10\r\n", ""), windows);
  });

  it("changes nothing in a text that can't be read, and says where that is", () => {
    open = new OpenPlan(`${plan}risks: [\n`);
    assert.match(
      open.edit({ kind: "progress", id: "design", percentComplete: 10 }) ?? "",
      /Line \d+ is not valid YAML/,
    );
  });

  it("changes nothing where a task is repeated by an alias", () => {
    const text = plan
      .replace("- id: design # first", "- &d\n      id: design # first")
      .replace("- id: go", "- *d\n    - id: go");
    open = new OpenPlan(text);
    open.edit({ kind: "progress", id: "design", percentComplete: 10 });
    assert.ok(open.text === text || /percentComplete: 10/.test(open.text));
    assert.match(open.text, /- \*d/);
  });

  it("tasks of other files of the project are changed there, links in all of them", () => {
    const more = "schedule:\n  tasks:\n    - { id: train, name: Train, duration: 2d, predecessors: [design] }\n";
    const other = mainFile.replace("project.pmo.yaml", "more.pmo.yaml");
    open = new OpenPlan(plan, { [other]: more });
    open.edit({ kind: "progress", id: "train", percentComplete: 50 });
    assert.equal(open.text, plan);
    assert.match(open.textOf(other), /percentComplete: 50/);
    open.edit({ kind: "delete", ids: ["design"] });
    assert.doesNotMatch(open.textOf(other), /design/);
  });
});
