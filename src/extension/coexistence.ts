import * as vscode from "vscode";
import { featuresFor, redHatExtensionId, type FeatureShare } from "../language/coexistence";
import { toFile } from "./convert";
import { isProjectDocument } from "./selector";

/** What this extension gives in a document. */
export function featuresIn(document: vscode.TextDocument): FeatureShare {
  return featuresFor(document.languageId, vscode.extensions.getExtension(redHatExtensionId) !== undefined);
}

/** Open project files of which another extension tells what a schema can see. */
export function sharedFiles(): ReadonlySet<string> {
  const documents = vscode.workspace.textDocuments.filter(
    (document) => isProjectDocument(document) && !featuresIn(document).schema,
  );
  return new Set(documents.map(({ uri }) => toFile(uri)));
}

/** Tells when a file is set to another language, or an extension comes or goes. */
export function onDidChangeSharing(listener: () => void): vscode.Disposable {
  const changed = (document: vscode.TextDocument): void => {
    if (isProjectDocument(document)) listener();
  };
  return vscode.Disposable.from(
    vscode.extensions.onDidChange(listener),
    // A change of language is told as a document that is closed and opened again.
    vscode.workspace.onDidOpenTextDocument(changed),
    vscode.workspace.onDidCloseTextDocument(changed),
  );
}

/** A provider that gives nothing in documents whose structure another extension already tells. */
export function unlessShared<Provider extends object>(provider: Provider): Provider {
  return new Proxy(provider, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== "function") return member;
      return (...given: readonly unknown[]): unknown => {
        const document = given[0] as vscode.TextDocument;
        return featuresIn(document).structure ? Reflect.apply(member, target, given) : undefined;
      };
    },
  });
}
