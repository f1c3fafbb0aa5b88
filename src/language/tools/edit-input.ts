import { message, type Message } from "../../core/text/message";
import type { EditValue } from "../../core/text/edit";
import type { YamlRecord, YamlValue } from "../../core/text/yaml-writer/write";
import { isRecord, ToolInput } from "./input";

/** One change of a record, named by its id and never by a place in the text. */
export type ProposedEdit =
  | {
      readonly action: "setField";
      readonly id: string;
      readonly field: readonly string[];
      /** Undefined takes the field away. */
      readonly value: EditValue | undefined;
    }
  | {
      readonly action: "addRecord";
      readonly kind: string;
      readonly record: YamlRecord;
      /** The task of which it becomes a subtask. */
      readonly under: string | undefined;
      /** The record behind which it is put. */
      readonly after: string | undefined;
    }
  | { readonly action: "deleteRecord"; readonly id: string };

/** Most changes of one proposal: more can't be looked through by anybody. */
const mostEdits = 100;
/** Most lists and records within each other in a value. */
const deepest = 8;

/** The changes of an input, or what is wrong with it. */
export function proposedEdits(input: unknown): readonly ProposedEdit[] | Message {
  const list = isRecord(input) ? input["edits"] : undefined;
  if (!Array.isArray(list) || list.length === 0) return message("Give a list 'edits' with at least one change.");
  if (list.length > mostEdits) return message("At most {0} changes can be proposed at once.", mostEdits);
  const edits: ProposedEdit[] = [];
  for (const [index, item] of list.entries()) {
    const edit = isRecord(item) ? editOf(item) : undefined;
    if (!edit) return wrongEdit(index);
    edits.push(edit);
  }
  return edits;
}

function wrongEdit(index: number): Message {
  return message(
    "Change {0} is not complete: setField needs id, field and value; addRecord kind and record; deleteRecord id.",
    index + 1,
  );
}

function editOf(item: Readonly<Record<string, unknown>>): ProposedEdit | undefined {
  const given = new ToolInput(item);
  const id = given.text("id");
  switch (item["action"]) {
    case "setField": {
      const field = given.text("field")?.split(".");
      if (id === undefined || !field || field.some((step) => step === "") || !("value" in item)) return undefined;
      const value = item["value"] === null ? undefined : yamlValue(item["value"], 0);
      return value === undefined && item["value"] !== null ? undefined : { action: "setField", id, field, value };
    }
    case "addRecord": {
      const kind = given.text("kind");
      const record = isRecord(item["record"]) ? yamlRecord(item["record"], 0) : undefined;
      if (kind === undefined || !record) return undefined;
      return { action: "addRecord", kind, record, under: given.text("under"), after: given.text("after") };
    }
    case "deleteRecord":
      return id === undefined ? undefined : { action: "deleteRecord", id };
    default:
      return undefined;
  }
}

/** JSON as it can be written; undefined for what can't. */
function yamlValue(value: unknown, depth: number): YamlValue | undefined {
  if (typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number") return Number.isFinite(value) ? value : undefined;
  if (depth >= deepest) return undefined;
  if (Array.isArray(value)) {
    const items = value.map((item) => yamlValue(item, depth + 1)).filter((item) => item !== undefined);
    return items.length === value.length ? items : undefined;
  }
  return isRecord(value) ? yamlRecord(value, depth) : undefined;
}

/** Keys without a value are left out. */
function yamlRecord(data: Readonly<Record<string, unknown>>, depth: number): YamlRecord | undefined {
  const record: Record<string, YamlValue> = Object.create(null) as Record<string, YamlValue>;
  for (const [key, item] of Object.entries(data)) {
    if (item === null || item === undefined) continue;
    const value = yamlValue(item, depth + 1);
    if (value === undefined) return undefined;
    record[key] = value;
  }
  return record;
}
