import { itemSchema, type Schema } from "../../core/schema/registry";
import { message } from "../../core/text/message";
import { descriptionOf, enumValues, hasType, keysOf, schemaAt, titleOf, type SchemaKey } from "../schema";
import type { SnippetWriter } from "../snippets";
import { usefulFields } from "../useful-fields";
import type { Drafts } from "./drafts";
import type { Place } from "./place";
import { addEntrySnippets } from "./standard-snippets";
import { addTemplates } from "./templates";

/** The keys that a mapping does not have yet: required ones, then those that people write first, then the others in the order of the schema. */
export function addKeys(place: Place, drafts: Drafts, schema: Schema, writer: SnippetWriter): void {
  const { siblings, path, flow, colonFollows, quote } = place.context;
  const taken = new Set(siblings);
  const isTop = path.length === 0;
  // In an empty file a standard or a portfolio may begin as well.
  const others = isTop && taken.size === 0 ? (["standard", "portfolio"] as const) : [];
  const isEmpty = isTop && taken.size === 0 && place.fileKind === "project";
  const keys = [
    ...inUsefulOrder(place, schema),
    ...others.flatMap((kind) => keysOf(schemaAt(kind, []) ?? {}).filter(({ name }) => name === kind)),
  ];
  const names = new Set<string>();
  for (const key of keys) {
    if (names.has(key.name) || taken.has(key.name)) continue;
    names.add(key.name);
    addKey(place, drafts, key, schema, writer, isTop);
  }
  if (flow || colonFollows || quote !== undefined) return;
  addEntrySnippets(place, drafts, indentOf(place), taken);
  if (isEmpty) addTemplates(place, drafts);
}

/** What the lines after the first need besides the indentation of their first line, which the editor adds itself. */
export function indentOf({ context, file: { text }, offset }: Place): string {
  const lineStart = offset === 0 ? 0 : text.lastIndexOf("\n", offset - 1) + 1;
  const leading = /^ */.exec(text.slice(lineStart, offset))?.[0].length ?? 0;
  return " ".repeat(Math.max(context.column - leading, 0));
}

function inUsefulOrder(place: Place, schema: Schema): readonly SchemaKey[] {
  const keys = keysOf(schema);
  const { path } = place.context;
  if (path.length === 0) return keys;
  const list = typeof path.at(-1) === "number" ? schemaAt(place.fileKind, path.slice(0, -1)) : undefined;
  const name = path.findLast((part) => typeof part === "string");
  const useful = usefulFields[schema["x-kind"] ?? String(name)] ?? list?.["x-register"] ?? [];
  const rank = (key: SchemaKey): number =>
    key.required ? -1 : useful.includes(key.name) ? useful.indexOf(key.name) : 99;
  return [...keys].sort((a, b) => rank(a) - rank(b));
}

function addKey(
  place: Place,
  drafts: Drafts,
  key: SchemaKey,
  owner: Schema,
  writer: SnippetWriter,
  isSection: boolean,
): void {
  const { flow, colonFollows, quote } = place.context;
  const { name, schema } = key;
  const { language } = place;
  const isBlock = !flow && hasFields(schema);
  const title = titleOf(schema, language);
  const onlyName = colonFollows || quote !== undefined;
  const description = descriptionOf(schema, language);
  drafts.add({
    label: name,
    kind: isSection || isBlock ? "snippet" : "key",
    newText: onlyName ? name : entryText(place, key, owner, writer),
    snippet: !onlyName,
    detail: key.required ? place.say(message("{0} (required)", title ?? name)) : (title ?? name),
    filterText: `${name} ${title ?? ""}`,
    ...(description !== undefined && { documentation: description }),
    suggestNext: !onlyName && hasChoices(schema),
  });
}

/** Whether a value has keys of its own, or items that have. */
function hasFields(schema: Schema): boolean {
  if (hasType(schema, "string") || hasType(schema, "number") || hasType(schema, "integer")) return false;
  const items = itemSchema(schema);
  return hasType(schema, "object") || (hasType(items, "object") && !hasType(items, "string"));
}

/** `key: value` with places to type, on one line unless the value has keys of its own. */
function entryText(place: Place, key: SchemaKey, owner: Schema, writer: SnippetWriter): string {
  const { name, schema } = key;
  if (name === "id" && owner["x-kind"] !== undefined) return writer.entry(key, "", owner);
  if (name === "milestone" && hasType(schema, "boolean")) return "milestone: true";
  if (!place.context.flow && hasFields(schema)) return writer.entry(key, indentOf(place), owner);
  if (hasType(schema, "array") && !hasType(schema, "string")) return `${name}: [$1]`;
  return hasFields(schema) ? `${name}: { $1 }` : `${name}: $1`;
}

/** Whether values are offered for a key as soon as it stands there. */
function hasChoices(schema: Schema): boolean {
  const items = itemSchema(schema);
  return [schema, ...(items ? [items] : [])].some(
    (one) =>
      enumValues(one, "en").length > 0 ||
      one["x-ref"] !== undefined ||
      hasType(one, "boolean") ||
      ["date", "instant", "duration", "lag", "percent", "path"].includes(one["x-type"] ?? ""),
  );
}
