import assert from "node:assert/strict";
import { indentTasks, outdentTasks } from "../../../src/language/editing/wbs";
import { at, run } from "./editing-support";

const plan = `schedule:
  tasks:
    - id: design
      name: Design # 設計
    # about the screens
    - id: screens
      name: Screens
      description: |
        Line
          deeper
      # of the screens
    - { id: data, name: Data } # small
    - id: build
      tasks: # in order
      - id: server
        name: Server

      - id: client
        name: Client
      duration: 5d
    - id: test
      name: Test
`;

describe("indenting and outdenting tasks", () => {
  it("makes a task the subtask of the one above, with its comments and its blocks of text", () => {
    const { marked } = run(at(plan, "screens"), indentTasks);
    assert.ok(
      marked.includes(`      name: Design # 設計
      tasks:
        # about the screens
        - id: screens¦
          name: Screens
          description: |
            Line
              deeper
          # of the screens
    - { id: data, name: Data } # small
`),
      marked,
    );
  });

  it("outdenting takes that back to the letter", () => {
    const indented = run(at(plan, "screens"), indentTasks).text;
    assert.equal(run(at(indented, "screens"), outdentTasks).text, plan);
  });

  it("selected neighbours become subtasks together", () => {
    const { text } = run(plan.replace("id: screens", "id: «screens").replace("id: data", "id: data»"), indentTasks);
    assert.ok(text.includes("        - id: screens\n"));
    assert.ok(text.includes("          # of the screens\n        - { id: data, name: Data } # small\n    - id: build"));
  });

  it("a task in brackets opens to take a subtask", () => {
    const { text } = run(at(plan, "build"), indentTasks);
    assert.ok(
      text.includes(`    - id: data
      name: Data # small
      tasks:
        - id: build
          tasks: # in order
          - id: server
`),
      text,
    );
  });

  it("joins the subtasks that are there, before the other keys of the task", () => {
    const { text } = run(at(plan, "test"), indentTasks);
    assert.ok(
      text.endsWith("        name: Client\n\n      - id: test\n        name: Test\n      duration: 5d\n"),
      JSON.stringify(text.slice(-80)),
    );
  });

  it("an outdented task stands behind its parent; the siblings below stay", () => {
    const { marked } = run(at(plan, "server"), outdentTasks);
    assert.ok(
      marked.endsWith(`    - id: build
      tasks: # in order

      - id: client
        name: Client
      duration: 5d
    - id: server¦
      name: Server
    - id: test
      name: Test
`),
      marked,
    );
  });

  it("a parent without subtasks loses their key, but not the comment behind it", () => {
    const { text } = run(plan.replace("id: server", "id: «server").replace("Client", "Client»"), outdentTasks);
    assert.ok(
      text.endsWith(`    - id: build
      # in order
      duration: 5d
    - id: server
      name: Server

    - id: client
      name: Client
    - id: test
      name: Test
`),
      text,
    );
  });

  it("works at several cursors in one list", () => {
    const text = "schedule:\n  tasks:\n  - id: p\n    tasks:\n    - id: a\n    - id: b\n    - id: c\n";
    const { marked } = run(text.replace("id: a", "id: ¦a").replace("id: c", "id: ¦c"), outdentTasks);
    assert.equal(marked, "schedule:\n  tasks:\n  - id: p\n    tasks:\n    - id: b\n  - id: ¦a\n  - id: ¦c\n");
  });

  it("fills an empty list of subtasks", () => {
    const text = "schedule:\r\n  tasks:\r\n  - id: a\r\n    tasks: [] # none yet\r\n  - id: b";
    const { text: after } = run(at(text, "b"), indentTasks);
    assert.equal(after, "schedule:\r\n  tasks:\r\n  - id: a\r\n    tasks: # none yet\r\n    - id: b");
  });

  it("works within brackets", () => {
    const text = "schedule:\n  tasks: [{ id: a }, { id: b, name: B }, { id: c }]\n";
    const { text: inside } = run(at(text, "b"), indentTasks);
    assert.equal(inside, "schedule:\n  tasks: [{ id: a, tasks: [{ id: b, name: B }] }, { id: c }]\n");
    assert.equal(run(at(inside, "b"), outdentTasks).text, text);
  });

  it("says why nothing can be done", () => {
    assert.match(run(at(plan, "design"), indentTasks).problem ?? "", /no task above/);
    assert.match(run(at(plan, "design"), outdentTasks).problem ?? "", /top level already/);
    assert.match(run("risks:\n  - id: A\n  - id: ¦B\n", indentTasks).problem ?? "", /cursor in a task/);
    assert.match(run(at(`${plan}risks: [\n`, "test"), indentTasks).problem ?? "", /not valid YAML/);
  });
});
