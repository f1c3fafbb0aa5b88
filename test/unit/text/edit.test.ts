import assert from "node:assert/strict";
import fc from "fast-check";
import {
  applyEdits,
  deleteEntry,
  deleteItem,
  insertEntry,
  insertItem,
  renameKey,
  replaceScalar,
  setEntry,
  type EditValue,
  type TextEdit,
} from "../../../src/core/text/edit";
import { parseText } from "../../../src/core/text/parse";
import type { ParsedFile } from "../../../src/core/text/parsed-file";
import {
  entryOf,
  toData,
  valueOf,
  type MappingNode,
  type ScalarNode,
  type SequenceNode,
  type TreeNode,
} from "../../../src/core/text/tree";

const plan = `# The plan
schedule:
  calendar: jp # the usual one
  tasks:
    - id: screens
      name: "Screen design" # quoted
      duration: 10d
      # who does it
      assignments: [sato 50%, tanaka]
    - { id: build, name: 'Build', predecessors: [screens] } # short

    # a comment before the last one
    - id: test
      name: Test
      description: |
        First line
        Second line
`;

function file(text: string): ParsedFile {
  const parsed = parseText("plan.pmo.yaml", text, 1);
  assert.deepEqual(parsed.findings, []);
  return parsed;
}

function mapping(node: TreeNode | undefined): MappingNode {
  assert.equal(node?.kind, "mapping");
  return node as MappingNode;
}

function sequence(node: TreeNode | undefined): SequenceNode {
  assert.equal(node?.kind, "sequence");
  return node as SequenceNode;
}

function scalar(node: TreeNode | undefined): ScalarNode {
  assert.equal(node?.kind, "scalar");
  return node as ScalarNode;
}

function tasks(parsed: ParsedFile): SequenceNode {
  return sequence(valueOf(valueOf(parsed.root, "schedule"), "tasks"));
}

function task(parsed: ParsedFile, index: number): MappingNode {
  return mapping(tasks(parsed).items[index]);
}

function after(text: string, make: (parsed: ParsedFile) => TextEdit | undefined): string {
  const edit = make(file(text));
  assert.ok(edit, "an edit is made");
  const result = applyEdits(text, [edit]);
  assert.deepEqual(parseText("f", result, 2).findings, [], result);
  return result;
}

/** The lines of `changed` that are not in `original`. */
function newLines(original: string, changed: string): readonly string[] {
  const before = new Set(original.split("\n"));
  return changed.split("\n").filter((line) => !before.has(line));
}

