import { itemSchema, resolveSchema, type Schema } from "./registry";

/**
 * Makes a question about schemas that asks whether something may stand anywhere in their values, so that those who look for it pass by all others.
 * @param isFound whether it stands in a value of the schema itself
 */
export function anywhereIn(isFound: (schema: Schema) => boolean): (schema: Schema) => boolean {
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
