import { itemsAt } from "../model/fields";
import type { Message } from "../text/message";
import type { TreeNode } from "../text/tree";
import { bilingualMessage, localizedTextAt } from "./localized";
import { placedTextAt, type PlacedText } from "./placed-text";
import type { LocalizedText } from "./template";

/** Why a rule is about nothing in a project. */
export interface NotApplicable {
  /** Condition over the project; without one the reason holds when none before it does. */
  readonly when?: PlacedText;
  readonly reason: LocalizedText;
}

/** The reasons under `notApplicable` of a rule. What can't be read is left out: the schema reports it. */
export function readReasons(rule: TreeNode): readonly NotApplicable[] {
  return itemsAt(rule, "notApplicable").flatMap((item): readonly NotApplicable[] => {
    const reason = localizedTextAt(item, "reason");
    const when = placedTextAt(item, "when");
    return reason ? [{ reason, ...(when && { when }) }] : [];
  });
}

/** The reason that holds for a project; undefined where the rule gives none. @param holds whether a condition holds for the project */
export function reasonOf(
  reasons: readonly NotApplicable[],
  holds: (condition: PlacedText | undefined) => boolean,
): Message | undefined {
  const found = reasons.find(({ when }) => holds(when));
  return found && bilingualMessage(found.reason);
}
