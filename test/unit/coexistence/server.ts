import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { getLanguageService, type LanguageService } from "yaml-language-server";
import { TextDocument } from "vscode-languageserver-textdocument";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  readonly contributes: {
    readonly yamlValidation: readonly { readonly fileMatch: readonly string[]; readonly url: string }[];
  };
};

/** The YAML language server with what the manifest contributes, and nothing else: it must need no other file. */
export function serverWithContribution(): LanguageService {
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
export function yamlDocument(text: string, name = "plan.pmo.yaml"): TextDocument {
  return TextDocument.create(`file:///work/${++documents}/${name}`, "yaml", 1, text);
}
