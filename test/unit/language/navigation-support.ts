import assert from "node:assert/strict";
import { renderMessage } from "../../../src/core/text/message";
import type { Range } from "../../../src/core/text/range";
import type { LanguageScope } from "../../../src/language/types";
import { ProjectStore } from "../../../src/workspace/store";

/** A workspace of files for features that take a scope. The cursor is the `▮` of one of them, which is taken out. */
export interface OpenWorkspace {
  readonly scope: LanguageScope;
  readonly file: string;
  readonly offset: number;
  /** The text that stands at a range, with its file: `a/plan.pmo.yaml: sato`. */
  readonly show: (place: { readonly file: string; readonly range: Range }) => string;
}

export function openWorkspace(files: Readonly<Record<string, string>>): OpenWorkspace {
  const store = new ProjectStore();
  let cursor = { file: Object.keys(files)[0] ?? "", offset: 0 };
  for (const [path, text] of Object.entries(files)) {
    const offset = text.indexOf("▮");
    if (offset >= 0) cursor = { file: path, offset };
    store.setFile(path, text.replace("▮", ""));
  }
  const scope: LanguageScope = { store, language: "en", today: "2026-11-23", render: renderMessage };
  return {
    scope,
    ...cursor,
    show: ({ file, range }) => {
      const parsed = store.file(file);
      assert.ok(parsed, file);
      const { lines, text } = parsed;
      const start = lines.offset(range.start);
      return `${file}:${range.start.line + 1}: ${text.slice(start, lines.offset(range.end))}`;
    },
  };
}

/** The text of a file of a store with the edits of a result. */
export function applied(
  text: string,
  edits: readonly { readonly range: Range; readonly newText: string }[],
  offsetOf: (position: Range["start"]) => number,
): string {
  const sorted = [...edits].sort((a, b) => offsetOf(b.range.start) - offsetOf(a.range.start));
  return sorted.reduce(
    (result, { range, newText }) =>
      result.slice(0, offsetOf(range.start)) + newText + result.slice(offsetOf(range.end)),
    text,
  );
}
