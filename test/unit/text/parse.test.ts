import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { parseText } from "../../../src/core/text/parse";
import type { ParsedFile } from "../../../src/core/text/parsed-file";
import { entryOf, toData, valueOf, type TreeNode } from "../../../src/core/text/tree";

const good = readFileSync(new URL("../../fixtures/bad-input/good.pmo.yaml", import.meta.url), "utf8");

function parse(text: string): ParsedFile {
  return parseText("f.pmo.yaml", text, 1);
}

function data(text: string): unknown {
  const { root } = parse(text);
  // Through JSON: objects of the tree have no prototype.
  return root ? JSON.parse(JSON.stringify(toData(root))) : undefined;
}

/** Findings as `code "the text it is about"`. */
function found(text: string): readonly string[] {
  const file = parse(text);
  return file.findings.map(
    ({ code, range }) => `${code} "${text.slice(file.lines.offset(range.start), file.lines.offset(range.end))}"`,
  );
}

function ids(root: TreeNode | undefined): readonly string[] {
  const tasks = valueOf(valueOf(root, "schedule"), "tasks");
  const risks = valueOf(root, "risks");
  return [tasks, risks].flatMap((list) =>
    list?.kind === "sequence"
      ? list.items.flatMap((item) => {
          const id = valueOf(item, "id");
          return id?.kind === "scalar" ? [String(id.value)] : [];
        })
      : [],
  );
}

describe("reading YAML", () => {
  it("knows where every key and value stands, without comments and white space", () => {
    const text = "a: # note\n  - x # one\n  - { b: 'y' }   \nc: |\n  text\n\nd:\n";
    const file = parse(text);
    const at = (node: TreeNode | undefined): string => (node ? text.slice(node.start, node.end) : "");
    const list = valueOf(file.root, "a");
    assert.equal(at(list), "- x # one\n  - { b: 'y' }");
    assert.ok(list?.kind === "sequence");
    assert.deepEqual(list.items.map(at), ["x", "{ b: 'y' }"]);
    assert.equal(at(valueOf(list.items[1], "b")), "'y'");
    assert.equal(at(valueOf(file.root, "c")), "|\n  text");
    const empty = entryOf(file.root, "d");
    assert.deepEqual([empty?.value.start, empty?.value.end], [text.length - 1, text.length - 1]);
  });

  it("reads dates, times and percentages as text, numbers as numbers", () => {
    assert.deepEqual(data("a: 2026-04-01\nb: 09:00\nc: 50%\nd: 3\ne: yes\nf: true\ng: ~\n"), {
      a: "2026-04-01",
      b: "09:00",
      c: "50%",
      d: 3,
      e: "yes",
      f: true,
      g: null,
    });
  });

  it("repeats what an alias names, each at the place of the alias", () => {
    const text = "a: &days [mon, tue]\nb: *days\n";
    const node = valueOf(parse(text).root, "b");
    assert.ok(node?.kind === "sequence");
    assert.deepEqual(data(text), { a: ["mon", "tue"], b: ["mon", "tue"] });
    assert.ok([node, ...node.items].every((part) => text.slice(part.start, part.end) === "*days"));
  });

  it("takes over entries with a merge key; written ones win", () => {
    assert.deepEqual(data("base: &b { x: 1, y: 2 }\nown:\n  <<: *b\n  y: 3\n"), {
      base: { x: 1, y: 2 },
      own: { y: 3, x: 1 },
    });
  });

  it("reports an alias without a mark, and one inside itself", () => {
    assert.deepEqual(found("a: *b\n"), ['yaml.alias-unknown "*b"']);
    assert.deepEqual(found("a: &x [*x]\n"), ['yaml.alias-cycle "*x"']);
  });

  it("reports a key that stands twice, at the second place with the first", () => {
    const text = "project:\n  id: a\n  name: A\n  id: b\n";
    const [finding] = parse(text).findings;
    assert.equal(finding?.code, "yaml.duplicate-key");
    assert.deepEqual(finding.range.start, { line: 3, character: 2 });
    assert.deepEqual(
      finding.related?.map((place) => place.range.start),
      [{ line: 1, character: 2 }],
    );
    assert.deepEqual(data(text), { project: { id: "a", name: "A" } });
  });

  it("reads several documents as one and says so", () => {
    assert.deepEqual(found("---\na: 1\n---\nb: 2\n"), ['yaml.several-documents "---"']);
    assert.deepEqual(data("---\na: 1\n---\nb: 2\n"), { a: 1, b: 2 });
  });

  it("says in a file of nothing but comments how to begin", () => {
    assert.deepEqual(found("# nothing yet\n"), ['text.empty ""']);
  });

  it("refuses a text over 20 MB", () => {
    const file = parse("x".repeat(20 * 1024 * 1024 + 1));
    assert.deepEqual(
      file.findings.map((finding) => finding.code),
      ["text.too-large"],
    );
    assert.equal(file.root, undefined);
  });

  it("reports nesting too deep instead of failing, and keeps what stands beside it", () => {
    const tail = "risks:\n  - id: R-1\n";
    for (const deep of ["[".repeat(50_000), "{a: ".repeat(20_000), "- ".repeat(20_000), "? ".repeat(20_000)]) {
      const file = parse(`${tail}x-deep: ${deep}\n`);
      assert.ok(file.findings.length > 0, deep.slice(0, 4));
      assert.deepEqual(ids(file.root), ["R-1"], deep.slice(0, 4));
    }
  });
});

