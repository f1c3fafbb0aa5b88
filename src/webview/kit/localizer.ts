import { renderMessage, type Message, type Translations } from "../../core/text/message";
import type { Language, Speech } from "../../protocol/common";

/** Words of the person's language. The host sends language and translations with each picture. */
export class Localizer {
  #language: Language = document.documentElement.lang.startsWith("ja") ? "ja" : "en";
  #translations: Translations = {};

  get language(): Language {
    return this.#language;
  }

  get translations(): Translations {
    return this.#translations;
  }

  /** @returns whether the language changed, so that what stands on the page must be written again */
  use(speech: Speech): boolean {
    const changed =
      this.#language !== speech.language ||
      Object.keys(this.#translations).length !== Object.keys(speech.translations).length;
    this.#language = speech.language;
    this.#translations = speech.translations;
    document.documentElement.lang = speech.language;
    return changed;
  }

  /** A message in words. */
  text(message: Message): string {
    return renderMessage(message, this.#translations);
  }
}
