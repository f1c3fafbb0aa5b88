import * as vscode from "vscode";
import { documentHighlights } from "../../language/highlights";
import { toFile, toRange } from "../convert";
import { languageScope } from "../scope";
import { documentSelector } from "../selector";
import type { Services } from "../services";

const kinds = { write: vscode.DocumentHighlightKind.Write, read: vscode.DocumentHighlightKind.Read } as const;

/** The places of the id at the cursor within its file. */
export function registerHighlights(services: Services): vscode.Disposable {
  return vscode.languages.registerDocumentHighlightProvider(documentSelector, {
    provideDocumentHighlights(document, position) {
      const found = documentHighlights(languageScope(services), toFile(document.uri), document.offsetAt(position));
      return found.map(({ range, kind }) => new vscode.DocumentHighlight(toRange(range), kinds[kind]));
    },
  });
}
