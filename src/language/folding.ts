import type { FoldingRange } from "./types";

/** What can be folded: everything that is indented below a line, and comments of several lines. */
export function foldingRanges(text: string): readonly FoldingRange[] {
  const lines = text.split(/\r\n|\r|\n/);
  const ranges: FoldingRange[] = [];
  const open: { readonly line: number; readonly column: number }[] = [];
  let lastContent = -1;
  let commentStart = -1;
  const endComment = (end: number): void => {
    if (commentStart >= 0 && end > commentStart)
      ranges.push({ startLine: commentStart, endLine: end, kind: "comment" });
    commentStart = -1;
  };
  for (const [number, line] of lines.entries()) {
    if (/^\s*#/.test(line)) {
      if (commentStart < 0) commentStart = number;
      continue;
    }
    endComment(number - 1);
    if (line.trim() === "") continue;
    const column = /^ */.exec(line)?.[0].length ?? 0;
    for (
      let top = open.at(-1);
      top && top.column >= column && !isListBelow(top, column, line, lines);
      top = open.at(-1)
    ) {
      open.pop();
      if (lastContent > top.line) ranges.push({ startLine: top.line, endLine: lastContent });
    }
    open.push({ line: number, column });
    lastContent = number;
  }
  endComment(lines.length - 1);
  for (const { line } of open.reverse()) if (lastContent > line) ranges.push({ startLine: line, endLine: lastContent });
  return ranges.sort((a, b) => a.startLine - b.startLine || b.endLine - a.endLine);
}

/** A list in the column of its key belongs to that key. */
function isListBelow(
  top: { readonly line: number; readonly column: number },
  column: number,
  line: string,
  lines: readonly string[],
): boolean {
  return (
    top.column === column &&
    /^ *- /.test(line) &&
    /:\s*(#.*)?$/.test(lines[top.line] ?? "") &&
    !/^ *- /.test(lines[top.line] ?? "")
  );
}
