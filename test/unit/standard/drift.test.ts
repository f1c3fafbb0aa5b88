import assert from "node:assert/strict";
import fc from "fast-check";
import { adoptTemplate } from "../../../src/core/standard/adopt";
import { compareThreeWays, pathText, type Data } from "../../../src/core/standard/drift/compare";
import { driftOf, type Drift } from "../../../src/core/standard/drift/project-drift";
import { updateFromTemplates } from "../../../src/core/standard/drift/update";
import { driftValues, isSafeUpdate, isUpdate } from "../../../src/core/standard/drift/words";
import { standardOfFile, type Standard } from "../../../src/core/standard/model";
import { latestTemplates } from "../../../src/core/standard/standard-templates";
import { applyEdits } from "../../../src/core/text/edit";
import { EditTrail } from "../../../src/core/text/edit-trail";
import type { ProjectStore } from "../../../src/workspace/store";
import { said, standardPath, storeWith } from "./support";

const first = `project:
  id: {{id}}
  name: {{name}}
  start: {{start}}
schedule:
  tasks:
    - { id: design, name: Design, duration: 10d }
    - { id: build, name: Build, duration: 20d, predecessors: [design] }
    - { id: live, name: Go live, milestone: true, predecessors: [build] }
risks:
  - id: R-001
    title: Key person leaves
    category: people
`;
const second = first
  .replace("duration: 10d", "duration: 12d")
  .replace("    - { id: live", "    - { id: test, name: Test, duration: 5d, predecessors: [build] }\n    - { id: live")
  .replace("[build] }\nrisks", "[test] }\nrisks")
  .replace("    category: people\n", "    owner: sponsor\n")
  .concat("issues: []\ndecisions:\n  - { id: D-001, title: Start, status: approved }\n");

const template = (version: string, content: string, more = ""): string =>
  `    - id: small\n      version: ${version}\n${more}      parameters:\n        - { name: name }\n        - { name: id, type: id }\n        - { name: start, type: date, default: "{{today}}" }\n      files:\n        - path: project.pmo.yaml\n          content: |\n${content.replace(/^(?=.)/gm, "            ")}`;
const standardText = (templates: string): string =>
  `standard:\n  id: acme\n  version: 2.0.0\n  templates:\n${templates}`;
const both = standardText(template("1.0.0", first) + template("1.1.0", second));

function standardOf(store: ProjectStore): Standard {
  const file = store.file(standardPath);
  const standard = file && standardOfFile(file);
  assert.ok(standard);
  return standard;
}

/** The text of a project that was made from the first version. */
function adopted(parameters: Readonly<Record<string, string>> = { name: "CRM", id: "crm" }): string {
  const store = storeWith({ [standardPath]: standardText(template("1.0.0", first)) });
  const [one] = latestTemplates([standardOf(store)]);
  assert.ok(one);
  const [file] = adoptTemplate(one, { parameters, today: "2026-04-01" }, "../s/acme.pmo.yaml");
  assert.ok(file);
  return file.text;
}

interface Case {
  readonly store: ProjectStore;
  readonly drift: Drift;
}

function drifted(text: string, standard = both, more: Readonly<Record<string, string>> = {}): Case {
  const store = storeWith({ [standardPath]: standard, "p/project.pmo.yaml": text, ...more });
  const project = store.projectIn("p");
  assert.ok(project);
  const [drift] = driftOf(project, [standardOf(store)]);
  assert.ok(drift);
  return { store, drift };
}

const told = ({ drift }: Case): readonly string[] =>
  drift.changes.map((change) => `${change.kind} ${pathText(change.path)}: ${driftValues(change)}`);

/** The text of the project after an update with some changes. */
function updated({ store, drift }: Case, isChosen = isSafeUpdate, path = "p/project.pmo.yaml"): string {
  const project = store.projectIn("p");
  assert.ok(project);
  const update = updateFromTemplates(project, [{ drift, changes: drift.changes.filter(isChosen) }]);
  assert.deepEqual(update.left, []);
  const own = update.files.find((file) => file.path === path);
  const text = store.file(path)?.text ?? "";
  if (!own) return text;
  assert.equal(applyEdits(text, own.edits), own.text, "the edits make the text");
  return own.text;
}

