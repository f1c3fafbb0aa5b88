import * as vscode from "vscode";
import type { Services } from "../services";
import { registerCodeActions } from "./code-actions";
import { registerCompletion } from "./completion";
import { registerDefinition } from "./definition";
import { registerFolding } from "./folding";
import { registerHover } from "./hover";
import { registerSymbols } from "./symbols";

/** Registers what the editor offers in project files. */
export function registerProviders(services: Services): vscode.Disposable {
  return vscode.Disposable.from(
    registerCompletion(services),
    registerHover(services),
    registerSymbols(services),
    registerFolding(),
    registerDefinition(services),
    registerCodeActions(services),
  );
}
