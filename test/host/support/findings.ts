import * as vscode from "vscode";
import { until } from "./expect";

/** One problem of ours in a file, in a form that is easy to compare. */
export interface ShownFinding {
  readonly code: string;
  readonly severity: string;
  readonly message: string;
  /** The text that is underlined. */
  readonly text: string;
  readonly range: vscode.Range;
}

/** What the Problems view shows for a file from us. */
export function findingsOf(document: vscode.TextDocument): readonly ShownFinding[] {
  return diagnosticsOf(document.uri).map(({ code, severity, message, range }) => ({
    code: codeText(code),
    severity: vscode.DiagnosticSeverity[severity],
    message,
    text: document.getText(range),
    range,
  }));
}

/** The code of a diagnostic, with or without an address of its documentation. */
export function codeText(code: vscode.Diagnostic["code"]): string {
  return String(typeof code === "object" ? code.value : code);
}

/** Our diagnostics of a file, whether or not it is open. */
export function diagnosticsOf(uri: vscode.Uri): readonly vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === "pmo");
}

/** Waits until the findings of a document are as wanted. */
export async function findingsAre(
  document: vscode.TextDocument,
  what: string,
  wanted: (findings: readonly ShownFinding[]) => boolean,
): Promise<readonly ShownFinding[]> {
  try {
    return await until(what, () => {
      const findings = findingsOf(document);
      return wanted(findings) ? findings : undefined;
    });
  } catch (error) {
    const present = findingsOf(document).map(({ code, text, message }) => `${code} at '${text}': ${message}`);
    throw new Error(`${String(error)}; the findings are [${present.join("; ")}]`, { cause: error });
  }
}

/** Waits for the finding that underlines a text and nothing else. */
export async function findingAt(document: vscode.TextDocument, text: string): Promise<ShownFinding> {
  const isIt = (finding: ShownFinding): boolean => finding.text === text;
  const found = (await findingsAre(document, `a finding at '${text}'`, (all) => all.some(isIt))).find(isIt);
  if (!found) throw new Error(`no finding at '${text}'`);
  return found;
}

/** Writes a file of the test workspace. */
export async function writeText(uri: vscode.Uri, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
}

/** Replaces the first `from` of a document by `to`, as typing would. */
export async function type(editor: vscode.TextEditor, from: string, to: string): Promise<void> {
  const at = editor.document.getText().indexOf(from);
  if (at < 0) throw new Error(`'${from}' is not in the text`);
  const range = new vscode.Range(editor.document.positionAt(at), editor.document.positionAt(at + from.length));
  if (!(await editor.edit((edit) => edit.replace(range, to)))) throw new Error("the editor refused the change");
}
