import { schemas, type SchemaNode } from "./generated/schemas";

/** The part of JSON Schema that the format uses, with its extension keywords (docs/architecture.md). */
export type Schema = SchemaNode;

/** What a file is, by its top-level key. */
export type FileKind = "project" | "standard" | "portfolio";

const rootIds: Readonly<Record<FileKind, string>> = {
  project: "pmo.schema.json",
  standard: "standard.schema.json",
  portfolio: "portfolio.schema.json",
};

const byId: Readonly<Record<string, Schema>> = schemas;
/** In which schema file each schema object stands: a reference `#/…` means that file. */
const homes = new WeakMap<object, string>();
const resolved = new WeakMap<object, Schema>();
let indexed = false;

function indexHomes(): void {
  if (indexed) return;
  indexed = true;
  const visit = (value: unknown, id: string): void => {
    if (typeof value !== "object" || value === null) return;
    homes.set(value, id);
    for (const child of Object.values(value)) visit(child, id);
  };
  for (const [id, schema] of Object.entries(byId)) visit(schema, id);
}

/** The schema of a whole file of a kind. */
export function rootSchema(kind: FileKind): Schema {
  const schema = byId[rootIds[kind]];
  if (!schema) throw new Error(`The schema ${rootIds[kind]} is missing`);
  return resolveSchema(schema);
}

/** Follows `$ref`; keywords beside the reference win over those of its target. */
export function resolveSchema(schema: Schema): Schema {
  if (schema.$ref === undefined) return schema;
  const known = resolved.get(schema);
  if (known) return known;
  indexHomes();
  const { $ref, ...own } = schema;
  const result = { ...resolveSchema(targetOf($ref, homes.get(schema) ?? "")), ...own };
  resolved.set(schema, result);
  return result;
}

function targetOf(reference: string, home: string): Schema {
  const [file = "", pointer = ""] = reference.split("#");
  let target: unknown = byId[file === "" ? home : file];
  for (const step of pointer.split("/").filter((part) => part !== "")) {
    target = (target as Readonly<Record<string, unknown>> | undefined)?.[step];
  }
  if (typeof target !== "object" || target === null) throw new Error(`The schema reference ${reference} leads nowhere`);
  return target;
}

/** The schema of a key of a mapping, or undefined for unknown keys and for those that begin with `x-`. */
export function propertySchema(schema: Schema, key: string): Schema | undefined {
  const { properties } = schema;
  if (!properties || !Object.hasOwn(properties, key)) {
    return typeof schema.additionalProperties === "object" && !key.startsWith("x-")
      ? resolveSchema(schema.additionalProperties)
      : undefined;
  }
  const property = properties[key];
  return property && resolveSchema(property);
}

/** The schema of the items of a list. */
export function itemSchema(schema: Schema): Schema | undefined {
  return schema.items && resolveSchema(schema.items);
}

/** Whether a value of this schema may have this type (`string`, `array` …). Without a type everything is admitted. */
export function admits(schema: Schema, type: string): boolean {
  const { type: types } = schema;
  return types === undefined || types === type || (Array.isArray(types) && types.includes(type));
}
