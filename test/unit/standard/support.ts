import assert from "node:assert/strict";
import type { Finding } from "../../../src/core/text/finding";
import { renderMessage, type Translations } from "../../../src/core/text/message";
import { ProjectStore } from "../../../src/workspace/store";

/** A store with files. */
export function storeWith(files: Readonly<Record<string, string>>): ProjectStore {
  const store = new ProjectStore();
  for (const [path, text] of Object.entries(files)) store.setFile(path, text);
  return store;
}

/** What a finding underlines. */
export function underlined(store: ProjectStore, { file: path, range }: Finding): string {
  const file = store.file(path);
  assert.ok(file);
  return file.text.slice(file.lines.offset(range.start), file.lines.offset(range.end));
}

/** Findings of a file in words: severity, code, message, and what is underlined. */
export function said(store: ProjectStore, path: string, translations: Translations = {}): readonly string[] {
  return store
    .findings(path)
    .map(
      (finding) =>
        `${finding.severity} ${finding.code} ${renderMessage(finding.message, translations)} <${underlined(store, finding)}>`,
    );
}

/** A standard with the id `acme`. */
export function standard(body: string): string {
  return `standard:\n  id: acme\n  version: 1.0.0\n${body}`;
}

/** A project that follows `s/acme.pmo.yaml`. */
export function project(body: string, fields = ""): string {
  return `project: { id: p, name: P, start: 2026-04-01, statusDate: 2026-06-30, standard: ../s/acme.pmo.yaml${fields} }\n${body}`;
}

export const standardPath = "s/acme.pmo.yaml";
export const projectPath = "p/p.pmo.yaml";

/** A workspace of one standard and one project that follows it. */
export function workspace(rules: string, body: string, fields?: string): ProjectStore {
  return storeWith({ [standardPath]: standard(rules), [projectPath]: project(body, fields) });
}
