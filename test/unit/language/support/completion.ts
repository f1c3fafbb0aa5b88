import assert from "node:assert/strict";
import { renderMessage } from "../../../../src/core/text/message";
import { LineIndex } from "../../../../src/core/text/range";
import { complete } from "../../../../src/language/completion";
import { expandSnippet } from "../../../../src/language/snippet-text";
import type { CompletionItem, CompletionList, Language } from "../../../../src/language/types";
import { ProjectStore } from "../../../../src/workspace/store";

/** What a person has besides the text being typed. */
export interface Around {
  readonly language?: Language;
  /** The character just typed. */
  readonly trigger?: string;
  /** Other files of the workspace by name; the text itself is `demo/plan.pmo.yaml`. */
  readonly files?: Readonly<Record<string, string>>;
}

const file = "demo/plan.pmo.yaml";

/** What is offered at the mark `|` on the day 2026-11-23. */
export function listAt(marked: string, { language = "en", trigger, files = {} }: Around = {}): CompletionList {
  const offset = marked.indexOf("|");
  assert.ok(offset >= 0, "the text has a mark");
  const store = new ProjectStore();
  for (const [path, text] of Object.entries(files)) store.setFile(path, text);
  store.setFile(file, marked.slice(0, offset) + marked.slice(offset + 1));
  const scope = { store, language, today: "2026-11-23", render: renderMessage };
  return complete(scope, file, offset, trigger);
}

export function at(marked: string, around: Around = {}): readonly CompletionItem[] {
  return listAt(marked, around).items;
}

export function labels(marked: string, around: Around = {}): readonly string[] {
  return at(marked, around).map(({ label }) => label);
}

/** `label: detail` of each. */
export function details(marked: string, around: Around = {}): readonly string[] {
  return at(marked, around).map(({ label, detail }) => `${label}: ${detail ?? ""}`);
}

/** A text after an item was chosen and nothing typed into its places, as the editor inserts it. */
export function apply(text: string, item: CompletionItem): string {
  const lines = new LineIndex(text);
  const start = lines.offset(item.range.start);
  const leading = /^ */.exec(text.slice(lines.lineStart(item.range.start.line)))?.[0] ?? "";
  const inserted = item.snippet ? expandSnippet(item.newText).replaceAll("\n", `\n${leading}`) : item.newText;
  return text.slice(0, start) + inserted + text.slice(lines.offset(item.range.end));
}

/** The text after choosing the completion with a label at the mark `|` and typing nothing into its places. */
export function choose(marked: string, label: string, around: Around = {}): string {
  const offset = marked.indexOf("|");
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  const item = at(marked, around).find((one) => one.label === label);
  assert.ok(item, `no completion '${label}'`);
  const lines = new LineIndex(text);
  const holdsCursor = lines.offset(item.range.start) <= offset && offset <= lines.offset(item.range.end);
  assert.ok(holdsCursor, "the completion must replace the word at the cursor");
  return apply(text, item);
}
