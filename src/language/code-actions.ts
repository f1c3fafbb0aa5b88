import type { Finding } from "../core/text/finding";
import { message, type Message } from "../core/text/message";
import type { Range } from "../core/text/range";

/** One way to repair a finding. */
export interface QuickFix {
  readonly title: Message;
  readonly range: Range;
  readonly newText: string;
  /** The one that is most likely meant. */
  readonly preferred: boolean;
}

/**
 * The quick fixes of a finding that carries `data.suggestions`: the nearest known keys, values or ids, best first.
 * @param present the text that stands at the finding; its quotes stay
 */
export function quickFixes(finding: Finding, present: string): readonly QuickFix[] {
  const suggestions = finding.data?.suggestions;
  if (!Array.isArray(suggestions)) return [];
  const quote = /^(["'])[\s\S]*\1$/.exec(present)?.[1] ?? "";
  const words = suggestions.filter((word) => typeof word === "string" && word !== present);
  return words.map((word: string, index) => ({
    title: message("Change to '{0}'", word),
    range: finding.range,
    newText: `${quote}${word}${quote}`,
    preferred: index === 0,
  }));
}
