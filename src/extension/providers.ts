import * as vscode from "vscode";
import { quickFixes } from "../language/code-actions";
import { complete } from "../language/completion";
import { definition } from "../language/definition";
import { foldingRanges } from "../language/folding";
import { hover } from "../language/hover";
import { documentSymbols } from "../language/symbols";
import type { CompletionItem, CompletionKind, DocumentSymbol } from "../language/types";
import { todayText } from "./clock";
import { toFile, toRange, toUri } from "./convert";
import { diagnosticSource } from "./diagnostics";
import { documentSelector } from "./selector";
import type { Services } from "./services";

/** Registers what the editor offers in project files. */
export function registerProviders(services: Services): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.languages.registerCompletionItemProvider(
      documentSelector,
      completionProvider(services),
      " ",
      "-",
      "[",
      "{",
      ",",
    ),
    vscode.languages.registerHoverProvider(documentSelector, hoverProvider(services)),
    vscode.languages.registerDocumentSymbolProvider(documentSelector, symbolProvider(services), { label: "PMO" }),
    vscode.languages.registerFoldingRangeProvider(documentSelector, foldingProvider),
    vscode.languages.registerDefinitionProvider(documentSelector, definitionProvider(services)),
    vscode.languages.registerCodeActionsProvider(documentSelector, quickFixProvider(services), {
      providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
    }),
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

const symbolKinds: Readonly<Record<DocumentSymbol["kind"], vscode.SymbolKind>> = {
  section: vscode.SymbolKind.Namespace,
  list: vscode.SymbolKind.Array,
  record: vscode.SymbolKind.Object,
  milestone: vscode.SymbolKind.Event,
  summary: vscode.SymbolKind.Module,
  task: vscode.SymbolKind.Function,
};

function symbolProvider({ store, files, speaker }: Services): vscode.DocumentSymbolProvider {
  return {
    provideDocumentSymbols(document) {
      files.flush();
      const parsed = store.file(toFile(document.uri));
      return parsed ? documentSymbols(parsed, speaker.language).map(toSymbol) : [];
    },
  };
}

function toSymbol(symbol: DocumentSymbol): vscode.DocumentSymbol {
  const { name, detail, kind, range, selectionRange, children } = symbol;
  const result = new vscode.DocumentSymbol(name, detail, symbolKinds[kind], toRange(range), toRange(selectionRange));
  result.children = children.map(toSymbol);
  return result;
}

const foldingProvider: vscode.FoldingRangeProvider = {
  provideFoldingRanges(document) {
    return foldingRanges(document.getText()).map(
      ({ startLine, endLine, kind }) =>
        new vscode.FoldingRange(startLine, endLine, kind === "comment" ? vscode.FoldingRangeKind.Comment : undefined),
    );
  },
};

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

function quickFixProvider({ store, speaker }: Services): vscode.CodeActionProvider {
  return {
    provideCodeActions(document, _range, context) {
      const findings = store.findings(toFile(document.uri));
      return context.diagnostics
        .filter(({ source }) => source === diagnosticSource)
        .flatMap((diagnostic) => {
          const finding = findings.find(
            (one) => one.code === diagnostic.code && toRange(one.range).isEqual(diagnostic.range),
          );
          if (!finding) return [];
          return quickFixes(finding, document.getText(diagnostic.range)).map((fix) => {
            const action = new vscode.CodeAction(speaker.say(fix.title), vscode.CodeActionKind.QuickFix);
            action.edit = new vscode.WorkspaceEdit();
            action.edit.replace(document.uri, toRange(fix.range), fix.newText);
            action.diagnostics = [diagnostic];
            action.isPreferred = fix.preferred;
            return action;
          });
        });
    },
  };
}
