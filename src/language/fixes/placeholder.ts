import type { Project } from "../../core/model/types";
import { itemSchema, resolveSchema, type Schema } from "../../core/schema/registry";
import type { EditValue } from "../../core/text/edit-text";
import { enumValues, hasType, titleOf } from "../schema";
import type { LanguageScope } from "../types";
import type { Entries } from "./insert";
import { nextId } from "./next-id";

/** What values are made from. */
export interface Surroundings {
  readonly scope: LanguageScope;
  readonly project: Project | undefined;
}

const deepest = 3;

/** Required keys of a mapping with values that are admitted there, in the order of the schema. @param given values that are known already */
export function requiredEntries(schema: Schema, around: Surroundings, given: Entries = [], depth = 0): Entries {
  const known = new Map(given);
  const order = Object.keys(schema.properties ?? {});
  const keys = new Set([...(schema.required ?? []), ...known.keys()]);
  return [...keys]
    .sort((a, b) => order.indexOf(a) - order.indexOf(b))
    .map((key) => [key, known.get(key) ?? placeholder(schema, key, around, depth)] as const);
}

/** A value for a key that the schema admits, as sensible as it can be without knowing more. */
export function placeholder(owner: Schema, key: string, around: Surroundings, depth = 0): EditValue {
  const property = owner.properties?.[key];
  const schema = property && resolveSchema(property);
  if (!schema) return "";
  const kind = owner["x-kind"];
  if (key === "id" && kind !== undefined) return nextId(owner, kind, around);
  return valueFor(schema, key, around, depth);
}

function valueFor(schema: Schema, key: string, around: Surroundings, depth: number): EditValue {
  const { scope } = around;
  const preset: unknown = schema.default ?? enumValues(schema, "en")[0]?.value;
  if (isScalar(preset)) return preset;
  const kinds = schema["x-ref"] ?? [];
  const type = schema["x-type"];
  const example: unknown = schema.examples?.[0];
  if (kinds.length > 0 && hasType(schema, "string"))
    return firstId(around.project, kinds) ?? (isScalar(example) ? example : key);
  if (type === "date" || type === "instant") return scope.today;
  if (hasType(schema, "boolean")) return false;
  if (hasType(schema, "number") || hasType(schema, "integer"))
    return isScalar(example) ? example : (schema.minimum ?? 0);
  if (hasType(schema, "string")) {
    const isFree = schema.pattern === undefined && (type === undefined || type === "markdown");
    return isFree || !isScalar(example) ? (titleOf(schema, scope.language) ?? key) : example;
  }
  if (hasType(schema, "array")) {
    const items = itemSchema(schema);
    return items && depth < deepest ? ([valueFor(items, key, around, depth + 1)] as EditValue) : [];
  }
  if (hasType(schema, "object") && depth < deepest)
    return Object.fromEntries(requiredEntries(schema, around, [], depth + 1)) as EditValue;
  return "";
}

function firstId(project: Project | undefined, kinds: readonly string[]): string | undefined {
  for (const record of project?.recordsById.values() ?? []) if (kinds.includes(record.kind)) return record.id;
  return undefined;
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}
