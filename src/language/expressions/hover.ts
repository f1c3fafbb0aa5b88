import type { ParsedFile } from "../../core/text/parsed-file";
import { codeWord, escapeMarkdown } from "../hover/markdown";
import type { Hover, Language } from "../types";
import { knownAt, restOfWord } from "./known";
import type { ExpressionPlace } from "./place";
import { scanBefore } from "./scan";

/** What a name in an expression means: its type, and what the field or function is. */
export function hoverExpression(
  file: ParsedFile,
  place: ExpressionPlace,
  offset: number,
  language: Language,
): Hover | undefined {
  const { text, start } = place;
  const at = offset - start;
  const end = at + restOfWord(place, at);
  const before = scanBefore(text, end);
  const { word, start: from, isInText } = before;
  if (word === "" || isInText) return undefined;
  // A function may have several forms.
  const found = knownAt(place, before).filter(({ name }) => name === word);
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
