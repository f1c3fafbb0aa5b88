import * as vscode from "vscode";
import { quickFixes } from "../../language/code-actions";
import { toFile, toRange } from "../convert";
import { diagnosticSource } from "../diagnostics";
import { documentSelector } from "../selector";
import type { Services } from "../services";

/** Repairs of findings. */
export function registerCodeActions(services: Services): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider(documentSelector, quickFixProvider(services), {
    providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
  });
}

function quickFixProvider({ store, speaker }: Services): vscode.CodeActionProvider {
  return {
    provideCodeActions(document, _range, context) {
      const findings = store.findings(toFile(document.uri));
      return context.diagnostics
        .filter(({ source }) => source === diagnosticSource)
        .flatMap((diagnostic) => {
          const finding = findings.find(
            (one) => one.code === diagnostic.code && toRange(one.range).isEqual(diagnostic.range),
          );
          if (!finding) return [];
          return quickFixes(finding, document.getText(diagnostic.range)).map((fix) => {
            const action = new vscode.CodeAction(speaker.say(fix.title), vscode.CodeActionKind.QuickFix);
            action.edit = new vscode.WorkspaceEdit();
            action.edit.replace(document.uri, toRange(fix.range), fix.newText);
            action.diagnostics = [diagnostic];
            action.isPreferred = fix.preferred;
            return action;
          });
        });
    },
  };
}
