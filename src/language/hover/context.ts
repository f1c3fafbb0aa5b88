import type { Project, RecordBase } from "../../core/model/types";
import type { Schema } from "../../core/schema/registry";
import type { Span } from "../../core/text/range";
import type { LanguageScope } from "../types";

/** What a hover is about. */
export interface HoverSubject {
  readonly part: "key" | "value";
  /** The key; that of the list for an item. */
  readonly key: string;
  readonly isItem: boolean;
  readonly schema: Schema;
  /** The text of a value, without quotes; undefined for keys, lists and mappings. */
  readonly text: string | undefined;
  readonly span: Span;
  /** The record in which it stands. */
  readonly record: RecordBase | undefined;
}

/** Where facts come from. */
export interface HoverContext {
  readonly scope: LanguageScope;
  readonly project: Project;
}

/** At most `count` words of a list, and how many more there are. */
export function some(words: readonly string[], count: number): string {
  const rest = words.length - count;
  return rest > 0 ? `${words.slice(0, count).join(", ")} … +${rest}` : words.join(", ");
}