describe("a project that is made from a template of its standard", () => {
  it("says in its header which standard it follows, and what it has taken over with which answers", () => {
    const text = adopted();
    assert.match(text, /^ {2}standard: \.\.\/s\/acme\.pmo\.yaml$/m);
    const store = storeWith({ [standardPath]: both, "p/project.pmo.yaml": text });
    assert.deepEqual(store.projectIn("p")?.header?.data["templates"], [
      {
        template: "small",
        version: "1.0.0",
        adopted: "2026-04-01",
        parameters: { name: "CRM", id: "crm", start: "2026-04-01" },
      },
    ]);
    assert.deepEqual(
      said(store, "p/project.pmo.yaml").filter((one) => one.includes("-template")),
      [
        "info standard.outdated-template The template 'small' has version 1.1.0; this project has taken over 1.0.0. 'PMO: Update from Standard' shows what has changed. <1.0.0>",
      ],
    );
  });

  it("that names a template which the standards do not have is told so", () => {
    const store = storeWith({
      [standardPath]: both,
      "p/project.pmo.yaml": adopted().replace("template: small", "template: smal"),
    });
    assert.ok(said(store, "p/project.pmo.yaml").some((one) => one.includes("standard.unknown-template")));
  });

  it("templates that can't be read are told in the standard", () => {
    const broken = standardText(
      template("1.0.0", "project:\n  id: {{idd}}\n") + template("1.1.0", "project:\n  id: {{id}}\n  nme: x\n"),
    );
    assert.deepEqual(
      said(storeWith({ [standardPath]: broken }), standardPath).map((one) =>
        one.replace(/^error standard\.template /, ""),
      ),
      [
        "Template 'small', project.pmo.yaml, line 2: The template has the unknown placeholder 'idd' <small>",
        "Line 3 of 'project.pmo.yaml': 'nme' is not known here. Did you mean 'name'? <project.pmo.yaml>",
      ],
    );
  });
});

