import * as vscode from "vscode";
import { hover } from "../../language/hover";
import { featuresIn } from "../coexistence";
import { toFile, toRange } from "../convert";
import { languageScope } from "../scope";
import { documentSelector } from "../selector";
import type { Services } from "../services";

/** Explanations of keys, values and records. */
export function registerHover(services: Services): vscode.Disposable {
  return vscode.languages.registerHoverProvider(documentSelector, hoverProvider(services));
}

function hoverProvider(services: Services): vscode.HoverProvider {
  return {
    provideHover(document, position) {
      const { schema } = featuresIn(document);
      const found = hover(languageScope(services), toFile(document.uri), document.offsetAt(position), schema);
      return found && new vscode.Hover(new vscode.MarkdownString(found.contents), toRange(found.range));
    },
  };
}
