import assert from "node:assert/strict";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { LanguageService } from "yaml-language-server";
import { getLanguageService } from "yaml-language-server";
import { TextDocument } from "vscode-languageserver-textdocument";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  readonly contributes: {
    readonly yamlValidation: readonly { readonly fileMatch: readonly string[]; readonly url: string }[];
  };
};

/** The YAML language server with what the manifest contributes, and nothing else: it must need no other file. */
function serverWithContribution(): LanguageService {
  const [contribution] = manifest.contributes.yamlValidation;
  assert.ok(contribution);
  const service = getLanguageService({
    schemaRequestService: (uri) => Promise.reject(new Error(`asked for ${uri}`)),
    workspaceContext: { resolveRelativePath: (path) => path },
  });
  service.configure({
    validate: true,
    hover: true,
    completion: true,
    schemas: [
      {
        uri: "file:///extension/pmo-file.schema.json",
        fileMatch: [...contribution.fileMatch],
        schema: JSON.parse(readFileSync(join(root, contribution.url), "utf8")),
      },
    ],
  });
  return service;
}

let documents = 0;

/** Every text is a file of its own: the server remembers trees by address and version. */
function document(text: string, name = "plan.pmo.yaml"): TextDocument {
  return TextDocument.create(`file:///work/${++documents}/${name}`, "yaml", 1, text);
}

function projectFiles(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((name) => /\.pmo\.ya?ml$/.test(name) && statSync(join(root, name)).isFile());
}

describe("a project file in an editor with the YAML language server alone", () => {
  const service = serverWithContribution();

  async function problems(text: string, name?: string): Promise<readonly string[]> {
    const found = await service.doValidation(document(text, name), false);
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
    const doc = document(text);
    const keys = await service.doComplete(doc, doc.positionAt(text.length), false);
    assert.ok(keys.items.some(({ label }) => label === "response"));
    const valueText = "risks:\n  - id: R-001\n    title: Late\n    response: ";
    const valueDoc = document(valueText);
    const values = await service.doComplete(valueDoc, valueDoc.positionAt(valueText.length), false);
    assert.ok(values.items.some(({ label }) => label === "mitigate"));
    const hover = await service.doHover(doc, doc.positionAt(text.indexOf("title") + 1));
    assert.match(JSON.stringify(hover?.contents), /Title/);
  });
});
