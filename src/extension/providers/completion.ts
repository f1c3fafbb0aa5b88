import * as vscode from "vscode";
import { complete } from "../../language/completion";
import type { CompletionItem, CompletionKind } from "../../language/types";
import { todayText } from "../clock";
import { toFile, toRange } from "../convert";
import { documentSelector } from "../selector";
import type { Services } from "../services";

/** Completions of sections, keys, values, ids and dates. */
export function registerCompletion(services: Services): vscode.Disposable {
  return vscode.languages.registerCompletionItemProvider(
    documentSelector,
    completionProvider(services),
    " ",
    "-",
    "[",
    "{",
    ",",
  );
}

const completionKinds: Readonly<Record<CompletionKind, vscode.CompletionItemKind>> = {
  key: vscode.CompletionItemKind.Property,
  value: vscode.CompletionItemKind.Value,
  enum: vscode.CompletionItemKind.EnumMember,
  reference: vscode.CompletionItemKind.Reference,
  snippet: vscode.CompletionItemKind.Snippet,
  date: vscode.CompletionItemKind.Constant,
};

function completionProvider({ store, files, speaker, environment }: Services): vscode.CompletionItemProvider {
  return {
    provideCompletionItems(document, position) {
      files.flush();
      const file = toFile(document.uri);
      const items = complete({
        text: document.getText(),
        offset: document.offsetAt(position),
        file,
        project: store.projectOf(file),
        language: speaker.language,
        today: todayText(environment.now()),
        render: speaker.say,
      });
      return items.map((item) => toCompletion(item, position));
    },
  };
}

function toCompletion(item: CompletionItem, position: vscode.Position): vscode.CompletionItem {
  const completion = new vscode.CompletionItem(
    { label: item.label, description: item.detail },
    completionKinds[item.kind],
  );
  const range = toRange(item.range);
  completion.insertText = item.snippet ? new vscode.SnippetString(item.newText) : item.newText;
  completion.range = { inserting: new vscode.Range(range.start, position), replacing: range };
  completion.sortText = item.sortText;
  completion.filterText = item.filterText;
  completion.preselect = item.preselect;
  if (item.documentation !== undefined) completion.documentation = new vscode.MarkdownString(item.documentation);
  if (item.suggestNext) completion.command = { command: "editor.action.triggerSuggest", title: "" };
  return completion;
}
