import * as vscode from "vscode";
import { equal, ok, until } from "../support/expect";
import { findingAt, findingsOf, type, writeText } from "../support/findings";
import { closeEditors, workspaceFile } from "../support/workspace";

const folder = workspaceFile("coexistence");
const file = vscode.Uri.joinPath(folder, "shared.pmo.yaml");

const text = `project:
  id: shared
  name: Shared
  start: 2026-04-01
organization:
  people:
    - { id: sato, name: Sato }
schedule:
  tasks:
    - id: design
      name: Design
      duration: 5d
      owner: sato
`;

describe("a file that is set to the language yaml", () => {
  let editor: vscode.TextEditor;

  before(() => writeText(file, text));

  beforeEach(async () => {
    const document = await vscode.workspace.openTextDocument(file);
    await vscode.window.showTextDocument(document);
    editor = await vscode.window.showTextDocument(await vscode.languages.setTextDocumentLanguage(document, "yaml"));
    equal(editor.document.languageId, "yaml", "the language");
  });

  afterEach(closeEditors);

  after(() => vscode.workspace.fs.delete(folder, { recursive: true }));

  async function labelsAt(place: string): Promise<readonly string[]> {
    const at = editor.document.getText().indexOf(place) + place.length;
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      "vscode.executeCompletionItemProvider",
      file,
      editor.document.positionAt(at),
    );
    return list.items.map(({ label }) => (typeof label === "string" ? label : label.label));
  }

  it("offers each completion once", async () => {
    await type(editor, "      owner: sato\n", "      owner: sato\n      \n");
    const keys = await until("the keys of a task", async () => {
      const labels = await labelsAt("owner: sato\n      ");
      return labels.includes("predecessors") ? labels : undefined;
    });
    equal(keys.filter((label) => label === "predecessors").length, 1, "predecessors is offered");
    const people = await labelsAt("owner: sa");
    equal(people.filter((label) => label === "sato").length, 1, "sato is offered");
  });

  it("tells each mistake once, and forgets it when it is corrected", async () => {
    await type(editor, "duration: 5d", "duratoin: 5d");
    await findingAt(editor.document, "duratoin");
    equal(
      vscode.languages.getDiagnostics(file).filter(({ range }) => editor.document.getText(range) === "duratoin").length,
      1,
      "how often it is told",
    );
    await type(editor, "duratoin: 5d", "duration: 5d");
    await until("the finding to go", () => findingsOf(editor.document).length === 0);
  });

  it("has one hover, one outline and its foldings", async () => {
    const position = editor.document.positionAt(text.indexOf("design") + 2);
    const hovers = await until("a hover", async () => {
      const found = await vscode.commands.executeCommand<vscode.Hover[]>("vscode.executeHoverProvider", file, position);
      return found.length > 0 ? found : undefined;
    });
    equal(hovers.length, 1, "hovers");
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      "vscode.executeDocumentSymbolProvider",
      file,
    );
    const names = symbols.map(({ name }) => name);
    equal(names, [...new Set(names)], "sections of the outline");
    ok(names.includes("schedule"), "the outline has the schedule");
    const foldings = await vscode.commands.executeCommand<vscode.FoldingRange[]>(
      "vscode.executeFoldingRangeProvider",
      file,
    );
    const starts = foldings.map(({ start }) => start);
    equal(starts, [...new Set(starts)], "foldings");
  });

  it("goes on in its own language when it is set back", async () => {
    const document = await vscode.languages.setTextDocumentLanguage(editor.document, "pmo-yaml");
    editor = await vscode.window.showTextDocument(document);
    await type(editor, "owner: sato", "owner: nobody");
    const finding = await findingAt(document, "nobody");
    equal(finding.code, "reference.unknown", "the code");
  });
});
