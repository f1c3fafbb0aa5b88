import * as vscode from "vscode";
import { ok, until } from "./expect";

/** The extension under test. */
export const EXTENSION_ID = "pmo-as-code.pmo-as-code";

/** @returns the address of a file in the folder `test/host/workspace`, which is open in the window. */
export function workspaceFile(path: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  ok(folder, "a folder is open");
  return vscode.Uri.joinPath(folder.uri, path);
}

/** Opens a file of the test workspace in an editor. */
export async function openFile(path: string): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument(workspaceFile(path));
  return await vscode.window.showTextDocument(document);
}

/** Opens new text in an editor, without a file. On a busy machine one that is still being closed may come in its place: then once more. */
export async function openText(content: string, language = "pmo-yaml"): Promise<vscode.TextEditor> {
  return await until("a new text to be open", async () => {
    const document = await vscode.workspace.openTextDocument({ content, language });
    const editor = await vscode.window.showTextDocument(document);
    return editor.document.getText() === content && editor;
  });
}

/** Closes all editors; changes that were not saved are given up. */
export async function closeEditors(): Promise<void> {
  for (const editor of vscode.window.visibleTextEditors) {
    if (!editor.document.isDirty) continue;
    await vscode.window.showTextDocument(editor.document);
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  }
  await vscode.commands.executeCommand("workbench.action.closeAllEditors");
}

/**
 * Makes a folder and waits until the system tells of files in it. One that is made together with the folder around it the watcher of VS Code may overlook for
 * good; then both are made once more.
 */
export async function watchedFolder(uri: vscode.Uri): Promise<void> {
  const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(uri, "*.probe"));
  let told = false;
  watcher.onDidCreate(() => {
    told = true;
  });
  try {
    await until("the folder to be watched", async () => {
      await vscode.workspace.fs.createDirectory(uri);
      for (let probe = 0; probe < 10 && !told; probe++) {
        const file = vscode.Uri.joinPath(uri, `${probe}.probe`);
        await vscode.workspace.fs.writeFile(file, new Uint8Array());
        await new Promise((resolve) => setTimeout(resolve, 100));
        await vscode.workspace.fs.delete(file);
      }
      if (!told) await vscode.workspace.fs.delete(uri, { recursive: true });
      return told;
    });
  } finally {
    watcher.dispose();
  }
}
