import * as vscode from "vscode";
import { isBeyondSchema } from "../../language/coexistence";
import { complete, completionDocumentation } from "../../language/completion";
import { triggerCharacters } from "../../language/completion/trigger";
import type { CompletionItem, CompletionKind } from "../../language/types";
import { featuresIn } from "../coexistence";
import { toFile, toRange } from "../convert";
import { languageScope } from "../scope";
import { documentSelector } from "../selector";
import type { Services } from "../services";

/** Completions of sections, keys, values, ids and dates. */
export function registerCompletion(services: Services): vscode.Disposable {
  return vscode.languages.registerCompletionItemProvider(
    documentSelector,
    completionProvider(services),
    ...triggerCharacters,
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

/** An item of the editor that knows what it was made from. */
class Completion extends vscode.CompletionItem {
  constructor(
    readonly item: CompletionItem,
    label: vscode.CompletionItemLabel,
  ) {
    super(label, completionKinds[item.kind]);
  }
}

function completionProvider(services: Services): vscode.CompletionItemProvider<Completion> {
  return {
    provideCompletionItems(document, position, _token, { triggerCharacter }) {
      const scope = languageScope(services);
      const list = complete(scope, toFile(document.uri), document.offsetAt(position), triggerCharacter);
      const items = featuresIn(document).schema ? list.items : list.items.filter(isBeyondSchema);
      return new vscode.CompletionList(
        items.map((item) => toCompletion(item, position)),
        list.isIncomplete,
      );
    },
    resolveCompletionItem(completion) {
      const text = completionDocumentation(languageScope(services), completion.item);
      if (text !== undefined) completion.documentation = new vscode.MarkdownString(text);
      return completion;
    },
  };
}

function toCompletion(item: CompletionItem, position: vscode.Position): Completion {
  const completion = new Completion(item, { label: item.label, description: item.detail });
  const range = toRange(item.range);
  completion.insertText = item.snippet ? new vscode.SnippetString(item.newText) : item.newText;
  completion.range = { inserting: new vscode.Range(range.start, position), replacing: range };
  completion.sortText = item.sortText;
  completion.filterText = item.filterText;
  completion.preselect = item.preselect;
  if (item.suggestNext) completion.command = { command: "editor.action.triggerSuggest", title: "" };
  return completion;
}
