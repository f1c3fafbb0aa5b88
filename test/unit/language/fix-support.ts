import assert from "node:assert/strict";
import { applyEdits } from "../../../src/core/text/edit";
import type { Finding } from "../../../src/core/text/finding";
import { renderMessage } from "../../../src/core/text/message";
import { quickFixes, type Fix } from "../../../src/language/fixes/index";
import { expandSnippet } from "../../../src/language/snippet-text";
import type { FileEdits, LanguageScope } from "../../../src/language/types";
import { ProjectStore } from "../../../src/workspace/store";

export const main = "demo/plan.pmo.yaml";

/** A workspace of texts by the names of their files. A text alone is the file `main`. */
export function workspace(texts: string | Readonly<Record<string, string>>): LanguageScope {
  const store = new ProjectStore();
  for (const [path, text] of Object.entries(typeof texts === "string" ? { [main]: texts } : texts))
    store.setFile(path, text);
  return { store, language: "en", today: "2026-06-01", render: (message) => renderMessage(message) };
}

export function findings(scope: LanguageScope, path = main): readonly Finding[] {
  return scope.store.findings(path);
}

export function codes(scope: LanguageScope, path = main): readonly string[] {
  return findings(scope, path).map(({ code }) => code);
}

/** The fixes of the first finding with a code, by their titles. */
export function fixesOf(scope: LanguageScope, code: string, path = main): ReadonlyMap<string, Fix> {
  const all = findings(scope, path);
  const finding = all.find((one) => one.code === code);
  assert.ok(finding, `no ${code}, but ${all.map((one) => one.code).join(", ")}`);
  return new Map(quickFixes(scope, path, finding).map((fix) => [renderMessage(fix.title), fix]));
}

/** Puts edits into the texts of a workspace. */
export function applyFiles(scope: LanguageScope, edits: readonly FileEdits[], isSnippet = false): void {
  for (const { file: path, edits: changes } of edits) {
    const file = scope.store.file(path);
    assert.ok(file, path);
    const text = applyEdits(
      file.text,
      changes.map(({ range, newText }) => ({
        span: { start: file.lines.offset(range.start), end: file.lines.offset(range.end) },
        newText: isSnippet ? expandSnippet(newText) : newText,
      })),
    );
    scope.store.setFile(path, text);
  }
}

/**
 * Applies a fix of the first finding with a code, and checks that this finding is gone then.
 * @param title of the fix, or its beginning; the preferred one without
 * @returns the text of the file after it
 */
export function afterFix(
  texts: string | Readonly<Record<string, string>>,
  code: string,
  title?: string,
  path = main,
): string {
  const scope = workspace(texts);
  const before = codes(scope, path).filter((one) => one === code).length;
  const fixes = fixesOf(scope, code, path);
  const found = [...fixes].find(([words, { preferred }]) =>
    title === undefined ? preferred : words.startsWith(title),
  );
  assert.ok(found, `no fix '${title ?? "preferred"}' for ${code}, but ${[...fixes.keys()].join(" | ")}`);
  applyFiles(scope, found[1].edits, found[1].isSnippet);
  const after = codes(scope, path).filter((one) => one === code).length;
  const text = scope.store.file(path)?.text ?? "";
  assert.ok(after < before, `${code} is still there after '${found[0]}':\n${text}`);
  return text;
}
