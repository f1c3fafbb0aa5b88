import { itemSchema, type Schema } from "../../core/schema/registry";
import { message } from "../../core/text/message";
import { descriptionOf, hasType, titleOf } from "../schema";
import { variantsOf, type SnippetWriter } from "../snippets";
import type { Drafts } from "./drafts";
import { addKeys, indentOf } from "./keys";
import type { Place } from "./place";
import { addRecordSnippets } from "./standard-snippets";
import { addValues } from "./values";

/** What may stand in a list: new records, the first key of one behind a dash, or values. */
export function addItems(place: Place, drafts: Drafts, list: Schema, writer: SnippetWriter): void {
  const items = itemSchema(list);
  if (!items) return;
  const { dashed, flow, siblings, typed, colonFollows } = place.context;
  const hasKeys = hasType(items, "object");
  const admitsValues = !hasKeys || hasType(items, "string");
  if (admitsValues && !colonFollows) addValues(place, drafts, items, { dash: !dashed, brackets: false });
  if (!hasKeys || (flow && !colonFollows)) {
    if (hasKeys && typed === "") addFlowRecord(place, drafts, items);
    return;
  }
  // The record behind the dash has begun already.
  const hasBegun = dashed && (siblings.length > 0 || colonFollows);
  if (!hasBegun) {
    addVariants(place, drafts, list, items, writer);
    if (items["x-kind"] !== undefined) addRecordSnippets(place, drafts, indentOf(place));
  }
  if (dashed && (hasBegun || !admitsValues)) addKeys(place, drafts, items, writer);
}

/** `{ id: … }` in a flow list. */
function addFlowRecord(place: Place, drafts: Drafts, items: Schema): void {
  const required = items.required ?? [];
  const fields = (required.length > 0 ? required : Object.keys(items.properties ?? {}).slice(0, 2)).map(
    (name, index) => `${name}: $${index + 1}`,
  );
  drafts.add({
    label: "{ … }",
    kind: "snippet",
    newText: `{ ${fields.join(", ")} }`,
    snippet: true,
    detail: titleOf(items, place.language) ?? place.key,
    suggestNext: true,
  });
}

function addVariants(place: Place, drafts: Drafts, list: Schema, items: Schema, writer: SnippetWriter): void {
  const { language } = place;
  const kind = items["x-kind"];
  const title = titleOf(items, language) ?? kind ?? place.key;
  const dash = place.context.dashed ? "" : "- ";
  const description = descriptionOf(items, language);
  for (const variant of variantsOf(kind)) {
    const text = writer.record(items, variant, indentOf(place) + " ".repeat(dash.length), list["x-register"]);
    const label = variant.name === "record" ? (kind ?? place.key) : variant.name;
    drafts.add({
      label,
      kind: "snippet",
      newText: `${dash}${text}`,
      snippet: true,
      detail: variantTitle(place, variant.name, title),
      filterText: `${dash}${label} ${title}`,
      ...(description !== undefined && { documentation: description }),
    });
  }
}

function variantTitle(place: Place, name: "record" | "milestone" | "summary", title: string): string {
  if (name === "milestone") return place.say(message("Milestone"));
  if (name === "summary") return place.say(message("Summary task with a task below it"));
  return place.say(message("New entry: {0}", title));
}
