import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { findingsOfErrors } from "../../../src/core/schema/errors";
import { validateProjectFile } from "../../../src/core/schema/generated/validators";
import { rootSchema } from "../../../src/core/schema/registry";
import { fileUnit } from "../../../src/core/schema/units";
import { validateTree } from "../../../src/core/schema/validate";
import { checkValues } from "../../../src/core/schema/values";
import { compareFindings, type Finding } from "../../../src/core/text/finding";
import type { ParsedFile } from "../../../src/core/text/parsed-file";
import { parseText } from "../../../src/core/text/parse";
import { toData } from "../../../src/core/text/tree";

const folder = new URL("../../../examples/kikan-sasshin/", import.meta.url);
const texts = readdirSync(folder)
  .filter((name) => name.endsWith(".pmo.yaml"))
  .map((name) => readFileSync(new URL(name, folder), "utf8"));

/** What the validator of whole files finds, without any division. */
function validateWhole(file: ParsedFile): readonly Finding[] {
  if (!file.root) return [];
  const errors = validateProjectFile(toData(file.root)) ? [] : (validateProjectFile.errors ?? []);
  const unit = { ...fileUnit(file.root, "project"), separates: false };
  const found = [
    ...findingsOfErrors(errors, { node: file.root, schema: rootSchema("project") }, file),
    ...checkValues(unit, file),
  ];
  return found.sort(compareFindings);
}

/** Findings of one place may come in any order. */
function listed(findings: readonly Finding[]): readonly string[] {
  return findings.map((finding) => JSON.stringify(finding)).sort();
}

const edit = fc.record({
  place: fc.nat(),
  removed: fc.nat({ max: 10 }),
  insert: fc.constantFrom(
    "",
    "x",
    "\n",
    "- 5\n",
    ": ",
    "id",
    "2026-02-31",
    "owner: []",
    " ",
    "#",
    "\n    - text\n",
    "[",
    "999999d",
  ),
});

describe("validating record by record", function () {
  this.timeout(60_000);

  it("finds what validating the whole file finds, after any edits", () => {
    let found = 0;
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.array(edit, { minLength: 1, maxLength: 8 }), (source, edits) => {
        let version = 1;
        let file = parseText("f", source, version);
        for (const { place, removed, insert } of edits) {
          const start = place % (file.text.length + 1);
          const text = file.text.slice(0, start) + insert + file.text.slice(start + removed);
          file = parseText("f", text, ++version, [], file);
          const findings = validateTree("project", file);
          // Of a section that stands twice the validator of whole files sees only the first.
          if (file.findings.some(({ code }) => code === "yaml.duplicate-key")) continue;
          found += findings.length;
          assert.deepEqual(
            listed(findings),
            listed(validateWhole(file)),
            text.slice(Math.max(0, start - 200), start + 200),
          );
        }
      }),
      { numRuns: 150 },
    );
    assert.ok(found > 100, `${found} findings were compared`);
  });

  it("says at a record that can't be read what it lacks, wherever the record moves", () => {
    const text = "organization:\n  people:\n    - { id: a, name: A }\n    - { id: b }x - { id: c }\n";
    const before = parseText("f", text, 1);
    const missing = (file: ParsedFile): readonly (readonly [string, number])[] =>
      validateTree("project", file)
        .filter(({ code }) => code === "schema.missing-key")
        .map(({ range, data }) => [String(data?.["key"]), range.start.line]);
    assert.deepEqual(missing(before), [
      ["id", 3],
      ["name", 3],
    ]);
    const after = parseText("f", text.replace("    - { id: a, name: A }\n", ""), 2, [], before);
    assert.deepEqual(missing(after), [
      ["id", 2],
      ["name", 2],
    ]);
  });

  it("moves the finding of a key with its line when lines before it go that line up with nothing", () => {
    const text = `schedule:
              percentComplete: 100
          tasks:
            - id: lost
              note: goes
              predecessors: [g1]
          tasks:
`;
    const before = parseText("p.pmo.yaml", text, 1);
    assert.notEqual(validateTree("project", before).length, 0);
    const shorter = text.replace("              note: goes\n", "");
    const after = parseText("p.pmo.yaml", shorter, 2, [], before);
    const fresh = parseText("p.pmo.yaml", shorter, 1);
    assert.deepEqual(listed(validateTree("project", after)), listed(validateTree("project", fresh)));
  });

  it("keeps the findings of an untouched record, moved with its lines", () => {
    const before = parseText("f", "risks:\n  - id: R-1\n    title: A\n  - id: R-2\n    probability: high\n", 1);
    const old = validateTree("project", before);
    const after = parseText("f", before.text.replace("title: A\n", "title: A\n    notes: more\n"), 2, [], before);
    const findings = validateTree("project", after);
    assert.deepEqual(
      findings.map(({ code, range }) => [code, range.start.line]),
      old.map(({ code, range }) => [code, range.start.line + 1]),
    );
    assert.ok(findings.length > 0);
  });
});