describe("half-typed YAML still reads", () => {
  it("a key without a colon, alone and before its lines", () => {
    assert.deepEqual(found("risks:\n  - id: a\nsched\n"), ['yaml.missing-colon "sched"']);
    assert.deepEqual(data("sched\nrisks:\n  - id: a\n"), { risks: [{ id: "a" }] });
    assert.deepEqual(data("schedule:\n  tasks\n    - id: a\n    - id: b\n"), {
      schedule: { tasks: [{ id: "a" }, { id: "b" }] },
    });
  });

  it("a key in the middle of a record", () => {
    const text = "risks:\n  - id: a\n    titl\n    owner: x\n  - id: b\n";
    assert.deepEqual(found(text), ['yaml.missing-colon "titl"']);
    assert.deepEqual(data(text), { risks: [{ id: "a", owner: "x" }, { id: "b" }] });
  });

  it("a text with a second colon", () => {
    assert.deepEqual(found("a: b: c\nd: 1\n"), ['yaml.syntax "b:"']);
    assert.deepEqual(data("a: b: c\nd: 1\n"), { a: "b: c", d: 1 });
  });

  it("a line that is indented too far or too little", () => {
    assert.deepEqual(data("r:\n  - id: x\n    name: foo\n      days: 3\n  - id: y\n"), {
      r: [{ id: "x", name: "foo", days: 3 }, { id: "y" }],
    });
    assert.deepEqual(data("r:\n  - id: x\n   name: foo\n  - id: y\n"), { r: [{ id: "x", name: "foo" }, { id: "y" }] });
  });

  it("brackets and quotes that are not closed, several of them", () => {
    const text = 'p:\n  name: "A\nr:\n  - id: x\n    t: "one\n    o: [a, b\n  - id: y\nz: {a: b\n';
    assert.deepEqual(found(text), [
      'yaml.unclosed-quote """',
      'yaml.unclosed-quote """',
      'yaml.unclosed-bracket "["',
      'yaml.unclosed-bracket "{"',
    ]);
    assert.deepEqual(data(text), {
      p: { name: "A" },
      r: [{ id: "x", t: "one", o: ["a", "b"] }, { id: "y" }],
      z: { a: "b" },
    });
  });

  it("a value that begins with a reserved character", () => {
    assert.deepEqual(found("a: @home\nb: 1\n"), ['yaml.syntax "@"']);
    assert.deepEqual(data("a: @home\nb: 1\n"), { a: "@home", b: 1 });
  });

  it("a merge conflict without an end, or with three sides", () => {
    assert.deepEqual(data("a: 1\n<<<<<<< ours\nb: 2\n||||||| base\nb: 0\n=======\nb: 3\n>>>>>>> theirs\nc: 4\n"), {
      a: 1,
      b: 2,
      c: 4,
    });
    assert.deepEqual(found("a: 1\n<<<<<<< ours\nb: 2\n"), ['text.merge-conflict "<<<<<<<"']);
    assert.deepEqual(data("a: 1\n<<<<<<< ours\nb: 2\n"), { a: 1, b: 2 });
  });
});

/** Offsets at which the records of the good file are complete. */
const complete = ids(parse(good).root).map((id) => {
  const start = good.indexOf(`- id: ${id}\n`);
  const next = good.slice(start + 1).search(/\n {2,4}- |\n\w/);
  return { id, end: next < 0 ? good.length : start + 1 + next };
});

describe("damage anywhere in a file", () => {
  it("keeps every record before a place where the file is cut off", () => {
    fc.assert(
      fc.property(fc.nat({ max: good.length }), (cut) => {
        const read = ids(parse(good.slice(0, cut)).root);
        for (const { id, end } of complete) if (end <= cut) assert.ok(read.includes(id), `${id} is lost`);
      }),
      { numRuns: 100 },
    );
  });

  it("keeps every record before a place where something foreign is typed, and reports at a short place", () => {
    const foreign = fc.oneof(
      fc.string({ maxLength: 20 }),
      fc.constantFrom(
        '"',
        "'",
        "[",
        "{",
        "]",
        "}",
        "\t",
        ": ",
        "- ",
        "&a ",
        "*a",
        "!x ",
        "|",
        ">",
        "%",
        "@",
        "<<: 1\n",
        "\n---\n",
        "\n<<<<<<< x\n",
        "#",
        "\n\t\n",
        "? ",
        "\0",
        "\uFEFF",
      ),
    );
    fc.assert(
      fc.property(fc.nat({ max: good.length }), foreign, (place, typed) => {
        const text = good.slice(0, place) + typed + good.slice(place);
        const file = parse(text);
        const read = ids(file.root);
        for (const { id, end } of complete) if (end < place) assert.ok(read.includes(id), `${id} is lost in\n${text}`);
        for (const { range } of file.findings) assert.equal(range.start.line, range.end.line);
      }),
      { numRuns: 150 },
    );
  });

  it("never throws, whatever the text is", () => {
    const pieces = fc.constantFrom(
      "a",
      ":",
      " ",
      "\n",
      "- ",
      "[",
      "]",
      "{",
      "}",
      '"',
      "'",
      "#",
      "\t",
      "&x",
      "*x",
      "|",
      ">",
      "!",
      "%",
      "---",
      "\r",
      ",",
      "?",
      "  ",
      "<<",
      "\\",
      "é",
      "設",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ maxLength: 60, unit: "binary" }),
          fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join("")),
        ),
        (text) => {
          const file = parse(text);
          if (!file.root) return;
          const check = (node: TreeNode): void => {
            assert.ok(node.start <= node.end && node.start >= 0 && node.end <= file.text.length, JSON.stringify(node));
            if (node.kind === "mapping") node.entries.forEach((entry) => check(entry.value));
            if (node.kind === "sequence") node.items.forEach(check);
          };
          check(file.root);
        },
      ),
      { numRuns: 800 },
    );
  });
});
