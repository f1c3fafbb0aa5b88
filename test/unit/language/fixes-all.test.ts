import assert from "node:assert/strict";
import fc from "fast-check";
import { applyEdits, type TextEdit } from "../../../src/core/text/edit";
import { fixAll } from "../../../src/language/fixes/fix-all";
import { EditedText } from "../../../src/language/fixes/pieces";
import type { FileEdits } from "../../../src/language/types";
import { applyFiles, codes, main, workspace } from "./fix-support";

function assertApart({ edits }: FileEdits): void {
  const sorted = [...edits].sort(
    (a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character,
  );
  for (const [index, { range }] of sorted.entries()) {
    const next = sorted[index + 1]?.range.start;
    const isBefore =
      !next || range.end.line < next.line || (range.end.line === next.line && range.end.character <= next.character);
    assert.ok(isBefore, "edits overlap");
  }
}

/** The text after all safe repairs; checks that a second run finds nothing more to do. */
function fixed(text: string): string {
  const scope = workspace(text);
  const edits = fixAll(scope, main);
  if (!edits) return text;
  assertApart(edits);
  applyFiles(scope, [edits]);
  assert.equal(fixAll(scope, main), undefined, `a second run changes\n${scope.store.file(main)?.text ?? ""}`);
  return scope.store.file(main)?.text ?? "";
}

const messy = `project
	id: p
	name: P
	start: 2026/4/1 # the first
	Standard: pmo:recommended
	name: P
schedule:
  tasks:
    - { id: a, name: A, duration: 10 days, notes: 5 }
    - id: b
      name: B
      deadline: 2026年5月1日
      duration: 3d
      duration: 3d
`;

describe("source.fixAll.pmo", () => {
  it("applies all repairs that need no decision, in one edit, with comments kept", () => {
    const text = fixed(messy);
    assert.equal(
      text,
      `project:
  id: p
  name: P
  start: 2026-04-01 # the first
  standard: pmo:recommended
schedule:
  tasks:
    - { id: a, name: A, duration: 10d, notes: "5" }
    - id: b
      name: B
      deadline: 2026-05-01
      duration: 3d
`,
    );
    assert.ok(codes(workspace(text)).every((code) => code.startsWith("standard.")));
  });

  it("keeps CRLF and text that it has no repair for", () => {
    const text = messy.replaceAll("\n", "\r\n");
    assert.ok(!/[^\r]\n/.test(fixed(text)));
    const odd = "project: { id: p, name: P, start: soon }\nrisks: [\n";
    assert.equal(fixed(odd), odd);
  });

  it("decides nothing: misspelt ids, differing repeats and silenced lines stay", () => {
    const text = `project: { id: p, name: P, start: 2026-04-01 }
schedule:
  tasks:
    - { id: a, name: A, duration: 1d, duration: 2d }
    - { id: b, name: B, duration: 10, predecessors: [aa] }
    - { id: c, name: C, duration: 10 days } # pmo-ignore duration.invalid as the customer writes it
`;
    assert.equal(fixed(text), text);
  });

  it("removes comments that silence nothing", () => {
    assert.equal(
      fixed("project: { id: p, name: P, start: 2026-04-01 } # mine # pmo-ignore date.far, date.invalid old\n"),
      "project: { id: p, name: P, start: 2026-04-01 } # mine\n",
    );
    assert.equal(
      fixed("project: { id: p, name: P, start: 1890-04-01 } # pmo-ignore date.invalid, date.far old\n"),
      "project: { id: p, name: P, start: 1890-04-01 } # pmo-ignore date.far old\n",
    );
  });

  it("gives the same after a second run, whatever the mistakes", function () {
    this.timeout(60_000);
    const lines = fc.constantFrom(
      "project:",
      "project",
      "  id: p",
      "\tname: P",
      "  Name: P",
      "  start: 2026/4/1",
      "schedule:",
      "  tasks:",
      "    - id: a",
      "\t\t- id: b",
      "      duration: 10 days # c",
      "      duration: 10 days",
      "      name: A",
      "      notes: 007",
      "      Deadline: 2026.5.1",
      "    - { id: c, name: C, Duration: 3 weeks, notes: 1, notes: 1 }",
      "      # pmo-ignore date.far, schema.unknown-key, id.invalid none",
      "      duration: 4 days # pmo-ignore duration.invalid as written",
      "risks: [{ id: R-1, title: 5, Owner: x }]",
      "",
    );
    fc.assert(
      fc.property(fc.array(lines, { maxLength: 14 }), fc.constantFrom("\n", "\r\n"), (parts, eol) => {
        fixed(parts.join(eol) + eol);
      }),
      { numRuns: 100 },
    );
  });
});

describe("a text that is edited several times", () => {
  it("knows the edits that lead from the first version to the last", () => {
    const edit = fc.tuple(fc.nat(30), fc.nat(6), fc.string({ maxLength: 4 }));
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), fc.array(edit, { maxLength: 8 }), (original, edits) => {
        const edited = new EditedText(original);
        let expected = original;
        for (const [at, length, newText] of edits) {
          const start = Math.min(at, expected.length);
          const one: TextEdit = { span: { start, end: Math.min(start + length, expected.length) }, newText };
          edited.apply([one]);
          expected = applyEdits(expected, [one]);
        }
        assert.equal(edited.text, expected);
        assert.equal(applyEdits(original, edited.edits), expected);
      }),
    );
  });
});
