import { choiceAt } from "../../model/fields";
import { severities, type Severity } from "../../text/finding";
import { stringOf, type TreeNode } from "../../text/tree";
import { localizedTextAt } from "../localized";
import { placedTextAt, type PlacedText } from "../placed-text";
import type { LocalizedText } from "../template";

/** What everything has in common that a standard asks of projects without an expression: a section, a register, a milestone, a vocabulary … */
export interface Demand {
  /** Where a nearer standard asks for the same, that one counts alone; `off` takes the demand of a base away. */
  readonly severity: Severity | "off";
  /** Condition over the project. */
  readonly when?: PlacedText;
  /** Words of the finding in place of the general ones. */
  readonly message?: LocalizedText;
  /** Where it comes from. */
  readonly clause?: string;
}

/** The common part of a demand; a warning where nothing is said. */
export function readDemand(node: TreeNode): Demand {
  const when = placedTextAt(node, "when");
  const message = localizedTextAt(node, "message");
  const clause = stringOf(node, "clause");
  return {
    severity: choiceAt(node, "severity", [...severities, "off"] as const) ?? "warning",
    ...(when && { when }),
    ...(message && { message }),
    ...(clause !== undefined && { clause }),
  };
}
