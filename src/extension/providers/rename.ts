import * as vscode from "vscode";
import { message } from "../../core/text/message";
import { rename, renamePlace } from "../../language/rename";
import { toFile, toRange, toUri } from "../convert";
import { languageScope } from "../scope";
import { documentSelector } from "../selector";
import type { Services } from "../services";

/** Renaming of ids over all files, as one step to undo. The preview groups the changes by project. */
export function registerRename(services: Services): vscode.Disposable {
  const { say } = services.speaker;
  return vscode.languages.registerRenameProvider(documentSelector, {
    prepareRename(document, position) {
      const place = renamePlace(languageScope(services), toFile(document.uri), document.offsetAt(position));
      if (!place) throw new Error(say(message("Only ids can be renamed here.")));
      return { range: toRange(place.range), placeholder: place.id };
    },
    provideRenameEdits(document, position, newName) {
      const scope = languageScope(services);
      const result = rename(scope, toFile(document.uri), document.offsetAt(position), newName);
      if ("refused" in result) throw new Error(say(result.refused));
      const edit = new vscode.WorkspaceEdit();
      for (const { file, edits, label, confirm } of result.edits) {
        const metadata = { label: say(label), needsConfirmation: confirm };
        for (const { range, newText } of edits) edit.replace(toUri(file), toRange(range), newText, metadata);
      }
      return edit;
    },
  });
}
