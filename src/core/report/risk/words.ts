import type { RiskType } from "../../risk/halves";
import type { RiskPositionName } from "../../risk/positions";
import type { RiskMatrixModel, Words } from "../../risk/types";
import { message, renderMessage, type Message, type Translations } from "../../text/message";

/** Names of the assessments of a risk. */
export const positionNames: Readonly<Record<RiskPositionName, Message>> = {
  inherent: message("Inherent"),
  current: message("Current"),
  residual: message("Residual"),
  target: message("Target"),
};

/** Names of the halves of a matrix. */
export const halfNames: Readonly<Record<RiskType, Message>> = {
  threat: message("Threats"),
  opportunity: message("Opportunities"),
};

/** The first letter of an assessment, for chips; of where a risk has been, dots. */
export function stepLetter(step: RiskPositionName | "past", say: (words: Words) => string): string {
  return step === "past" ? "…" : (Array.from(say(positionNames[step]))[0] ?? "");
}

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
