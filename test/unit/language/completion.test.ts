import assert from "node:assert/strict";
import { renderMessage } from "../../../src/core/text/message";
import { LineIndex } from "../../../src/core/text/range";
import { schemas } from "../../../src/core/schema/generated/schemas";
import { complete } from "../../../src/language/completion";
import { expandSnippet } from "../../../src/language/snippet-text";
import type { CompletionItem } from "../../../src/language/types";

/** Completions at the mark `|`. */
function at(marked: string, language: "en" | "ja" = "en"): readonly CompletionItem[] {
  const offset = marked.indexOf("|");
  return complete({
    text: marked.replace("|", ""),
    offset,
    file: "demo.pmo.yaml",
    project: undefined,
    language,
    today: "2026-11-23",
    render: (message) => renderMessage(message),
  });
}

/** The text after choosing the completion with a label and typing nothing into its places. */
function choose(marked: string, label: string): string {
  const offset = marked.indexOf("|");
  const text = marked.replace("|", "");
  const item = at(marked).find((one) => one.label === label);
  assert.ok(item, `no completion '${label}'`);
  const lines = new LineIndex(text);
  const start = lines.offset(item.range.start);
  const end = lines.offset(item.range.end);
  assert.ok(start <= offset && offset <= end, "the completion must replace the word at the cursor");
  const leading = /^ */.exec(text.slice(lines.lineStart(item.range.start.line)))?.[0] ?? "";
  const inserted = item.snippet ? expandSnippet(item.newText).replaceAll("\n", `\n${leading}`) : item.newText;
  return text.slice(0, start) + inserted + text.slice(end);
}

const labels = (marked: string): readonly string[] => at(marked).map(({ label }) => label);

describe("completions", () => {
  it("offer every section in an empty file, and a standard or a portfolio", () => {
    const sections = Object.keys(schemas["pmo.schema.json"].properties ?? {});
    assert.deepEqual(labels("|"), [...sections, "standard", "portfolio"]);
  });

  it("do not offer a section twice", () => {
    assert.ok(!labels("risks: []\n|").includes("risks"));
  });

  it("write a section with a first record", () => {
    assert.equal(
      choose("ris|", "risks"),
      "risks:\n  - id: R-001\n    title: Title\n    cause: Cause\n    effect: Effect\n    probability: 3\n    impact: 4\n    response: avoid\n    status: open",
    );
  });

  it("write a record with a dash where the dash is missing, and without where it is there", () => {
    const expected = "actions:\n  - id: A-001\n    title: Title\n    due: 2026-11-23\n    status: open";
    assert.equal(choose("actions:\n  |", "action"), expected);
    assert.equal(choose("actions:\n  - |", "action"), expected);
    assert.equal(choose("actions:\n  - act|", "action"), expected);
  });

  it("offer a task, a milestone and a summary task", () => {
    assert.deepEqual(labels("schedule:\n  tasks:\n    - |"), ["task", "milestone", "summary"]);
    assert.equal(
      choose("schedule:\n  tasks:\n    - |", "milestone"),
      "schedule:\n  tasks:\n    - id: task-1\n      name: Name\n      milestone: true\n      predecessors: []\n      deadline: 2026-11-23",
    );
  });

  it("offer the keys of a record that it does not have yet, required ones first", () => {
    const keys = labels("risks:\n  - owner: sato\n    |\n    cause: x\n");
    assert.deepEqual(keys.slice(0, 2), ["id", "title"]);
    assert.ok(!keys.includes("owner") && !keys.includes("cause"));
  });

  it("offer the values of an enum with their labels in the person's language", () => {
    const items = at("risks:\n  - response: |", "ja");
    assert.equal(items.find(({ label }) => label === "avoid")?.detail, "回避");
  });

  it("offer today for a date", () => {
    assert.deepEqual(labels("actions:\n  - due: |"), ["2026-11-23"]);
  });

  it("offer link types behind the id of a predecessor", () => {
    assert.deepEqual(labels("schedule:\n  tasks:\n    - predecessors: [design |]"), ["FS", "SS", "FF", "SF"]);
  });

  it("replace a key without touching its value", () => {
    assert.equal(choose("risks:\n  - tit|: x\n", "title"), "risks:\n  - title: x\n");
  });

  it("stay quiet in comments, block texts and unknown places", () => {
    assert.deepEqual(labels("# ri|"), []);
    assert.deepEqual(labels("risks:\n  - cause: |>\n".replace("|>", ">\n      a|")), []);
    assert.deepEqual(labels("nonsense:\n  - |"), []);
  });
});
