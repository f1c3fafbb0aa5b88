import { SnippetText } from "../snippet-text";
import type { CompletionItem, CompletionList, Language } from "../types";
import type { ParsedFile } from "../../core/text/parsed-file";
import { membersOf, namesAt, type Member } from "./members";
import type { ExpressionPlace } from "./place";
import { scanBefore } from "./scan";
import { typeOf, variablesAt } from "./types";

/** What can stand at a place of an expression: behind a dot the fields and functions of what stands before it, elsewhere all names that are known. */
export function completeExpression(
  file: ParsedFile,
  { text, start, collection }: ExpressionPlace,
  offset: number,
  language: Language,
): CompletionList {
  const before = scanBefore(text, offset - start);
  if (before.isInText) return { items: [], isIncomplete: false };
  const variables = variablesAt(collection, before.bound);
  const { receiver } = before;
  const isMember = /\.\s*$/.test(text.slice(0, before.start));
  const type = receiver === undefined ? undefined : typeOf(receiver, variables);
  const members = !isMember ? namesAt(variables, collection?.variable) : type === undefined ? [] : membersOf(type);
  // What is typed behind the cursor belongs to the word.
  const rest = /^[\p{L}\p{N}_]*/u.exec(text.slice(offset - start))?.[0].length ?? 0;
  const range = file.lines.range({ start: start + before.start, end: offset + rest });
  const isCalled = text.charAt(offset - start + rest) === "(";
  const unique = new Map(members.map((one) => [one.snippet === undefined ? one.name : one.signature, one]));
  const items = [...unique.values()].map((one, place): CompletionItem => {
    const snippet = one.snippet !== undefined && !isCalled ? one.snippet : undefined;
    return {
      label: one.name,
      kind: one.snippet === undefined ? "key" : "snippet",
      detail: detailOf(one, language),
      newText: snippet ?? (one.snippet === undefined ? one.name : SnippetText.escape(one.name)),
      snippet: one.snippet !== undefined,
      range,
      sortText: String(place).padStart(5, "0"),
      ...(one.description && { documentation: one.description[language] }),
    };
  });
  return { items, isIncomplete: false };
}

function detailOf({ signature, title }: Member, language: Language): string {
  return title ? `${signature} · ${title[language]}` : signature;
}
