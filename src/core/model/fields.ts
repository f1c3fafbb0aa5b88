import { parsePercent } from "../text/assignment";
import { parseDuration, type Duration } from "../text/duration";
import { isDateOnly, minutesPerDay, parseInstant, type Instant } from "../text/instant";
import { entryOf, valueOf, type MappingNode, type TreeNode } from "../text/tree";

/** Values of a record's fields. Each gives undefined for a missing or wrong value: what is wrong is a finding of the schema. */

/** A text; a number or boolean that stands where a text should stand is taken as it is written. */
export function textAt(node: TreeNode | undefined, key: string): string | undefined {
  return textOf(valueOf(node, key));
}

/** The text of a scalar, trimmed; undefined when empty. */
export function textOf(node: TreeNode | undefined): string | undefined {
  if (node?.kind !== "scalar" || node.value === null) return undefined;
  const text = String(node.value).trim();
  return text === "" ? undefined : text;
}

/** A text, also when it is written as `{ en: …, ja: … }`; that language counts first, then English. */
export function localizedAt(node: TreeNode | undefined, key: string, language: "en" | "ja" = "en"): string | undefined {
  const value = valueOf(node, key);
  return textOf(value) ?? textAt(value, language) ?? textAt(value, "en") ?? textAt(value, "ja");
}

/** A number within bounds. */
export function numberAt(
  node: TreeNode | undefined,
  key: string,
  minimum = -Infinity,
  maximum = Infinity,
): number | undefined {
  const value = valueOf(node, key);
  if (value?.kind !== "scalar" || typeof value.value !== "number") return undefined;
  return value.value >= minimum && value.value <= maximum ? value.value : undefined;
}

export function booleanAt(node: TreeNode | undefined, key: string): boolean | undefined {
  const value = valueOf(node, key);
  return value?.kind === "scalar" && typeof value.value === "boolean" ? value.value : undefined;
}

/** One of several words. */
export function choiceAt<T extends string>(
  node: TreeNode | undefined,
  key: string,
  choices: readonly T[],
): T | undefined {
  const text = textAt(node, key);
  return choices.find((choice) => choice === text);
}

/** The items of a list; empty when it is no list. */
export function itemsAt(node: TreeNode | undefined, key: string): readonly TreeNode[] {
  const value = valueOf(node, key);
  return value?.kind === "sequence" ? value.items : [];
}

/** The items of a list that are mappings. */
export function mappingsAt(node: TreeNode | undefined, key: string): readonly MappingNode[] {
  return itemsAt(node, key).filter((item) => item.kind === "mapping");
}

/** The texts of a list. */
export function textsAt(node: TreeNode | undefined, key: string): readonly string[] {
  return itemsAt(node, key).flatMap((item) => textOf(item) ?? []);
}

/** Which end of the day a date without a time means. */
export type DayEnd = "start" | "end";

/** A date or date and time. A date without a time is the start of that day, or its end (24:00) for what finishes. */
export function instantAt(node: TreeNode | undefined, key: string, end: DayEnd): Instant | undefined {
  const text = textAt(node, key);
  const instant = text === undefined ? undefined : parseInstant(text);
  if (text === undefined || instant === undefined) return undefined;
  return end === "end" && isDateOnly(text) ? instant + minutesPerDay : instant;
}

/** A duration that is not negative. */
export function durationAt(node: TreeNode | undefined, key: string): Duration | undefined {
  const text = textAt(node, key);
  const duration = text === undefined ? undefined : parseDuration(text);
  return duration && duration.amount >= 0 ? duration : undefined;
}

/** A percentage as a share of 1. */
export function percentAt(node: TreeNode | undefined, key: string): number | undefined {
  const text = textAt(node, key);
  return text === undefined ? undefined : parsePercent(text);
}

/** Whether a key stands there, with a value or not. */
export function hasKey(node: TreeNode | undefined, key: string): boolean {
  return entryOf(node, key) !== undefined;
}
