import { textsAt } from "../model/fields";
import type { Project } from "../model/types";
import { valueOf, type MappingNode } from "../text/tree";
import { placedTextAt, type PlacedText } from "./placed-text";

/** Which projects a standard is for, of those that follow it. Empty lists are for all. */
export interface AppliesTo {
  readonly tiers: readonly string[];
  readonly lifecycles: readonly string[];
  readonly phases: readonly string[];
  /** Condition over the project. */
  readonly when?: PlacedText;
}

/** Reads `appliesTo` of a standard; undefined where it is for all. */
export function readAppliesTo(standard: MappingNode): AppliesTo | undefined {
  const node = valueOf(standard, "appliesTo");
  if (node?.kind !== "mapping") return undefined;
  const when = placedTextAt(node, "when");
  return {
    tiers: textsAt(node, "tiers"),
    lifecycles: textsAt(node, "lifecycles"),
    phases: textsAt(node, "phases"),
    ...(when && { when }),
  };
}

/** Whether a standard is for a project. @param holds whether a condition holds for the project */
export function appliesTo(
  applies: AppliesTo | undefined,
  { header }: Project,
  holds: (condition: PlacedText | undefined) => boolean,
): boolean {
  if (!applies) return true;
  const { tiers, lifecycles, phases, when } = applies;
  const isAmong = (values: readonly string[], key: string): boolean => {
    const value = header?.data[key];
    return values.length === 0 || (typeof value === "string" && values.includes(value));
  };
  return isAmong(tiers, "tier") && isAmong(lifecycles, "lifecycle") && isAmong(phases, "phase") && holds(when);
}
