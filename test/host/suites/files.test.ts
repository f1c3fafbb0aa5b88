import * as vscode from "vscode";
import { equal, ok, until } from "../support/expect";
import { codeText, diagnosticsOf, findingAt, findingsAre, type, writeText } from "../support/findings";
import { closeEditors, watchedFolder, workspaceFile } from "../support/workspace";

const folder = workspaceFile("files");
const at = (...path: readonly string[]): vscode.Uri => vscode.Uri.joinPath(folder, ...path);
const file = at("a", "plan.pmo.yaml");

const text = `project:
  id: files
  name: Files
  start: 2026-04-01
schedule:
  tasks:
    - id: design
      name: Design
      duration: 5d
    - id: build
      name: Build
      duration: 10d
      predecessors: [nobody]
`;

const has = (uri: vscode.Uri, code: string): boolean =>
  diagnosticsOf(uri).some((diagnostic) => codeText(diagnostic.code) === code);
const isUnknown = (uri: vscode.Uri): boolean => has(uri, "reference.unknown");

async function opened(uri = file): Promise<vscode.TextEditor> {
  return await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
}

async function change(make: (edit: vscode.WorkspaceEdit) => void): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  make(edit);
  ok(await vscode.workspace.applyEdit(edit), "the files are changed");
}

describe("files that come and go", () => {
  beforeEach(async () => {
    await watchedFolder(at("a"));
    await writeText(file, text);
    await until("the finding at the start", () => isUnknown(file));
  });

  afterEach(async () => {
    await closeEditors();
    await vscode.workspace.fs.delete(folder, { recursive: true });
    await until("the findings to go with their folder", () => !isUnknown(file));
  });

  it("a file that is renamed while it is open takes what was typed along", async () => {
    const editor = await opened();
    await type(editor, "[nobody]", "[nothing]");
    await findingAt(editor.document, "nothing");
    const renamed = at("a", "renamed.pmo.yaml");
    await change((edit) => {
      edit.renameFile(file, renamed);
    });
    await until("the finding under the new name", () => isUnknown(renamed));
    await until("the old name to be free of findings", () => diagnosticsOf(file).length === 0);
    const document = await vscode.workspace.openTextDocument(renamed);
    await findingsAre(document, "no second project", (all) => all.every(({ code }) => code !== "project.duplicate"));
    equal((await findingAt(document, "nothing")).code, "reference.unknown", "the finding in what was typed");
  });

  it("a folder that is renamed takes its project along", async () => {
    await change((edit) => {
      edit.renameFile(at("a"), at("b"));
    });
    const moved = at("b", "plan.pmo.yaml");
    await until("the finding in the new place", () => isUnknown(moved));
    await until("the old place to be free of findings", () => diagnosticsOf(file).length === 0);
    ok(!has(moved, "project.duplicate"), "there is one project");
  });

  it("a file that is moved to another folder belongs to the project there", async () => {
    const risks = at("a", "risks.pmo.yaml");
    await writeText(at("b", "plan.pmo.yaml"), "project:\n  id: other\n  name: Other\n");
    await writeText(risks, "risks:\n  - id: R-001\n    title: Late\n    tasks: [build]\n    owner: build\n");
    await opened(risks);
    await until("the findings of the risk", () => has(risks, "reference.kind"));
    ok(!isUnknown(risks), "its task is known");
    const moved = at("b", "risks.pmo.yaml");
    await change((edit) => {
      edit.renameFile(risks, moved);
    });
    await until("its task to be unknown in the other project", () => isUnknown(moved));
    await until("the old place to be free of findings", () => diagnosticsOf(risks).length === 0);
  });

  it("a file that is deleted while it is open has no findings any more, and what was typed in it keeps its own", async () => {
    await opened();
    await vscode.workspace.fs.delete(file);
    await until("the findings to go", () => diagnosticsOf(file).length === 0);
    const second = at("a", "second.pmo.yaml");
    await writeText(second, text);
    const editor = await opened(second);
    await type(editor, "[nobody]", "[nothing]");
    await findingAt(editor.document, "nothing");
    await vscode.workspace.fs.delete(second);
    await new Promise((resolve) => setTimeout(resolve, 600));
    ok(editor.document.isDirty, "what was typed is still there");
    await findingAt(editor.document, "nothing");
  });

  it("a file that is deleted and made again at once keeps its findings, open or not", async () => {
    await opened();
    for (const word of ["first", "second", "third"]) {
      await vscode.workspace.fs.delete(file);
      await writeText(file, text.replace("nobody", word));
      const document = await vscode.workspace.openTextDocument(file);
      await until(`the text with '${word}'`, () => document.getText().includes(word));
      await findingAt(document, word);
    }
    await new Promise((resolve) => setTimeout(resolve, 600));
    ok(isUnknown(file), "the finding stays");
  });

  it("a file that changes on disk while it is open is followed; what was typed and not saved wins", async () => {
    const editor = await opened();
    await writeText(file, text.replace("nobody", "somebody"));
    await findingAt(editor.document, "somebody");
    await type(editor, "[somebody]", "[anybody]");
    await findingAt(editor.document, "anybody");
    await writeText(file, text.replace("nobody", "everybody"));
    await new Promise((resolve) => setTimeout(resolve, 600));
    await findingAt(editor.document, "anybody");
    await vscode.commands.executeCommand("workbench.action.files.revert");
    await findingAt(editor.document, "everybody");
  });

  it("two projects with one id: the second one says so, until one of them has another id", async () => {
    const twin = at("b", "plan.pmo.yaml");
    await writeText(twin, text.replace("nobody", "design"));
    await until("the finding of the second project", () => has(twin, "project.duplicate"));
    ok(!has(file, "project.duplicate"), "the first project has none");
    const editor = await opened(twin);
    await type(editor, "id: files", "id: twins");
    await findingsAre(editor.document, "the finding to go", (all) => all.length === 0);
    await type(editor, "id: twins", "id: files");
    await findingAt(editor.document, "files");
    await vscode.workspace.fs.delete(at("a"), { recursive: true });
    await findingsAre(editor.document, "the finding to go with the other project", (all) =>
      all.every(({ code }) => code !== "project.duplicate"),
    );
    await writeText(file, text);
    await findingAt(editor.document, "files");
  });

  it("a folder with many projects vanishes at once, and with it what others found in it", async () => {
    const many = Array.from({ length: 12 }, (_, index) => at("many", `p${index}`, "plan.pmo.yaml"));
    for (const [index, uri] of many.entries()) await writeText(uri, text.replace("id: files", `id: p${index}`));
    await until("the findings of all", () => many.every(isUnknown));
    await writeText(file, text.replace("[nobody]", "[p3:build]"));
    await until("the link to another project to be sound", () =>
      diagnosticsOf(file).every(({ severity }) => severity !== vscode.DiagnosticSeverity.Error),
    );
    await vscode.workspace.fs.delete(at("many"), { recursive: true });
    await until("all findings to go", () => many.every((uri) => diagnosticsOf(uri).length === 0));
    await until("the link to lead nowhere", () => has(file, "reference.unknown-project"));
    await writeText(file, text);
    await until("the finding at the end", () => isUnknown(file));
  });
});
