import * as vscode from "vscode";
import type { Range as CoreRange } from "../core/text/range";

/** A range of ours as VS Code wants it. */
export function toRange({ start, end }: CoreRange): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}

/** A file of the store as an address. */
export function toUri(file: string): vscode.Uri {
  return vscode.Uri.parse(file, true);
}
