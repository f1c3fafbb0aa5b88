import * as vscode from "vscode";
import { standardFiles } from "../../core/standard/generated/templates";
import { message } from "../../core/text/message";
import { builtInStandardScheme, documentLinks, type DocumentLink } from "../../language/document-links";
import { toFile, toRange, toUri } from "../convert";
import { isMissing } from "../exists";
import { languageScope } from "../scope";
import { documentSelector } from "../selector";
import type { Services } from "../services";

/** Links to standards, templates, documents and projects, and the standards that the product brings along as texts to read. */
export function registerLinks(services: Services): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.languages.registerDocumentLinkProvider(documentSelector, linkProvider(services)),
    vscode.workspace.registerTextDocumentContentProvider(builtInStandardScheme, {
      provideTextDocumentContent: ({ path }) => standardFiles.find((file) => `/${file.path}` === path)?.text,
    }),
  );
}

function linkProvider(services: Services): vscode.DocumentLinkProvider {
  const { say } = services.speaker;
  return {
    async provideDocumentLinks(document) {
      const links = documentLinks(languageScope(services), toFile(document.uri));
      const shown = await Promise.all(links.map((link) => toLink(link, say)));
      return shown.filter((link) => link !== undefined);
    },
  };
}

/** A file that does not exist has no target: the tooltip says so, and nothing opens. Files outside the workspace are not looked at. */
async function toLink(
  { range, target, fragment, kind }: DocumentLink,
  say: Services["speaker"]["say"],
): Promise<vscode.DocumentLink | undefined> {
  const uri = fragment === undefined ? toUri(target) : toUri(target).with({ fragment });
  const link = new vscode.DocumentLink(toRange(range), uri);
  if (kind === "standard") link.tooltip = say(message("Open the built-in standard"));
  if (kind !== "file") return link;
  if (!vscode.workspace.getWorkspaceFolder(uri)) return undefined;
  if (!(await isMissing(uri.with({ fragment: "" })))) return link;
  link.target = undefined;
  link.tooltip = say(message("There is no file '{0}'.", vscode.workspace.asRelativePath(uri)));
  return link;
}
