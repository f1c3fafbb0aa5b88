import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { RuleCompiler } from "../../../src/core/standard/compile-rule";
import { standardOfFile } from "../../../src/core/standard/model";
import { resolveStandard } from "../../../src/core/standard/resolve";
import { testStandard } from "../../../src/core/standard/rule-tests";
import { ruleVocabulary } from "../../../src/core/standard/vocabulary/index";
import { said, standard, standardPath, storeWith } from "./support";

const words = {
  en: {
    collections: "Collections",
    collection: "`on`",
    record: "record",
    computed: "Computed fields",
    field: "field",
    type: "type",
    description: "description",
    functions: "Functions",
    function: "function",
  },
  ja: {
    collections: "コレクション",
    collection: "`on`",
    record: "レコード",
    computed: "計算項目",
    field: "項目",
    type: "型",
    description: "説明",
    functions: "関数",
    function: "関数",
  },
} as const;

function table(rows: readonly (readonly string[])[]): string {
  const [head = [], ...body] = rows;
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...body.map(line)].join("\n");
}

/** What expressions can speak of, from the table that checks and completion use. */
function tables(language: "en" | "ja"): string {
  const { collections, functions } = ruleVocabulary();
  const say = words[language];
  const shown = new Set<string>();
  const computed = [
    ...collections.values(),
    { path: "schedule", variable: "schedule", type: ruleVocabulary().types.get("schedule") },
  ].flatMap(({ variable, type }) => {
    if (!type || shown.has(type.name)) return [];
    shown.add(type.name);
    return [...type.fields.values()].flatMap((field) =>
      field.isComputed && !collections.has(`${variable}.${field.name}`)
        ? [[`\`${variable}.${field.name}\``, `\`${field.type}\``, field.description[language]]]
        : [],
    );
  });
  return [
    `## ${say.collections}`,
    table([
      [say.collection, say.record],
      ...[...collections.values()].map(({ path, variable }) => [`\`${path}\``, `\`${variable}\``]),
    ]),
    `## ${say.computed}`,
    table([[say.field, say.type, say.description], ...computed]),
    `## ${say.functions}`,
    table([
      [say.function, say.description],
      ...functions.map(({ signature, description }) => [`\`${signature}\``, description[language]]),
    ]),
  ].join("\n\n");
}

describe("the documentation of rules", () => {
  for (const [path, language] of [
    ["docs/rules.md", "en"],
    ["docs/rules.ja.md", "ja"],
  ] as const)
    it(`${path} lists every collection, computed field and function`, () => {
      const text = readFileSync(path, "utf8");
      const [before = "", rest = ""] = text.split("<!-- tables: begin -->\n");
      const [, after = ""] = rest.split("<!-- tables: end -->");
      const wanted = `${before}<!-- tables: begin -->\n\n${tables(language)}\n\n<!-- tables: end -->${after}`;
      if (process.env["PMO_UPDATE_GOLDEN"]) writeFileSync(path, wanted);
      else assert.equal(text.replaceAll(/ +\|/g, " |").replaceAll(/-{3,}/g, "---"), wanted);
    });

  it("shows rules that work", () => {
    for (const path of ["docs/rules.md", "docs/rules.ja.md"]) {
      const [whole = "", rule = ""] = [...readFileSync(path, "utf8").matchAll(/```yaml\n([\s\S]*?)```/g)].map(
        ([, text = ""]) => text,
      );
      assert.deepEqual(said(storeWith({ [standardPath]: whole }), standardPath), [], path);
      const store = storeWith({ [standardPath]: standard(`  rules:\n${rule}`) });
      assert.deepEqual(said(store, standardPath), [], path);
      const file = store.file(standardPath);
      const read = file && standardOfFile(file);
      assert.ok(read);
      const results = testStandard(
        resolveStandard(read, () => undefined),
        new RuleCompiler(),
      );
      assert.deepEqual(
        results.map(({ failure }) => failure),
        [undefined, undefined],
        path,
      );
    }
  });

  it("each name is described in both languages", () => {
    for (const type of ruleVocabulary().types.values())
      for (const { name, title, description } of type.fields.values())
        for (const text of [title.en, title.ja, description.en, description.ja])
          assert.notEqual(text, "", `${type.name}.${name}`);
  });
});
