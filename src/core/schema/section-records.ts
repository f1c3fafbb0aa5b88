import { schemas, sectionNames } from "./generated/schemas";
import { itemSchema, resolveSchema, type Schema } from "./registry";

/** The schemas of the records that a section holds in its lists; of the section `project` its own. Empty for a name that is no section. */
export function recordSchemasIn(section: string): readonly Schema[] {
  const name = sectionNames.find((one) => one === section);
  if (name === undefined) return [];
  const schema = resolveSchema(schemas[`${name}.schema.json`]);
  if (schema["x-kind"] !== undefined) return [schema];
  return [schema, ...Object.values(schema.properties ?? {}).map(resolveSchema)].flatMap((list) => {
    const items = itemSchema(list);
    return items?.["x-kind"] === undefined ? [] : [items];
  });
}

/** Kinds of all records that stand in lists of sections. */
export function recordKinds(): readonly string[] {
  return sectionNames.flatMap((section) => recordSchemasIn(section).flatMap((schema) => schema["x-kind"] ?? []));
}
