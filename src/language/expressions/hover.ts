import type { ParsedFile } from "../../core/text/parsed-file";
import { codeWord, escapeMarkdown } from "../hover/markdown";
import type { Hover, Language } from "../types";
import { membersOf, namesAt } from "./members";
import type { ExpressionPlace } from "./place";
import { scanBefore } from "./scan";
import { typeOf, variablesAt } from "./types";

/** What a name in an expression means: its type, and what the field or function is. */
export function hoverExpression(
  file: ParsedFile,
  { text, start, collection }: ExpressionPlace,
  offset: number,
  language: Language,
): Hover | undefined {
  const rest = /^[\p{L}\p{N}_]*/u.exec(text.slice(offset - start))?.[0].length ?? 0;
  const end = offset - start + rest;
  const { word, start: from, receiver, bound, isInText } = scanBefore(text, end);
  if (word === "" || isInText) return undefined;
  const variables = variablesAt(collection, bound);
  const isMember = /\.\s*$/.test(text.slice(0, from));
  const type = receiver === undefined ? undefined : typeOf(receiver, variables);
  const known = !isMember ? namesAt(variables, collection?.variable) : type === undefined ? [] : membersOf(type);
  // A function may have several forms.
  const found = known.filter(({ name }) => name === word);
  const [first] = found;
  if (!first) return undefined;
  const title = first.title && `**${escapeMarkdown(first.title[language])}**`;
  const heads = found.map(({ signature }) => codeWord(signature.includes("(") ? signature : `${word}: ${signature}`));
  const lines = [
    title,
    [...new Set(heads)].join(" · "),
    first.description && escapeMarkdown(first.description[language]),
  ];
  const contents = lines.filter((line) => line !== undefined).join("\n\n");
  return { contents, range: file.lines.range({ start: start + from, end: start + end }) };
}
