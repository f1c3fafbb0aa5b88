import type { TypeName } from "../../core/standard/cel/types";
import { ruleVocabulary, type Collection } from "../../core/standard/vocabulary/index";
import type { BoundVariable } from "./scan";

/** Names and types that an expression knows at a place: the record, the sections, and the variables of macros around it. */
export function variablesAt(
  collection: Collection | undefined,
  bound: readonly BoundVariable[],
): ReadonlyMap<string, TypeName> {
  const variables = new Map(ruleVocabulary().variablesFor(collection));
  for (const { name, list } of bound) {
    const item = itemType(typeOf(list, variables) ?? "dyn");
    variables.set(name, item ?? "dyn");
  }
  return variables;
}

/** The type of an expression; undefined for one with mistakes. */
export function typeOf(text: string, variables: ReadonlyMap<string, TypeName>): TypeName | undefined {
  const result = ruleVocabulary().engine.compile(text, variables);
  return "evaluate" in result ? result.type : undefined;
}

/** The type of the items of a list, or of the keys of a map. */
export function itemType(type: TypeName): TypeName | undefined {
  return /^list<(.*)>$/.exec(type)?.[1] ?? (type.startsWith("map<") ? "string" : undefined);
}
