import * as vscode from "vscode";
import type { TextEdit } from "../../core/text/edit";
import { formatEdits, formatRangeEdits } from "../../language/format/index";
import { formatOnType } from "../../language/format/on-type";
import { unlessShared } from "../coexistence";
import { documentSelector } from "../selector";

/** Formatting of a file, of selected lines, and of the line that is being typed. */
export function registerFormatting(): vscode.Disposable {
  const { languages } = vscode;
  return vscode.Disposable.from(
    languages.registerDocumentFormattingEditProvider(
      documentSelector,
      unlessShared<vscode.DocumentFormattingEditProvider>({
        provideDocumentFormattingEdits: (document) => toEdits(document, formatEdits(document.getText())),
      }),
    ),
    languages.registerDocumentRangeFormattingEditProvider(
      documentSelector,
      unlessShared<vscode.DocumentRangeFormattingEditProvider>({
        provideDocumentRangeFormattingEdits: (document, { start, end }) => {
          // A selection of whole lines ends before the first character of the next one.
          const last = end.character === 0 && end.line > start.line ? end.line - 1 : end.line;
          return toEdits(document, formatRangeEdits(document.getText(), start.line, last));
        },
      }),
    ),
    languages.registerOnTypeFormattingEditProvider(
      documentSelector,
      unlessShared<vscode.OnTypeFormattingEditProvider>({
        provideOnTypeFormattingEdits: (document, position, typed) =>
          toEdits(document, formatOnType(document.getText(), document.offsetAt(position), typed)),
      }),
      "\n",
      ":",
      "-",
    ),
  );
}

function toEdits(document: vscode.TextDocument, edits: readonly TextEdit[]): vscode.TextEdit[] {
  return edits.map(({ span, newText }) => {
    const range = new vscode.Range(document.positionAt(span.start), document.positionAt(span.end));
    return vscode.TextEdit.replace(range, newText);
  });
}
