import assert from "node:assert/strict";
import { ProjectStore } from "../../../src/workspace/store";
import { itemSchema, type Schema } from "../../../src/core/schema/registry";
import { renderMessage } from "../../../src/core/text/message";
import { keysOf, schemaAt, type SchemaKey } from "../../../src/language/schema";
import { expandSnippet, SnippetText } from "../../../src/language/snippet-text";
import { SnippetWriter, variantsOf } from "../../../src/language/snippets";

const writer = new SnippetWriter({
  language: "en",
  today: "2026-11-23",
  idsOf: (kinds) => (kinds.includes("person") ? ["sato"] : []),
});

function schemaOf(kind: "project" | "standard" | "portfolio"): Schema {
  const schema = schemaAt(kind, []);
  assert.ok(schema);
  return schema;
}

/** What is wrong with a text as a whole project file, in words. Questions of other parts of the plan are no fault of a snippet. */
function problems(text: string): readonly string[] {
  const store = new ProjectStore();
  store.setFile("demo/plan.pmo.yaml", text);
  return store
    .allFindings()
    .filter(({ severity }) => severity === "error" || severity === "warning")
    .map(({ code, range, message }) => `line ${range.start.line + 1}: ${code}: ${renderMessage(message)}\n${text}`);
}

/** What every plan has; a snippet needs no more. */
const head = "project:\n  id: demo\n  name: Demo\n  start: 2026-04-01\n";
const people = "organization:\n  people:\n    - id: sato\n      name: Sato\n";

/** A text with the sections that it lacks for a whole plan. */
function whole(text: string): string {
  const needsHead = !/^project:/m.test(text);
  return `${needsHead ? head : ""}${/^organization:/m.test(text) ? "" : people}${text}`;
}

interface RecordList {
  readonly path: readonly string[];
  readonly key: SchemaKey;
  readonly items: Schema;
}

/** Every list of records in the sections of a project. */
function recordLists(): readonly RecordList[] {
  const found: RecordList[] = [];
  const visit = (key: SchemaKey, path: readonly string[]): void => {
    const items = itemSchema(key.schema);
    if (items?.["x-kind"] !== undefined) found.push({ path, key, items });
    else for (const inner of keysOf(key.schema)) if (path.length < 3) visit(inner, [...path, inner.name]);
  };
  for (const section of keysOf(schemaOf("project"))) visit(section, [section.name]);
  return found;
}

describe("snippets", () => {
  for (const section of keysOf(schemaOf("project")))
    it(`the section ${section.name} is accepted as it is inserted`, () => {
      const text = `${expandSnippet(writer.entry(section))}\n`;
      // The manager of the snippet is the person of the other sections; without them there is nobody to name.
      assert.deepEqual(
        problems(section.name === "organization" ? head + text.replaceAll("sato", "person-1") : whole(text)),
        [],
      );
    });

  for (const { path, key, items } of recordLists())
    for (const variant of variantsOf(items["x-kind"]))
      it(`a ${variant.name} of ${path.join(".")} is accepted as it is inserted`, () => {
        const indent = "  ".repeat(path.length);
        const parents = path.map((name, depth) => `${"  ".repeat(depth)}${name}:\n`).join("");
        const record = expandSnippet(writer.record(items, variant, `${indent}  `, key.schema["x-register"]));
        const above =
          path[1] === "people" ? parents : parents.replace("project:\n", head).replace("organization:\n", people);
        assert.deepEqual(problems(`${whole(above)}${indent}- ${record}\n`), []);
      });

  it("every kind of record has a snippet that begins with its required fields", () => {
    const kinds = recordLists().map(({ items }) => items["x-kind"]);
    for (const kind of ["task", "risk", "issue", "person", "team", "meeting", "gate", "waiver", "review", "test"])
      assert.ok(kinds.includes(kind), `${kind} is among the lists`);
    for (const { key, items } of recordLists()) {
      const lines = writer.record(items, { name: "record" }, "", key.schema["x-register"]).split("\n");
      for (const field of items.required ?? [])
        assert.ok(
          lines.some((line) => line.startsWith(`${field}:`)),
          `${items["x-kind"] ?? ""}: ${field}`,
        );
    }
  });

  it("numbers its places from 1, without a gap and without using one twice", () => {
    for (const section of keysOf(schemaOf("project"))) {
      const numbers = [...writer.entry(section).matchAll(/\$\{?(\d+)/g)].map((match) => Number(match[1]));
      assert.deepEqual(
        numbers,
        numbers.map((_, index) => index + 1),
        section.name,
      );
    }
  });

  it("text that means something in a snippet stays text", () => {
    const odd = "a$1 }b\\c|d,e";
    assert.equal(expandSnippet(new SnippetText().placeholder(odd)), odd);
    assert.equal(expandSnippet(new SnippetText().choice([odd, "x"])), odd);
  });
});
