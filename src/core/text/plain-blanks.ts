import { message } from "./message";
import { oddBlanks, wideBlank } from "./odd-blanks";
import type { TextProblem } from "./problem";
import type { Span } from "./range";
import { freeLines } from "./split";

const beginsOdd = new RegExp(`^[ \\t]*[${oddBlanks}]`, "m");
const leadingBlanks = new RegExp(`^[ \\t${oddBlanks}]+`);
const odd = new RegExp(`[${oddBlanks}]`, "g");

export interface PlainBlanks {
  /** As long as the original, with plain blanks in place of odd ones before content. */
  readonly text: string;
  readonly problems: readonly TextProblem[];
  /** The blanks that were exchanged. */
  readonly spans: readonly Span[];
}

/**
 * Reads odd blanks before the content of a line as the indentation that they look like; otherwise they would begin a key of that name and take the structure of
 * the whole file apart. A full-width space becomes a tab, which is as wide. Within texts of several lines they are part of the text.
 */
export function plainBlanks(text: string): PlainBlanks {
  if (!beginsOdd.test(text)) return { text, problems: [], spans: [] };
  const problems: TextProblem[] = [];
  const spans: Span[] = [];
  let result = "";
  let offset = 0;
  for (const { start, end } of freeLines(text)) {
    const blanks = leadingBlanks.exec(text.slice(start, end))?.[0] ?? "";
    const first = blanks.search(odd);
    if (first < 0) continue;
    const content = start + blanks.length;
    spans.push({ start, end: content });
    result += text.slice(offset, start) + blanks.replaceAll(wideBlank, "\t").replace(odd, " ");
    offset = content;
    if (content === end || text[content] === "#") continue;
    problems.push({
      code: "yaml.space",
      severity: "error",
      span: { start: start + first, end: content },
      message: message("This looks like a space and is none (a full-width or no-break space). Use plain spaces."),
    });
  }
  return { text: result + text.slice(offset), problems, spans };
}
