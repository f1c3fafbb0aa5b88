import * as vscode from "vscode";
import { message } from "../../core/text/message";
import { findingSection, isKnownCode } from "../../language/finding-codes";
import type { Services } from "../services";

/** Addresses of the documentation that comes with the extension. They work offline, in every host, and open as a page (see `configurationDefaults`). */
const scheme = "pmo-docs";
const ending = ".pmo-finding.md";

/** Where a code is explained. Undefined for the codes of standards. */
export function documentationOf(code: string): vscode.Uri | undefined {
  return isKnownCode(code) ? vscode.Uri.from({ scheme, path: `/${code}${ending}` }) : undefined;
}

/** Shows what a code means, in the language of the person. */
export function registerFindingDocumentation(services: Services): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(scheme, {
    async provideTextDocumentContent({ path }) {
      const code = path.slice(1, -ending.length);
      const section = (await findingPages(services))(code);
      // A page has one heading of the first level.
      return (
        section?.replace(/^### /, "# ") ?? services.speaker.say(message("There is no explanation of '{0}'.", code))
      );
    },
  });
}

/** The sections about codes in the documentation that comes with the extension, in the language of the person. */
export async function findingPages({ extensionUri, speaker }: Services): Promise<(code: string) => string | undefined> {
  const name = speaker.language === "ja" ? "findings.ja.md" : "findings.md";
  const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, "docs", name));
  const documentation = new TextDecoder().decode(bytes);
  return (code) => findingSection(documentation, code);
}
