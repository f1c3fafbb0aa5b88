import { itemSchema, propertySchema, type Schema } from "../../core/schema/registry";
import type { MappingNode } from "../../core/text/tree";

/**
 * The place of each entry of a mapping in the order of its schema: `id` first, keys that the schema doesn't know behind the others, and lists of
 * records of the same kind (the tasks of a task) last, so that a record can be read in one piece. Undefined where the schema names no keys or a key
 * stands twice.
 */
export function keyRanks(schema: Schema, mapping: MappingNode): readonly number[] | undefined {
  const keys = mapping.entries.map(({ key }) => key);
  const known = Object.keys(schema.properties ?? {});
  if (known.length === 0 || new Set(keys).size < keys.length) return undefined;
  const kind = schema["x-kind"];
  return keys.map((key) => {
    if (key === "id") return -1;
    const property = propertySchema(schema, key);
    if (kind !== undefined && property && itemSchema(property)?.["x-kind"] === kind) return known.length + 1;
    const place = known.indexOf(key);
    return place < 0 ? known.length : place;
  });
}
