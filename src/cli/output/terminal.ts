import type { Severity } from "../../core/text/finding";

const codes: Readonly<Record<"red" | "yellow" | "blue" | "gray" | "bold", string>> = {
  red: "31",
  yellow: "33",
  blue: "34",
  gray: "90",
  bold: "1",
};

export type Style = keyof typeof codes;

/** Colours a text where colours are wanted. */
export function paint(text: string, style: Style, color: boolean): string {
  return color ? `\u001b[${codes[style]}m${text}\u001b[0m` : text;
}

export const severityStyles: Readonly<Record<Severity, Style>> = {
  error: "red",
  warning: "yellow",
  info: "blue",
  hint: "gray",
};

/** Texts of files on a terminal: control characters could move the cursor or change its title, and become `?`. */
export function printable(text: string): string {
  return text
    .replace(/[\s\p{Cc}]+/gu, (run) => (/^\s+$/.test(run) ? " " : "?"))
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "");
}

/** Chinese, Japanese and Korean characters and full-width forms are two columns wide. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const noWidth = /[\p{Mn}\p{Me}\p{Cf}]/u;

function widthOfCharacter(character: string): number {
  return noWidth.test(character) ? 0 : wide.test(character) ? 2 : 1;
}

/** Columns that a text takes on a terminal. */
export function width(text: string): number {
  let columns = 0;
  for (const character of text) columns += widthOfCharacter(character);
  return columns;
}

/** Cuts a text to so many columns; `…` shows that something is missing. */
export function cut(text: string, columns: number): string {
  if (width(text) <= columns) return text;
  let kept = "";
  let used = 0;
  for (const character of text) {
    used += widthOfCharacter(character);
    if (used > columns - 1) break;
    kept += character;
  }
  return `${kept}…`;
}

/** Fills a text with spaces up to so many columns. */
export function pad(text: string, columns: number, side: "left" | "right"): string {
  const spaces = " ".repeat(Math.max(columns - width(text), 0));
  return side === "left" ? text + spaces : spaces + text;
}
