import * as vscode from "vscode";
import type { Range as CoreRange } from "../core/text/range";

/** A range of ours as VS Code wants it. */
export function toRange({ start, end }: CoreRange): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}

/** Texts that were never saved have no folder; each gets one of its own, so that two of them are not one project. */
const unsavedName = "unsaved.pmo.yaml";

/** The name of a file in the store. */
export function toFile(uri: vscode.Uri): string {
  const address = uri.toString();
  return uri.scheme === "untitled" && !uri.path.includes("/") ? `${address}/${unsavedName}` : address;
}

/** The address of a file of the store. */
export function toUri(file: string): vscode.Uri {
  const unsaved = file.startsWith("untitled:") && file.endsWith(`/${unsavedName}`);
  return vscode.Uri.parse(unsaved ? file.slice(0, -unsavedName.length - 1) : file, true);
}
