/** Characters that look like spaces and are letters to YAML: the full-width space of Japanese keyboards, the no-break space of web pages. For a class of characters. */
export const oddBlanks = "\\u00A0\\u2000-\\u200A\\u202F\\u205F\\u3000";

/** The full-width space is as wide as two others. */
export const wideBlank = "\u3000";

/** Whether a code unit is such a character. */
export function isOddBlank(code: number): boolean {
  if (code < 0xa0) return false;
  return code === 0xa0 || code === 0x3000 || (code >= 0x2000 && code <= 0x200a) || code === 0x202f || code === 0x205f;
}

/** Blanks at the beginning of a line, with plain ones in place of odd ones and of tabs: two spaces for each that is as wide as two. */
export function plainIndentation(blanks: string): string {
  return blanks.replace(new RegExp(`[\\t${wideBlank}]`, "g"), "  ").replace(new RegExp(`[${oddBlanks}]`, "g"), " ");
}
