import * as vscode from "vscode";
import { documentSymbols } from "../../language/symbols";
import type { DocumentSymbol } from "../../language/types";
import { unlessShared } from "../coexistence";
import { toFile, toRange } from "../convert";
import { documentSelector } from "../selector";
import type { Services } from "../services";

/** Outline and breadcrumbs. */
export function registerSymbols(services: Services): vscode.Disposable {
  return vscode.languages.registerDocumentSymbolProvider(documentSelector, unlessShared(symbolProvider(services)), {
    label: "PMO",
  });
}

/** Icons of records in outline and search. */
export const symbolKinds: Readonly<Record<DocumentSymbol["kind"], vscode.SymbolKind>> = {
  section: vscode.SymbolKind.Namespace,
  list: vscode.SymbolKind.Array,
  record: vscode.SymbolKind.Object,
  milestone: vscode.SymbolKind.Event,
  summary: vscode.SymbolKind.Module,
  task: vscode.SymbolKind.Function,
};

function symbolProvider({ store, files, speaker }: Services): vscode.DocumentSymbolProvider {
  return {
    provideDocumentSymbols(document) {
      files.flush();
      const parsed = store.file(toFile(document.uri));
      return parsed ? documentSymbols(parsed, speaker.language).map(toSymbol) : [];
    },
  };
}

function toSymbol(symbol: DocumentSymbol): vscode.DocumentSymbol {
  const { name, detail, kind, range, selectionRange, children } = symbol;
  const result = new vscode.DocumentSymbol(name, detail, symbolKinds[kind], toRange(range), toRange(selectionRange));
  result.children = children.map(toSymbol);
  return result;
}
