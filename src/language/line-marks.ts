/** What a line begins with. */
export interface LineMarks {
  /** Columns of the dashes that begin the line. */
  readonly dashes: readonly number[];
  /** Column behind indentation and dashes. */
  readonly column: number;
  readonly key: string | undefined;
  /** Offset in the line behind the colon and the space. */
  readonly valueStart: number;
  /** What stands behind the key, without a comment. */
  readonly value: string;
}

const linePattern = /^( *)((?:- +|-$)*)(?:("[^"]*"|'[^']*'|[^\s#{}[\],&*!|>%@`"'-][^#]*?)\s*:(?=\s|$)\s*)?/;

/** Dashes and key of a line; undefined for an empty line, a comment or a document marker. */
export function marksOf(line: string): LineMarks | undefined {
  if (/^\s*(#|$)/.test(line) || /^(---|\.\.\.)(\s|$)/.test(line)) return undefined;
  const match = linePattern.exec(line);
  if (!match) return undefined;
  const indent = match[1]?.length ?? 0;
  const dashText = match[2] ?? "";
  const dashes: number[] = [];
  for (let i = 0; i < dashText.length; i++) if (dashText.charAt(i) === "-") dashes.push(indent + i);
  const key = match[3]?.replace(/^["']|["']$/g, "");
  const value = line
    .slice(match[0].length)
    .replace(/(?:^|\s+)#.*$/, "")
    .trimEnd();
  return { dashes, column: indent + dashText.length, key, valueStart: match[0].length, value };
}

/** An item of which only the dash counts. */
export function bareItem(column: number): LineMarks {
  return { dashes: [column], column: column + 2, key: undefined, valueStart: column + 2, value: "" };
}

/** The text of a line without its line break. */
export function lineText(text: string, start: number, end: number): string {
  return text.slice(start, end > start && text.charCodeAt(end - 1) === 13 ? end - 1 : end);
}

/** A scalar as it is written, without quotes. */
export function unquoted(written: string): string {
  return written.replace(/^(["'])(.*)\1$/, "$2");
}
