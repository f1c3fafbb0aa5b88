/** Longest name that is shown in full. */
const longestName = 200;

/** Text of a person as plain words on one line of Markdown. */
export function escapeMarkdown(text: string): string {
  const line = text.replace(/\s*[\r\n]+\s*/g, " ");
  const short = line.length > longestName ? `${line.slice(0, longestName - 1)}…` : line;
  return short.replace(/[\\`*_{}[\]<>#+!|~&]/g, "\\$&");
}

/** A word in the letters of code, whatever is in it. */
export function codeWord(text: string): string {
  return `\`${text.replace(/[`\r\n]+/g, " ").slice(0, longestName)}\``;
}

/** `**Screen design** `screens``: what something is called. */
export function heading(title: string | undefined, id: string | undefined): string {
  const name = title === undefined ? "" : `**${escapeMarkdown(title)}**`;
  return [name, id === undefined ? "" : codeWord(id)].filter((part) => part !== "").join(" ");
}

/** Facts as a list; those that don't apply are left out. */
export function bullets(facts: readonly (string | undefined)[]): string {
  return facts
    .filter((fact) => fact !== undefined && fact !== "")
    .map((fact) => `- ${escapeMarkdown(fact ?? "")}`)
    .join("\n");
}
