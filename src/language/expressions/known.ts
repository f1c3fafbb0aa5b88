import { membersOf, namesAt, type Member } from "./members";
import type { ExpressionPlace } from "./place";
import type { Before } from "./scan";
import { typeOf, variablesAt } from "./types";

/** What can stand at a place of an expression: behind a dot the members of what stands before it, elsewhere all names that are known. */
export function knownAt({ text, collection }: ExpressionPlace, { start, receiver, bound }: Before): readonly Member[] {
  const variables = variablesAt(collection, bound);
  if (!/\.\s*$/.test(text.slice(0, start))) return namesAt(variables, collection?.variable);
  const type = receiver === undefined ? undefined : typeOf(receiver, variables);
  return type === undefined ? [] : membersOf(type);
}

/** How much of the word at a place stands behind it. @param at offset in the expression */
export function restOfWord({ text }: ExpressionPlace, at: number): number {
  return /^[\p{L}\p{N}_]*/u.exec(text.slice(at))?.[0].length ?? 0;
}
