// The schema files as one: every file, and every definition of a file, becomes a definition of one schema, so that references stay inside of it.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** Keywords whose value is a map from names to schemas: the names are not keywords. */
export const schemaMaps = new Set(["properties", "patternProperties", "$defs"]);

export function eachValue(map, change) {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, change(value)]));
}

/** Every schema by the name of its file, in the order of the names. */
export function readSchemas(folder) {
  return Object.fromEntries(
    readdirSync(folder)
      .filter((name) => name.endsWith(".schema.json"))
      .sort()
      .map((name) => [name, JSON.parse(readFileSync(join(folder, name), "utf8"))]),
  );
}

/**
 * The definitions of all schemas by names like `risks` and `risks.risk`.
 * @param schemas every schema by the name of its file
 * @param change what is done to each schema before its references are turned, for example leaving keywords out
 */
export function bundledDefinitions(schemas, change) {
  const definitions = {};
  for (const [file, schema] of Object.entries(schemas)) {
    const name = file.replace(".schema.json", "");
    const { $defs = {}, ...main } = change(schema);
    definitions[name] = withLocalReferences(main, name);
    for (const [key, part] of Object.entries($defs)) definitions[`${name}.${key}`] = withLocalReferences(part, name);
  }
  return definitions;
}

/** Turns references between files into references inside the bundle. */
function withLocalReferences(schema, name) {
  if (Array.isArray(schema)) return schema.map((part) => withLocalReferences(part, name));
  if (schema === null || typeof schema !== "object") return schema;
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]) => {
      if (key !== "$ref" || typeof value !== "string") return [key, withLocalReferences(value, name)];
      const [file, pointer = ""] = value.split("#");
      const target = file === "" ? name : file.replace(".schema.json", "");
      return [key, `#/$defs/${target}${pointer.replace("/$defs/", ".")}`];
    }),
  );
}
