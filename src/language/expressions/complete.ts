import { SnippetText } from "../snippet-text";
import type { CompletionItem, CompletionList, Language } from "../types";
import type { ParsedFile } from "../../core/text/parsed-file";
import { knownAt, restOfWord } from "./known";
import type { Member } from "./members";
import type { ExpressionPlace } from "./place";
import { scanBefore } from "./scan";

/** What can stand at a place of an expression: behind a dot the fields and functions of what stands before it, elsewhere all names that are known. */
export function completeExpression(
  file: ParsedFile,
  place: ExpressionPlace,
  offset: number,
  language: Language,
): CompletionList {
  const { text, start } = place;
  const at = offset - start;
  const before = scanBefore(text, at);
  if (before.isInText) return { items: [], isIncomplete: false };
  const members = knownAt(place, before);
  // What is typed behind the cursor belongs to the word.
  const rest = restOfWord(place, at);
  const range = file.lines.range({ start: start + before.start, end: offset + rest });
  const isCalled = text.charAt(at + rest) === "(";
  const unique = new Map(members.map((one) => [one.snippet === undefined ? one.name : one.signature, one]));
  const items = [...unique.values()].map((one, order): CompletionItem => {
    const snippet = one.snippet !== undefined && !isCalled ? one.snippet : undefined;
    return {
      label: one.name,
      kind: one.snippet === undefined ? "key" : "snippet",
      detail: detailOf(one, language),
      newText: snippet ?? (one.snippet === undefined ? one.name : SnippetText.escape(one.name)),
      snippet: one.snippet !== undefined,
      range,
      sortText: String(order).padStart(5, "0"),
      ...(one.description && { documentation: one.description[language] }),
    };
  });
  return { items, isIncomplete: false };
}

function detailOf({ signature, title }: Member, language: Language): string {
  return title ? `${signature} · ${title[language]}` : signature;
}
