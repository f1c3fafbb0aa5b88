import * as vscode from "vscode";
import { equal, ok, until } from "../support/expect";
import { codeText, diagnosticsOf, findingAt, findingsAre, writeText } from "../support/findings";
import { closeEditors, workspaceFile } from "../support/workspace";

const folder = workspaceFile("fixes");
/** A file of its own for each test: VS Code may tell late that the one before was deleted. */
let file = folder;
let count = 0;

const text = `project:
  id: fixes
  name: Fixes
  start: 2026-04-01
  statusDate: 2026-06-30
schedule:
  tasks:
    - id: design # first
      name: Design
      duration: 5d
    - id: build
      name: Build
      duration: 10d
      predecessors: [design]
risks:
  - id: R-001
    title: Late
    owner: nobody
`;

const opened = async (content: string): Promise<vscode.TextEditor> => {
  file = vscode.Uri.joinPath(folder, String(++count), "plan.pmo.yaml");
  await writeText(file, content);
  return await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(file));
};

/** The actions that VS Code offers at a place, once the one that is wanted is among them. */
async function actionAt(range: vscode.Range, title: string, kind?: vscode.CodeActionKind): Promise<vscode.CodeAction> {
  let present: readonly string[] = [];
  const found = await until(`the action '${title}'`, async () => {
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      "vscode.executeCodeActionProvider",
      file,
      range,
      kind?.value,
    );
    present = actions.map((action) => action.title);
    return actions.find((action) => action.title.startsWith(title));
  }).catch((error: unknown) => {
    throw new Error(`${String(error)}; the actions are [${present.join("; ")}]`, { cause: error });
  });
  ok(found.edit, "the action has an edit");
  return found;
}

async function apply({ edit }: vscode.CodeAction): Promise<void> {
  ok(edit && (await vscode.workspace.applyEdit(edit)), "the edit is applied");
}

describe("quick fixes", () => {
  afterEach(async () => {
    await closeEditors();
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(file, ".."), { recursive: true });
  });

  it("a finding's code leads to its explanation, which opens as a page", async () => {
    const { document } = await opened(text);
    await findingAt(document, "nobody");
    const code = diagnosticsOf(file).find((one) => codeText(one.code) === "reference.unknown")?.code;
    ok(typeof code === "object", "the code has an address");
    const page = await vscode.workspace.openTextDocument(code.target);
    ok(page.getText().startsWith("# `reference.unknown`\n"), "the page is about this code");
    ok(!page.getText().includes("# `reference.kind`"), "and about no other");
    await vscode.commands.executeCommand("vscode.open", code.target);
    await until("the page to be shown as Markdown", () => {
      const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
      return input instanceof vscode.TabInputCustom && input.viewType === "vscode.markdown.preview.editor";
    });
  });

  it("the record that a reference names is created where its kind stands", async () => {
    const { document } = await opened(text);
    const { range } = await findingAt(document, "nobody");
    await apply(await actionAt(range, "Create the person 'nobody'"));
    ok(
      document.getText().endsWith("organization:\n  people:\n    - id: nobody\n      name: nobody\n"),
      document.getText(),
    );
    await findingsAre(document, "the finding to go", (all) => all.every(({ code }) => code !== "reference.unknown"));
  });

  it("a line is ignored with a reason, which is a place to type, and the comment is faded when it has no use", async () => {
    const { document } = await opened(text.replace("    owner: nobody\n", ""));
    const { range } = await findingAt(document, "R-001");
    await apply(await actionAt(range, "Ignore 'risk.no-owner'"));
    await findingsAre(document, "the finding to go", (all) => all.length === 0);
    ok(document.getText().includes("- id: R-001 # pmo-ignore risk.no-owner reason\n"), document.getText());
    const edit = new vscode.WorkspaceEdit();
    edit.insert(file, document.lineAt(16).range.end, "\n    owner: design");
    await vscode.workspace.applyEdit(edit);
    await until("the comment to be a finding", () =>
      diagnosticsOf(file).some(
        ({ code, tags }) => codeText(code) === "ignore.unused" && tags?.includes(vscode.DiagnosticTag.Unnecessary),
      ),
    );
  });

  it("a rule is waived with a reason and an end", async () => {
    const { document } = await opened(text.replace("    owner: nobody\n", ""));
    const { range } = await findingAt(document, "R-001");
    await apply(await actionAt(range, "Waive 'risk.no-owner'"));
    ok(document.getText().includes("    expires: 2026-09-28\n"), document.getText());
    await findingsAre(document, "the finding to go", (all) => all.length === 0);
  });

  it("start and duration become start and finish", async () => {
    const manual = text.replace(
      "      duration: 5d",
      "      manual: true\n      start: 2026-04-01\n      duration: 5d # d",
    );
    const { document } = await opened(manual);
    const at = document.positionAt(manual.indexOf("duration: 5d"));
    await apply(await actionAt(new vscode.Range(at, at), "Write a finish", vscode.CodeActionKind.RefactorRewrite));
    ok(document.getText().includes("      finish: 2026-04-07 # d\n"), document.getText());
  });

  it("saving applies all safe repairs where the person wants it, and a second time changes nothing", async () => {
    const settings = vscode.workspace.getConfiguration("editor");
    await settings.update("codeActionsOnSave", { "source.fixAll.pmo": "explicit" }, vscode.ConfigurationTarget.Global);
    try {
      const messy = text
        .replace("owner: nobody", "identified: 2026/4/1")
        .replace("duration: 5d", "Duration: 5 days # c")
        .replace("  start: 2026-04-01", "  start: 2026年4月1日");
      const editor = await opened(messy);
      const { document } = editor;
      await findingsAre(document, "the findings", (all) => all.length >= 3);
      await editor.edit((edit) => {
        edit.insert(new vscode.Position(0, 0), "# saved\n");
      });
      ok(await document.save(), "the file is saved");
      const wanted = `# saved\n${text.replace("owner: nobody", "identified: 2026-04-01").replace("duration: 5d", "duration: 5d # c")}`;
      equal(document.getText(), wanted, "the text after saving");
      const again = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        "vscode.executeCodeActionProvider",
        file,
        new vscode.Range(0, 0, 0, 0),
        vscode.CodeActionKind.SourceFixAll.append("pmo").value,
      );
      equal(again.length, 0, "more to repair");
    } finally {
      await settings.update("codeActionsOnSave", undefined, vscode.ConfigurationTarget.Global);
    }
  });
});
