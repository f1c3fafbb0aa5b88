import { booleanAt, itemsAt } from "../model/fields";
import { stringOf, valueOf, type TreeNode } from "../text/tree";
import { localizedTextAt } from "./localized";
import { placedTextAt, type PlacedText } from "./placed-text";
import type { LocalizedText } from "./template";

/** An edit that a rule offers for a record that it reports. */
export interface RuleFix {
  readonly title: LocalizedText;
  readonly field: PlacedText;
  /** What is written: a value as it stands, the result of an expression, or nothing, which takes the field away. */
  readonly writes:
    | { readonly kind: "value"; readonly value: string | number | boolean }
    | { readonly kind: "expression"; readonly expression: PlacedText }
    | { readonly kind: "nothing" };
}

/** The edits under `fix` of a rule. What can't be read is left out: the schema reports it. */
export function readFixes(rule: TreeNode): readonly RuleFix[] {
  return itemsAt(rule, "fix").flatMap((item): readonly RuleFix[] => {
    const title = localizedTextAt(item, "title");
    const field = placedTextAt(item, "field");
    const writes = readWrites(item);
    return title && field && writes ? [{ title, field, writes }] : [];
  });
}

function readWrites(item: TreeNode): RuleFix["writes"] | undefined {
  if (booleanAt(item, "remove") === true) return { kind: "nothing" };
  const expression = placedTextAt(item, "expression");
  if (expression) return { kind: "expression", expression };
  const value = valueOf(item, "value");
  if (value?.kind !== "scalar" || value.value === null || stringOf(item, "value") === "") return undefined;
  return { kind: "value", value: value.value };
}
