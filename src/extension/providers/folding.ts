import * as vscode from "vscode";
import { foldingRanges } from "../../language/folding";
import { documentSelector } from "../selector";

/** Folding of sections, records and comments. */
export function registerFolding(): vscode.Disposable {
  return vscode.languages.registerFoldingRangeProvider(documentSelector, foldingProvider);
}

const foldingProvider: vscode.FoldingRangeProvider = {
  provideFoldingRanges(document) {
    return foldingRanges(document.getText()).map(
      ({ startLine, endLine, kind }) =>
        new vscode.FoldingRange(startLine, endLine, kind === "comment" ? vscode.FoldingRangeKind.Comment : undefined),
    );
  },
};
