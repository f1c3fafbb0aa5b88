import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { findingCodes, findingSection } from "../../../src/language/finding-codes";
import { makers } from "../../../src/language/fixes/index";
import { parseText } from "../../../src/core/text/parse";

const families = new Set(findingCodes.map((code) => code.slice(0, code.indexOf("."))));

/** Every text in quotes of the product's core that looks like a code of a family. */
function writtenCodes(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry): readonly string[] => {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) return /^(?:generated|interchange)$/.test(entry.name) ? [] : writtenCodes(file);
    const text = readFileSync(file, "utf8");
    return [...text.matchAll(/"([a-z]+)\.[a-z]+(?:-[a-z]+)*"/g)].flatMap(([quoted, family]) =>
      families.has(family ?? "") ? [quoted.slice(1, -1)] : [],
    );
  });
}

const codesOf = (documentation: string): readonly string[] =>
  [...documentation.matchAll(/^### `([^`]+)`$/gm)].map((match) => match[1] ?? "");

describe("the documentation of findings", () => {
  const documents = ["docs/findings.md", "docs/findings.ja.md"].map(
    (name) => [name, readFileSync(name, "utf8")] as const,
  );

  it("knows every code that the product uses", () => {
    const used = [...writtenCodes("src/core"), ...writtenCodes("src/workspace")];
    assert.deepEqual([...new Set(used)].sort(), [...findingCodes].sort());
  });

  for (const [name, documentation] of documents) {
    it(`${name} explains every code once, with an anchor, a way out and an example that can be read`, () => {
      assert.deepEqual(codesOf(documentation), findingCodes);
      for (const code of findingCodes) {
        assert.ok(documentation.includes(`<a id="${code}"></a>\n\n### \`${code}\`\n`), code);
        const section = findingSection(documentation, code) ?? "";
        assert.match(section, /\n\*\*(?:How to fix:|直し方:)\*\* \S/, code);
        const example = /```yaml\n([\s\S]+?)```/.exec(section)?.[1] ?? "";
        assert.deepEqual(parseText(name, example, 1).findings, [], code);
        assert.equal((section.match(/<a id/g) ?? []).length, 0, code);
      }
    });

    it(`${name} says for each code whether there is a quick fix`, () => {
      for (const code of findingCodes) {
        const section = findingSection(documentation, code) ?? "";
        const isNamed = /[_*](?:Quick fix|クイックフィックス)/.test(section);
        assert.equal(isNamed, Object.hasOwn(makers, code), code);
      }
    });
  }

  it("goes into the package", () => {
    const packed = readFileSync(".vscodeignore", "utf8").split("\n");
    for (const [name] of documents) assert.ok(packed.includes(`!${name}`), name);
  });
});
