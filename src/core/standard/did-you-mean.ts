import { message, type Message } from "../text/message";
import { suggestWords } from "../text/suggest";

/** A sentence about a name that is not known, with the nearest one that is. */
export interface UnknownName {
  readonly message: Message;
  /** Names that may have been meant, best first. */
  readonly suggestions: readonly string[];
  /** The name that is not known. */
  readonly name: string;
}

/** Adds what may have been meant. */
export function didYouMean(words: Message, name: string, known: Iterable<string>): UnknownName {
  const suggestions = suggestWords(name, known);
  const [first] = suggestions;
  return {
    message: first === undefined ? words : message("{0} Did you mean '{1}'?", words, first),
    suggestions,
    name,
  };
}
