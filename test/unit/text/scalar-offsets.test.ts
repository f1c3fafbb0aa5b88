import assert from "node:assert/strict";
import fc from "fast-check";
import { parseText } from "../../../src/core/text/parse";
import { valueSpan } from "../../../src/core/text/scalar-offsets";
import { valueOf } from "../../../src/core/text/tree";

/** What stands in the text where a word of the value of `check` is found. */
function underlined(yaml: string, word: string): string {
  const file = parseText("a.pmo.yaml", yaml, 1);
  const node = valueOf(file.root, "check");
  assert.ok(node?.kind === "scalar");
  const start = String(node.value).indexOf(word);
  assert.ok(start >= 0, `${word} in ${String(node.value)}`);
  const span = valueSpan(node, yaml, { start, end: start + word.length });
  return yaml.slice(span.start, span.end);
}

describe("a place inside a value", () => {
  it("is found in every style of YAML", () => {
    const written = [
      "check: has(task.owner) && task.ownr\n",
      "check: 'has(task.owner) && task.ownr'\n",
      'check: "has(task.owner) && task.ownr"\n',
      "check: has(task.owner)\n  && task.ownr # why\n",
      "check: >-\n  has(task.owner)\n  && task.ownr\n",
      "check: |\n  has(task.owner) &&\n    task.ownr\nother: 1\n",
      "check: 'it''s' + task.ownr\n".replace("'it''s' + task.ownr", "'''it''s'' + task.ownr'"),
      "# 日本語\ncheck: '日本語' + task.ownr\n".replace("'日本語' + task.ownr", "\"'日本語' + task.ownr\""),
    ];
    for (const yaml of written) assert.equal(underlined(yaml, "ownr"), "ownr", yaml);
  });

  it("is the whole value where escapes hide it", () => {
    assert.equal(underlined('check: "\\"a\\" + task.ownr"\n', "ownr"), '"\\"a\\" + task.ownr"');
  });

  it("reads as in the value, or is the whole value", () => {
    const word = fc.constantFrom("task", "a", "b'", "&&", "(x)", "日本");
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 6 }),
        fc.constantFrom(" ", "\n  ", "  "),
        fc.constantFrom("plain", "single", "double", "folded", "literal"),
        (words, gap, style) => {
          const body = words.join(gap);
          const yaml = {
            plain: `check: x ${body}\n`,
            single: `check: 'x ${body.replaceAll("'", "''")}'\n`,
            double: `check: "x ${body}"\n`,
            folded: `check: >-\n  x ${body}\n`,
            literal: `check: |\n  x ${body}\n`,
          }[style];
          for (const one of words) assert.equal(underlined(yaml, one).replaceAll("''", "'"), one, yaml);
        },
      ),
    );
  });
});
