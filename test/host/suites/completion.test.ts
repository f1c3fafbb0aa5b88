import * as vscode from "vscode";
import { equal, ok, until } from "../support/expect";
import { closeEditors, openText } from "../support/workspace";

/** Labels that are offered at the end of a text. */
async function offered(text: string): Promise<readonly string[]> {
  const { document } = await openText(text);
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    "vscode.executeCompletionItemProvider",
    document.uri,
    document.positionAt(text.length),
  );
  return list.items.map(({ label }) => (typeof label === "string" ? label : label.label));
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
