import type { Movement } from "../../core/risk/movement";
import { message } from "../../core/text/message";
import type { PastRegisterMessage } from "../../protocol/risk";
import type { RiskWords } from "./words";

/** What moved, in a sentence, and where that is known from. */
export function movementWords({ moved, added, closed }: Movement, past: PastRegisterMessage, words: RiskWords): string {
  const count = (direction: string): number => moved.filter((risk) => risk.direction === direction).length;
  const sentence = words.text(
    message(
      "Since {0}: {1} up, {2} down, {3} sideways, {4} new, {5} closed.",
      past.since,
      count("up"),
      count("down"),
      count("sideways"),
      added.length,
      closed.length,
    ),
  );
  if (past.fromGit) return sentence;
  return `${sentence} ${words.text(message("No commit before that day has this project: only assessments written in the risks are counted."))}`;
}
