import assert from "node:assert/strict";
import { renderMessage } from "../../../src/core/text/message";
import { parseText } from "../../../src/core/text/parse";
import type { Finding } from "../../../src/core/text/finding";
import type { FileKind } from "../../../src/core/schema/registry";
import { validateTree } from "../../../src/core/schema/validate";

interface Found {
  readonly code: string;
  readonly at: string;
  readonly line: number;
  readonly words: string;
  readonly finding: Finding;
}

function validate(text: string, kind: FileKind = "project"): readonly Found[] {
  const file = parseText("f", text, 1);
  return validateTree(kind, file).map((finding) => ({
    code: finding.code,
    at: text.slice(file.lines.offset(finding.range.start), file.lines.offset(finding.range.end)),
    line: finding.range.start.line,
    words: renderMessage(finding.message),
    finding,
  }));
}

/** The one finding of a text. */
function one(text: string): Found {
  const all = validate(text);
  assert.equal(all.length, 1, JSON.stringify(all.map(({ code, at }) => [code, at])));
  const [first] = all;
  assert.ok(first);
  return first;
}

const task = (line: string): string => `schedule:\n  tasks:\n    - id: a\n      name: A\n      ${line}\n`;

describe("schema findings in plain words", () => {
  it("finds nothing in a sound file", () => {
    assert.deepEqual(validate(task("duration: 10d")), []);
  });

  it("names the nearest key for a misspelt one, at the key", () => {
    const found = one(task("duratoin: 10d"));
    assert.equal(found.code, "schema.unknown-key");
    assert.equal(found.at, "duratoin");
    assert.equal(found.words, "'duratoin' is not known here. Did you mean 'duration'?");
    assert.deepEqual(found.finding.data?.["suggestions"], ["duration"]);
  });

  it("knows keys by their Japanese title", () => {
    assert.deepEqual(one(task("期間: 10d")).finding.data?.["suggestions"], ["duration"]);
  });

  it("admits keys that begin with x-", () => {
    assert.deepEqual(validate(task("x-own: { anything: [1] }")), []);
  });

  it("reports a missing key at the record", () => {
    const found = one("risks:\n  - title: Late\n");
    assert.deepEqual([found.code, found.at, found.words], ["schema.missing-key", "title", "'id' is missing here."]);
    assert.deepEqual([found.finding.data?.["prefix"], found.finding.data?.["digits"]], ["R-", 3]);
  });

  it("lists the known values for a wrong one, and the nearest, also by label", () => {
    const found = one("risks:\n  - { id: R-1, title: T, status: opne }\n");
    assert.deepEqual([found.code, found.at], ["schema.enum", "opne"]);
    assert.ok(
      found.words.startsWith("'opne' is not known here. Did you mean 'open'? Known are: proposed, assessing,"),
      found.words,
    );
    assert.deepEqual(one("risks:\n  - { id: R-1, title: T, status: 対応中 }\n").finding.data?.["suggestions"], [
      "open",
    ]);
  });

  it("reports a number out of range with its bounds", () => {
    const found = one(task("percentComplete: 140"));
    assert.deepEqual(
      [found.code, found.at, found.words],
      ["schema.range", "140", "140 is out of range; values go from 0 to 100."],
    );
  });

  it("explains dates and offers what was meant", () => {
    for (const [written, meant] of [
      ["2026/4/1", "2026-04-01"],
      ["2026.12.31", "2026-12-31"],
      ["2026年4月1日", "2026-04-01"],
    ] as const) {
      const found = one(task(`deadline: ${written}`));
      assert.deepEqual([found.code, found.at, found.finding.data?.["suggestions"]], ["date.invalid", written, [meant]]);
    }
    assert.deepEqual(one(task("deadline: 2026-02-30")).code, "date.invalid");
    assert.deepEqual(one(task("deadline: 2026-13-01")).code, "date.invalid");
    assert.deepEqual(one(task("deadline: soon")).finding.data?.["suggestions"], []);
    assert.equal(one(task("deadline: 20260401")).finding.data?.["suggestions"]?.toString(), "2026-04-01");
  });

  it("explains durations and offers what was meant", () => {
    for (const [written, meant] of [
      ["10 days", "10d"],
      ["10日", "10d"],
      ["10", "10d"],
      ["2 w", "2w"],
    ] as const) {
      const found = one(task(`duration: ${written}`));
      assert.deepEqual(
        [found.code, found.at, found.finding.data?.["suggestions"]],
        ["duration.invalid", written, [meant]],
      );
    }
    assert.deepEqual(
      [one(task("duration: 601mo")).code, one(task("duration: 601mo")).finding.severity],
      ["duration.too-long", "warning"],
    );
    assert.deepEqual(validate(task("duration: 599mo")), []);
  });

  it("explains predecessors, assignments and percentages", () => {
    assert.deepEqual(
      [one(task("predecessors: [b FS+]")).code, one(task("predecessors: [b FS+]")).at],
      ["predecessor.invalid", "b FS+"],
    );
    assert.equal(one(task("assignments: [sato fifty]")).code, "assignment.invalid");
    const capacity = one("organization:\n  people:\n    - { id: a, name: A, capacity: 50 }\n");
    assert.deepEqual([capacity.code, capacity.finding.data?.["suggestions"]], ["percent.invalid", ["50%"]]);
  });

  it("explains ids, and offers one without the spaces", () => {
    const found = one("risks:\n  - { id: risk one, title: T }\n");
    assert.deepEqual(
      [found.code, found.at, found.finding.data?.["suggestions"]],
      ["id.invalid", "risk one", ["risk-one"]],
    );
  });

  it("asks for quotes where a number or a yes stands for a text", () => {
    const found = one("risks:\n  - { id: R-1, title: 2026 }\n");
    assert.deepEqual(
      [found.code, found.at, found.words],
      ["schema.type", "2026", "Text is expected here. Put it in quotes: '2026'."],
    );
  });

  it("says what is expected for a wrong type", () => {
    const found = one(task("predecessors: b"));
    assert.deepEqual([found.code, found.at, found.words], ["schema.type", "b", "Expected here: a list. Found: text."]);
  });

  it("is mild about a value that is still missing, once for each", () => {
    const all = validate(task("duration:\n      status:\n      predecessors:\n        - "));
    assert.ok(
      all.every(({ code, finding }) => code === "schema.missing-value" && finding.severity === "info"),
      JSON.stringify(all.map((found) => found.code)),
    );
    assert.deepEqual(
      all.map(({ at }) => at),
      ["duration", "status", ""],
    );
  });

  it("reports a constraint without its date, and nothing else", () => {
    const found = one(task("constraint: { type: must-start-on }"));
    assert.deepEqual([found.code, found.at, found.words], ["schema.missing-key", "type", "'date' is missing here."]);
  });

  it("says how a file begins when it is a list or a word", () => {
    assert.deepEqual([one("- id: a\n").code, one("- id: a\n").at], ["schema.type", "- id: a"]);
    assert.deepEqual(one("risk\n").finding.data?.["suggestions"], ["risks"]);
  });

  it("validates standards and portfolios by their own schema", () => {
    assert.deepEqual(validate("portfolio:\n  id: p\n  name: P\n", "portfolio"), []);
    assert.deepEqual(
      validate("portfolio:\n  id: p\n  nam: P\n", "portfolio")
        .map(({ code, at }) => `${code} ${at}`)
        .sort(),
      ["schema.unknown-key nam"],
    );
    assert.deepEqual(
      validate("standard:\n  id: s\n  versoin: 1.0.0\n", "standard")
        .filter(({ code }) => code === "schema.unknown-key")
        .map(({ at }) => at),
      ["versoin"],
    );
  });
});
