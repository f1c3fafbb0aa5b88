import assert from "node:assert/strict";
import { definition } from "../../../src/language/definition";
import { openWorkspace } from "./navigation-support";

/** Where "go to definition" leads from the place of the `▮`. */
function defined(files: Readonly<Record<string, string>>): readonly string[] {
  const { scope, file, offset, show } = openWorkspace(files);
  return definition(scope, file, offset).map(show);
}

const head = "project:\n  id: demo\n  name: Demo\n";
const people = `${head}organization:\n  people:\n    - { id: sato, name: Sato }\n`;

describe("go to definition", () => {
  it("leads from an id to its record in another file of the project", () => {
    const found = defined({ "demo/a.pmo.yaml": people, "demo/b.pmo.yaml": "risks:\n  - id: R-1\n    owner: sa▮to\n" });
    assert.deepEqual(found, ["demo/a.pmo.yaml:6: sato"]);
  });
  it("leads from the part of a predecessor or assignment, in block and flow style and in quotes", () => {
    for (const written of ["[scre▮ens SS+2d]", "['scree▮ns FF']", '\n        - "scr▮eens"', "[{ task: screen▮s }]"]) {
      const tasks = `${head}schedule:\n  tasks:\n    - id: screens\n    - id: b\n      predecessors: ${written}\n`;
      assert.deepEqual(defined({ "demo/a.pmo.yaml": tasks }), ["demo/a.pmo.yaml:6: screens"], written);
    }
    assert.deepEqual(
      defined({ "demo/a.pmo.yaml": `${people}schedule:\n  tasks:\n    - { id: b, assignments: [▮sato 50%] }\n` }),
      ["demo/a.pmo.yaml:6: sato"],
    );
  });
  it("leads nowhere from a lag, a name, a comment or an id that nobody has", () => {
    const tasks = (written: string): string =>
      `${head}schedule:\n  tasks:\n    - id: a\n    - id: b\n      ${written}\n`;
    for (const written of ["predecessors: [a SS+▮2d]", "name: ▮a", "owner: no▮body", "# ▮a"])
      assert.deepEqual(defined({ "demo/a.pmo.yaml": tasks(written) }), [], written);
  });
  it("leads to the record of another project, and from the part before the colon to the project", () => {
    const other = "project:\n  id: crm\n  name: CRM\nschedule:\n  tasks:\n    - id: contract\n";
    const own = (written: string): string =>
      `${head}schedule:\n  tasks:\n    - id: a\n      predecessors: [${written} FS+1d]\n`;
    const open = (written: string): readonly string[] =>
      defined({ "demo/a.pmo.yaml": own(written), "crm/b.pmo.yaml": other });
    assert.deepEqual(open("crm:con▮tract"), ["crm/b.pmo.yaml:6: contract"]);
    assert.deepEqual(open("c▮rm:contract"), ["crm/b.pmo.yaml:2: crm"]);
  });
  it("on the place itself is that place, for which VS Code lists the references", () => {
    assert.deepEqual(defined({ "demo/a.pmo.yaml": people.replace("sato", "sa▮to") }), ["demo/a.pmo.yaml:6: sato"]);
  });
  it("leads from an alias to the record that it names", () => {
    const tasks = "schedule:\n  tasks:\n    - { id: a, owner: &who sato }\n    - { id: b, owner: *wh▮o }\n";
    assert.deepEqual(defined({ "demo/a.pmo.yaml": `${people}${tasks}` }), ["demo/a.pmo.yaml:6: sato"]);
  });
  it("leads from a portfolio to the project", () => {
    const portfolio = "portfolio:\n  id: all\n  name: All\n  projects:\n    - de▮mo\n    - project: demo\n";
    assert.deepEqual(defined({ "demo/a.pmo.yaml": head, "p.pmo.yaml": portfolio }), ["demo/a.pmo.yaml:2: demo"]);
  });
  it("leads from the path of a standard to its file", () => {
    const own = head.replace("id: demo", "id: demo\n  standard: ../std/ac▮me.pmo.yaml");
    const standard = "standard:\n  id: acme\n  version: 1.0.0\n";
    assert.deepEqual(defined({ "demo/a.pmo.yaml": own, "std/acme.pmo.yaml": standard }), ["std/acme.pmo.yaml:1: "]);
  });
  it("leads from the code in a waiver to the rule of the standard, and from a template to the standard's", () => {
    const standard = `standard:
  id: acme
  version: 1.0.0
  rules:
    - id: task-has-owner
  templates:
    - { id: small, version: 1.0.0 }
`;
    const open = (own: string): readonly string[] =>
      defined({ "demo/a.pmo.yaml": `${head}${own}`, "std.pmo.yaml": standard });
    assert.deepEqual(open("waivers:\n  - id: W-1\n    rule: acme.task-▮has-owner\n"), [
      "std.pmo.yaml:5: task-has-owner",
    ]);
    assert.deepEqual(open("waivers:\n  - id: W-1\n    rule: ac▮me.task-has-owner\n"), ["std.pmo.yaml:2: acme"]);
    assert.deepEqual(open("  templates:\n    - template: sm▮all\n"), ["std.pmo.yaml:7: small"]);
    assert.deepEqual(open("waivers:\n  - id: W-1\n    rule: schedule.▮high-float\n"), []);
  });
  it("leads from what a standard requires to what the projects that follow it have", () => {
    const standard = "standard:\n  id: acme\n  version: 1.0.0\n  requiredGates:\n    - id: r▮fe\n";
    const follows = head.replace("id: demo", "id: demo\n  standard: ../std.pmo.yaml");
    const gate = "gates:\n  - { id: rfe, name: Gate }\n";
    assert.deepEqual(
      defined({
        "std.pmo.yaml": standard,
        "demo/a.pmo.yaml": `${follows}${gate}`,
        "free/a.pmo.yaml": `${head.replace("demo", "free")}${gate}`,
      }),
      ["demo/a.pmo.yaml:6: rfe"],
    );
  });
});
