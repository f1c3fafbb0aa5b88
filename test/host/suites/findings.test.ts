import * as vscode from "vscode";
import { equal, ok, until } from "../support/expect";
import { codeText, diagnosticsOf, findingAt, findingsAre, type, writeText } from "../support/findings";
import { closeEditors, workspaceFile } from "../support/workspace";

const folder = workspaceFile("findings");
const file = vscode.Uri.joinPath(folder, "typing.pmo.yaml");

const text = `project:
  id: typing
  name: Typing
  start: 2026-04-01
schedule:
  tasks:
    - id: design
      name: Design
      duration: 5d
    - id: build
      name: Build
      duration: 10d
      predecessors: [design]
`;

describe("findings", () => {
  let editor: vscode.TextEditor;

  beforeEach(async () => {
    await writeText(file, text);
    editor = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(file));
    await findingsAre(editor.document, "no findings at the start", (findings) => findings.length === 0);
  });

  afterEach(async () => {
    await closeEditors();
    await vscode.workspace.fs.delete(folder, { recursive: true });
  });

  it("a misspelt key is underlined while it is typed, exactly, and the finding goes when it is corrected", async () => {
    await type(editor, "duration: 5d", "duratoin: 5d");
    const finding = await findingAt(editor.document, "duratoin");
    equal(finding.code, "schema.unknown-key", "the code");
    equal([finding.range.start.line, finding.range.start.character], [8, 6], "where it begins");
    await type(editor, "duratoin: 5d", "duration: 5d");
    await findingsAre(editor.document, "the finding to go", (all) => all.length === 0);
  });

  it("a quick fix puts the nearest key in its place", async () => {
    await type(editor, "duration: 5d", "duratoin: 5d");
    const finding = await findingAt(editor.document, "duratoin");
    // VS Code may ask before it has the finding itself; a person sees the light bulb a moment later.
    const edit = await until("a quick fix that names 'duration'", async () => {
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        "vscode.executeCodeActionProvider",
        file,
        finding.range,
      );
      return actions.find(({ title }) => title.includes("duration"))?.edit;
    });
    await vscode.workspace.applyEdit(edit);
    ok(editor.document.getText() === text, "the text is as before the mistake");
    await findingsAre(editor.document, "the finding to go", (all) => all.length === 0);
  });

  it("an unknown predecessor is underlined alone in its list", async () => {
    await type(editor, "[design]", "[design, nobody]");
    const finding = await findingAt(editor.document, "nobody");
    equal(finding.severity, "Error", "the severity");
  });

  it("a file that is set to the language yaml keeps its findings", async () => {
    const document = await vscode.languages.setTextDocumentLanguage(editor.document, "yaml");
    equal(document.languageId, "yaml", "the language");
    editor = await vscode.window.showTextDocument(document);
    await type(editor, "duration: 5d", "duration: soon");
    equal((await findingAt(document, "soon")).severity, "Error", "the severity");
  });

  it("a renamed file takes its findings along", async () => {
    await writeText(file, text.replace("[design]", "[nobody]"));
    await closeEditors();
    await until("the finding of the file", () => diagnosticsOf(file).length > 0);
    const renamed = vscode.Uri.joinPath(folder, "renamed.pmo.yaml");
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(file, renamed);
    ok(await vscode.workspace.applyEdit(edit), "the file is renamed");
    await until("the finding under the new name", () => diagnosticsOf(renamed).length > 0);
    await until("the old name to be free of findings", () => diagnosticsOf(file).length === 0);
  });

  it("a deleted file leaves no findings", async () => {
    await writeText(file, text.replace("[design]", "[nobody]"));
    await closeEditors();
    await until("the finding of the file", () => diagnosticsOf(file).length > 0);
    const edit = new vscode.WorkspaceEdit();
    edit.deleteFile(file);
    ok(await vscode.workspace.applyEdit(edit), "the file is deleted");
    await until("the findings to go", () => diagnosticsOf(file).length === 0);
  });

  it("a file that appears, changes and vanishes without an editor is followed", async () => {
    const other = vscode.Uri.joinPath(folder, "elsewhere", "risks.pmo.yaml");
    await writeText(other, "risks:\n  - id: R-001\n    title: A\n    response: hope\n");
    const isUnderlined = (): boolean => diagnosticsOf(other).some(({ code }) => codeText(code).startsWith("schema."));
    await until("the finding of the new file", isUnderlined);
    await writeText(other, "risks:\n  - id: R-001\n    title: A\n    response: avoid\n");
    await until("the finding to go", () => !isUnderlined());
    await writeText(other, "risks:\n  - id: R-001\n    title: A\n    response: hope\n");
    await until("the finding to come back", isUnderlined);
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder, "elsewhere"), { recursive: true });
    await until("the finding to go with its folder", () => diagnosticsOf(other).length === 0);
  });

  it("what was typed and not saved is forgotten with the editor", async () => {
    await type(editor, "[design]", "[nobody]");
    await findingAt(editor.document, "nobody");
    await closeEditors();
    await until("the findings of the unsaved text to go", () => diagnosticsOf(file).length === 0);
  });

  it("a text that was never saved has findings too", async () => {
    const document = await vscode.workspace.openTextDocument({
      language: "pmo-yaml",
      content: "risks:\n  - id: R-1\n    title: A\n    response: hope\n",
    });
    await vscode.window.showTextDocument(document);
    equal((await findingAt(document, "hope")).severity, "Error", "the severity");
  });

  it("markup in a name stays text, and text that is no YAML breaks nothing", async () => {
    await type(editor, "name: Design", "name: '<img src=x onerror=alert(1)>'");
    await type(editor, "  start: 2026-04-01", "  start: [2026-04-01");
    await findingsAre(editor.document, "a finding about the bracket", (all) => all.length > 0);
    await type(editor, "[2026-04-01", "2026-04-01");
    await findingsAre(editor.document, "the finding to go", (all) => all.length === 0);
  });
});
