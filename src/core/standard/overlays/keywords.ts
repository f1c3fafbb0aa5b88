import { setData, valueOf, type MappingEntry, type MappingNode, type TreeNode } from "../../text/tree";

/** Keywords of JSON Schema 2020-12 by what they hold. */
const oneSchema = [
  "additionalProperties",
  "contains",
  "else",
  "if",
  "items",
  "not",
  "propertyNames",
  "then",
  "unevaluatedItems",
  "unevaluatedProperties",
] as const;
const schemasInList = ["allOf", "anyOf", "oneOf", "prefixItems"] as const;
const schemasByName = ["$defs", "dependentSchemas", "patternProperties", "properties"] as const;
const values = [
  "$anchor",
  "$comment",
  "$ref",
  "$schema",
  "const",
  "default",
  "dependentRequired",
  "deprecated",
  "description",
  "enum",
  "examples",
  "exclusiveMaximum",
  "exclusiveMinimum",
  "format",
  "maxContains",
  "maximum",
  "maxItems",
  "maxLength",
  "maxProperties",
  "minContains",
  "minimum",
  "minItems",
  "minLength",
  "minProperties",
  "multipleOf",
  "pattern",
  "readOnly",
  "required",
  "title",
  "type",
  "uniqueItems",
  "writeOnly",
] as const;

/** Every keyword that an overlay may have; those that begin with `x-` are notes. */
export const overlayKeywords: readonly string[] = [...oneSchema, ...schemasInList, ...schemasByName, ...values];

const holdsOne: ReadonlySet<string> = new Set(oneSchema);
const holdsList: ReadonlySet<string> = new Set(schemasInList);
const holdsNamed: ReadonlySet<string> = new Set(schemasByName);

/** A schema in a schema. */
export interface InnerSchema {
  readonly entry: MappingEntry;
  /** The name of the property or definition; the place in a list. */
  readonly name?: string;
  readonly node: TreeNode;
}

/** The schemas directly in a schema. */
export function innerSchemas(schema: MappingNode): readonly InnerSchema[] {
  return schema.entries.flatMap((entry): readonly InnerSchema[] => {
    const { key, value } = entry;
    if (holdsOne.has(key)) return [{ entry, node: value }];
    if (holdsList.has(key) && value.kind === "sequence") return value.items.map((node) => ({ entry, node }));
    if (holdsNamed.has(key) && value.kind === "mapping")
      return value.entries.map((inner) => ({ entry, name: inner.key, node: inner.value }));
    return [];
  });
}

/** A schema as plain data in which every schema says that it is one, so that what is evaluated can be counted. */
export function markedSchema(data: unknown, mark: string): unknown {
  if (typeof data !== "object" || data === null || Array.isArray(data)) return data;
  const marked: Record<string, unknown> = { [mark]: true };
  for (const [key, value] of Object.entries(data)) setData(marked, key, markedKeyword(key, value, mark));
  return marked;
}

function markedKeyword(key: string, value: unknown, mark: string): unknown {
  if (holdsOne.has(key)) return markedSchema(value, mark);
  if (holdsList.has(key) && Array.isArray(value)) return value.map((one) => markedSchema(one, mark));
  if (!holdsNamed.has(key) || typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, markedSchema(one, mark)]));
}

/** The names that a list of texts under a key holds, with their nodes. */
export function namesUnder(
  schema: MappingNode,
  key: string,
): readonly { readonly name: string; readonly node: TreeNode }[] {
  const list = valueOf(schema, key);
  return list?.kind === "sequence"
    ? list.items.flatMap((node) =>
        node.kind === "scalar" && typeof node.value === "string" ? [{ name: node.value, node }] : [],
      )
    : [];
}
