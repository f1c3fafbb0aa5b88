import type { ParsedFile } from "./parsed-file";
import type { Span } from "./range";
import type { TreeNode } from "./tree";

/** The comments in a stretch of a text, from `#` to the end of the line, in the order of the text. What looks like one inside a value is none. */
export function commentsIn(file: ParsedFile, stretch: Span): readonly Span[] {
  const values: Span[] = [];
  if (file.root) collectValues(file, file.root, stretch, values);
  values.sort((a, b) => a.start - b.start || b.end - a.end);
  const comments: Span[] = [];
  const { text } = file;
  let next = 0;
  for (let at = stretch.start; at < stretch.end;) {
    while (next < values.length && (values[next]?.end ?? 0) <= at) next++;
    const value = values[next];
    if (value && value.start <= at) {
      at = value.end;
      continue;
    }
    if (text[at] === "#" && (at === 0 || /\s/.test(text[at - 1] ?? ""))) {
      const end = endOfComment(text, at, stretch.end);
      comments.push({ start: at, end });
      at = end;
    } else at++;
  }
  return comments;
}

function endOfComment(text: string, start: number, limit: number): number {
  const length = text.slice(start, limit).search(/[ \t]*(?:[\r\n]|$)/);
  return start + length;
}

/** Keys and scalars that touch a stretch. The head of a block (`| # like this`) is left out: a comment may stand there. */
function collectValues(file: ParsedFile, node: TreeNode, stretch: Span, into: Span[]): void {
  if (node.end < stretch.start || node.start > stretch.end) return;
  if (file.text[node.start] === "*" && node.kind !== "scalar") return;
  if (node.kind === "scalar") {
    const head = node.style === "block" ? file.text.slice(node.start, node.end).search(/[\r\n]|$/) : 0;
    if (node.end > node.start) into.push({ start: node.start + head, end: node.end });
  } else if (node.kind === "sequence") for (const item of node.items) collectValues(file, item, stretch, into);
  else
    for (const entry of node.entries) {
      into.push({ start: entry.keySpan.start, end: entry.keySpan.end });
      collectValues(file, entry.value, stretch, into);
    }
}
