import { characterColumns, displayWidth } from "../../core/text/display-width";
import type { Severity } from "../../core/text/finding";

const codes: Readonly<Record<"red" | "green" | "yellow" | "blue" | "gray" | "bold", string>> = {
  red: "31",
  green: "32",
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

/** Cuts a text to so many columns; `…` shows that something is missing. */
export function cut(text: string, columns: number): string {
  if (displayWidth(text) <= columns) return text;
  let kept = "";
  let used = 0;
  for (const character of text) {
    used += characterColumns(character);
    if (used > columns - 1) break;
    kept += character;
  }
  return `${kept}…`;
}

/** Fills a text with spaces up to so many columns. */
export function pad(text: string, columns: number, side: "left" | "right"): string {
  const spaces = " ".repeat(Math.max(columns - displayWidth(text), 0));
  return side === "left" ? text + spaces : spaces + text;
}
