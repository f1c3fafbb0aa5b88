import assert from "node:assert/strict";
import { documentHighlights } from "../../../src/language/highlights";
import { references } from "../../../src/language/references";
import { openWorkspace } from "./navigation-support";

function found(files: Readonly<Record<string, string>>, includeDeclaration = true): readonly string[] {
  const { scope, file, offset, show } = openWorkspace(files);
  return references(scope, file, offset, includeDeclaration).map(show);
}

const plan = `project:
  id: demo
  name: Demo
schedule:
  tasks:
    - id: screens▮ # screens
      name: screens
    - id: tests
      predecessors: [screens SS+2d]
`;
const other = `project:
  id: other
  name: Other
schedule:
  tasks:
    - { id: screens, name: Another one of this name }
    - { id: a, predecessors: ["demo:screens FF"] }
    - { id: b, predecessors: [screens] }
`;
const waiver = "waivers:\n  - id: W-1\n    rule: task.estimate-missing\n    scope: [schedule, screens]\n";

describe("references", () => {
  const files = { "demo/a.pmo.yaml": plan, "demo/b.pmo.yaml": waiver, "other/a.pmo.yaml": other };
  it("are found in all files and projects, and not in names, comments and other projects' records of that name", () => {
    assert.deepEqual(found(files), [
      "demo/a.pmo.yaml:6: screens",
      "demo/a.pmo.yaml:9: screens",
      "demo/b.pmo.yaml:4: screens",
      "other/a.pmo.yaml:7: screens",
    ]);
  });
  it("leave the record itself out when only the uses are wanted", () => {
    assert.equal(
      found(files, false).some((place) => place.includes(":6:")),
      false,
    );
  });
  it("of a project are the words before the colon, the members of portfolios and its id", () => {
    const portfolio = "portfolio:\n  id: all\n  name: All\n  projects:\n    - demo\n    - { project: demo }\n";
    assert.deepEqual(
      found({
        "demo/a.pmo.yaml": plan.replace("▮", "").replace("id: demo", "id: de▮mo"),
        "other/a.pmo.yaml": other,
        "p.pmo.yaml": portfolio,
      }),
      ["demo/a.pmo.yaml:2: demo", "other/a.pmo.yaml:7: demo", "p.pmo.yaml:5: demo", "p.pmo.yaml:6: demo"],
    );
  });
  it("of a gate that the standard requires name the standard too", () => {
    const gates =
      "project:\n  id: demo\n  name: Demo\n  standard: ../s.pmo.yaml\ngates:\n  - { id: rf▮e, name: Gate }\n";
    const standard = "standard:\n  id: acme\n  version: 1.0.0\n  requiredGates:\n    - id: rfe\n";
    assert.deepEqual(found({ "demo/a.pmo.yaml": gates, "s.pmo.yaml": standard }), [
      "demo/a.pmo.yaml:6: rfe",
      "s.pmo.yaml:5: rfe",
    ]);
  });
  it("behind an alias count once, at the place where the id is written", () => {
    const text = `x-common: &common { owner: sa▮to }
project:
  id: demo
  name: Demo
organization:
  people:
    - { id: sato, name: Sato }
schedule:
  tasks:
    - { id: a, <<: *common }
    - { id: b, <<: *common }
`;
    assert.deepEqual(found({ "demo/a.pmo.yaml": text }), ["demo/a.pmo.yaml:1: sato", "demo/a.pmo.yaml:7: sato"]);
  });
  it("of an id that no record has are all places that name it", () => {
    const text =
      "project:\n  id: demo\n  name: Demo\nrisks:\n  - { id: R-1, owner: ghost }\n  - { id: R-2, owner: gh▮ost }\n";
    assert.deepEqual(found({ "demo/a.pmo.yaml": text }), ["demo/a.pmo.yaml:5: ghost", "demo/a.pmo.yaml:6: ghost"]);
  });
});

describe("highlights", () => {
  it("show in the file where an id is written and where it is read", () => {
    const { scope, file, offset, show } = openWorkspace({ "demo/a.pmo.yaml": plan, "demo/b.pmo.yaml": waiver });
    assert.deepEqual(
      documentHighlights(scope, file, offset).map(({ range, kind }) => `${show({ file, range })} ${kind}`),
      ["demo/a.pmo.yaml:6: screens write", "demo/a.pmo.yaml:9: screens read"],
    );
  });
});
