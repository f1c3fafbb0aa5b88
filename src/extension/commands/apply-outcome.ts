import * as vscode from "vscode";
import type { EditOutcome } from "../../language/editing/outcome";
import { toFile, toRange, toUri } from "../convert";
import { toWorkspaceEdit } from "../workspace-edit";

/**
 * Applies what an editing command wants as one step, which one undo takes back.
 * @param editor where the person is; edits of its file go through it, so that its cursors are right
 * @throws Error when the editor or the workspace refuses the change
 */
export async function applyOutcome(outcome: EditOutcome, editor: vscode.TextEditor | undefined): Promise<void> {
  const { edits, snippet, newFile, selection } = outcome;
  const oneStep = { undoStopBefore: true, undoStopAfter: true };
  if (snippet && editor) {
    // The snippet's lines are complete: the editor must not indent them once more.
    const text = new vscode.SnippetString(snippet.text);
    const done = await editor.insertSnippet(text, toRange(snippet.range), { ...oneStep, keepWhitespace: true });
    refuseUnless(done);
    return;
  }
  const [first, ...others] = edits;
  if (editor && first && others.length === 0 && !newFile && first.file === toFile(editor.document.uri)) {
    const done = await editor.edit((builder) => {
      for (const { range, newText } of first.edits) builder.replace(toRange(range), newText);
    }, oneStep);
    refuseUnless(done);
  } else {
    const change = toWorkspaceEdit(edits);
    if (newFile)
      change.createFile(toUri(newFile.file), { overwrite: false, contents: new TextEncoder().encode(newFile.text) });
    refuseUnless(await vscode.workspace.applyEdit(change));
  }
  if (!editor || !selection) return;
  const reversed = editor.selections.map(({ isReversed }) => isReversed);
  editor.selections = selection.map((range, index) => {
    const { start, end } = toRange(range);
    return reversed[index] === true ? new vscode.Selection(end, start) : new vscode.Selection(start, end);
  });
  editor.revealRange(editor.selection, vscode.TextEditorRevealType.Default);
}

function refuseUnless(done: boolean): void {
  if (!done) throw new Error("the editor refused the change");
}