describe("text edits", () => {
  it("replaces a value and keeps its quotes and the comment behind it", () => {
    const result = after(plan, (parsed) =>
      replaceScalar(parsed, scalar(valueOf(task(parsed, 0), "name")), 'The "new" screens'),
    );
    assert.deepEqual(newLines(plan, result), [`      name: "The \\"new\\" screens" # quoted`]);
  });

  it("replaces a plain value by one that needs quotes", () => {
    const result = after(plan, (parsed) => replaceScalar(parsed, scalar(valueOf(task(parsed, 0), "duration")), "a: b"));
    assert.deepEqual(newLines(plan, result), [`      duration: "a: b"`]);
  });

  it("replaces a text of several lines and keeps it a block", () => {
    const result = after(plan, (parsed) =>
      replaceScalar(parsed, scalar(valueOf(task(parsed, 2), "description")), "One\nTwo\n"),
    );
    assert.ok(result.endsWith("      description: |\n        One\n        Two\n"));
  });

  it("fills in a value behind a colon that has none", () => {
    const result = after("a:\nb: 1\n", (parsed) => replaceScalar(parsed, scalar(valueOf(parsed.root, "a")), 5));
    assert.equal(result, "a: 5\nb: 1\n");
  });

  it("renames a key", () => {
    const result = after(plan, (parsed) => {
      const entry = entryOf(task(parsed, 0), "duration");
      return entry && renameKey(parsed, entry, "work");
    });
    assert.deepEqual(newLines(plan, result), ["      work: 10d"]);
  });

  it("adds an entry to a task in lines, and to one in brackets", () => {
    const lines = after(plan, (parsed) => setEntry(parsed, task(parsed, 0), "percentComplete", 40));
    assert.deepEqual(newLines(plan, lines), ["      percentComplete: 40"]);
    const brackets = after(plan, (parsed) => setEntry(parsed, task(parsed, 1), "percentComplete", 40));
    assert.deepEqual(newLines(plan, brackets), [
      "    - { id: build, name: 'Build', predecessors: [screens], percentComplete: 40 } # short",
    ]);
  });

  it("adds an entry behind a named one", () => {
    const result = after(plan, (parsed) => insertEntry(parsed, task(parsed, 0), "work", "3d", "name"));
    assert.ok(result.includes('      name: "Screen design" # quoted\n      work: 3d\n      duration: 10d\n'));
  });

  it("adds a group of keys in brackets", () => {
    const result = after(plan, (parsed) =>
      setEntry(parsed, task(parsed, 0), "constraint", { type: "must-start-on", date: "2026-07-01" }),
    );
    assert.deepEqual(newLines(plan, result), ["      constraint: { type: must-start-on, date: 2026-07-01 }"]);
  });

  it("adds an item at the end, at the beginning and inside brackets", () => {
    const last = after(plan, (parsed) => insertItem(parsed, tasks(parsed), { id: "go", name: "Go live" }));
    assert.ok(last.endsWith("        Second line\n    - { id: go, name: Go live }\n"));
    const first = after(plan, (parsed) => insertItem(parsed, tasks(parsed), { id: "kick" }, 0));
    assert.ok(first.includes("  tasks:\n    - { id: kick }\n    - id: screens\n"));
    const inside = after(plan, (parsed) =>
      insertItem(parsed, sequence(valueOf(task(parsed, 0), "assignments")), "suzuki", 1),
    );
    assert.deepEqual(newLines(plan, inside), ["      assignments: [sato 50%, suzuki, tanaka]"]);
  });

  it("deletes an entry with its line, the first one behind a dash too, and keeps comments", () => {
    const middle = after(plan, (parsed) => deleteEntry(parsed, task(parsed, 0), "duration"));
    assert.equal(middle, plan.replace("      duration: 10d\n", ""));
    const first = after(plan, (parsed) => deleteEntry(parsed, task(parsed, 0), "id"));
    assert.equal(first, plan.replace("- id: screens\n      name", "- name"));
    const last = after(plan, (parsed) => deleteEntry(parsed, task(parsed, 2), "description"));
    assert.ok(last.endsWith("      name: Test\n"));
  });

  it("deletes an item and keeps the comments around it", () => {
    const result = after(plan, (parsed) => deleteItem(parsed, tasks(parsed), 1));
    assert.equal(result, plan.replace("    - { id: build, name: 'Build', predecessors: [screens] } # short\n", ""));
  });

  it("leaves an empty list or mapping when the last part goes", () => {
    assert.equal(
      after("a:\n  b: 1\nc: 2\n", (parsed) => deleteEntry(parsed, mapping(valueOf(parsed.root, "a")), "b")),
      "a:\n  {}\nc: 2\n",
    );
    assert.equal(
      after("a:\n  - 1\nc: 2\n", (parsed) => deleteItem(parsed, sequence(valueOf(parsed.root, "a")), 0)),
      "a:\n  []\nc: 2\n",
    );
    assert.equal(
      after("a: [x]\n", (parsed) => deleteItem(parsed, sequence(valueOf(parsed.root, "a")), 0)),
      "a: []\n",
    );
  });

  it("keeps the line breaks of Windows", () => {
    const text = plan.replaceAll("\n", "\r\n");
    const result = after(text, (parsed) => setEntry(parsed, task(parsed, 0), "percentComplete", 40));
    assert.equal(
      result,
      after(plan, (parsed) => setEntry(parsed, task(parsed, 0), "percentComplete", 40)).replaceAll("\n", "\r\n"),
    );
  });

  it("does not touch what an alias repeats", () => {
    const parsed = file("a: &x { b: 1 }\nc: *x\n");
    assert.equal(setEntry(parsed, mapping(valueOf(parsed.root, "c")), "b", 2), undefined);
    assert.equal(deleteEntry(parsed, mapping(valueOf(parsed.root, "c")), "b"), undefined);
  });

  it("refuses edits that overlap", () => {
    const edits = [
      { span: { start: 0, end: 3 }, newText: "" },
      { span: { start: 2, end: 4 }, newText: "" },
    ];
    assert.throws(() => applyEdits("abcdef", edits), RangeError);
  });
});

/** A value with the text that writes it in a style chosen at random, with comments. */
type Data = string | number | boolean | readonly Data[] | { readonly [key: string]: Data };

