import assert from "node:assert/strict";
import { applyEdits } from "../../../../src/core/text/edit";
import { formatOnType } from "../../../../src/language/format/on-type";

/** The text after something was typed at `|`, which stands behind it. */
function typed(text: string, character: string): string {
  const offset = text.lastIndexOf("|");
  const plain = text.slice(0, offset) + text.slice(offset + 1);
  return applyEdits(plain, formatOnType(plain, offset, character));
}

function afterEnter(text: string): string {
  return typed(text, "\n");
}

describe("formatting while typing", () => {
  it("puts the line below a key without a value one level further in", () => {
    assert.equal(afterEnter("schedule:\n|"), "schedule:\n  ");
    assert.equal(afterEnter("  - id: a\n    tasks:\n    |"), "  - id: a\n    tasks:\n      ");
    assert.equal(afterEnter("  - tasks:\n    |"), "  - tasks:\n      ");
    assert.equal(afterEnter("  - tasks: # below\n    |"), "  - tasks: # below\n      ");
  });

  it("puts the line below the first key of an item into the column of that key", () => {
    assert.equal(afterEnter("tasks:\n  - id: a\n  |\n"), "tasks:\n  - id: a\n    \n");
    assert.equal(afterEnter("tasks:\n  - name: 画面\n  |\n"), "tasks:\n  - name: 画面\n    \n");
  });

  it("puts the line below an item in one line into the column of its dash", () => {
    assert.equal(afterEnter("tasks:\n  - { id: a }\n    |"), "tasks:\n  - { id: a }\n  ");
    assert.equal(afterEnter("tags:\n  - one\n    |"), "tags:\n  - one\n  ");
  });

  it("keeps to lists in the column of their key where the file has them so", () => {
    const text = "risks:\n- id: R-001\n  title: Late\nschedule:\n  tasks:\n    |";
    assert.equal(afterEnter(text), "risks:\n- id: R-001\n  title: Late\nschedule:\n  tasks:\n  ");
  });

  it("works with Windows line breaks", () => {
    assert.equal(afterEnter("schedule:\r\n|\r\n"), "schedule:\r\n  \r\n");
  });

  it("changes nothing inside texts of several lines, quotes and brackets", () => {
    for (const text of [
      "a:\n  notes: |\n    Note:\n    |",
      "a:\n  notes: |\n    |",
      'a:\n  notes: "one\n |',
      "a:\n  tags: [a,\n |",
    ])
      assert.equal(afterEnter(text), text.replace(/\|([^|]*)$/, "$1"));
  });

  it("changes nothing below a blank line or a comment, and nothing in a line with words", () => {
    for (const text of ["a:\n\n |", "a:\n# b\n |", "a:\n |x"]) assert.equal(afterEnter(text), text.replace("|", ""));
  });

  it("moves a key by one column into the column of the keys above", () => {
    assert.equal(typed("a:\n  - id: x\n     name:|", ":"), "a:\n  - id: x\n     name:");
    assert.equal(typed("a:\n  - id: [x]\n     name:|", ":"), "a:\n  - id: [x]\n    name:");
    assert.equal(typed("a:\n  - id: x\n   name:|", ":"), "a:\n  - id: x\n    name:");
    assert.equal(typed("a:\n b:|", ":"), "a:\n  b:");
  });

  it("leaves a key where it may stand, and words that only look like one", () => {
    for (const text of ["a:\n  b:|", "a: 1\nb:|", "a:\n  b: at 10:|", "a: x\n      y:|"])
      assert.equal(typed(text, ":"), text.replace("|", ""));
  });

  it("moves the dash of a new item by one column into the column of its list", () => {
    assert.equal(typed("a:\n - |", "-"), "a:\n - ");
    assert.equal(typed("a:\n -|", "-"), "a:\n  -");
    assert.equal(typed("r:\n- id: x\na:\n -|", "-"), "r:\n- id: x\na:\n-");
    assert.equal(typed("  tasks:\n     -|", "-"), "  tasks:\n    -");
    assert.equal(typed("a:\n  - x\n -|", "-"), "a:\n  - x\n  -");
  });

  it("does not throw at any place of any text", () => {
    const text = "a:\n  - id: x\n    b: |\n      c: 'd\n\n  - {e: [f\n\t-\n: -\n\r\n";
    for (let offset = 0; offset <= text.length; offset++)
      for (const character of ["\n", ":", "-"]) assert.doesNotThrow(() => formatOnType(text, offset, character));
  });
});
