import * as vscode from "vscode";
import { semanticTokenLegend, semanticTokens } from "../../language/semantic-tokens";
import type { SemanticToken } from "../../language/types";
import { toFile } from "../convert";
import { languageScope } from "../scope";
import { documentSelector } from "../selector";
import type { Services } from "../services";

/** Files with more lines are coloured where they are on the screen only. */
const mostLines = 5_000;

/** Colours of ids, link types, dates, durations, percentages and enumerated values. */
export function registerSemanticTokens(services: Services): vscode.Disposable {
  const legend = new vscode.SemanticTokensLegend([...semanticTokenLegend.types], [...semanticTokenLegend.modifiers]);
  const full: vscode.DocumentSemanticTokensProvider = {
    provideDocumentSemanticTokens(document) {
      if (document.lineCount > mostLines) return undefined;
      return build(semanticTokens(languageScope(services), toFile(document.uri)), legend);
    },
  };
  const range: vscode.DocumentRangeSemanticTokensProvider = {
    provideDocumentRangeSemanticTokens(document, { start, end }) {
      return build(semanticTokens(languageScope(services), toFile(document.uri), { start, end }), legend);
    },
  };
  return vscode.Disposable.from(
    vscode.languages.registerDocumentSemanticTokensProvider(documentSelector, full, legend),
    vscode.languages.registerDocumentRangeSemanticTokensProvider(documentSelector, range, legend),
  );
}

function build(tokens: readonly SemanticToken[], legend: vscode.SemanticTokensLegend): vscode.SemanticTokens {
  const builder = new vscode.SemanticTokensBuilder(legend);
  for (const { line, character, length, type, modifiers } of tokens)
    builder.push(line, character, length, type, modifiers);
  return builder.build();
}
