import * as vscode from "vscode";
import type { Services } from "../services";
import { registerCodeActions } from "./code-actions";
import { registerCodeLens } from "./code-lens";
import { registerCompletion } from "./completion";
import { registerDefinition } from "./definition";
import { registerFindingDocumentation } from "./finding-documentation";
import { registerFolding } from "./folding";
import { registerFormatting } from "./formatting";
import { registerHighlights } from "./highlights";
import { registerHover } from "./hover";
import { registerInlayHints } from "./inlay-hints";
import { registerLinks } from "./links";
import { registerOrganize } from "./organize";
import { registerReferences } from "./references";
import { registerRename } from "./rename";
import { registerSelectionRanges } from "./selection-ranges";
import { registerSemanticTokens } from "./semantic-tokens";
import { registerSymbols } from "./symbols";
import { registerWorkspaceSymbols } from "./workspace-symbols";

/** Registers what the editor offers in project files. */
export function registerProviders(services: Services): vscode.Disposable {
  return vscode.Disposable.from(
    registerCompletion(services),
    registerHover(services),
    registerInlayHints(services),
    registerCodeLens(services),
    registerSemanticTokens(services),
    registerSymbols(services),
    registerWorkspaceSymbols(services),
    registerFolding(),
    registerSelectionRanges(services),
    registerLinks(services),
    registerDefinition(services),
    registerReferences(services),
    registerHighlights(services),
    registerRename(services),
    registerCodeActions(services),
    registerFormatting(),
    registerOrganize(services),
    registerFindingDocumentation(services),
  );
}
