import assert from "node:assert/strict";
import { renderMessage } from "../../../src/core/text/message";
import { FindingTree, parentOfFinding, type FindingNode } from "../../../src/language/explorer/findings";
import { ProjectStore } from "../../../src/workspace/store";

function treeOf(files: Readonly<Record<string, string>>): FindingTree {
  const store = new ProjectStore();
  for (const [path, text] of Object.entries(files)) store.setFile(path, text);
  return new FindingTree({ store, language: "en", today: "2026-04-01", render: (message) => renderMessage(message) });
}

const project = "project:\n  id: demo\n  name: Demo\n  start: 2026-04-01\n";
const files = {
  "demo/my%20plan.pmo.yaml": `${project}schedule:\n  tasks:\n    - { id: a, name: A, duration: 1d, predecessors: [nobody] }\n    - { id: b, name: B, duratoin: 1d }\n`,
  "demo/risks.pmo.yaml":
    "risks:\n  - { id: R-1, title: One, owner: nobody }\n  - { id: R-2, title: Two, owner: someone }\n",
};

function descend(tree: FindingTree, node?: FindingNode): readonly FindingNode[] {
  return tree.childrenOf(node).flatMap((child) => [child, ...descend(tree, child)]);
}

describe("findings by rule", () => {
  const tree = treeOf(files);

  it("stand under their code, then their file, each with its count", () => {
    const rule = tree.childrenOf().find(({ code }) => code === "reference.unknown");
    assert.ok(rule);
    assert.equal(tree.itemOf(rule)?.description, "3");
    assert.deepEqual(
      tree
        .childrenOf(rule)
        .map((file) => tree.itemOf(file))
        .map((item) => [item?.label, item?.description]),
      [
        ["my plan.pmo.yaml", "demo · 1"],
        ["risks.pmo.yaml", "demo · 2"],
      ],
    );
  });

  it("have the icon of their severity, say it in words, and lead to their place", () => {
    const node = descend(tree).find((one) => one.kind === "finding" && one.file.endsWith("risks.pmo.yaml"));
    assert.ok(node);
    const item = tree.itemOf(node);
    assert.equal(item?.icon?.name, "error");
    assert.equal(item?.description, "[2, 35]");
    assert.match(item?.spoken ?? "", /^Error, .*nobody.*line 2, column 35$/);
    assert.deepEqual(tree.locationOf(node)?.range.start, { line: 1, character: 34 });
  });

  it("are copied with place, code and words, alone or all of a rule", () => {
    const rule = tree.childrenOf().find(({ code }) => code === "reference.unknown");
    assert.ok(rule);
    const lines = tree.textOf(rule).split("\n");
    assert.equal(lines.length, 3);
    assert.match(lines[1] ?? "", /^risks\.pmo\.yaml:2:35 reference\.unknown .*nobody/);
  });

  it("put errors before warnings, and every row under the one above it", () => {
    const order = tree.childrenOf().map((node) => tree.itemOf(node)?.icon?.name ?? "");
    const rank = ["error", "warning", "info", "lightbulb"];
    assert.deepEqual(
      order,
      order.toSorted((a, b) => rank.indexOf(a) - rank.indexOf(b)),
    );
    for (const rule of tree.childrenOf())
      for (const node of descend(tree, rule)) {
        const parent = parentOfFinding(node);
        assert.ok(parent && tree.itemOf(parent), "the row above exists");
      }
    const ids = descend(tree).map((node) => tree.itemOf(node)?.id);
    assert.equal(new Set(ids).size, ids.length, "no name twice");
  });

  it("are none where all is well", () => {
    const fine = treeOf({
      "demo/a.pmo.yaml": `${project}  manager: sato\norganization:\n  people:\n    - { id: sato, name: S }\n`,
    });
    assert.equal(fine.count("error"), 0);
    const gone = descend(tree).at(-1);
    assert.ok(gone);
    assert.equal(fine.itemOf(gone), undefined);
  });
});
