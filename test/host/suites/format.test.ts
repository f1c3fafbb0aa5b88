import * as vscode from "vscode";
import { equal, ok, until } from "../support/expect";
import { writeText } from "../support/findings";
import { closeEditors, openText, workspaceFile } from "../support/workspace";

const options = { tabSize: 2, insertSpaces: true };
const messy = "project:\n    # who\n    id: x   # comment\n    name:   'X'\nrisks:\n    - {id: R-001,title: A}\n";
const formatted = "project:\n  # who\n  id: x   # comment\n  name: 'X'\nrisks:\n  - { id: R-001, title: A }\n";

async function edit(document: vscode.TextDocument, edits: readonly vscode.TextEdit[] | undefined): Promise<void> {
  ok(edits, "there are edits");
  const change = new vscode.WorkspaceEdit();
  change.set(document.uri, [...edits]);
  ok(await vscode.workspace.applyEdit(change), "the edits are applied");
}

describe("formatting", () => {
  afterEach(closeEditors);

  it("formats a document by the command that everybody uses, with no other formatter to choose", async () => {
    const { document } = await openText(messy);
    await vscode.commands.executeCommand("editor.action.formatDocument");
    await until("the text to be formatted", () => document.getText() === formatted);
    await vscode.commands.executeCommand("undo");
    await until("one undo to take it back", () => document.getText() === messy);
  });

  it("edits only what changes", async () => {
    const { document } = await openText(formatted.replace("name: 'X'", "name:  'X'"));
    const edits = await vscode.commands.executeCommand<vscode.TextEdit[]>(
      "vscode.executeFormatDocumentProvider",
      document.uri,
      options,
    );
    await edit(document, edits);
    equal(document.getText(), formatted, "the formatted text");
  });

  it("formats selected lines alone", async () => {
    const text = "project:\n  id:  x\n  name:  X\n";
    const { document } = await openText(text);
    const edits = await vscode.commands.executeCommand<vscode.TextEdit[]>(
      "vscode.executeFormatRangeProvider",
      document.uri,
      new vscode.Range(1, 0, 2, 0),
      options,
    );
    await edit(document, edits);
    equal(document.getText(), "project:\n  id: x\n  name:  X\n", "the text");
  });

  it("formats a file that somebody set to yaml", async () => {
    const file = workspaceFile("format/plain.pmo.yaml");
    await writeText(file, messy);
    const document = await vscode.languages.setTextDocumentLanguage(
      await vscode.workspace.openTextDocument(file),
      "yaml",
    );
    const edits = await vscode.commands.executeCommand<vscode.TextEdit[]>(
      "vscode.executeFormatDocumentProvider",
      document.uri,
      options,
    );
    ok(edits.length > 0, "there are edits");
    await vscode.workspace.fs.delete(workspaceFile("format"), { recursive: true });
  });

  it("puts the line below an item's list into its column when Enter is typed", async () => {
    const editor = await openText("schedule:\n  tasks:\n    - tasks:");
    const end = editor.document.positionAt(editor.document.getText().length);
    editor.selection = new vscode.Selection(end, end);
    await vscode.commands.executeCommand("type", { text: "\n" });
    await until("the line to be in its column", () => editor.document.lineAt(3).text === "        ");
    await vscode.commands.executeCommand("type", { text: "- id: a" });
    await vscode.commands.executeCommand("hideSuggestWidget");
    await vscode.commands.executeCommand("type", { text: "\n" });
    await until("the next key to be lined up", () => editor.document.lineAt(4).text === "          ");
  });

  it("leaves the lines of a text alone when Enter is typed in it", async () => {
    const editor = await openText("project:\n  description: |\n      Deeper");
    const end = editor.document.positionAt(editor.document.getText().length);
    editor.selection = new vscode.Selection(end, end);
    await vscode.commands.executeCommand("type", { text: "\n" });
    await until("the new line", () => editor.document.lineCount === 4);
    await new Promise((resolve) => setTimeout(resolve, 300));
    equal(editor.document.lineAt(3).text, "      ", "the new line");
  });
});

describe("organizing keys", () => {
  const text = "risks:\n  - title: A # a\n    # number\n    id: R-001\nproject:\n  id: x\n";
  const organized = "project:\n  id: x\nrisks:\n  # number\n  - id: R-001\n    title: A # a\n";
  afterEach(closeEditors);

  it("is a command with one undo", async () => {
    const { document } = await openText(text);
    await vscode.commands.executeCommand("pmo.organizeKeys");
    equal(document.getText(), organized, "the organized text");
    await vscode.commands.executeCommand("undo");
    equal(document.getText(), text, "the text after one undo");
  });

  it("is a source action, and no part of formatting", async () => {
    const { document } = await openText(text);
    const kind = vscode.CodeActionKind.Source.append("organizeKeys.pmo");
    const all = new vscode.Range(0, 0, document.lineCount, 0);
    const action = await until("the action", async () => {
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        "vscode.executeCodeActionProvider",
        document.uri,
        all,
        kind.value,
      );
      return actions.find((one) => one.kind?.value === kind.value);
    });
    ok(action.edit && (await vscode.workspace.applyEdit(action.edit)), "the edit is applied");
    equal(document.getText(), organized, "the organized text");
    await vscode.commands.executeCommand("editor.action.formatDocument");
    equal(document.getText(), organized, "formatted it is the same");
  });
});
