import * as vscode from "vscode";
import type { Finding } from "../../core/text/finding";
import { fixAll } from "../../language/fixes/fix-all";
import { quickFixes, refactorings, type Fix } from "../../language/fixes/index";
import { message } from "../../core/text/message";
import { toFile, toRange, toUri } from "../convert";
import { codeOf, diagnosticSource } from "../diagnostics";
import { languageScope } from "../scope";
import { documentSelector } from "../selector";
import type { Services } from "../services";
import { toWorkspaceEdit } from "../workspace-edit";

/** Repairs everything that needs no person's decision; for `editor.codeActionsOnSave`. */
const fixAllKind = vscode.CodeActionKind.SourceFixAll.append("pmo");

const kinds = {
  quickfix: vscode.CodeActionKind.QuickFix,
  "refactor.rewrite": vscode.CodeActionKind.RefactorRewrite,
} as const;

/** Repairs of findings, other forms of what stands at the cursor, and all safe repairs of a file at once. */
export function registerCodeActions(services: Services): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider(documentSelector, codeActionProvider(services), {
    providedCodeActionKinds: [...Object.values(kinds), fixAllKind],
  });
}

function codeActionProvider(services: Services): vscode.CodeActionProvider {
  const { speaker } = services;
  const toAction = (fix: Fix, diagnostics: vscode.Diagnostic[]): vscode.CodeAction => {
    const action = new vscode.CodeAction(speaker.say(fix.title), kinds[fix.kind]);
    action.edit = fix.isSnippet === true ? snippetEdit(fix) : toWorkspaceEdit(fix.edits);
    action.diagnostics = diagnostics;
    action.isPreferred = fix.preferred;
    return action;
  };
  return {
    provideCodeActions(document, range, { diagnostics, only }) {
      const scope = languageScope(services);
      const file = toFile(document.uri);
      const wants = (kind: vscode.CodeActionKind): boolean => only === undefined || only.contains(kind);
      const actions: vscode.CodeAction[] = [];
      if (wants(kinds.quickfix)) {
        const findings = scope.store.findings(file);
        for (const diagnostic of diagnostics) {
          const finding = findingOf(diagnostic, findings);
          if (finding) actions.push(...quickFixes(scope, file, finding).map((fix) => toAction(fix, [diagnostic])));
        }
      }
      if (wants(kinds["refactor.rewrite"]))
        actions.push(...refactorings(scope, file, range).map((fix) => toAction(fix, [])));
      // Among the repairs of one line it would be in the way: it stands in the menu of source actions and is run on saving.
      if (only?.contains(fixAllKind) === true) {
        const edits = fixAll(scope, file);
        if (edits) {
          const action = new vscode.CodeAction(speaker.say(message("Fix all that is sure")), fixAllKind);
          action.edit = toWorkspaceEdit([edits]);
          actions.push(action);
        }
      }
      return actions;
    },
  };
}

/** The finding that a diagnostic of ours shows. */
function findingOf(diagnostic: vscode.Diagnostic, findings: readonly Finding[]): Finding | undefined {
  if (diagnostic.source !== diagnosticSource) return undefined;
  const code = codeOf(diagnostic);
  return findings.find((one) => one.code === code && toRange(one.range).isEqual(diagnostic.range));
}

/** Edits with a place to type, which the editor selects. */
function snippetEdit({ edits }: Fix): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  for (const { file, edits: changes } of edits) {
    const snippets = changes.map(({ range, newText }) => {
      const snippet = new vscode.SnippetTextEdit(toRange(range), new vscode.SnippetString(newText));
      snippet.keepWhitespace = true;
      return snippet;
    });
    edit.set(toUri(file), snippets);
  }
  return edit;
}
