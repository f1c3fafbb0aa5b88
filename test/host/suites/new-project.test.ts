import * as vscode from "vscode";
import { templateSources } from "../../../src/core/standard/generated/templates";
import { readTemplate } from "../../../src/core/standard/template";
import { equal, ok, until } from "../support/expect";
import { diagnosticsOf } from "../support/findings";
import { closeEditors, workspaceFile } from "../support/workspace";

const folder = workspaceFile("new-projects");
const templates = templateSources.map(readTemplate);

async function filesBelow(uri: vscode.Uri): Promise<readonly vscode.Uri[]> {
  const entries = await vscode.workspace.fs.readDirectory(uri);
  const found = await Promise.all(
    entries.map(([name, kind]) => {
      const child = vscode.Uri.joinPath(uri, name);
      return kind === vscode.FileType.Directory ? filesBelow(child) : Promise.resolve([child]);
    }),
  );
  return found.flat();
}

describe("PMO: New Project", () => {
  afterEach(async () => {
    await closeEditors();
    await vscode.workspace.fs.delete(folder, { recursive: true });
  });

  it("there are at least two templates", () => {
    ok(templateSources.length >= 2, `there are ${templateSources.length}`);
  });

  for (const { id } of templates)
    it(`makes a project from the template ${id} that has no errors and no warnings`, async () => {
      const place = vscode.Uri.joinPath(folder, id);
      const main = await vscode.commands.executeCommand<vscode.Uri>("pmo.newProject", {
        template: id,
        name: "Rocket: 新システム",
        folder: place,
      });
      ok(main, "the main file is given back");
      const editor = vscode.window.activeTextEditor;
      ok(editor, "an editor is open");
      equal(editor.document.uri.toString(), main.toString(), "the open file");
      const made = await filesBelow(place);
      ok(
        made.some((uri) => uri.toString() === main.toString()),
        "the main file is there",
      );
      ok(editor.document.getText().includes("新システム"), "the name is in the main file");
      // Breaking the file on purpose shows that its findings are being made.
      await editor.edit((edit) => {
        edit.insert(new vscode.Position(0, 0), "nonsense: 1\n");
      });
      await until("the finding about the nonsense", () =>
        diagnosticsOf(main).some(({ message }) => message.includes("nonsense")),
      );
      await vscode.commands.executeCommand("undo");
      await until(
        "the finding about the nonsense to go",
        () => !diagnosticsOf(main).some(({ message }) => message.includes("nonsense")),
      );
      const bad = made.flatMap((uri) =>
        diagnosticsOf(uri)
          .filter(({ severity }) => severity <= vscode.DiagnosticSeverity.Warning)
          .map(({ message, range }) => `${uri.path}:${range.start.line + 1} ${message}`),
      );
      equal(bad, [], "findings of the new project");
    });

  it("one undo takes all of its files back", async () => {
    const { id } = templates.find(({ files }) => files.length > 1) ?? { id: "none" };
    const main = await vscode.commands.executeCommand<vscode.Uri>("pmo.newProject", {
      template: id,
      name: "Undo",
      folder,
    });
    ok(main, "the project is made");
    ok((await filesBelow(folder)).length > 1, "it has several files");
    await vscode.commands.executeCommand("undo");
    await until("all files to be gone", async () => (await filesBelow(folder)).length === 0);
  });

  it("does not write over a file that is there", async () => {
    const [source] = templateSources;
    ok(source, "there is a template");
    const { id } = readTemplate(source);
    const main = await vscode.commands.executeCommand<vscode.Uri>("pmo.newProject", {
      template: id,
      name: "First",
      folder,
    });
    ok(main, "the first project is made");
    const before = new TextDecoder().decode(await vscode.workspace.fs.readFile(main));
    const second = await vscode.commands.executeCommand("pmo.newProject", { template: id, name: "Second", folder });
    equal(second, undefined, "the answer of the command");
    equal(new TextDecoder().decode(await vscode.workspace.fs.readFile(main)), before, "the first project's file");
  });
});
