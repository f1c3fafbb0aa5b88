import assert from "node:assert/strict";
import { applyEdits } from "../../../src/core/text/edit";
import { changeEntries, deleteItems, runs, type EntryChanges } from "../../../src/core/text/edit-entries";
import { parseText } from "../../../src/core/text/parse";
import { valueOf } from "../../../src/core/text/tree";

const order = ["id", "name", "tasks", "duration", "predecessors", "percentComplete", "status"];

function changed(text: string, changes: EntryChanges): string {
  const file = parseText("plan.pmo.yaml", text, 1);
  const list = valueOf(file.root, "tasks");
  const mapping = list?.kind === "sequence" ? list.items[0] : undefined;
  assert.ok(mapping?.kind === "mapping");
  const after = applyEdits(text, changeEntries(file, mapping, changes, order));
  assert.deepEqual(parseText("plan.pmo.yaml", after, 2).findings, [], after);
  return after;
}

describe("changing several keys of a mapping", () => {
  it("puts new keys where the schema has them, never behind a list of records", () => {
    assert.equal(
      changed("tasks:\n  - id: a # x\n    tasks:\n      - id: b\n    status: open\n", {
        percentComplete: 5,
        duration: "3d",
      }),
      "tasks:\n  - id: a # x\n    duration: 3d\n    percentComplete: 5\n    tasks:\n      - id: b\n    status: open\n",
    );
  });

  it("deletes neighbours and the last line of a file, and keeps the comments beside them", () => {
    assert.equal(
      changed("tasks:\r\n- id: a\r\n  name: A # the name\r\n  duration: 3d\r\n  # why\r\n  status: open", {
        name: undefined,
        duration: undefined,
        status: undefined,
      }),
      "tasks:\r\n- id: a\r\n  # the name\r\n  # why",
    );
  });

  it("makes room behind the dash", () => {
    assert.equal(
      changed("tasks:\n  - status: open\n    duration: 1d\n    id: a\n    name: A\n", {
        status: undefined,
        duration: undefined,
        name: undefined,
      }),
      "tasks:\n  - id: a\n",
    );
  });

  it("works in brackets with keys at the beginning, in the middle and at the end", () => {
    const text = "tasks: [{ status: open, id: a, name: A, duration: 1d, x-note: 1 }] # end\n";
    assert.equal(
      changed(text, { status: undefined, duration: undefined, "x-note": undefined, percentComplete: 5 }),
      "tasks: [{ id: a, name: A, percentComplete: 5 }] # end\n",
    );
  });

  it("changes a list item by item, so that comments beside the items stay", () => {
    const text = "tasks:\n- id: a\n  predecessors:\n    - b # from b\n    # then\n    - c\n";
    assert.equal(
      changed(text, { predecessors: ["b", "d", "e"] }),
      "tasks:\n- id: a\n  predecessors:\n    - b # from b\n    # then\n    - d\n    - e\n",
    );
    assert.equal(
      changed(text, { predecessors: ["c"] }),
      "tasks:\n- id: a\n  predecessors:\n    # from b\n    # then\n    - c\n",
    );
  });

  it("deletes items of a list, all of them as well", () => {
    const text = "tasks: [a, b, c, d]\n";
    const file = parseText("x", text, 1);
    const list = valueOf(file.root, "tasks");
    assert.ok(list?.kind === "sequence");
    const without = (...indexes: number[]): string => applyEdits(text, deleteItems(file, list, new Set(indexes)));
    assert.equal(without(0, 1), "tasks: [c, d]\n");
    assert.equal(without(1, 3), "tasks: [a, c]\n");
    assert.equal(without(0, 1, 2, 3), "tasks: []\n");
    assert.deepEqual(runs([4, 1, 2, 2]), [
      { from: 1, to: 2 },
      { from: 4, to: 4 },
    ]);
  });
});
