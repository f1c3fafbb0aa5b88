import type { ExtensionContext } from "vscode";
import { activateShared, type ExtensionApi } from "./shared";

/** Entry of VS Code in the browser. */
export function activate(context: ExtensionContext): Promise<ExtensionApi> {
  return activateShared(context, { host: "web", now: () => new Date() });
}
