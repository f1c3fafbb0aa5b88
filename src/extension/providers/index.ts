import * as vscode from "vscode";
import type { Services } from "../services";
import { registerCodeActions } from "./code-actions";
import { registerCodeLens } from "./code-lens";
import { registerCompletion } from "./completion";
import { registerDefinition } from "./definition";
import { registerFindingDocumentation } from "./finding-documentation";
import { registerFolding } from "./folding";
import { registerHover } from "./hover";
import { registerInlayHints } from "./inlay-hints";
import { registerSemanticTokens } from "./semantic-tokens";
import { registerSymbols } from "./symbols";

/** Registers what the editor offers in project files. */
export function registerProviders(services: Services): vscode.Disposable {
  return vscode.Disposable.from(
    registerCompletion(services),
    registerHover(services),
    registerInlayHints(services),
    registerCodeLens(services),
    registerSemanticTokens(services),
    registerSymbols(services),
    registerFolding(),
    registerDefinition(services),
    registerCodeActions(services),
    registerFindingDocumentation(services),
  );
}
