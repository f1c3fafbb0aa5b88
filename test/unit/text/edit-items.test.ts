import assert from "node:assert/strict";
import { commentsIn } from "../../../src/core/text/comments";
import { applyEdits } from "../../../src/core/text/edit";
import { deleteBlock, itemBlock, itemSeparator, shiftedText, shiftLines } from "../../../src/core/text/edit-items";
import { parseText } from "../../../src/core/text/parse";
import type { ParsedFile } from "../../../src/core/text/parsed-file";
import { valueOf, type SequenceNode } from "../../../src/core/text/tree";

function read(text: string): { readonly file: ParsedFile; readonly list: SequenceNode } {
  const file = parseText("plan.pmo.yaml", text, 1);
  assert.deepEqual(file.findings, []);
  const list = valueOf(file.root, "risks");
  assert.ok(list?.kind === "sequence");
  return { file, list };
}

function blocks(text: string): readonly (string | undefined)[] {
  const { file, list } = read(text);
  return list.items.map((_, index) => {
    const block = itemBlock(file, list, index);
    return block && text.slice(block.start, block.end);
  });
}

describe("lines of a list item", () => {
  it("take in the comments above, behind and further to the right below", () => {
    assert.deepEqual(
      blocks(
        "risks:\n  # one\n  # two\n  - id: A # a\n    # of A\n  # of B\n  - id: B\n\n  # alone\n\n  - id: C\n  # of nobody\n",
      ),
      ["  # one\n  # two\n  - id: A # a\n    # of A", "  # of B\n  - id: B", "  - id: C"],
    );
  });

  it("take in blocks of text with what looks like a comment or a dash", () => {
    assert.deepEqual(blocks("risks:\n- cause: |\n    # text\n    - more\n- effect: >+\n    x\n\n\n- id: C"), [
      "- cause: |\n    # text\n    - more",
      "- effect: >+\n    x\n\n",
      "- id: C",
    ]);
  });

  it("are found behind anchors, empty items and dashes on lines of their own", () => {
    assert.deepEqual(blocks("risks:\r\n- &a\r\n  id: A\r\n-\r\n- *a\r\n-\r\n  # inside\r\n  id: D\r\n"), [
      "- &a\r\n  id: A",
      "-",
      "- *a",
      "-\r\n  # inside\r\n  id: D",
    ]);
  });

  it("are none in brackets", () => {
    assert.deepEqual(blocks("risks: [{ id: A },\n  { id: B }]\n"), [undefined, undefined]);
  });

  it("move to the right and back, blocks of text and blank lines included", () => {
    const text = "risks:\r\n- cause: |\r\n    text\r\n\r\n      deeper\r\n# left\r\n  effect: x";
    const { file } = read(text);
    const span = { start: 8, end: text.length };
    const moved = applyEdits(text, shiftLines(file, span, 2));
    assert.equal(moved, "risks:\r\n  - cause: |\r\n      text\r\n\r\n        deeper\r\n  # left\r\n    effect: x");
    assert.equal(shiftedText(file, span, 2), moved.slice(8));
    assert.equal(shiftedText(read(moved).file, { start: 8, end: moved.length }, -2), text.slice(8));
  });

  it("keep what looks like a line break to other programs", () => {
    const text = "risks:\n- cause: a\u2028b\n";
    assert.equal(shiftedText(read(text).file, { start: 7, end: text.length - 1 }, 2), "  - cause: a\u2028b");
  });

  it("go away with one of the blank lines around them", () => {
    const text = "risks:\n- id: A\n\n- id: B\n\n- id: C";
    const { file, list } = read(text);
    const gone = (index: number): string => {
      const block = itemBlock(file, list, index);
      assert.ok(block);
      return applyEdits(text, [deleteBlock(file, block)]);
    };
    assert.equal(gone(1), "risks:\n- id: A\n\n- id: C");
    assert.equal(gone(2), "risks:\n- id: A\n\n- id: B\n");
  });

  it("are divided as their neighbours are", () => {
    const { file, list } = read("risks:\r\n- id: A\r\n\r\n- id: B\r\n- id: C\r\n");
    assert.equal(itemSeparator(file, list, 0), "\r\n\r\n");
    assert.equal(itemSeparator(file, list, 1), "\r\n");
    assert.equal(itemSeparator(file, list, 2), "\r\n");
  });
});

describe("comments of a text", () => {
  it("are told from values that look like them", () => {
    const text = `# head
risks: # all
  - title: "a # b" # c
    url: x#y
    cause: | # 原因
      # text
    effect: >-
      more # text
    tags: [a, # first
      b] # last`;
    const { file } = read(text);
    assert.deepEqual(
      commentsIn(file, { start: 0, end: text.length }).map(({ start, end }) => text.slice(start, end)),
      ["# head", "# all", "# c", "# 原因", "# first", "# last"],
    );
  });
});
