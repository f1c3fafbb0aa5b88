import * as vscode from "vscode";
import { message } from "../../core/text/message";
import { organizeKeys } from "../../language/organize/organize";
import { toFile } from "../convert";
import { languageScope } from "../scope";
import { documentSelector } from "../selector";
import type { Services } from "../services";
import { toWorkspaceEdit } from "../workspace-edit";

/** Key order is a choice of the person: a source action of its own, also for `editor.codeActionsOnSave`. */
const organizeKind = vscode.CodeActionKind.Source.append("organizeKeys.pmo");

/** Keys and sections in the order of their schema. */
export function registerOrganize(services: Services): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider(documentSelector, organizeProvider(services), {
    providedCodeActionKinds: [organizeKind],
  });
}

function organizeProvider(services: Services): vscode.CodeActionProvider {
  return {
    provideCodeActions(document, _range, { only }) {
      if (only?.contains(organizeKind) !== true) return [];
      const edits = organizeKeys(languageScope(services), toFile(document.uri));
      if (!edits) return [];
      const action = new vscode.CodeAction(services.speaker.say(message("Organize keys")), organizeKind);
      action.edit = toWorkspaceEdit([edits]);
      return [action];
    },
  };
}
