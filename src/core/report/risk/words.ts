import type { RiskMatrixModel, Words } from "../../risk/types";
import { renderMessage, type Translations } from "../../text/message";

export interface RegisterWords {
  readonly say: (words: Words) => string;
  /** Name of a band by its id; the id where the scale has none. */
  readonly bandName: (band: string) => string;
}

/** What a file says of a register, in a language. */
export function registerWords(matrix: RiskMatrixModel, translations: Translations = {}): RegisterWords {
  const say = (words: Words): string => (typeof words === "string" ? words : renderMessage(words, translations));
  const bands = new Map(matrix.bands.map((band) => [band.id, say(band.name)]));
  return { say, bandName: (band) => bands.get(band) ?? band };
}
