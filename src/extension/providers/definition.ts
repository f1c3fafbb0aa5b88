import * as vscode from "vscode";
import { definition } from "../../language/definition";
import { toFile, toRange, toUri } from "../convert";
import { languageScope } from "../scope";
import { documentSelector } from "../selector";
import type { Services } from "../services";

/** From an id to its record, and from a path to its file. */
export function registerDefinition(services: Services): vscode.Disposable {
  return vscode.languages.registerDefinitionProvider(documentSelector, {
    provideDefinition(document, position) {
      const found = definition(languageScope(services), toFile(document.uri), document.offsetAt(position));
      return found.map(({ file, range }) => new vscode.Location(toUri(file), toRange(range)));
    },
  });
}
