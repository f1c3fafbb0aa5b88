import type { ExtensionContext } from "vscode";
import { activateShared, type ExtensionApi } from "./shared";

/** Entry of the desktop and of remote hosts. */
export function activate(context: ExtensionContext): Promise<ExtensionApi> {
  return activateShared(context, { host: "node", now: () => new Date() });
}