const keyArbitrary = fc.constantFrom("id", "name", "owner", "名前", "tasks", "a b", "x-own", "__proto__");
const textArbitrary = fc.oneof(
  fc.constantFrom(
    "screens",
    "a: b",
    "# no comment",
    "10d",
    "true",
    "12",
    "",
    "it's",
    'say "hi"',
    "日本語、テスト",
    "- dash",
    "[x]",
    "a, b",
    "one\ntwo\n",
    " pad ",
  ),
  fc.string({ maxLength: 12 }),
);
const scalarArbitrary = fc.oneof(textArbitrary, fc.integer(), fc.boolean());
const dataArbitrary = fc.letrec<{ data: Data; record: Data; list: Data }>((tie) => ({
  data: fc.oneof({ depthSize: "small", withCrossShrink: true }, scalarArbitrary, tie("record"), tie("list")),
  record: fc.dictionary(keyArbitrary, tie("data"), { minKeys: 1, maxKeys: 5 }),
  list: fc.array(tie("data"), { minLength: 1, maxLength: 4 }),
}));

class RandomWriter {
  readonly #choose: () => number;
  #comments = 0;

  constructor(choose: () => number) {
    this.#choose = choose;
  }

  comment(): string {
    return this.#choose() < 0.3 ? ` # c${this.#comments++}!` : "";
  }

