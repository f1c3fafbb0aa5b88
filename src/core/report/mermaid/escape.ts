/**
 * Putting names of people into Mermaid text. Mermaid decodes `#58;` and the like in every kind of diagram when it draws, so a name is
 * shown exactly as written while none of its characters can act as syntax.
 */

/** Characters that some Mermaid lexer, or the Markdown or HTML inside labels, treats as syntax. */
const special = /[#;:%"`<>&[\\*_~@$]/g;

/** What a Gantt lexer takes for a statement at the start of a row. */
const statementWord =
  /^(?:title|section|gantt|click|call|href|dateFormat|inclusiveEndDates|topAxis|axisFormat|tickInterval|includes|excludes|todayMarker|weekday|weekend|accTitle|accDescr|\d{4}-\d{2}-\d{2})/i;

/** A list item at the start of a label is Markdown to flowcharts: `1. x`, `- x`, `+ x`. */
const listMarker = /(?<=^\d+)[.)]|^[+-]/;

/** A flowchart lexer takes a whole line with these words in it for a statement, quotes or not. */
const direction = /d(?=irection\s+(?:TB|BT|RL|LR|TD))/g;

/** Text on one line, without control characters and without white space at its ends. */
export function oneLine(text: string): string {
  // Half surrogate pairs can't be written to a UTF-8 file, so they would not survive being copied.
  return text
    .replace(/\p{Surrogate}/gu, "\uFFFD")
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
    .replace(/\s+/gu, " ")
    .trim();
}

/** Cuts a text to at most `length` letters, an ellipsis included; letters made of several code points stay whole. */
export function shorten(text: string, length: number): string {
  const letters = Array.from(text);
  return letters.length <= length
    ? text
    : `${letters
        .slice(0, Math.max(length - 1, 0))
        .join("")
        .trimEnd()}…`;
}

/** A name as it can stand inside the quotes of a label, and after `title` and `section`. Never empty. */
export function escapeName(name: string, maxLength = 80): string {
  const text = shorten(oneLine(name), maxLength);
  if (text === "") return "–";
  return text.replace(special, entity).replace(direction, entity).replace(listMarker, entity);
}

/** A name as it can stand at the start of a Gantt row. Never empty. */
export function escapeRowName(name: string, maxLength = 80): string {
  const escaped = escapeName(name, maxLength);
  return statementWord.test(escaped) ? escaped.replace(/^./u, entity) : escaped;
}

function entity(character: string): string {
  return `#${character.codePointAt(0) ?? 0};`;
}

/** A Mermaid comment, on a line of its own. Braces and percent signs would make it a directive. */
export function comment(text: string): string {
  return `  %% ${oneLine(text).replace(/[{}%]/g, "")}`;
}
