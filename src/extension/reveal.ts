import * as vscode from "vscode";
import { headSpan } from "../core/model/origin";
import type { Project, RecordBase } from "../core/model/types";
import { toFile, toRange, toUri } from "./convert";

/** A record of more lines is shown by its id alone: a selection that fills the window shows nothing. */
const longestSelection = 15;

/** Selects the text of a record in its editor, which is opened beside `from` when it is not open yet. */
export async function revealRecord(
  project: Project,
  record: RecordBase,
  from: vscode.ViewColumn | undefined,
): Promise<void> {
  const file = project.files.find(({ path }) => path === record.origin.file);
  if (!file) return;
  const whole = file.lines.range(record.origin.node);
  const isShort = whole.end.line - whole.start.line < longestSelection;
  await revealRange(toUri(file.path), toRange(isShort ? whole : file.lines.range(headSpan(record.origin))), from);
}

/** Selects a record in an editor that is visible already, and does nothing where there is none. The focus stays where it is. */
export function selectVisible(project: Project, record: RecordBase): void {
  const file = project.files.find(({ path }) => path === record.origin.file);
  const editor = file && vscode.window.visibleTextEditors.find(({ document }) => toFile(document.uri) === file.path);
  if (!file || !editor) return;
  const range = editor.document.validateRange(toRange(file.lines.range(headSpan(record.origin))));
  editor.selection = new vscode.Selection(range.start, range.end);
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** Selects a range in its editor, which is opened beside `from` when it is not open yet. */
export async function revealRange(
  uri: vscode.Uri,
  range: vscode.Range,
  from: vscode.ViewColumn | undefined,
): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  const selection = document.validateRange(range);
  const editor = await vscode.window.showTextDocument(document, {
    viewColumn: columnFor(uri, from),
    selection,
    preview: false,
  });
  editor.revealRange(selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

function columnFor(uri: vscode.Uri, from: vscode.ViewColumn | undefined): vscode.ViewColumn {
  const address = uri.toString();
  for (const group of vscode.window.tabGroups.all)
    if (group.tabs.some(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === address))
      return group.viewColumn;
  // Not over the picture: the person wants to see both.
  const other = vscode.window.tabGroups.all.find(({ viewColumn }) => viewColumn !== from);
  return other?.viewColumn ?? vscode.ViewColumn.Beside;
}
