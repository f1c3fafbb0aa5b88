import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import fc from "fast-check";
import type { ParsedFile } from "../../../src/core/text/parsed-file";
import { parseText } from "../../../src/core/text/parse";
import { plainTree } from "./plain-tree";

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
          predecessors:
          - a
          - b SS+2d
          estimate:
            optimistic: 1d
            range:
              - 1
              - 2.50
          owner: sato
      notes: behind the list
    - id: last
      notes: >-
        folded
      text: plain
        over two lines
      quoted: "over
        two lines"
      list: [a,
        b]
    -
      id: later
    - - inner
      - 'it''s'
  calendar: jp
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
    "\n    - id: n",
    "\n  - ",
    ": ",
    ":",
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
    "|\n",
    "&a",
    "*a",
    "!t",
    "---",
    "\n---\n",
    "\t",
    "tasks:\n        - id: n",
    "",
    "  ",
    "id: z",
    "id: a\nid: b",
    "<<: ",
    "\r",
    "\r\n",
    "? ",
    "0x1f",
    "1e5",
    "~",
    "\uFFFD",
    "<<<<<<< ours\n",
  ),
  fc.string({ maxLength: 6 }),
);

const edit = fc.record({ place: fc.nat(), removed: fc.nat({ max: 12 }), insert: typed });

const sources: readonly string[] = [fixture, nested].flatMap((text) => [text, text.replaceAll("\n", "\r\n")]);

function apply(text: string, { place, removed, insert }: { place: number; removed: number; insert: string }): string {
  const start = place % (text.length + 1);
  return text.slice(0, start) + insert + text.slice(start + removed);
}

/** Reads a text as one YAML document, not block by block: what decoding has found makes it do so. */
function readAsWhole(text: string): ParsedFile {
  const known = {
    code: "known",
    severity: "info",
    span: { start: 0, end: 0 },
    message: { template: "", args: [] },
  } as const;
  const file = parseText("f", text, 1, [known]);
  return { ...file, findings: file.findings.filter(({ code }) => code !== "known") };
}

/** As deepEqual, and much faster where the two are equal. */
function assertSame(actual: unknown, expected: unknown, text: string): void {
  if (JSON.stringify(actual) !== JSON.stringify(expected)) assert.deepEqual(actual, expected, text);
}

describe("reading a file block by block", function () {
  this.timeout(120_000);

  it("gives exactly what the YAML parser gives for a text without errors", () => {
    let compared = 0;
    fc.assert(
      fc.property(fc.constantFrom(...sources), fc.array(edit, { maxLength: 3 }), (source, edits) => {
        const text = edits.reduce(apply, source);
        const whole = readAsWhole(text);
        if (whole.findings.length > 0) return;
        compared++;
        const blocks = parseText("f", text, 1);
        assert.deepEqual(plainTree(blocks.root), plainTree(whole.root), text);
        assert.deepEqual(blocks.findings, [], text);
      }),
      { numRuns: 1500 },
    );
    assert.ok(compared > 200, `${compared} texts had no errors`);
  });

  it("finds an error wherever the YAML parser finds one", () => {
    fc.assert(
      fc.property(fc.constantFrom(...sources), fc.array(edit, { maxLength: 2 }), (source, edits) => {
        const text = edits.reduce(apply, source);
        const errors = readAsWhole(text).findings.filter(({ severity }) => severity === "error");
        if (errors.length > 0) assert.ok(parseText("f", text, 1).findings.length > 0, text);
      }),
      { numRuns: 800 },
    );
  });

  it("keeps an item with the list that stands behind the dash of another one", () => {
    const text = "schedule:\n  tasks:\n    - - tasks:\n        - id: a\n      - b\n      -\n        - c\n    - d\n";
    assert.deepEqual(plainTree(parseText("f", text, 1).root), plainTree(readAsWhole(text).root));
  });

  it("finds a key that has lost its indentation behind a text in a block", () => {
    const text = "schedule:\n  tasks:\n    - |\nid: a\n      name: A\n    - id: b\n";
    assert.ok(parseText("f", text, 1).findings.length > 0);
  });

  it("finds a tab that indents a list within an item", () => {
    const text = "risks:\n  - id: R-1\n    causes:\n      -\t  - late\n";
    assert.ok(parseText("f", text, 1).findings.length > 0);
  });

  it("gives after any number of edits what reading the last text alone gives", () => {
    fc.assert(
      fc.property(fc.constantFrom(...sources), fc.array(edit, { minLength: 1, maxLength: 12 }), (source, edits) => {
        let version = 1;
        let file = parseText("f", source, version);
        for (const one of edits) {
          file = parseText("f", apply(file.text, one), ++version, [], file);
          const fresh = parseText("f", file.text, 1);
          assertSame(plainTree(file.root), plainTree(fresh.root), file.text);
          assertSame(file.findings, fresh.findings, file.text);
          assert.equal(file.lines.lineCount, fresh.lines.lineCount, file.text);
          for (let offset = 0; offset <= file.text.length; offset += 29)
            assert.deepEqual(file.lines.position(offset), fresh.lines.position(offset), file.text);
        }
      }),
      { numRuns: 400 },
    );
  });

  it("keeps the nodes of untouched tasks, and moves them with the text", () => {
    const before = parseText("f", nested, 1);
    const task = (file: ParsedFile): unknown => {
      const schedule = file.root?.kind === "mapping" ? file.root.entries[0]?.value : undefined;
      const tasks = schedule?.kind === "mapping" ? schedule.entries[0]?.value : undefined;
      return tasks?.kind === "sequence" ? tasks.items[1] : undefined;
    };
    const last = task(before);
    const after = parseText("f", nested.replace("name: Phase", "name: A longer name"), 2, [], before);
    assert.equal(task(after), last);
    assert.ok(last && typeof last === "object" && "start" in last);
    assert.equal(last.start, after.text.indexOf("id: last"));
  });
});
