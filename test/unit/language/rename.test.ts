import assert from "node:assert/strict";
import { renderMessage } from "../../../src/core/text/message";
import { rename, renamePlace } from "../../../src/language/rename";
import { applied, openWorkspace } from "./navigation-support";

/** The files after renaming what stands at the `▮`, or why it was refused. */
function renamed(files: Readonly<Record<string, string>>, to: string): Readonly<Record<string, string>> | string {
  const { scope, file, offset } = openWorkspace(files);
  const result = rename(scope, file, offset, to);
  if ("refused" in result) return renderMessage(result.refused);
  const changed = result.edits.map(({ file: path, edits }) => {
    const parsed = scope.store.file(path);
    assert.ok(parsed);
    return [path, applied(parsed.text, edits, (position) => parsed.lines.offset(position))] as const;
  });
  return Object.fromEntries(changed);
}

/** The text of a single file after a rename. */
function textAfter(text: string, to: string): string {
  const result = renamed({ "demo/a.pmo.yaml": text }, to);
  assert.ok(typeof result === "object", String(result));
  return result["demo/a.pmo.yaml"] ?? text.replace("▮", "");
}

const head = "project:\n  id: demo\n  name: Demo\n";

describe("rename", () => {
  it("changes the id and every place that names it, and nothing else: comments, names, quotes, line breaks stay", () => {
    const before = `${head}schedule:\r
  tasks:\r
    - id: scre▮ens # screens\r
      name: screens\r
    - { id: b, predecessors: [screens SS+2d, 'screens FF', "screens"], assignments: [ 佐藤 50% ] }\r
    - id: screens-2\r
      predecessors:\r
        - task: screens\r
          type: FS\r
`;
    const after = textAfter(before, "画面");
    const expected = before
      .replace("scre▮ens #", "画面 #")
      .replace("[screens SS+2d, 'screens FF', \"screens\"]", "[画面 SS+2d, '画面 FF', \"画面\"]")
      .replace("task: screens", "task: 画面");
    assert.equal(after, expected);
  });
  it("changes an assigned person beside the share", () => {
    const before = `${head}organization:\n  people:\n    - id: sato\nschedule:\n  tasks:\n    - { id: a, assignments: [sa▮to 50% 3d] }\n`;
    assert.equal(textAfter(before, "suzuki"), before.replaceAll("sato", "suzuki").replace("sa▮to", "suzuki"));
  });
  it("changes the places in other projects, and labels the changes for the preview", () => {
    const files = {
      "demo/a.pmo.yaml": `${head}schedule:\n  tasks:\n    - id: conTRACT▮\n`,
      "demo/b.pmo.yaml": "risks:\n  - { id: R-1, tasks: [conTRACT] }\n",
      "crm/a.pmo.yaml":
        "project:\n  id: crm\n  name: CRM\nschedule:\n  tasks:\n    - { id: conTRACT }\n    - { id: x, predecessors: [demo:conTRACT FF-2d] }\n",
    };
    assert.deepEqual(renamed(files, "contract"), {
      "demo/a.pmo.yaml": files["demo/a.pmo.yaml"].replace("conTRACT▮", "contract"),
      "demo/b.pmo.yaml": files["demo/b.pmo.yaml"].replace("conTRACT", "contract"),
      "crm/a.pmo.yaml": files["crm/a.pmo.yaml"].replace("demo:conTRACT", "demo:contract"),
    });
    const { scope, file, offset } = openWorkspace(files);
    const result = rename(scope, file, offset, "contract");
    assert.ok("edits" in result);
    assert.deepEqual(
      Object.fromEntries(result.edits.map((edits) => [edits.file, `${renderMessage(edits.label)} ${edits.confirm}`])),
      {
        "demo/a.pmo.yaml": "This project false",
        "demo/b.pmo.yaml": "This project false",
        "crm/a.pmo.yaml": "Project 'CRM' false",
      },
    );
  });
  it("changes the id of a project before the colon in other projects and in portfolios", () => {
    const files = {
      "demo/a.pmo.yaml": "project:\n  id: de▮mo\n  name: Demo\nschedule:\n  tasks:\n    - id: a\n",
      "crm/a.pmo.yaml":
        "project:\n  id: crm\n  name: CRM\nschedule:\n  tasks:\n    - { id: demo, predecessors: ['demo:a SS'] }\n",
      "all.pmo.yaml": "portfolio:\n  id: all\n  name: All\n  projects: [demo, { project: demo, priority: 5 }]\n",
    };
    assert.deepEqual(renamed(files, "shop"), {
      "demo/a.pmo.yaml": files["demo/a.pmo.yaml"].replace("de▮mo", "shop"),
      "crm/a.pmo.yaml": files["crm/a.pmo.yaml"].replace("demo:a", "shop:a"),
      "all.pmo.yaml": files["all.pmo.yaml"].replaceAll("demo", "shop"),
    });
  });
  it("works on an id that no record has, at all its places", () => {
    const text = `${head}risks:\n  - { id: R-1, owner: ghost }\n  - { id: R-2, owner: gho▮st }\n`;
    assert.equal(textAfter(text, "sato"), text.replace("gho▮st", "sato").replace("ghost", "sato"));
  });
  it("changes an aliased value once, where it is written", () => {
    const text = `x-common: &common { owner: sato }
${head}organization:
  people: [{ id: sa▮to }]
schedule:
  tasks:
    - { id: a, <<: *common }
    - &task
      id: b
      owner: &who sato
    - { id: c, owner: *who }
    - { id: d, <<: *task }
`;
    assert.equal(textAfter(text, "mori"), text.replace("sa▮to", "sato").replaceAll("sato", "mori"));
  });
  it("replaces an alias whose anchor marks a name, so that the name stays", () => {
    const text = `${head}schedule:\n  tasks:\n    - { name: &n design, id: *n }\n    - { id: b, predecessors: [des▮ign] }\n`;
    assert.equal(textAfter(text, "draft"), text.replace("id: *n", "id: draft").replace("des▮ign", "draft"));
  });
  it("finds an id in a folded block and in a quote with escapes", () => {
    const text = `${head}organization:\n  people: [{ id: sa▮to }]\nrisks:\n  - id: R-1\n    owner: >-\n      sato\n  - id: R-2\n    owner: "\\x73ato"\n`;
    const expected = text.replace("sa▮to", "mori").replace("      sato", "      mori").replace('"\\x73ato"', '"mori"');
    assert.equal(textAfter(text, "mori"), expected);
  });
  it("puts quotes around a word that YAML would take for something else", () => {
    const text = `${head}organization:\n  people:\n    - id: sa▮to\nschedule:\n  tasks:\n    - { id: a, owner: sato, assignments: [sato 50%] }\n`;
    const expected = text
      .replace("sa▮to", '"007"')
      .replace("owner: sato", 'owner: "007"')
      .replace("[sato 50%]", "[007 50%]");
    assert.equal(textAfter(text, "007"), expected);
  });
  it("of a second record with a taken id changes that record alone, so that the two come apart", () => {
    const text = `${head}schedule:\n  tasks:\n    - { id: a }\n    - { id: a▮ }\n    - { id: b, predecessors: [a] }\n`;
    assert.equal(textAfter(text, "c"), text.replace("a▮", "c"));
  });
  it("refuses an id that another record has, whatever its kind", () => {
    const text = `${head}schedule:\n  tasks:\n    - { id: a▮ }\nrisks:\n  - { id: R-1, title: Late }\n`;
    assert.equal(
      renamed({ "demo/a.pmo.yaml": text }, "R-1"),
      "The id 'R-1' is taken already by another record: risk 'Late'.",
    );
    assert.equal(
      typeof renamed({ "demo/a.pmo.yaml": text }, "demo"),
      "object",
      "the project's id is a name among projects",
    );
  });
  it("refuses the id of another project, for a project", () => {
    const files = {
      "demo/a.pmo.yaml": "project:\n  id: de▮mo\n  name: Demo\n",
      "crm/a.pmo.yaml": "project:\n  id: crm\n  name: CRM\n",
    };
    assert.equal(renamed(files, "crm"), "Another project of this workspace has the id 'crm' already: CRM.");
  });
  it("refuses what is no id, and places without one", () => {
    const text = `${head}schedule:\n  tasks:\n    - { id: a▮, name: A }\n`;
    for (const name of ["", " ", "a b", "a:b", "-a", "a,b", "[a]"])
      assert.match(String(renamed({ "demo/a.pmo.yaml": text }, name)), /can't be an id/, name);
    for (const place of ["project▮:", "name: De▮mo", "name: A▮", "sche▮dule"]) {
      const { scope, file, offset } = openWorkspace({
        "demo/a.pmo.yaml": text.replace("▮", "").replace(place.replace("▮", ""), place),
      });
      assert.equal(renamePlace(scope, file, offset), undefined, place);
    }
  });
  it("offers exactly the id, without what stands beside it", () => {
    const text = (written: string): string =>
      `${head}schedule:\n  tasks:\n    - { id: b, predecessors: [${written}] }\n`;
    for (const [written, id] of [
      ["scr▮eens SS+2d", "screens"],
      ["'vendor:con▮tract FF'", "contract"],
      ["ven▮dor:contract", "vendor"],
      ["vendor:▮contract", "contract"],
      ["screens▮", "screens"],
    ] as const) {
      const { scope, file, offset, show } = openWorkspace({ "demo/a.pmo.yaml": text(written) });
      const place = renamePlace(scope, file, offset);
      assert.ok(place, written);
      assert.equal(place.id, id);
      assert.equal(show({ file, range: place.range }), `demo/a.pmo.yaml:6: ${id}`);
    }
  });
});

describe("rename in standards", () => {
  const standard = `standard:
  id: acme
  version: 1.0.0
  severities:
    - { rule: acme.has-owner, severity: error }
    - { rule: acme.*, severity: info }
  requiredGates:
    - id: rfe
  rules:
    - id: has-owner
    - id: other
`;
  const project = (id: string): string =>
    `project:\n  id: ${id}\n  name: P\n  standard: ../s.pmo.yaml\ngates:\n  - { id: rfe, name: Gate }\nwaivers:\n  - { id: W-1, rule: acme.has-owner, scope: [rfe, gates] }\n`;

  it("of a rule changes the waivers that name its code", () => {
    const files = { "s.pmo.yaml": standard.replace("id: has-owner", "id: has-own▮er"), "a/a.pmo.yaml": project("a") };
    assert.deepEqual(renamed(files, "owner"), {
      "s.pmo.yaml": standard.replaceAll("has-owner", "owner"),
      "a/a.pmo.yaml": project("a").replace("has-owner", "owner"),
    });
    assert.equal(renamed(files, "other"), "The id 'other' is taken already.");
  });
  it("of a standard changes the first part of the codes of its rules", () => {
    const files = { "s.pmo.yaml": standard.replace("id: acme", "id: ac▮me"), "a/a.pmo.yaml": project("a") };
    assert.deepEqual(renamed(files, "pmo-office"), {
      "s.pmo.yaml": standard.replaceAll("acme", "pmo-office"),
      "a/a.pmo.yaml": project("a").replace("acme.", "pmo-office."),
    });
  });
  it("of a required gate changes all projects that follow; from a project the others are changed only when confirmed", () => {
    const files = { "s.pmo.yaml": standard, "a/a.pmo.yaml": project("a"), "b/a.pmo.yaml": project("b") };
    const expected = Object.fromEntries(
      Object.entries(files).map(([path, text]) => [path, text.replaceAll("rfe", "build")]),
    );
    assert.deepEqual(renamed({ ...files, "s.pmo.yaml": standard.replace("rfe", "r▮fe") }, "build"), expected);
    const fromProject = { ...files, "a/a.pmo.yaml": project("a").replace("rfe", "r▮fe") };
    assert.deepEqual(renamed(fromProject, "build"), expected);
    const { scope, file, offset } = openWorkspace(fromProject);
    const result = rename(scope, file, offset, "build");
    assert.ok("edits" in result);
    assert.deepEqual(
      result.edits.filter(({ confirm }) => !confirm).map((edits) => edits.file),
      ["a/a.pmo.yaml"],
    );
  });
  it("of a required gate reaches into expressions and messages that quote its id, and no other text there", () => {
    const rules = `standard:
  id: acme
  version: 1.0.0
  requiredGates:
    - { id: rfe, when: "project.phase != 'rfe-done'" }
  severities:
    - { rule: "x.*", severity: info, when: 'gates.exists(one, one.id == "rfe")' }
  rules:
    - id: late
      on: gates
      when: gate.id == 'rfe' # the gate 'rfe'
      check: |
        gate.id in ["rfe", 'other'] &&
        gate.rfe == rfe
      message: { en: "rfe: {gate.id == 'rfe' ? 'rfe' : ''} 'rfe'", ja: "{gate.title}" }
`;
    const expected = rules
      .replace("{ id: rfe", "{ id: build")
      .replace('one.id == "rfe"', 'one.id == "build"')
      .replace("when: gate.id == 'rfe'", "when: gate.id == 'build'")
      .replace('["rfe", ', '["build", ')
      .replace("gate.id == 'rfe' ? 'rfe'", "gate.id == 'build' ? 'build'");
    const files = { "a/a.pmo.yaml": project("a") };
    const renamedFiles = { "s.pmo.yaml": expected, "a/a.pmo.yaml": project("a").replaceAll("rfe", "build") };
    assert.deepEqual(renamed({ ...files, "s.pmo.yaml": rules.replace("'rfe' #", "'rf▮e' #") }, "build"), renamedFiles);
    assert.deepEqual(renamed({ ...files, "s.pmo.yaml": rules.replace("id: rfe", "id: r▮fe") }, "build"), renamedFiles);
  });
  it("of an id within a record changes that place alone", () => {
    const text = `${head}gates:\n  - id: g\n    name: G\n    criteria:\n      - { id: c▮1, text: A }\n      - { id: c2, text: B }\n`;
    assert.equal(textAfter(text, "c3"), text.replace("c▮1", "c3"));
    assert.equal(renamed({ "demo/a.pmo.yaml": text }, "c2"), "The id 'c2' is taken already.");
  });
});
