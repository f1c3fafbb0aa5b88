import assert from "node:assert/strict";
import { workspaceSymbols } from "../../../src/language/workspace-symbols";
import { openWorkspace } from "./navigation-support";

const files = {
  "demo/a.pmo.yaml":
    "project:\n  id: demo\n  name: Demo project\nschedule:\n  tasks:\n    - id: build\n      name: 構築\n      tasks:\n        - { id: screens, name: Build screens }\n        - { id: go, milestone: true }\n",
  "crm/a.pmo.yaml":
    "project:\n  id: crm\n  name: CRM\nrisks:\n  - { id: R-001, title: Screen supplier is late }\n  - title: No id\n",
};

function search(query: string): readonly string[] {
  const { scope } = openWorkspace(files);
  return workspaceSymbols(scope, query).map(({ name, container, kind }) => `${name} | ${container} | ${kind}`);
}

describe("workspace symbols", () => {
  it("finds records of all projects by name, with project and summary tasks", () => {
    assert.deepEqual(search("screen"), [
      "Screen supplier is late (R-001) | CRM › risks | record",
      "Build screens (screens) | Demo project › 構築 | task",
    ]);
  });
  it("finds by id, by Japanese name, and by letters in their order", () => {
    assert.deepEqual(search("r-001"), ["Screen supplier is late (R-001) | CRM › risks | record"]);
    assert.deepEqual(search("構築"), ["構築 (build) | Demo project | summary"]);
    assert.deepEqual(search("bscr"), ["Build screens (screens) | Demo project › 構築 | task"]);
    assert.deepEqual(search("zzz"), []);
  });
  it("names what has no name by its id, and what has no id by its name", () => {
    assert.deepEqual(search("go"), ["go | Demo project › 構築 | milestone"]);
    assert.deepEqual(search("no id"), ["No id | CRM › risks | record"]);
  });
  it("leads to the id of the record", () => {
    const { scope, show } = openWorkspace(files);
    assert.deepEqual(
      workspaceSymbols(scope, "R-001").map(({ location }) => show(location)),
      ["crm/a.pmo.yaml:5: R-001"],
    );
  });
  it("offers at most 500, those with the letters in one stretch first", () => {
    const tasks = Array.from({ length: 700 }, (_, index) => `    - { id: x${index}y }\n`).join("");
    const { scope } = openWorkspace({
      "a/a.pmo.yaml": `project:\n  id: a\n  name: A\nschedule:\n  tasks:\n${tasks}    - { id: xy }\n`,
    });
    const found = workspaceSymbols(scope, "xy");
    assert.equal(found.length, 500);
    assert.equal(found[0]?.name, "xy");
  });
});
