import type { ParsedFile } from "../../core/text/parsed-file";

/** A line without its line break. */
export function lineText(file: ParsedFile, line: number): string {
  return file.text.slice(file.lines.lineStart(line), file.lines.lineStart(line + 1)).replace(/[\r\n]+$/, "");
}

/** How many spaces stand before the content of a line. */
export function indentOf(file: ParsedFile, line: number): number {
  return /^ */.exec(lineText(file, line))?.[0].length ?? 0;
}

/** Whether a line begins with a dash. */
export function isItem(file: ParsedFile, line: number): boolean {
  return /^ *-(?: |$)/.test(lineText(file, line));
}

/** Whether a line is neither blank nor a comment. */
export function isWritten(file: ParsedFile, line: number): boolean {
  return !/^\s*(?:#|$)/.test(lineText(file, line));
}
