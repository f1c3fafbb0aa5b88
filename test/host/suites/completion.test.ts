import * as vscode from "vscode";
import { equal, ok, until } from "../support/expect";
import { writeText } from "../support/findings";
import { closeEditors, openText, workspaceFile } from "../support/workspace";

/** What is offered at an offset of a document. */
async function listAt(document: vscode.TextDocument, offset: number, resolve = 0): Promise<vscode.CompletionList> {
  return await vscode.commands.executeCommand<vscode.CompletionList>(
    "vscode.executeCompletionItemProvider",
    document.uri,
    document.positionAt(offset),
    undefined,
    resolve,
  );
}

function labelOf({ label }: vscode.CompletionItem): string {
  return typeof label === "string" ? label : label.label;
}

function detailOf({ label }: vscode.CompletionItem): string {
  return typeof label === "string" ? "" : (label.description ?? "");
}

/** Labels that are offered at the end of a text. */
async function offered(text: string): Promise<readonly string[]> {
  const { document } = await openText(text);
  return (await listAt(document, text.length)).items.map(labelOf);
}

describe("completion", () => {
  afterEach(closeEditors);

  it("offers every section in an empty file", async () => {
    const labels = await offered("");
    for (const section of ["project", "schedule", "risks", "issues", "meetings", "waivers"])
      ok(labels.includes(section), `${section} is offered`);
  });

  it("offers the ids of the project where an id is wanted", async () => {
    const labels = await offered(
      "project:\n  id: ids\n  name: Ids\norganization:\n  people:\n    - id: sato\n      name: Sato\nrisks:\n  - id: R-001\n    title: A\n    owner: ",
    );
    ok(labels.includes("sato"), "the person sato is offered as owner");
  });

  it("choosing a suggestion while typing inserts a snippet with its places", async () => {
    const editor = await openText("actions:\n  - ");
    const end = editor.document.positionAt(editor.document.getText().length);
    editor.selection = new vscode.Selection(end, end);
    await vscode.commands.executeCommand("editor.action.triggerSuggest");
    await until("the snippet to be inserted", async () => {
      await vscode.commands.executeCommand("acceptSelectedSuggestion");
      return editor.document.getText().includes("title:");
    });
    const lines = editor.document.getText().split("\n");
    equal(lines[1], "  - id: A-001", "the first line of the record");
    equal(lines[2], "    title: Title", "the second line of the record");
    equal(editor.document.getText(editor.selection), "A-001", "the first place is selected");
  });
});

describe("completion in a project of several files", () => {
  const folder = workspaceFile("completion");
  const file = (name: string): vscode.Uri => vscode.Uri.joinPath(folder, name);
  const schedule =
    "schedule:\n  tasks:\n    - id: screens\n      name: 画面設計\n      duration: 10d\n    - id: test\n      name: テスト\n      predecessors: []\n";

  before(async () => {
    await writeText(
      file("acme.pmo.yaml"),
      "standard:\n  id: acme\n  version: 1.0.0\n  snippets:\n    - id: vendor-risk\n      title: { en: Vendor risk, ja: ベンダーリスク }\n      section: risks\n      body: |\n        - id: R-${1:001}\n          title: ${2:Vendor delivers late}\n",
    );
    await writeText(
      file("project.pmo.yaml"),
      "project:\n  id: completing\n  name: Completing\n  start: 2026-04-01\n  standard: acme.pmo.yaml\norganization:\n  people:\n    - { id: sato, name: 佐藤 花子, role: pm }\n",
    );
    await writeText(file("schedule.pmo.yaml"), schedule);
    await writeText(file("risks.pmo.yaml"), "risks:\n  - \n");
    await writeText(file("issues.pmo.yaml"), "issues:\n  - id: I-001\n    title: 遅延\n    owner: \n");
    // Until its project is known, a file belongs to the one in the folder above.
    await until("the task to be one of the new project", async () => {
      const found = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
        "vscode.executeWorkspaceSymbolProvider",
        "screens",
      );
      return found.some(({ containerName }) => containerName.includes("Completing"));
    });
  });

  afterEach(closeEditors);

  after(async () => {
    await vscode.workspace.fs.delete(folder, { recursive: true });
  });

  /** Asks until an item with a label is there: files of the folder are read a moment after they are written. */
  async function item(name: string, offset: (text: string) => number, label: string): Promise<vscode.CompletionItem> {
    const document = await vscode.workspace.openTextDocument(file(name));
    await vscode.window.showTextDocument(document);
    return await until(`'${label}' to be offered`, async () => {
      const { items } = await listAt(document, offset(document.getText()), 100);
      return items.find((one) => labelOf(one) === label);
    });
  }

  it("offers a task in a flow list with its name and computed dates, and explains it", async () => {
    const task = await item("schedule.pmo.yaml", (text) => text.indexOf("[]") + 1, "screens");
    equal(detailOf(task), "画面設計 · 2026-04-01 – 04-14", "the name and the dates");
    const { documentation } = task;
    const text = typeof documentation === "string" ? documentation : documentation?.value;
    ok(text?.includes("画面設計"), "the documentation of the task is there when it is looked at");
  });

  it("offers a person of another file", async () => {
    const person = await item("issues.pmo.yaml", (text) => text.length - 1, "sato");
    equal(detailOf(person), "佐藤 花子 · pm", "the name and the role");
  });

  it("offers the snippets of the standard that the project follows", async () => {
    const snippet = await item("risks.pmo.yaml", (text) => text.indexOf("- ") + 2, "vendor-risk");
    ok(snippet.insertText instanceof vscode.SnippetString, "it is a snippet");
    equal(snippet.insertText.value, "id: R-${1:001}\n  title: ${2:Vendor delivers late}", "its text");
  });
});
