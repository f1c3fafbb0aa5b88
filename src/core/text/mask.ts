import { message } from "./message";
import type { TextProblem } from "./problem";

export interface MaskedText {
  /** As long as the original, so that offsets stay; what must not be parsed is replaced by spaces. */
  readonly text: string;
  readonly problems: readonly TextProblem[];
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * Takes out of a text what is not YAML but may stand in a file: markers of a merge conflict and separators of documents.
 * Of a conflict the first side (what was there before the merge) is kept and the second hidden: keeping both would report each
 * record of the conflict as a duplicate.
 */
export function maskText(text: string): MaskedText {
  const hidden: Stretch[] = [];
  const problems: TextProblem[] = [];
  if (text.includes("<<<<<<<") || text.includes(">>>>>>>")) maskConflicts(text, hidden, problems);
  if (/^(?:---|\.\.\.)/m.test(text)) maskSeparators(text, hidden, problems);
  return { text: hide(text, hidden), problems };
}

function maskConflicts(text: string, hidden: Stretch[], problems: TextProblem[]): void {
  let open: Stretch | undefined;
  let hideFrom: number | undefined;
  const report = (from: Stretch, to: Stretch): void => {
    problems.push({
      code: "text.merge-conflict",
      severity: "error",
      span: { start: from.start, end: from.start + 7 },
      message: message(
        "A merge conflict is left here. Decide for one side and delete the marker lines; until then the first side counts.",
      ),
      related: [{ span: { start: to.start, end: to.start + 7 }, message: message("The conflict ends here.") }],
    });
  };
  for (const match of text.matchAll(/^(<{7}|\|{7}|={7}|>{7})(?:[ \t][^\r\n]*)?\r?$/gm)) {
    const line = { start: match.index, end: match.index + match[0].length };
    const mark = match[1]?.[0];
    if (mark === "<") {
      // A second opening marker: the first one was never closed.
      if (open) report(open, open);
      if (hideFrom !== undefined) hideFrom = undefined;
      open = line;
      hidden.push(line);
    } else if (mark === ">") {
      hidden.push({ start: hideFrom ?? line.start, end: line.end });
      report(open ?? line, line);
      open = undefined;
      hideFrom = undefined;
    } else if (open) {
      hidden.push(line);
      hideFrom ??= line.start;
    }
  }
  if (open) report(open, open);
}

function maskSeparators(text: string, hidden: Stretch[], problems: TextProblem[]): void {
  let content = 0;
  for (const match of text.matchAll(/^(---|\.\.\.)[ \t]*(?:#[^\r\n]*)?\r?$/gm)) {
    const end = match.index + match[0].length;
    const before = hasContent(text.slice(content, match.index));
    // The one separator that may stand at the top belongs to YAML itself.
    if (!before && content === 0 && match[1] === "---") {
      content = end;
      continue;
    }
    hidden.push({ start: match.index, end });
    if (match[1] === "---" && hasContent(text.slice(end))) {
      problems.push({
        code: "yaml.several-documents",
        severity: "error",
        span: { start: match.index, end: match.index + 3 },
        message: message(
          "A project file is one YAML document. Delete this separator; what follows is read as if it were not there.",
        ),
      });
    }
    content = end;
  }
}

function hasContent(text: string): boolean {
  return /^[ \t]*[^\s#%]/m.test(text);
}

/** Replaces stretches by spaces, line breaks excepted. */
function hide(text: string, stretches: readonly Stretch[]): string {
  if (stretches.length === 0) return text;
  const sorted = [...stretches].sort((a, b) => a.start - b.start);
  let result = "";
  let offset = 0;
  for (const { start, end } of sorted) {
    if (end <= offset) continue;
    const from = Math.max(start, offset);
    result += text.slice(offset, from) + text.slice(from, end).replace(/[^\r\n]/g, " ");
    offset = end;
  }
  return result + text.slice(offset);
}
