import { withIdForm } from "../id-form";
import { kindOfFile } from "../../core/model/facts";
import { completeExpression } from "../expressions/complete";
import { expressionAt } from "../expressions/place";
import { childSchema, hasType, schemaAt } from "../schema";
import { SnippetWriter } from "../snippets";
import type { CompletionList, LanguageScope } from "../types";
import { Drafts } from "./drafts";
import { addKeys } from "./keys";
import { Place } from "./place";
import { addItems } from "./records";
import { isAnnoying } from "./trigger";
import { addValueOf } from "./values";

export { completionDocumentation } from "./documentation";

const none: CompletionList = { items: [], isIncomplete: false };

/**
 * Completions at a place of a project file, a standard or a portfolio: sections, records, keys, values, ids and dates.
 * @param offset in the text that the store has of the file
 * @param trigger the character just typed, when it is that which asks; white space and punctuation ask only where a value can begin
 */
export function complete(scope: LanguageScope, file: string, offset: number, trigger?: string): CompletionList {
  const parsed = scope.store.file(file);
  if (!parsed || offset < 0 || offset > parsed.text.length) return none;
  const expression = kindOfFile(parsed) === "standard" ? expressionAt(parsed, offset) : undefined;
  if (expression)
    return trigger === undefined || trigger === "."
      ? completeExpression(parsed, expression, offset, scope.language)
      : none;
  const place = new Place(scope, parsed, offset);
  const { kind, path, key } = place.context;
  const schema = kind === "none" ? undefined : schemaAt(place.fileKind, path);
  if (!schema || (trigger !== undefined && isAnnoying(place, trigger))) return none;
  const drafts = new Drafts(place);
  const writer = new SnippetWriter({
    language: scope.language,
    today: scope.today,
    idsOf: (kinds, most) => place.idsOf(kinds, most),
    formOf: (one) => withIdForm(one, place.project, scope.store),
  });
  if (kind === "value") {
    const child = key === undefined ? undefined : childSchema(schema, key);
    if (child) addValueOf(place, drafts, child);
  } else if (kind === "item" || (hasType(schema, "array") && !hasType(schema, "object"))) {
    // Below a key that holds a list, the list's items are what is missing.
    addItems(place, drafts, schema, writer);
  } else if (schema.properties || path.length === 0) addKeys(place, drafts, schema, writer);
  return { items: drafts.items, isIncomplete: drafts.isIncomplete };
}
