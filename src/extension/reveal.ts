import * as vscode from "vscode";
import { headSpan } from "../core/model/origin";
import type { Project, RecordBase } from "../core/model/types";
import { toFile, toRange, toUri } from "./convert";

/** A record of more lines is shown by its id alone: a selection that fills the window shows nothing. */
const longestSelection = 15;

/** How a text is shown. */
export interface RevealOptions {
  /** Column of the picture from which it is shown; an editor that is not open yet opens beside it. */
  readonly from: vscode.ViewColumn | undefined;
  /** Whether the person goes on in the text. Otherwise keys still go to the picture, and can't replace what is selected. */
  readonly focus: boolean;
}

/** Selects the text of a record in its editor. */
export async function revealRecord(project: Project, record: RecordBase, options: RevealOptions): Promise<void> {
  const file = project.files.find(({ path }) => path === record.origin.file);
  if (!file) return;
  const whole = file.lines.range(record.origin.node);
  const isShort = whole.end.line - whole.start.line < longestSelection;
  await revealRange(toUri(file.path), toRange(isShort ? whole : file.lines.range(headSpan(record.origin))), options);
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

/** Selects a range in its editor. */
export async function revealRange(uri: vscode.Uri, range: vscode.Range, { from, focus }: RevealOptions): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  const { start, end } = document.validateRange(range);
  const editor = await vscode.window.showTextDocument(document, {
    viewColumn: columnFor(uri, from),
    preserveFocus: !focus,
    preview: false,
  });
  // Only the beginning is brought into sight: a long line is not scrolled sideways to its end.
  editor.selection = new vscode.Selection(end, start);
  editor.revealRange(new vscode.Range(start, start), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
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
