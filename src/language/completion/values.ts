import { itemSchema, type Schema } from "../../core/schema/registry";
import { message } from "../../core/text/message";
import { withIdForm } from "../id-form";
import { nextId } from "../next-id";
import { childSchema, descriptionOf, enumValues, hasType, schemaAt } from "../schema";
import { addDates } from "./dates";
import type { Drafts, Shape } from "./drafts";
import { addDurations, lagChoices } from "./durations";
import { addNumbers } from "./numbers";
import { otherItems } from "./other-items";
import { addPaths } from "./paths";
import type { Place } from "./place";
import { addReferences } from "./references";
import { addFormatWords } from "./standard-words";
import { addWords } from "./words";

/** What may stand behind a key: one value, the first item of a list in brackets, or a mapping in braces. */
export function addValueOf(place: Place, drafts: Drafts, schema: Schema): void {
  const items = hasType(schema, "array") ? itemSchema(schema) : undefined;
  // In quotes stands a single word.
  const isQuoted = place.context.quote !== undefined;
  if (items) {
    if (!isQuoted && (!hasType(items, "object") || hasType(items, "string")))
      addValues(place, drafts, items, { dash: false, brackets: true });
    return;
  }
  addValues(place, drafts, schema, { dash: false, brackets: false });
  if (hasType(schema, "object") && !isQuoted && place.context.typed === "") addBraces(drafts, schema);
}

/** `{ type: …, date: … }`: the required keys, or the first ones. */
function addBraces(drafts: Drafts, schema: Schema): void {
  const names = schema.required ?? Object.keys(schema.properties ?? {}).slice(0, 2);
  if (names.length === 0) return;
  drafts.add({
    label: `{ ${names.join(", ")} }`,
    kind: "snippet",
    newText: `{ ${names.map((name, index) => `${name}: $${index + 1}`).join(", ")} }`,
    snippet: true,
    suggestNext: true,
  });
}

/** Single values of a schema. */
export function addValues(place: Place, drafts: Drafts, schema: Schema, shape: Shape): void {
  const type = schema["x-type"];
  if (schema["x-ref"]) {
    addReferences(place, drafts, schema, shape);
    return;
  }
  const { typed } = place.context;
  // Behind a space the value has ended, or it is text.
  if (/\s/.test(typed)) return;
  if (addFormatWords(place, drafts, shape)) return;
  if (schema.enum || hasType(schema, "boolean")) addChoices(place, drafts, schema, shape);
  else if (type === "date" || type === "instant") addDates(place, drafts, shape);
  else if (type === "duration") addDurations(place, drafts, { typed, shape });
  else if (type === "lag") addLags(place, drafts, shape);
  else if (type === "path") addPaths(place, drafts, shape);
  else if (isOwnId(place)) addNextId(place, drafts);
  else if (hasType(schema, "integer") || hasType(schema, "number")) addNumbers(place, drafts, schema, shape);
  else if (isScope(place)) addScope(place, drafts, schema, shape);
  else if (type === undefined || type === "percent" || type === "timeRange") addWords(place, drafts, schema, shape);
}

function addChoices(place: Place, drafts: Drafts, schema: Schema, shape: Shape): void {
  const named = otherItems(place);
  const documentation = descriptionOf(schema, place.language);
  for (const { value, label } of enumValues(schema, place.language)) {
    if (named.has(value)) continue;
    drafts.addValue(
      {
        label: value,
        kind: "enum",
        newText: value,
        filterText: `${value} ${label ?? ""}`,
        ...(label !== undefined && { detail: label }),
        ...(documentation !== undefined && { documentation }),
      },
      shape,
    );
  }
  if (!hasType(schema, "boolean")) return;
  for (const label of ["true", "false"]) {
    const isDefault = String(schema.default) === label;
    const detail = isDefault ? { detail: place.say(message("Default")) } : {};
    drafts.addValue({ label, kind: "value", newText: label, ...detail }, shape);
  }
}

function addLags(place: Place, drafts: Drafts, shape: Shape): void {
  drafts.isIncomplete = true;
  for (const { text, meaning } of lagChoices(place.context.typed))
    drafts.addValue({ label: text, kind: "value", newText: text, detail: place.say(meaning) }, shape);
}

function isOwnId({ key, context, records }: Place): boolean {
  return key === "id" && records[0]?.depth === context.path.length;
}

/** The next free id of the kind of record. */
function addNextId(place: Place, drafts: Drafts): void {
  const schema = schemaAt(place.fileKind, place.context.path);
  const kind = schema?.["x-kind"];
  if (!schema || kind === undefined || kind === "project" || kind === "standard" || kind === "portfolio") return;
  const form = withIdForm(schema, place.project, place.scope.store);
  const id = nextId(form, place.idsOf([kind]), place.scope.today);
  drafts.add({ label: id, kind: "value", newText: id, detail: place.say(message("Next free id")) });
}

/** What a waiver is limited to: sections, and records of any kind. */
function isScope({ key, section, context }: Place): boolean {
  return key === "scope" && section === "waivers" && context.kind !== "key";
}

function addScope(place: Place, drafts: Drafts, schema: Schema, shape: Shape): void {
  const kinds = [...new Set([...(place.project?.recordsById.values() ?? [])].map(({ kind }) => kind))];
  addReferences(place, drafts, { ...schema, "x-ref": kinds }, shape);
  const root = schemaAt("project", []);
  for (const [name] of Object.entries(root?.properties ?? {})) {
    const detail = root && childSchema(root, name)?.title;
    drafts.addValue({ label: name, kind: "value", newText: name, ...(detail !== undefined && { detail }) }, shape);
  }
}
