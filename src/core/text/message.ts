/**
 * A sentence for people, not yet in their language: an English template with `{0}`, `{1}` … and what fills them.
 * An argument may be a message itself.
 */
export interface Message {
  readonly template: string;
  readonly args: readonly MessageArgument[];
  /** The sentence in Japanese, where somebody wrote it in both languages; the template is not looked up then. */
  readonly japanese?: string;
}

export type MessageArgument = string | number | Message;

/** English template -> translated template. Missing entries fall back to English. */
export type Translations = Readonly<Record<string, string>>;

/** Makes a message. The template must be a string literal, so that a test can find it and ask for its translation. */
export function message(template: string, ...args: readonly MessageArgument[]): Message {
  return { template, args };
}

/** Every set of translations has the name of its language under this template. */
const language = message("English");

/** Puts a message into words, in English where there is no translation. */
export function renderMessage(source: Message, translations: Translations = {}): string {
  const { japanese } = source;
  if (japanese !== undefined) return Object.hasOwn(translations, language.template) ? japanese : source.template;
  const template = Object.hasOwn(translations, source.template)
    ? (translations[source.template] ?? source.template)
    : source.template;
  return template.replace(/\{(\d+)\}/g, (place, digits: string) => {
    const argument = source.args[Number(digits)];
    if (argument === undefined) return place;
    return typeof argument === "object" ? renderMessage(argument, translations) : oneLine(String(argument));
  });
}

/** Longest argument that is shown in full; a name that a forgotten quote made of half a file would bury the sentence. */
const longestArgument = 200;

/** What people wrote, as it can stand in a sentence: on one line, and not too long. */
function oneLine(text: string): string {
  const line = /[\r\n]/.test(text) ? text.replace(/\s*[\r\n]+\s*/g, " ") : text;
  if (line.length <= longestArgument) return line;
  // Not in the middle of a letter that takes two units.
  const end = /[\uD800-\uDBFF]$/.test(line.slice(0, longestArgument - 1)) ? longestArgument - 2 : longestArgument - 1;
  return `${line.slice(0, end)}…`;
}