  /** The sections of a file stand in lines of their own. */
  file(data: Readonly<Record<string, Data>>): readonly string[] {
    return Object.entries(data).flatMap(([key, value]) => this.#headed(`${JSON.stringify(key)}:`, value, 2));
  }

  lines(data: Data, indent: number): readonly string[] {
    const pad = " ".repeat(indent);
    if (typeof data !== "object" || this.#choose() < 0.3) return [`${pad}${this.flow(data)}${this.comment()}`];
    const own = this.#choose() < 0.2 ? [`${pad}# c${this.#comments++}!`] : [];
    const parts = Array.isArray(data)
      ? data.flatMap((item: Data) => this.#headed(`${pad}-`, item, indent + 2))
      : Object.entries(data).flatMap(([key, value]: [string, Data]) =>
          this.#headed(`${pad}${JSON.stringify(key)}:`, value, indent + 2),
        );
    return [...own, ...parts];
  }

  #headed(head: string, data: Data, indent: number): readonly string[] {
    if (typeof data !== "object" || this.#choose() < 0.3) return [`${head} ${this.flow(data)}${this.comment()}`];
    const body = this.lines(data, indent);
    const [first = ""] = body;
    if (head.endsWith("-") && !Array.isArray(data) && !first.trimStart().startsWith("#") && this.#choose() < 0.7) {
      return [`${head} ${first.trimStart()}`, ...body.slice(1)];
    }
    return [`${head}${this.comment()}`, ...body];
  }

  flow(data: Data): string {
    if (Array.isArray(data)) return `[${data.map((item: Data) => this.flow(item)).join(", ")}]`;
    if (typeof data !== "object")
      return typeof data === "string" &&
        this.#choose() < 0.3 &&
        /^[a-z]+$/.test(data) &&
        data !== "true" &&
        data !== "false" &&
        data !== "null"
        ? data
        : JSON.stringify(data);
    return `{ ${Object.entries(data)
      .map(([key, value]: [string, Data]) => `${JSON.stringify(key)}: ${this.flow(value)}`)
      .join(", ")} }`;
  }
}

interface Place {
  readonly node: TreeNode;
  readonly path: readonly (string | number)[];
}

function places(node: TreeNode, path: readonly (string | number)[] = []): readonly Place[] {
  const below =
    node.kind === "mapping"
      ? node.entries.flatMap((entry) => places(entry.value, [...path, entry.key]))
      : node.kind === "sequence"
        ? node.items.flatMap((item, index) => places(item, [...path, index]))
        : [];
  return [{ node, path }, ...below];
}

/** Plain data without prototypes, so that a key named __proto__ compares like any other. */
function change(data: unknown, path: readonly (string | number)[], edit: (value: unknown) => unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return edit(data);
  if (Array.isArray(data))
    return data.map((item: unknown, index) => (index === step ? change(item, rest, edit) : item));
  return new Map([...entriesOf(data)].map(([key, value]) => [key, key === step ? change(value, rest, edit) : value]));
}

function entriesOf(data: unknown): Map<string, unknown> {
  return data as Map<string, unknown>;
}

function maps(data: unknown): unknown {
  if (Array.isArray(data)) return data.map(maps);
  if (typeof data !== "object" || data === null) return data;
  return new Map(Object.entries(data).map(([key, value]) => [key, maps(value)]));
}

const newValues: readonly EditValue[] = [
  "plain",
  "a: b # c",
  'say "it\'s"',
  7,
  true,
  "日本語",
  ["x", "y, z"],
  { type: "FS", lag: "2d" },
  "l1\nl2\n",
];

interface Edited {
  readonly edit: TextEdit | undefined;
  readonly intended: unknown;
}

function randomEdit(parsed: ParsedFile, place: Place, choice: number, value: EditValue): Edited | undefined {
  const { node, path } = place;
  const before = maps(toData(parsed.root as TreeNode));
  const intend = (edit: (value: unknown) => unknown): unknown => change(before, path, edit);
  if (node.kind === "scalar") {
    if (typeof value === "object") return undefined;
    return { edit: replaceScalar(parsed, node, value), intended: intend(() => value) };
  }
  if (node.kind === "sequence") {
    const index = choice % (node.items.length + 1);
    if (choice % 3 === 0 && node.items.length > index) {
      return {
        edit: deleteItem(parsed, node, index),
        intended: intend((list) => (list as unknown[]).toSpliced(index, 1)),
      };
    }
    return {
      edit: insertItem(parsed, node, value, index),
      intended: intend((list) => (list as unknown[]).toSpliced(index, 0, maps(value))),
    };
  }
  const entry = node.entries[choice % Math.max(node.entries.length, 1)];
  if (!entry) return undefined;
  const rebuild = (step: (entries: (readonly [string, unknown])[]) => (readonly [string, unknown])[]): unknown =>
    intend((map) => new Map(step([...entriesOf(map)])));
  switch (choice % 4) {
    case 0:
      return {
        edit: deleteEntry(parsed, node, entry.key),
        intended: rebuild((list) => list.filter(([key]) => key !== entry.key)),
      };
    case 1:
      return {
        edit: renameKey(parsed, entry, "newKey"),
        intended: rebuild((list) => list.map(([key, item]) => [key === entry.key ? "newKey" : key, item])),
      };
    case 2:
      return {
        edit: insertEntry(parsed, node, "newKey", value, entry.key),
        intended: rebuild((list) =>
          list.flatMap((pair) => (pair[0] === entry.key ? [pair, ["newKey", maps(value)] as const] : [pair])),
        ),
      };
    default:
      return {
        edit: setEntry(parsed, node, entry.key, value),
        intended: rebuild((list) => list.map(([key, item]) => [key, key === entry.key ? maps(value) : item])),
      };
  }
}

function comments(text: string): readonly string[] {
  return [...text.matchAll(/# c\d+!/g)].map((match) => match[0]);
}

describe("any edit of any file", () => {
  it("gives the intended values and keeps every comment that is not part of what goes", () => {
    let edits = 0;
    fc.assert(
      fc.property(
        fc.dictionary(keyArbitrary, dataArbitrary.data, { minKeys: 1, maxKeys: 4 }),
        fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
        fc.nat(),
        fc.nat({ max: 11 }),
        fc.constantFrom(...newValues),
        fc.boolean(),
        (data, stream, placeChoice, editChoice, value, windows) => {
          const writer = new RandomWriter(() => stream.next().value as number);
          const text = `${writer.file(data).join("\n")}\n`;
          const source = windows ? text.replaceAll("\n", "\r\n") : text;
          const parsed = parseText("f", source, 1);
          if (parsed.findings.length > 0 || !parsed.root) return;
          const candidates = places(parsed.root);
          const place = candidates[placeChoice % candidates.length];
          const edited = place && randomEdit(parsed, place, editChoice, value);
          if (!edited) return;
          assert.ok(edited.edit, "an edit is made");
          edits++;
          const result = applyEdits(source, [edited.edit]);
          const reparsed = parseText("f", result, 2);
          assert.deepEqual(reparsed.findings, [], `${source}\n=>\n${result}`);
          assert.deepEqual(
            maps(reparsed.root ? toData(reparsed.root) : undefined),
            edited.intended,
            `${source}\n=>\n${result}`,
          );
          const removed = source.slice(edited.edit.span.start, edited.edit.span.end);
          const gone = comments(source).filter((comment) => !comments(result).includes(comment));
          for (const comment of gone) assert.ok(removed.includes(comment), comment);
        },
      ),
      { numRuns: 200 },
    );
    assert.ok(edits > 100, `${edits} of 200 files could be edited`);
  });
});
