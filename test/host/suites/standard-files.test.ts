import * as vscode from "vscode";
import { until } from "../support/expect";
import { codeText, diagnosticsOf, writeText } from "../support/findings";
import { closeEditors, watchedFolder, workspaceFile } from "../support/workspace";

const folder = workspaceFile("standard-files");
const at = (...path: readonly string[]): vscode.Uri => vscode.Uri.joinPath(folder, ...path);
const standardFile = at("acme.pmo.yaml");
const projectFile = at("crm", "crm.pmo.yaml");
const schemaFile = at("overlays", "risks.schema.json");
const templateFile = at("overlays", "small.pmo.yaml");

const standard = (from: string): string => `standard:
  id: acme
  version: 1.0.0
  overlays:
    - { section: risks, from: ${from} }
  templates:
    - id: small
      version: 1.0.0
      parameters: [{ name: name }]
      files: [{ path: project.pmo.yaml, from: overlays/small.pmo.yaml }]
`;
const project = `project: { id: crm, name: CRM, standard: ../acme.pmo.yaml }
risks:
  - { id: R-001, title: Late, owner: sato, response: accept }
`;

const says = (uri: vscode.Uri, code: string, words: string): boolean =>
  diagnosticsOf(uri).some((one) => codeText(one.code) === code && one.message.includes(words));

describe("files that a standard names", () => {
  before(async () => {
    await watchedFolder(at("overlays"));
    await writeText(templateFile, "project: { id: small, name: {{name}} }\nriks: []\n");
    await writeText(standardFile, standard("overlays/risks.schema.json"));
    await writeText(projectFile, project);
  });

  after(async () => {
    await closeEditors();
    await vscode.workspace.fs.delete(folder, { recursive: true });
  });

  it("are missed, read when they come, read again when they change, and missed when they go", async () => {
    const isMissed = (): boolean => says(standardFile, "standard.file", "There is no file");
    await until("the missing file to be told", isMissed);
    await writeText(schemaFile, '{ "minItems": 2 }');
    await until("the schema to count", () => says(projectFile, "standard.overlay", "at least 2 items"));
    await writeText(schemaFile, '{ "minItems": 3 }');
    await until("the changed schema to count", () => says(projectFile, "standard.overlay", "at least 3 items"));
    await vscode.workspace.fs.delete(schemaFile);
    await until("the missing file to be told again", () => isMissed() && !says(projectFile, "standard.overlay", ""));
  });

  it("are texts of templates where they are project files, and no projects", async () => {
    await until("the mistake in the template", () => says(standardFile, "standard.template", "riks"));
    await until("the template to have no findings of its own", () => diagnosticsOf(templateFile).length === 0);
  });

  it("are not read outside of the workspace", async () => {
    await writeText(standardFile, standard("../../../../../../../../etc/passwd"));
    await until("the refusal", () => says(standardFile, "standard.file", "outside of the workspace"));
  });
});
