/**
 * A sentence for people, not yet in their language: an English template with `{0}`, `{1}` … and what fills them.
 * An argument may be a message itself.
 */
export interface Message {
  readonly template: string;
  readonly args: readonly MessageArgument[];
}

export type MessageArgument = string | number | Message;

/** English template -> translated template. Missing entries fall back to English. */
export type Translations = Readonly<Record<string, string>>;

/** Makes a message. The template must be a string literal, so that a test can find it and ask for its translation. */
export function message(template: string, ...args: readonly MessageArgument[]): Message {
  return { template, args };
}

/** Puts a message into words, in English where there is no translation. */
export function renderMessage(source: Message, translations: Translations = {}): string {
  const template = Object.hasOwn(translations, source.template)
    ? (translations[source.template] ?? source.template)
    : source.template;
  return template.replace(/\{(\d+)\}/g, (place, digits: string) => {
    const argument = source.args[Number(digits)];
    if (argument === undefined) return place;
    return typeof argument === "object" ? renderMessage(argument, translations) : String(argument);
  });
}
