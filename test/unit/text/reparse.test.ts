import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { parseText } from "../../../src/core/text/parse";
import { reparse } from "../../../src/core/text/reparse";

const fixture = readFileSync(new URL("../../fixtures/bad-input/good.pmo.yaml", import.meta.url), "utf8");
const nested = `# head
schedule:
  tasks:
    - id: phase
      name: Phase # one
      tasks:
        - id: a
          description: |
            Text

            more
          predecessors: [x, "y z"]
        # between
        - { id: b, name: B }
        - id: c
    - id: last
      notes: >-
        folded
risks:
- id: R-1
  title: 'it''s'
- id: R-2
`;

const typed = fc.oneof(
  fc.constantFrom(
    "x",
    " ",
    "\n",
    "\n      ",
    "\n          owner: sato",
    ": ",
    "- ",
    '"',
    "'",
    "[",
    "]",
    "{",
    "}",
    "#",
    " # note",
    ",",
    "|",
    "&a",
    "*a",
    "!t",
    "---",
    "\t",
    "tasks:\n        - id: n",
    "",
    "  ",
    "id: z",
    "<<: ",
    "\r",
  ),
  fc.string({ maxLength: 6 }),
);

const sources = [fixture, nested, fixture.replaceAll("\n", "\r\n"), nested.replaceAll("\n", "\r\n")].map((text) =>
  parseText("f", text, 1),
);

describe("parsing only what changed", () => {
  it("gives exactly what parsing the whole gives, for any edit", () => {
    let taken = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...sources),
        fc.nat(),
        fc.nat({ max: 12 }),
        typed,
        (source, place, removed, insert) => {
          const start = place % (source.text.length + 1);
          const changed = source.text.slice(0, start) + insert + source.text.slice(start + removed);
          const part = reparse(source, changed);
          if (!part) return;
          taken++;
          const whole = parseText("f", changed, 2);
          assert.deepEqual(part, whole.root, changed);
          assert.deepEqual(whole.findings, [], changed);
        },
      ),
      { numRuns: 400 },
    );
    assert.ok(taken > 30, `${taken} edits were parsed in part`);
  });

  it("keeps the same nodes before the change", () => {
    const before = parseText("f", fixture, 1);
    const after = parseText("f", fixture.replace("name: Build", "name: Building"), 2, [], before);
    assert.ok(before.root?.kind === "mapping" && after.root?.kind === "mapping");
    assert.equal(after.root.entries[0]?.value, before.root.entries[0]?.value);
    assert.notEqual(after.root.entries[2]?.value, before.root.entries[2]?.value);
  });
});
