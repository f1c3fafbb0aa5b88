import assert from "node:assert/strict";
import { foldingRanges } from "../../../src/language/folding";

function folds(text: string): readonly string[] {
  return foldingRanges(text).map(({ startLine, endLine, kind }) => `${startLine}-${endLine}${kind ? ` ${kind}` : ""}`);
}

describe("folding", () => {
  const text = "# a\n# b\nproject:\n  id: x\n\nrisks:\n- id: a\n  title: b\n- id: c\n  title: d\n";
  it("folds sections and records, and comments of several lines", () => {
    assert.deepEqual(folds(text), ["0-1 comment", "2-3", "5-9", "6-7", "8-9"]);
  });
  it("is the same with Windows line breaks", () => {
    assert.deepEqual(folds(text.replaceAll("\n", "\r\n")), folds(text));
  });
  it("folds tasks below tasks", () => {
    assert.deepEqual(
      folds("schedule:\n  tasks:\n    - id: a\n      tasks:\n        - id: b\n          name: B\n    - id: c\n"),
      ["0-6", "1-6", "2-5", "3-5", "4-5"],
    );
  });
  it("folds what stands between #region and #endregion, one within the other, apart from the comments beside it", () => {
    const regions =
      "#region all\n# one\n# two\n# region inner\na: 1\n# endregion\n#endregion\n# endregion of nothing\n";
    assert.deepEqual(folds(regions), ["0-6 region", "1-2 comment", "3-5 region"]);
  });
  it("takes a block of text as text, also where it looks like comments", () => {
    const block =
      "risks:\n  - id: a\n    notes: |\n      # title\n      # more\n\n      text\n    title: b # x |\n    owner: c\n";
    assert.deepEqual(folds(block), ["0-8", "1-8", "2-6"]);
  });
  it("folds a value that goes over several lines in brackets", () => {
    assert.deepEqual(folds("a: [\n  1,\n  2,\n]\nb: 1\n"), ["0-2"]);
  });
  it("has nothing to fold in an empty text", () => {
    for (const empty of ["", "\n", "  ", "# a", "a: 1"]) assert.deepEqual(folds(empty), [], JSON.stringify(empty));
  });
});
