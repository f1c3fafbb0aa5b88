import * as vscode from "vscode";
import { foldingRanges } from "../../language/folding";
import { unlessShared } from "../coexistence";
import { documentSelector } from "../selector";

const kinds = { comment: vscode.FoldingRangeKind.Comment, region: vscode.FoldingRangeKind.Region } as const;

/** Folding of sections, records, comments and regions. */
export function registerFolding(): vscode.Disposable {
  return vscode.languages.registerFoldingRangeProvider(
    documentSelector,
    unlessShared<vscode.FoldingRangeProvider>({
      provideFoldingRanges(document) {
        return foldingRanges(document.getText()).map(
          ({ startLine, endLine, kind }) => new vscode.FoldingRange(startLine, endLine, kind && kinds[kind]),
        );
      },
    }),
  );
}
