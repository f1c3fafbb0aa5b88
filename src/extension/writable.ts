import * as vscode from "vscode";
import { message, type Message } from "../core/text/message";
import type { FileEdits } from "../language/types";
import { toUri } from "./convert";
import type { Services } from "./services";

/** Why nothing was written where a picture is behind its text. */
export const textHasChanged = message(
  "The text has changed meanwhile. Nothing was written; look at the picture again.",
);

/**
 * Why edits of files can't be written: a file is read-only, or its document says something else than the text from which the edits were made. Undefined when they can.
 * An unsaved new file is a document like any other.
 */
export async function whyNotWritable({ store }: Services, edits: readonly FileEdits[]): Promise<Message | undefined> {
  for (const { file } of edits) {
    const uri = toUri(file);
    const document = await vscode.workspace.openTextDocument(uri);
    if (!haveSameLines(document.getText(), store.file(file)?.text ?? "")) return textHasChanged;
    if (await isReadOnly(uri)) return message("'{0}' is read-only. Nothing was written.", nameOf(uri));
  }
  return undefined;
}

/** Edits count lines and columns, so that line ends which the editor has made the same don't matter. */
function haveSameLines(a: string, b: string): boolean {
  return a === b || a.replaceAll("\r\n", "\n") === b.replaceAll("\r\n", "\n");
}

function nameOf({ path }: vscode.Uri): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

async function isReadOnly(uri: vscode.Uri): Promise<boolean> {
  if (uri.scheme === "untitled") return false;
  if (vscode.workspace.fs.isWritableFileSystem(uri.scheme) === false) return true;
  try {
    const { permissions } = await vscode.workspace.fs.stat(uri);
    return permissions === vscode.FilePermission.Readonly;
  } catch {
    // A file that is not there any more can be written again.
    return false;
  }
}
