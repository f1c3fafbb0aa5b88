import * as vscode from "vscode";
import { selectionRanges } from "../../language/selection-ranges";
import { unlessShared } from "../coexistence";
import { toFile, toRange } from "../convert";
import { languageScope } from "../scope";
import { documentSelector } from "../selector";
import type { Services } from "../services";

/** What "expand selection" selects. */
export function registerSelectionRanges(services: Services): vscode.Disposable {
  return vscode.languages.registerSelectionRangeProvider(
    documentSelector,
    unlessShared<vscode.SelectionRangeProvider>({
      provideSelectionRanges(document, positions) {
        const scope = languageScope(services);
        return positions.map((position) => {
          const ranges = selectionRanges(scope, toFile(document.uri), document.offsetAt(position));
          let selection: vscode.SelectionRange | undefined;
          for (const range of ranges.toReversed()) selection = new vscode.SelectionRange(toRange(range), selection);
          return selection ?? new vscode.SelectionRange(new vscode.Range(position, position));
        });
      },
    }),
  );
}
