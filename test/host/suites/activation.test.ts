import * as vscode from "vscode";
import { equal, ok, until } from "../support/expect";
import { closeEditors, EXTENSION_ID, openFile } from "../support/workspace";

describe("activation", () => {
  after(closeEditors);

  it("VS Code knows the extension", () => {
    ok(vscode.extensions.getExtension(EXTENSION_ID), `${EXTENSION_ID} is installed`);
  });

  it("opening a .pmo.yaml file makes it a project file and starts the extension", async () => {
    const editor = await openFile("demo.pmo.yaml");
    equal(editor.document.languageId, "pmo-yaml", "the language of demo.pmo.yaml");
    await until("the extension to be active", () => vscode.extensions.getExtension(EXTENSION_ID)?.isActive);
  });
});
