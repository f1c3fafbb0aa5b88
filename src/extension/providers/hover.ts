import * as vscode from "vscode";
import { hover } from "../../language/hover";
import { toFile, toRange } from "../convert";
import { documentSelector } from "../selector";
import type { Services } from "../services";

/** Explanations of keys, values and records. */
export function registerHover(services: Services): vscode.Disposable {
  return vscode.languages.registerHoverProvider(documentSelector, hoverProvider(services));
}

function hoverProvider({ store, files, speaker }: Services): vscode.HoverProvider {
  return {
    provideHover(document, position) {
      // The offset is one of the text as it is now.
      files.flush();
      const file = toFile(document.uri);
      const found = hover({
        text: document.getText(),
        offset: document.offsetAt(position),
        file,
        project: store.projectOf(file),
        schedule: (project) => store.schedule(project),
        language: speaker.language,
        render: speaker.say,
      });
      return found && new vscode.Hover(new vscode.MarkdownString(found.contents), toRange(found.range));
    },
  };
}
