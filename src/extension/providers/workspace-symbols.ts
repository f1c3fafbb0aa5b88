import * as vscode from "vscode";
import { workspaceSymbols } from "../../language/workspace-symbols";
import { toRange, toUri } from "../convert";
import { languageScope } from "../scope";
import type { Services } from "../services";
import { symbolKinds } from "./symbols";

/** Records of all projects by name and id. */
export function registerWorkspaceSymbols(services: Services): vscode.Disposable {
  return vscode.languages.registerWorkspaceSymbolProvider({
    provideWorkspaceSymbols(query) {
      return workspaceSymbols(languageScope(services), query).map(({ name, container, kind, location }) => {
        const place = new vscode.Location(toUri(location.file), toRange(location.range));
        return new vscode.SymbolInformation(name, symbolKinds[kind], container, place);
      });
    },
  });
}
