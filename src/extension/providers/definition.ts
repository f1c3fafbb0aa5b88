import * as vscode from "vscode";
import { definition } from "../../language/definition";
import { toFile, toRange, toUri } from "../convert";
import { documentSelector } from "../selector";
import type { Services } from "../services";

/** From an id to its record. */
export function registerDefinition(services: Services): vscode.Disposable {
  return vscode.languages.registerDefinitionProvider(documentSelector, definitionProvider(services));
}

function definitionProvider({ store, files }: Services): vscode.DefinitionProvider {
  return {
    provideDefinition(document, position) {
      files.flush();
      const project = store.projectOf(toFile(document.uri));
      const found = project && definition(document.getText(), document.offsetAt(position), project, store.projects());
      return found && new vscode.Location(toUri(found.file), toRange(found.range));
    },
  };
}
