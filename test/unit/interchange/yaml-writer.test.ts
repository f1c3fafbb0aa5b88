import assert from "node:assert/strict";
import fc from "fast-check";
import { parse } from "yaml";
import { parseText } from "../../../src/core/text/parse";
import { toData } from "../../../src/core/text/tree";
import { writeYaml, type YamlRecord } from "../../../src/core/text/yaml-writer";

function readBack(record: YamlRecord): unknown {
  const text = writeYaml(record, { width: 100 }, ["Written by a test"]);
  const parsed = parseText("a.pmo.yaml", text, 1);
  assert.deepEqual(parsed.findings, [], text);
  assert.ok(parsed.root, text);
  return JSON.parse(JSON.stringify(toData(parsed.root)));
}

const hostile = [
  "<img src=x onerror=alert(1)>",
  `both "double" and 'single'`,
  "colon: space",
  "ends with colon:",
  "hash #not a comment",
  "# comment",
  "- dash",
  "-",
  "?",
  "a\nb",
  "a\n\n\nb\n",
  "  indented first line\nsecond",
  "\n\n",
  "tab\there",
  "tab\tin\n\ta block",
  "trailing space ",
  " leading space",
  "",
  "null",
  "~",
  "yes",
  "Off",
  "123",
  "1_000",
  "12:30",
  "0x1F",
  "0o17",
  "1e3",
  ".5",
  ".inf",
  "-1.5",
  "2026-04-01",
  "=1+1",
  "{flow}",
  "[list]",
  "a, b",
  "@at",
  "`tick",
  "%percent",
  "&anchor",
  "*alias",
  "!tag",
  "|",
  ">",
  "| literal",
  "---",
  "--- a",
  "...",
  "<<",
  "<<<<<<< HEAD",
  "=======",
  ">>>>>>> main",
  "基本設計（第１期）",
  "emoji 👩‍💻",
  "bell \u0007",
  "next line \u0085 here",
  "separators \u2028 \u2029",
  "mark \ufeff inside",
  "replacement \ufffd",
  "carriage\rreturn",
  "back\\slash",
  "\u0000",
  "__proto__",
];

describe("YAML writer", () => {
  for (const text of hostile) {
    it(`writes ${JSON.stringify(text)} so that it reads back`, () => {
      const record = { name: text, list: [text, text], records: [{ id: "a", name: text, deep: [{ x: text }] }] };
      assert.deepEqual(readBack(record), record);
    });
  }

  it("writes any text so that it reads back, in our parser and in another", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "binary" }), (name, notes) => {
        const clean = (text: string): string => text.replace(/[\ud800-\udfff]/gu, "?");
        const record = {
          records: [{ name: clean(name), notes: clean(notes), tags: [clean(name)], nested: { notes: clean(notes) } }],
        };
        assert.deepEqual(readBack(record), record);
        assert.deepEqual(parse(writeYaml(record, { width: 100 })), record);
      }),
      { numRuns: 150 },
    );
  });

  it("writes texts of several lines so that they read back at any depth", () => {
    const line = fc.stringMatching(/^[ \ta-z#:>|'"-]{0,6}$/);
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 6 }), (lines) => {
        const notes = lines.join("\n");
        const record = { notes, tasks: [{ notes, tasks: [{ id: "x", notes, last: "y" }] }], end: "z" };
        assert.deepEqual(readBack(record), record);
      }),
      { numRuns: 400 },
    );
  });

  it("keeps numbers and booleans, and strings that look like them", () => {
    const record = { number: 1.5, truth: true, text: "true", digits: "0123", date: "2026-04-01" };
    assert.deepEqual(readBack(record), record);
  });

  it("opens sections, closes short records and leaves plain what needs no quotes", () => {
    const text = writeYaml(
      {
        project: { id: "a", start: "2026-04-01T09:00" },
        schedule: {
          tasks: [{ id: "t1", name: "Screen design", predecessors: ["t2 SS+2d"], assignments: ["sato 50%"] }],
        },
      },
      { width: 100 },
      ["Head"],
    );
    assert.equal(
      text,
      [
        "# Head",
        "project:",
        "  id: a",
        "  start: 2026-04-01T09:00",
        "schedule:",
        "  tasks:",
        "    - { id: t1, name: Screen design, predecessors: [t2 SS+2d], assignments: [sato 50%] }",
        "",
      ].join("\n"),
    );
  });

  it("keeps a comment on one line, whatever it contains", () => {
    const text = writeYaml({ a: 1 }, { width: 100 }, ["evil\nproject: {}\u0085x"]);
    assert.equal(text, "# evil project: {} x\na: 1\n");
  });
});