describe("a later version of the template is compared by meaning", () => {
  it("what it has added, changed and removed, by ids and keys", () => {
    const text = adopted();
    assert.deepEqual(told(drifted(text)), [
      "changed schedule.tasks[design].duration: 10d → 12d",
      'added schedule.tasks[test]: {"id":"test","name":"Test","duration":"5d","predecessors":["build"]}',
      'changed schedule.tasks[live].predecessors: ["build"] → ["test"]',
      "added risks[R-001].owner: sponsor",
      "removed risks[R-001].category: people",
      "added issues: []",
      'added decisions: [{"id":"D-001","title":"Start","status":"approved"}]',
    ]);
    const reordered = text.replace(/( {4}- \{ id: design.*\n)( {4}- \{ id: build.*\n)/, "$2$1");
    assert.deepEqual(told(drifted(reordered)), told(drifted(text)), "the order of lines does not matter");
  });

  it("what the project has changed itself is its own, or a conflict where the template has changed too", () => {
    const text = adopted()
      .replace("duration: 10d", "duration: 15d")
      .replace("duration: 20d", "duration: 25d, percentComplete: 40")
      .replace("category: people", "category: vendor")
      .concat("  - { id: R-002, title: Ours }\n");
    assert.deepEqual(told(drifted(text)), [
      "conflict schedule.tasks[design].duration: 15d ↔ 12d",
      "customised schedule.tasks[build].duration: 20d → 25d",
      'added schedule.tasks[test]: {"id":"test","name":"Test","duration":"5d","predecessors":["build"]}',
      'changed schedule.tasks[live].predecessors: ["build"] → ["test"]',
      "added risks[R-001].owner: sponsor",
      "conflict risks[R-001].category: vendor ↔ —",
      "added issues: []",
      'added decisions: [{"id":"D-001","title":"Start","status":"approved"}]',
    ]);
  });

  it("keys that belong to the project are left alone", () => {
    const owned = standardText(
      template("1.0.0", first) +
        template("1.1.0", second, "      projectOwned: [risks, schedule.tasks.*.duration, decisions, issues]\n"),
    );
    assert.deepEqual(told(drifted(adopted(), owned)), [
      'added schedule.tasks[test]: {"id":"test","name":"Test","duration":"5d","predecessors":["build"]}',
      'changed schedule.tasks[live].predecessors: ["build"] → ["test"]',
    ]);
  });

  it("where the standard does not have the version any more, differences count as conflicts", () => {
    const late = drifted(adopted(), standardText(template("1.1.0", second)));
    assert.equal(late.drift.isBaseKnown, false);
    assert.ok(told(late).includes("conflict schedule.tasks[design].duration: 10d ↔ 12d"));
    assert.ok(!told(late).some((one) => one.startsWith("changed")));
  });
});

describe("what a person chooses of a later version is taken over", () => {
  it("as the smallest edits: comments, order and styles stay", () => {
    const text = adopted()
      .replace(
        "duration: 20d, predecessors: [design] }",
        "duration: 25d, predecessors: [design] } # agreed with the vendor",
      )
      .replace("schedule:", "# our plan\nschedule:");
    const after = updated(drifted(text));
    const lines = new Set(text.split("\n"));
    assert.deepEqual(
      after.split("\n").filter((line) => !lines.has(line)),
      [
        "    - { template: small, version: 1.1.0, adopted: 2026-04-01, parameters: { name: CRM, id: crm, start: 2026-04-01 } }",
        "    - { id: design, name: Design, duration: 12d }",
        "    - { id: test, name: Test, duration: 5d, predecessors: [build] }",
        "    - { id: live, name: Go live, milestone: true, predecessors: [test] }",
        "    owner: sponsor",
        "issues: []",
        "decisions:",
        "  - { id: D-001, title: Start, status: approved }",
      ],
    );
    assert.ok(after.includes("# agreed with the vendor") && after.includes("# our plan"));
    const again = drifted(after);
    assert.deepEqual(again.drift.changes.filter(isUpdate), []);
    assert.deepEqual(told(again), ["customised schedule.tasks[build].duration: 20d → 25d"]);
  });

  it("what is left out counts as the project's own from then on", () => {
    const after = updated(drifted(adopted()), ({ path }) => pathText(path) === "schedule.tasks[test]");
    assert.ok(
      told(drifted(after)).every((one) => one.startsWith("customised")),
      told(drifted(after)).join("\n"),
    );
  });

  it("into the file in which its neighbours stand", () => {
    const [head = "", risks = ""] = adopted().split(/(?=^risks:)/m);
    const parts = drifted(head, both, { "p/risks.pmo.yaml": `# register\n${risks}` });
    assert.match(
      updated(parts, isSafeUpdate, "p/risks.pmo.yaml"),
      /^# register\nrisks:\n {2}- id: R-001\n {4}title: Key person leaves\n {4}owner: sponsor\n$/,
    );
    assert.ok(!updated(parts).includes("risks:"));
  });

  it("for all that is added, changed and removed: nothing of the template is missing then (property)", () => {
    const value = fc.oneof(
      fc.constantFrom("a", "b", "c d", "2026-04-01"),
      fc.integer({ min: 0, max: 9 }),
      fc.boolean(),
    );
    const keys = ["title", "owner", "status", "notes"];
    const record = fc.dictionary(fc.constantFrom(...keys), value, { maxKeys: 4 });
    const register = fc.uniqueArray(fc.tuple(fc.constantFrom("A", "B", "C", "D", "E"), record), {
      selector: ([id]) => id,
      maxLength: 5,
    });
    const content = (records: readonly (readonly [string, object])[]): string =>
      `project: { id: "{{id}}", name: "{{name}}" }\nissues:\n  - { id: fixed, title: x }\n${records
        .map(([id, fields]) => `  - ${JSON.stringify({ id, ...fields })}\n`)
        .join("")}`;
    fc.assert(
      fc.property(register, register, register, (before, own, now) => {
        const standard = standardText(template("1.0.0", content(before)) + template("1.1.0", content(now)));
        const header =
          "project: { id: crm, name: CRM, templates: [{ template: small, version: 1.0.0, parameters: { name: CRM, id: crm } }] }";
        const text = content(own).replace(/^project:.*$/m, header);
        const one = drifted(text, standard);
        const after = updated(one);
        const left = drifted(after, standard).drift.changes;
        assert.deepEqual(left.filter(isSafeUpdate), [], after);
        // A second update changes nothing.
        assert.equal(updated(drifted(after, standard)), after);
      }),
      { numRuns: 100 },
    );
  });
});

describe("comparing three ways", () => {
  const compare = (base: Data, own: Data, now: Data): readonly string[] =>
    compareThreeWays(base, own, now, () => false).map(({ kind, path }) => `${kind} ${pathText(path)}`);

  it("is silent where the project has what the template has now, however it came there", () => {
    assert.deepEqual(compare({ a: 1 }, { a: 2 }, { a: 2 }), []);
    assert.deepEqual(compare({ a: 1 }, {}, {}), []);
    assert.deepEqual(compare({}, { b: 1 }, {}), []);
  });

  it("knows every case", () => {
    assert.deepEqual(compare({}, {}, { a: 1 }), ["added a"]);
    assert.deepEqual(compare({ a: 1 }, { a: 1 }, { a: 2 }), ["changed a"]);
    assert.deepEqual(compare({ a: 1 }, { a: 1 }, {}), ["removed a"]);
    assert.deepEqual(compare({ a: 1 }, { a: 3 }, { a: 1 }), ["customised a"]);
    assert.deepEqual(compare({ a: 1 }, {}, { a: 1 }), ["customised a"]);
    assert.deepEqual(compare({ a: 1 }, { a: 3 }, { a: 2 }), ["conflict a"]);
    assert.deepEqual(compare({ a: 1 }, {}, { a: 2 }), ["conflict a"]);
    assert.deepEqual(compare({ a: 1 }, { a: 2 }, {}), ["conflict a"]);
    assert.deepEqual(compare({ a: { b: [1] } }, { a: { b: [1], c: 1 } }, { a: { b: [1, 2] } }), ["changed a.b"]);
  });
});

describe("edits one after the other, told as edits of the first text", () => {
  it("make the same text, and touch nothing that nobody touched (property)", () => {
    const edit = fc.record({ at: fc.nat(30), length: fc.nat(6), text: fc.string({ maxLength: 5 }) });
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), fc.array(edit, { maxLength: 8 }), (text, list) => {
        const trail = new EditTrail(text);
        let expected = text;
        for (const { at, length, text: newText } of list) {
          const start = Math.min(at, expected.length);
          const end = Math.min(start + length, expected.length);
          trail.apply([{ span: { start, end }, newText }]);
          expected = expected.slice(0, start) + newText + expected.slice(end);
        }
        assert.equal(trail.text, expected);
        assert.equal(applyEdits(text, trail.edits()), expected);
      }),
    );
    const trail = new EditTrail("one two three");
    trail.apply([{ span: { start: 4, end: 7 }, newText: "2" }]);
    trail.apply([{ span: { start: 6, end: 11 }, newText: "3" }]);
    assert.deepEqual(trail.edits(), [
      { span: { start: 4, end: 7 }, newText: "2" },
      { span: { start: 8, end: 13 }, newText: "3" },
    ]);
  });
});

