import { applyEdits, type TextEdit } from "../../core/text/edit";
import type { ParsedFile } from "../../core/text/parsed-file";
import { parseText } from "../../core/text/parse";
import type { Span } from "../../core/text/range";

/**
 * The first of several edits after which the text around it can be read better: fewer errors of syntax in its section, and none in the lines before it that was
 * not there.
 */
export function firstThatHelps(
  file: ParsedFile,
  edits: Iterable<readonly TextEdit[]>,
): readonly TextEdit[] | undefined {
  let section: Span | undefined;
  let errors = 0;
  for (const edit of edits) {
    const [first] = edit;
    if (!first) continue;
    if (!section) {
      section = sectionAround(file.text, first.span.start);
      errors = countErrors(file.text.slice(section.start, section.end));
    }
    const { start } = section;
    const moved = edit.map(({ span, newText }) => ({
      span: { start: span.start - start, end: span.end - start },
      newText,
    }));
    if (moved.some(({ span }) => span.start < 0)) continue;
    if (countErrors(applyEdits(file.text.slice(start, section.end), moved)) < errors) return edit;
  }
  return undefined;
}

/** From the line in the first column at or above an offset to the next one: what can be read alone. */
function sectionAround(text: string, offset: number): Span {
  const head = /^(?:[\p{L}"'][^\r\n]*:)/gmu;
  let start = 0;
  for (const match of text.matchAll(head)) {
    if (match.index > offset) return { start, end: match.index };
    start = match.index;
  }
  return { start, end: text.length };
}

function countErrors(text: string): number {
  return parseText("", text, 0).findings.filter(
    ({ code, severity }) => code.startsWith("yaml.") && severity === "error",
  ).length;
}
