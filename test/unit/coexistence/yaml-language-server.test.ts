import assert from "node:assert/strict";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { serverWithContribution, yamlDocument } from "./server";

const root = fileURLToPath(new URL("../../..", import.meta.url));
function projectFiles(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((name) => /\.pmo\.ya?ml$/.test(name) && statSync(join(root, name)).isFile());
}

describe("a project file in an editor with the YAML language server alone", () => {
  const service = serverWithContribution();

  async function problems(text: string, name?: string): Promise<readonly string[]> {
    const found = await service.doValidation(yamlDocument(text, name), false);
    return found.map(({ message, range }) => `${range.start.line + 1}: ${message}`);
  }

  for (const file of [...projectFiles("examples"), ...projectFiles("standards")])
    it(`${file} has no problems`, async () => {
      assert.deepEqual(await problems(readFileSync(join(root, file), "utf8"), file), []);
    });

  it("a misspelt key, a wrong value and a missing key are told at their lines", async () => {
    const found = await problems("risks:\n  - id: R-001\n    tittle: Late\n    response: hope\n");
    const told = (line: number, words: RegExp): boolean =>
      found.some((one) => one.startsWith(`${line}:`) && words.test(one));
    assert.ok(told(3, /tittle/), found.join("\n"));
    assert.ok(told(4, /avoid/), found.join("\n"));
    assert.ok(
      found.some((one) => /title/.test(one)),
      found.join("\n"),
    );
  });

  it("standards and portfolios are told from project files by their first key", async () => {
    assert.ok((await problems("standard:\n  nonsense: 1\n")).some((one) => /nonsense/.test(one)));
    assert.ok((await problems("portfolio:\n  nonsense: 1\n")).some((one) => /nonsense/.test(one)));
  });

  it("keys and values are completed, and keys explained", async () => {
    const text = "risks:\n  - id: R-001\n    title: Late\n    ";
    const doc = yamlDocument(text);
    const keys = await service.doComplete(doc, doc.positionAt(text.length), false);
    assert.ok(keys.items.some(({ label }) => label === "response"));
    const valueText = "risks:\n  - id: R-001\n    title: Late\n    response: ";
    const valueDoc = yamlDocument(valueText);
    const values = await service.doComplete(valueDoc, valueDoc.positionAt(valueText.length), false);
    assert.ok(values.items.some(({ label }) => label === "mitigate"));
    const hover = await service.doHover(doc, doc.positionAt(text.indexOf("title") + 1));
    assert.match(JSON.stringify(hover?.contents), /Title/);
  });
});
