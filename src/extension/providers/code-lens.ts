import * as vscode from "vscode";
import { codeLenses, resolveCodeLens, type CodeLens } from "../../language/code-lens";
import type { Command } from "../../language/types";
import { toFile, toRange, toUri } from "../convert";
import { diagnosticSource } from "../diagnostics";
import { languageScope } from "../scope";
import { documentSelector } from "../selector";
import type { Services } from "../services";
import { ChangeSignal } from "./change-signal";

/** A lens that knows where it comes from until it is resolved. */
class SectionLens extends vscode.CodeLens {
  readonly file: string;
  readonly lens: CodeLens;

  constructor(file: string, lens: CodeLens) {
    super(toRange(lens.range));
    this.file = file;
    this.lens = lens;
  }
}

/** Lenses above sections. Findings are counted as they are shown, so that counting costs nothing. */
export function registerCodeLens(services: Services): vscode.Disposable {
  const signal = new ChangeSignal(services, "pmo.codeLens");
  const provider: vscode.CodeLensProvider<SectionLens> = {
    onDidChangeCodeLenses: signal.event,
    provideCodeLenses(document) {
      if (vscode.workspace.getConfiguration("pmo.codeLens", document.uri).get<boolean>("enabled") === false) return [];
      const file = toFile(document.uri);
      const findings = vscode.languages
        .getDiagnostics(document.uri)
        .filter(({ source }) => source === diagnosticSource)
        .map(({ range: { start, end } }) => ({ range: { start, end } }));
      return codeLenses(languageScope(services), file, findings).map((lens) => new SectionLens(file, lens));
    },
    resolveCodeLens(lens) {
      lens.command = toCommand(resolveCodeLens(languageScope(services), lens.file, lens.lens));
      return lens;
    },
  };
  return vscode.Disposable.from(
    signal,
    vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      if (uris.some((uri) => services.store.file(toFile(uri)) !== undefined)) signal.soon();
    }),
    vscode.languages.registerCodeLensProvider(documentSelector, provider),
  );
}

/** Commands get addresses, not names of the store. */
function toCommand({ title, tooltip, command, arguments: given }: Command): vscode.Command {
  const values = given?.map((value) => (typeof value === "string" ? toUri(value) : value));
  return { title, command, ...(tooltip !== undefined && { tooltip }), ...(values && { arguments: values }) };
}
