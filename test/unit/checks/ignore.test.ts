import assert from "node:assert/strict";
import { applyIgnores } from "../../../src/core/checks/ignore";
import type { Finding } from "../../../src/core/text/finding";
import { message } from "../../../src/core/text/message";
import { parseText } from "../../../src/core/text/parse";

/** What is left of findings given as `code` at the first place of a text, and what is said about the comments. */
function after(text: string, ...found: readonly (readonly [code: string, at: string])[]): readonly string[] {
  const file = parseText("p.pmo.yaml", text, 1);
  const findings = found.map(([code, at]): Finding => {
    const start = text.indexOf(at);
    assert.ok(start >= 0, at);
    const range = file.lines.range({ start, end: start + at.length });
    return { code, severity: "warning", file: file.path, range, message: message("x") };
  });
  return applyIgnores(file, findings).map(
    ({ code, range }) => `${code} ${text.slice(file.lines.offset(range.start), file.lines.offset(range.end))}`,
  );
}

describe("a comment pmo-ignore", () => {
  it("silences its code in its own line, and no other code or line", () => {
    const text = "risks:\n  - id: R-1 # pmo-ignore risk.no-owner decided in June\n    title: A\n  - id: R-2\n";
    assert.deepEqual(after(text, ["risk.no-owner", "R-1"]), []);
    assert.deepEqual(after(text, ["risk.no-owner", "R-1"], ["risk.no-response", "R-1"], ["risk.no-owner", "R-2"]), [
      "risk.no-response R-1",
      "risk.no-owner R-2",
    ]);
  });

  it("on a line of its own silences the next line with content", () => {
    const text = "risks:\n  # pmo-ignore risk.no-owner 移行後に決める\n\n  # another word\n  - id: R-1\n";
    assert.deepEqual(after(text, ["risk.no-owner", "R-1"]), []);
  });

  it("may name several codes and stand behind another comment", () => {
    const text = "a: 1 # note # pmo-ignore date.far, task.no-duration because\r\nb: 2\r\n";
    assert.deepEqual(after(text, ["date.far", "1"], ["task.no-duration", "a"]), []);
  });

  it("is a finding when it silences nothing, as a whole or the one code that is idle", () => {
    assert.deepEqual(after("a: 1 # pmo-ignore date.far old\n"), ["ignore.unused # pmo-ignore date.far old"]);
    assert.deepEqual(after("a: 1 # pmo-ignore date.far, id.invalid old\n", ["date.far", "1"]), [
      "ignore.unused id.invalid",
    ]);
    assert.deepEqual(after("a: 1\n# pmo-ignore date.far at the end\n"), [
      "ignore.unused # pmo-ignore date.far at the end",
    ]);
  });

  it("is a finding without a reason or without a code", () => {
    assert.deepEqual(after("a: 1 # pmo-ignore date.far\n", ["date.far", "1"]), [
      "ignore.no-reason # pmo-ignore date.far",
    ]);
    assert.deepEqual(after("a: 1 # pmo-ignore\n"), ["ignore.no-code # pmo-ignore"]);
    assert.deepEqual(after("a: 1 # pmo-ignore because\n"), ["ignore.no-code # pmo-ignore because"]);
  });

  it("can't silence what makes the text unreadable", () => {
    const text = "a: 1 # pmo-ignore yaml.tab, text.encoding no\n";
    assert.deepEqual(after(text, ["yaml.tab", "1"]), [
      "yaml.tab 1",
      "ignore.unused # pmo-ignore yaml.tab, text.encoding no",
      "ignore.unused # pmo-ignore yaml.tab, text.encoding no",
    ]);
  });

  it("is only a comment outside of quotes and blocks of text", () => {
    assert.deepEqual(after('a: "1 # pmo-ignore date.far no"\n', ["date.far", '"1']), ['date.far "1']);
    assert.deepEqual(after("a: |\n  1 # pmo-ignore date.far no\n", ["date.far", "1"]), ["date.far 1"]);
    assert.deepEqual(after("a: x# pmo-ignore date.far no\n", ["date.far", "x"]), ["date.far x"]);
    assert.deepEqual(after("a: | # pmo-ignore date.far yes\n  1\n", ["date.far", "|"]), []);
    assert.deepEqual(after("'# pmo-ignore b.c d': 1\n", ["date.far", "1"]), ["date.far 1"]);
  });

  it("works in a list inside brackets and in a text that can't be read as a whole", () => {
    assert.deepEqual(after("a: [1, # pmo-ignore date.far x\n 2]\n", ["date.far", "1"]), []);
    assert.deepEqual(after("a: 1 # pmo-ignore date.far x\nb: [\nc: d: e\n", ["date.far", "1"]), []);
  });

  it("leaves a file without such comments as it is", () => {
    const file = parseText("p.pmo.yaml", "a: 1\n", 1);
    const findings: readonly Finding[] = [];
    assert.equal(applyIgnores(file, findings), findings);
  });
});
