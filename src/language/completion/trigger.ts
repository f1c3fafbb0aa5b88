import type { Place } from "./place";

/** Characters after which completions are asked for without a word being typed. */
export const triggerCharacters: readonly string[] = [" ", "-", "[", "{", ",", "+", ":", "."];

/** Whether offering something right after a character that people type for other reasons as well would stand in their way. */
export function isAnnoying({ context, file: { text }, offset }: Place, trigger: string): boolean {
  const lineStart = offset === 0 ? 0 : text.lastIndexOf("\n", offset - 1) + 1;
  const before = text.slice(lineStart, offset);
  // A dot asks in expressions only, which are looked at elsewhere.
  if (trigger === ".") return true;
  // Indenting is no question.
  if (trigger === " ") return before.trim() === "";
  // Behind a colon a line break may follow; only that of `project:` leaves no doubt.
  if (trigger === ":") return !(context.kind === "value" || context.kind === "item") || context.typed.length < 2;
  return false;
}
