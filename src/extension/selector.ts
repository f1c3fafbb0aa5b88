import type { DocumentSelector, TextDocument, Uri } from "vscode";

/** Glob of project files. */
export const projectFileGlob = "**/*.pmo.{yaml,yml}";

const languageId = "pmo-yaml";

/** Files by their language, and by their name as well: a file that somebody set to `yaml` keeps its findings. */
export const documentSelector: DocumentSelector = [{ language: languageId }, { pattern: projectFileGlob }];

/** Whether a file is a project file by its name. */
export function isProjectFile(uri: Uri): boolean {
  return /\.pmo\.ya?ml$/i.test(uri.path);
}

/** Scheme of texts that somebody proposes for a file. */
export const proposalScheme = "pmo-proposal";

/** What is not the text of a file itself: the old side of a comparison, a preview, the output panel. */
const otherSchemes: ReadonlySet<string> = new Set([
  "git",
  "output",
  "vscode-scm",
  "comment",
  "chat-editing-text-model",
  proposalScheme,
]);

/** Whether an open document is a project file, by its name or its language. */
export function isProjectDocument(document: TextDocument): boolean {
  return !otherSchemes.has(document.uri.scheme) && (document.languageId === languageId || isProjectFile(document.uri));
}