describe("what a template has changed is told at its place in the project", () => {
  const path = "p/project.pmo.yaml";
  const toldAt = (files: Readonly<Record<string, string>>, at = path): readonly string[] =>
    said(storeWith({ [standardPath]: both, ...files }), at).filter((one) => one.includes("template-drift"));

  it("at the key, or at what is around it where there is no such key yet", () => {
    assert.deepEqual(toldAt({ [path]: adopted() }), [
      "hint standard.template-drift The template 'small' now has 'issues': [] <1.0.0>",
      `hint standard.template-drift The template 'small' now has 'decisions': [{"id":"D-001","title":"Start","status":"approved"}] <1.0.0>`,
      `hint standard.template-drift The template 'small' now has 'schedule.tasks[test]': {"id":"test","name":"Test","duration":"5d","predecessors":["build"]} <tasks>`,
      "hint standard.template-drift The template 'small' has changed 'schedule.tasks[design].duration': 10d → 12d <duration>",
      `hint standard.template-drift The template 'small' has changed 'schedule.tasks[live].predecessors': ["build"] → ["test"] <predecessors>`,
      "hint standard.template-drift The template 'small' now has 'risks[R-001].owner': sponsor <R-001>",
      "hint standard.template-drift The template 'small' no longer has 'risks[R-001].category'. <category>",
    ]);
  });

  it("in the file in which it stands; a conflict is told louder, and what is the project's own is not told", () => {
    const [head = "", risks = ""] = adopted().split(/^(?=risks:)/m);
    const own = head.replace("duration: 10d", "duration: 11d").replace("duration: 20d", "duration: 25d");
    const files = { [path]: own, "p/risks.pmo.yaml": risks };
    assert.deepEqual(
      toldAt(files).filter((one) => one.includes("duration'")),
      [
        "info standard.template-drift The template 'small' and this project have both changed 'schedule.tasks[design].duration': 11d ↔ 12d <duration>",
      ],
    );
    assert.equal(toldAt(files, "p/risks.pmo.yaml").length, 2);
  });

  it("not for what the header says is kept, and not when the old version is not known any more", () => {
    const kept = adopted().replace(
      "version: 1.0.0,",
      'version: 1.0.0, kept: ["schedule.tasks[design].duration", "risks[R-001]"],',
    );
    assert.ok(kept.includes("kept"), kept);
    const told = toldAt({ [path]: kept });
    assert.equal(told.length, 4);
    assert.ok(!told.some((one) => /duration'|risks/.test(one)));
    const latestOnly = standardText(template("1.1.0", second));
    const store = storeWith({ [standardPath]: latestOnly, [path]: adopted() });
    const codes = said(store, path).join("\n");
    assert.ok(codes.includes("standard.outdated-template") && !codes.includes("template-drift"));
  });

  it("at most fifty times in a project; the summary tells how many there are", () => {
    const many = second.concat(
      "actions:\n",
      ...Array.from({ length: 60 }, (_, at) => `  - { id: A-${at}, title: Do, owner: x }\n`),
    );
    const one = first.concat("actions:\n  - { id: A-0, title: Do, owner: x }\n");
    const store = storeWith({
      [standardPath]: standardText(template("1.0.0", one) + template("1.1.0", many)),
      [path]: adopted().concat("actions:\n  - { id: A-0, title: Do, owner: x }\n"),
    });
    const found = said(store, path);
    assert.equal(found.filter((text) => text.includes("template-drift")).length, 50);
    assert.ok(found.some((text) => text.includes("Of 66 changes 50 are shown at their places")));
  });

  it("as in a store that has read only the last texts, whatever is edited", () => {
    const edited = storeWith({ [standardPath]: both, [path]: adopted() });
    edited.allFindings();
    for (const [from, to] of [
      ["duration: 10d", "duration: 12d"],
      ["category: people", "category: vendor"],
      ["{ id: live", "{ id: extra, name: Extra, duration: 1d }\n    - { id: live"],
      ["duration: 12d", "duration: 10d"],
      ["category: vendor", "category: people"],
    ] as const) {
      edited.setFile(path, (edited.file(path)?.text ?? "").replace(from, to));
      const fresh = storeWith({ [standardPath]: both, [path]: edited.file(path)?.text ?? "" });
      assert.deepEqual(said(edited, path), said(fresh, path), to);
    }
  });
});
