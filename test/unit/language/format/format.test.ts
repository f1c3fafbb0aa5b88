import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { formatEdits, formatRangeEdits } from "../../../../src/language/format/index";
import { applyEdits } from "../../../../src/core/text/edit";

const golden = new URL("golden/", import.meta.url);

function format(text: string): string {
  return applyEdits(text, formatEdits(text));
}

function formatLines(text: string, first: number, last: number): string {
  return applyEdits(text, formatRangeEdits(text, first, last));
}

describe("formatting", () => {
  describe("gives the expected text", () => {
    const names = readdirSync(golden).filter((name) => name.endsWith(".input.pmo.yaml"));
    for (const name of names) {
      it(name.replace(".input.pmo.yaml", ""), () => {
        const input = readFileSync(new URL(name, golden), "utf8");
        const expected = readFileSync(new URL(name.replace(".input.", ".expected."), golden), "utf8");
        assert.equal(format(input), expected);
        assert.deepEqual(formatEdits(expected), []);
      });
    }
  });

  it("touches nothing in a text that is as it should be", () => {
    assert.deepEqual(formatEdits("risks:\n  - id: R-001\n\n  # a comment\n  - { id: R-002, tags: [a, b] }\n"), []);
  });

  it("touches only what changes, so that cursors stay", () => {
    const text = "project:\n    id: x\n    name:  X\n";
    assert.deepEqual(
      formatEdits(text).map(({ span, newText }) => [span.start, span.end, newText]),
      [
        [9, 11, ""],
        [19, 21, ""],
        [28, 30, " "],
      ],
    );
  });

  it("keeps the line breaks of the file, whichever they are", () => {
    assert.equal(
      format("project:\r\n    id: x  \r\n\r\n\r\n\r\n    name: X"),
      "project:\r\n  id: x\r\n\r\n  name: X\r\n",
    );
  });

  it("leaves a file alone in which carriage returns alone end lines", () => {
    const text = "project:\r    id: x\r";
    assert.equal(format(text), text);
  });

  it("ends a file with exactly one line break", () => {
    assert.equal(format("a: 1"), "a: 1\n");
    assert.equal(format("a: 1\n\n  \n\n"), "a: 1\n");
    assert.equal(format("a: |+\n  kept\n\n\n"), "a: |+\n  kept\n\n\n");
    assert.equal(format(""), "");
  });

  it("takes ideographic spaces for text, as YAML does", () => {
    const text = "name: 佐藤　花子　\n";
    assert.equal(format(text), text);
  });

  it("never changes quotes, long lines or the spaces inside words", () => {
    const text = `a: 'x'\nb: "y"\nc: ${"word ".repeat(60)}end\nd: two  spaces\ne: { f: two  spaces }\n`;
    assert.equal(format(text), text);
  });

  it("leaves a merge conflict alone, and formats what stands outside", () => {
    const text = "a:\n<<<<<<< HEAD\n    b:  1\n=======\n    b:  2\n>>>>>>> other\nc:\n    d:  1\n";
    assert.equal(format(text), text.replace("    d:  1", "  d: 1"));
  });

  it("leaves the places of a template alone", () => {
    const text = "project:\n  id: {{id}}\n  start: {{start+4w}}\n";
    assert.equal(format(text), text);
  });

  it("leaves the columns of a section alone in which a bracket is never closed", () => {
    const text = "a:\n    b: [x, y\n    c: z\nd:\n    e: f\n";
    assert.equal(format(text), "a:\n    b: [x, y\n    c: z\nd:\n  e: f\n");
  });

  it("leaves a text alone that is the whole document, and formats the document behind it", () => {
    const text = "|\na:  1\n    b:   2\n";
    assert.equal(format(text), text);
    assert.equal(format(`${text}---\nc:  3\n`), `${text}---\nc: 3\n`);
  });

  it("sets the gaps inside brackets over several lines", () => {
    assert.equal(format("a: {b: 1,  # one\n    c: [ 2 ,3 ]}\n"), "a: { b: 1,  # one\n    c: [2, 3] }\n");
  });

  describe("of some lines", () => {
    it("touches only those lines", () => {
      const text = "a:\n  b:  1\n  c:  2\n  d:  3\n";
      assert.equal(formatLines(text, 2, 2), "a:\n  b:  1\n  c: 2\n  d:  3\n");
    });

    it("takes in whole entries where columns change, so that they stay in one piece", () => {
      const text = "a:\n  b:  1\n  c:\n      - d:  1\n        e:  2\n      - f:  3\n  g:  4\n";
      assert.equal(formatLines(text, 4, 4), text.replace("e:  2", "e: 2"));
      assert.equal(formatLines(text, 3, 3), "a:\n  b:  1\n  c:\n    - d: 1\n      e: 2\n    - f: 3\n  g:  4\n");
    });

    it("takes in the rest of a text of several lines", () => {
      const text = "a: |\n    one\n    two\nb:  1\n";
      assert.equal(formatLines(text, 2, 2), "a: |\n  one\n  two\nb:  1\n");
    });
  });
});
