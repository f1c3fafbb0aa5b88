import { itemSchema, propertySchema, resolveSchema, type Schema } from "./registry";

/** The ways through values of schemas that lead to something; those who look for it pass by all others. */
export interface Trail {
  /** The schema of a key of a mapping, where what is looked for may stand in its value. */
  readonly property: (schema: Schema, key: string) => Schema | undefined;
  /** The schema of the items of a list, where it may stand in them. */
  readonly item: (schema: Schema) => Schema | undefined;
}

/** The way to everything that has a schema. */
export const everywhere: Trail = { property: propertySchema, item: itemSchema };

/**
 * The trail to something that may stand anywhere in a value. What is found of a schema is kept: large files ask for each of their keys, several times.
 * @param isFound whether it stands in a value of the schema itself
 */
export function trailTo(isFound: (schema: Schema) => boolean): Trail {
  const holds = anywhereIn(isFound);
  const wanted = (schema: Schema | undefined): Schema | undefined => (schema && holds(schema) ? schema : undefined);
  const known = new WeakMap<Schema, ReadonlyMap<string, Schema | undefined>>();
  const propertiesOf = (schema: Schema): ReadonlyMap<string, Schema | undefined> => {
    const keys = Object.keys(schema.properties ?? {});
    const properties = new Map(keys.map((key) => [key, wanted(propertySchema(schema, key))]));
    known.set(schema, properties);
    return properties;
  };
  return {
    property: (schema, key) => {
      const properties = known.get(schema) ?? propertiesOf(schema);
      const property = properties.get(key);
      return property !== undefined || properties.has(key) ? property : wanted(propertySchema(schema, key));
    },
    item: (schema) => wanted(itemSchema(schema)),
  };
}

function anywhereIn(isFound: (schema: Schema) => boolean): (schema: Schema) => boolean {
  const known = new WeakMap<Schema, boolean>();
  const search = (schema: Schema, path: ReadonlySet<Schema>): boolean => {
    const before = known.get(schema);
    if (before !== undefined) return before;
    if (isFound(schema)) return true;
    if (path.has(schema)) return false;
    const inner = new Set(path).add(schema);
    const items = itemSchema(schema);
    const others = typeof schema.additionalProperties === "object" ? [schema.additionalProperties] : [];
    const properties = [...Object.values(schema.properties ?? {}), ...others].map(resolveSchema);
    return [...(items ? [items] : []), ...properties].some((part) => search(part, inner));
  };
  return (schema) => {
    const before = known.get(schema);
    if (before !== undefined) return before;
    const found = search(schema, new Set());
    known.set(schema, found);
    return found;
  };
}
