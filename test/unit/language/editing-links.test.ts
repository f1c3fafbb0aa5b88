import assert from "node:assert/strict";
import { linkTasks, unlinkTasks } from "../../../src/language/editing/links";
import { at, run } from "./editing-support";

const plan = `project: { id: crm, name: CRM }
schedule:
  tasks:
    - id: design
      name: Design
    - id: build # in two steps
      name: Build
      duration: 3d # guess
      tasks:
        - id: server
          name: Server
          predecessors: [client]
        - id: client
          name: Client
    - { id: test, name: テスト } # short
    - id: release
      name: Release
      predecessors:
        - design # y
        # the rest follows
    - id: close
      predecessors: []
`;

describe("linking tasks", () => {
  it("links the selected tasks one behind the other and leaves their subtasks alone", () => {
    const { text } = run(plan.replace("id: design", "id: «design").replace("id: close", "id: close»"), linkTasks);
    assert.equal(
      text,
      plan
        .replace("duration: 3d # guess\n", "duration: 3d # guess\n      predecessors: [design]\n")
        .replace("name: テスト }", "name: テスト, predecessors: [build] }")
        .replace("- design # y\n", "- design # y\n        - test\n")
        .replace("predecessors: []", "predecessors: [release]"),
    );
  });

  it("keeps links that are there", () => {
    const linked = plan.replace("- design # y", "- test SS+2d # y");
    const { problem } = run(linked.replace("id: test", "id: «test").replace("id: release", "id: release»"), linkTasks);
    assert.equal(problem, "These tasks are linked already.");
  });

  it("refuses a link that would close a circle, and says which", () => {
    const { problem } = run(at(at(plan, "server"), "client"), linkTasks);
    assert.equal(problem, "The link would close a circle: server → client → server");
  });

  it("sees circles through summary tasks", () => {
    const text = plan.replace("name: Design\n", "name: Design\n      predecessors: [build]\n");
    const { problem } = run(at(at(text, "design"), "client"), linkTasks);
    assert.equal(problem, "The link would close a circle: design → client → build → design");
  });

  it("a task can't wait for the task that it is part of", () => {
    const both = plan.replace("id: build", "id: build¦").replace("id: client", "id: client¦");
    assert.equal(run(both, unlinkTasks).problem, "These tasks are not linked with each other.");
    assert.equal(run(both, linkTasks).problem, "Select at least two tasks.");
  });

  it("takes links away among the selected tasks only, in any form", () => {
    const text = `project: { id: crm, name: CRM }
schedule:
  tasks:
    - { id: a, name: A }
    - { id: b, name: B, predecessors: [a FF+1d, x:a] }
    - id: c
      predecessors:
        # why
        - a
        - crm:b # own project
        - { task: a, type: SS }
        - d
    - { id: d, name: D, predecessors: ["c"], duration: 1d }
`;
    const { text: after } = run(text.replace("id: a,", "id: «a,").replace("id: d, name", "id: d», name"), unlinkTasks);
    assert.equal(
      after,
      text
        .replace("[a FF+1d, x:a]", "[x:a]")
        .replace(/ {6}predecessors:\n {8}# why[^]* {8}- d\n/, "      # why\n      # own project\n")
        .replace(`, predecessors: ["c"]`, ""),
    );
  });

  it("wants two tasks", () => {
    assert.equal(run(at(plan, "design"), linkTasks).problem, "Select at least two tasks.");
    assert.equal(run(at(plan, "design"), unlinkTasks).problem, "Select at least two tasks.");
  });
});
