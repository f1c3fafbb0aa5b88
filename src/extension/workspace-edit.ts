import * as vscode from "vscode";
import type { FileEdits } from "../language/types";
import { toRange, toUri } from "./convert";

/** Edits of files as VS Code wants them. */
export function toWorkspaceEdit(changes: readonly FileEdits[]): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  for (const { file, edits } of changes)
    edit.set(
      toUri(file),
      edits.map(({ range, newText }) => vscode.TextEdit.replace(toRange(range), newText)),
    );
  return edit;
}
