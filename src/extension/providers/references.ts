import * as vscode from "vscode";
import { references } from "../../language/references";
import { toFile, toRange, toUri } from "../convert";
import { languageScope } from "../scope";
import { documentSelector } from "../selector";
import type { Services } from "../services";

/** Every place where an id is written. */
export function registerReferences(services: Services): vscode.Disposable {
  return vscode.languages.registerReferenceProvider(documentSelector, {
    provideReferences(document, position, { includeDeclaration }) {
      const scope = languageScope(services);
      const found = references(scope, toFile(document.uri), document.offsetAt(position), includeDeclaration);
      return found.map(({ file, range }) => new vscode.Location(toUri(file), toRange(range)));
    },
  });
}
