import assert from "node:assert/strict";
import fc from "fast-check";
import { applyEdits } from "../../../src/core/text/edit";
import { parseText } from "../../../src/core/text/parse";
import { sameTree } from "../../../src/language/format/guard";
import { organizeEdits } from "../../../src/language/organize/organize";
import { textsOf } from "./format/texts";

function organize(text: string): string {
  return applyEdits(text, organizeEdits(parseText("a.pmo.yaml", text, 1)));
}

/** Each comment together with what it is about: the letters before it in its line (keys in brackets change places), or the key below it. */
function comments(text: string): readonly string[] {
  const lines = text.split(/\r\n|\n/).map((line) => line.trim());
  return lines
    .flatMap((line, index) => {
      const at = line.search(/(?:^|\s)#/);
      if (at < 0 || line.includes("no comment")) return [];
      if (at > 0)
        return [`${line.slice(at).trim()} behind ${[...line.slice(0, at).replace(/^[- ]+/, "")].sort().join("")}`];
      const below = lines.slice(index).find((next) => !next.startsWith("#")) ?? "";
      return [`${line} above ${below.startsWith("-") ? "an item" : below.replace(/:.*/, "")}`];
    })
    .sort();
}

function sameData(a: string, b: string): boolean {
  return sameTree(parseText("", a, 1).root, parseText("", b, 1).root, true);
}

describe("organizing keys", () => {
  it("puts sections and keys into the order of their schema, id first", () => {
    assert.equal(
      organize("risks:\n  - owner: sato\n    title: Late\n    id: R-001\nproject:\n  name: X\n  id: x\n"),
      "project:\n  id: x\n  name: X\nrisks:\n  - id: R-001\n    title: Late\n    owner: sato\n",
    );
  });

  it("takes the comments of a key along, above it and behind it", () => {
    assert.equal(
      organize(
        "risks:\n  # the first risk\n  - title: Late # really\n    # who cares\n    # and how much\n    owner: sato\n    # the number\n    status: open\n    id: R-001 # fixed\n",
      ),
      "risks:\n  # the first risk\n  - id: R-001 # fixed\n    title: Late # really\n    # the number\n    status: open\n    # who cares\n    # and how much\n    owner: sato\n",
    );
  });

  it("puts comments above the key that comes first above its dash", () => {
    assert.equal(
      organize("risks:\n  - title: Late\n    # the number\n    id: R-001\n"),
      "risks:\n  # the number\n  - id: R-001\n    title: Late\n",
    );
  });

  it("moves texts of several lines as they are", () => {
    assert.equal(
      organize(
        "risks:\n  - notes: |\n      one\n\n      # no comment\n    id: R-001\n    title: 'Late\n      still'\n",
      ),
      "risks:\n  - id: R-001\n    title: 'Late\n      still'\n    notes: |\n      one\n\n      # no comment\n",
    );
  });

  it("keeps blank lines and the comment at the head of a file where they are", () => {
    assert.equal(
      organize("# The plan\n\nrisks: []\n\n\n# about it\nproject:\n  id: x\n# the end"),
      "# The plan\n\n# about it\nproject:\n  id: x\n\n\nrisks: []\n# the end",
    );
  });

  it("keeps Windows line breaks", () => {
    assert.equal(
      organize("project:\r\n  name: X\r\n  # n\r\n  id: x\r\n"),
      "project:\r\n  # n\r\n  id: x\r\n  name: X\r\n",
    );
  });

  it("orders records in brackets", () => {
    assert.equal(
      organize("risks:\n  - { title: Late, impact: {cost: 1, schedule: 2}, id: R-001 } # one\n"),
      "risks:\n  - { id: R-001, title: Late, impact: {schedule: 2, cost: 1} } # one\n",
    );
  });

  it("puts the tasks of a task last, so that its own fields stay together", () => {
    assert.equal(
      organize("schedule:\n  tasks:\n    - tasks:\n        - { name: B, id: b }\n      notes: n\n      id: a\n"),
      "schedule:\n  tasks:\n    - id: a\n      notes: n\n      tasks:\n        - { id: b, name: B }\n",
    );
  });

  it("puts keys that the schema does not know behind the others, in their order", () => {
    assert.equal(
      organize("project:\n  x-b: 1\n  x-a: 2\n  name: X\n  id: x\n"),
      "project:\n  id: x\n  name: X\n  x-b: 1\n  x-a: 2\n",
    );
  });

  for (const [what, text] of [
    ["a key stands twice", "project:\n  name: X\n  name: Y\n  id: x\n"],
    ["an entry is broken", "project:\n  name: X: Y\n  id: x\n"],
    ["an alias would come before its anchor", "project:\n  name: &n X\n  id: *n\n"],
    ["a merge key stands", "risks:\n  - title: T\n    <<: *x\n    id: R-001\n"],
    ["a comment would seem to be about another key", "project:\n  name: X\n  # about the name\n\n  id: x\n"],
    ["a merge conflict stands", "risks: []\n<<<<<<< a\nproject:\n  id: x\n=======\n>>>>>>> b\n"],
  ] as const)
    it(`changes nothing where ${what}`, () => assert.equal(organize(text), text));

  it("touches only the entries that change places", () => {
    const text = "project:\n  id: x\n  sponsor: a\n  name: X\n  statusDate: 2026-01-01\n";
    const edits = organizeEdits(parseText("a.pmo.yaml", text, 1));
    assert.deepEqual(
      edits.map(({ span }) => text.slice(span.start, span.end)),
      ["sponsor: a", "name: X"],
    );
  });

  it("keeps data and comments of the examples, and has nothing to do twice", () => {
    for (const [name, text] of textsOf("examples", "templates", "standards")) {
      const once = organize(text);
      assert.ok(sameData(text, once), name);
      assert.deepEqual(comments(once), comments(text), name);
      assert.equal(organize(once), once, name);
    }
  });

  it("keeps data and comments whatever the order of the keys", () => {
    const entries = [
      "id: R-001",
      "title: Late # t",
      "# o1\n    # o2\n    owner: sato",
      "status: open",
      "impact: { cost: 1, schedule: 2 } # i",
      "# n\n    notes: |\n      a\n      # no comment",
      "probability: 3",
      "tasks:\n      - a # one\n      - b",
      "x-own: 1",
    ];
    const record = fc.tuple(fc.shuffledSubarray(entries, { minLength: 1 }), fc.boolean()).map(([chosen, spaced]) => {
      // Above a dash a comment is one of the item.
      const named = chosen.includes("id: R-001") ? chosen : [...chosen, "id: R-001"];
      const whole = named[0]?.startsWith("#") === true ? ["deadline: 2026-04-01", ...named] : named;
      return `  # an item\n  - ${whole.join(spaced ? "\n\n    " : "\n    ")}`;
    });
    fc.assert(
      fc.property(fc.array(record, { minLength: 1, maxLength: 4 }), fc.boolean(), (records, isWindows) => {
        const plain = `# head\nrisks:\n${records.join("\n")}\n# project\nproject:\n  name: X\n  id: x\n`;
        const text = isWindows ? plain.replaceAll("\n", "\r\n") : plain;
        const once = organize(text);
        assert.ok(sameData(text, once));
        // The comment above the first section may be one of the file or of the section: here it moves with it.
        assert.deepEqual(comments(once), comments(text));
        assert.equal(organize(once), once);
        assert.match(once, /project:[^]*risks:/);
      }),
      { numRuns: 300 },
    );
  });
});
