import * as vscode from "vscode";
import { equal, ok, until } from "../support/expect";
import { writeText } from "../support/findings";
import { closeEditors, EXTENSION_ID, workspaceFile } from "../support/workspace";

const folder = workspaceFile("explorer");
const file = vscode.Uri.joinPath(folder, "plan.pmo.yaml");

interface Manifest {
  readonly contributes: {
    readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>;
    readonly commands: readonly { readonly command: string }[];
    readonly yamlValidation: readonly { readonly url: string }[];
    readonly walkthroughs: readonly { readonly steps: readonly { readonly media: { readonly svg: string } }[] }[];
  };
}

function extension(): vscode.Extension<unknown> {
  const found = vscode.extensions.getExtension(EXTENSION_ID);
  ok(found, "the extension is installed");
  return found;
}

function manifest(): Manifest {
  return extension().packageJSON as Manifest;
}

describe("the project explorer", () => {
  afterEach(closeEditors);

  it("its views open, and every command of the manifest is there", async () => {
    await writeText(file, "project:\n  id: explorer\n  name: Explorer\n");
    await vscode.window.showTextDocument(file);
    await until("the extension to be active", () => extension().isActive);
    for (const { id } of manifest().contributes.views["pmo"] ?? []) await vscode.commands.executeCommand(`${id}.focus`);
    const known = new Set(await vscode.commands.getCommands(true));
    const missing = manifest()
      .contributes.commands.map(({ command }) => command)
      .filter((command) => !known.has(command));
    equal(missing, [], "commands without an implementation");
    await vscode.workspace.fs.delete(folder, { recursive: true });
  });

  it("its commands do nothing, and fail nowhere, without a row", async () => {
    for (const command of ["explorer.open", "explorer.copyId", "findings.open", "findings.copy", "explorer.refresh"])
      await vscode.commands.executeCommand(`pmo.${command}`);
  });

  it("the pictures of the tour and the schema for plain YAML come with the extension", async () => {
    const files = [
      ...manifest().contributes.walkthroughs.flatMap(({ steps }) => steps.map(({ media }) => media.svg)),
      ...manifest().contributes.yamlValidation.map(({ url }) => url),
    ];
    ok(files.length === 6, "five pictures and a schema");
    for (const path of files) {
      const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension().extensionUri, path));
      ok(bytes.length > 500, `${path} has content`);
    }
  });
});
