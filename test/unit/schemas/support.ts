import { readdirSync, readFileSync } from "node:fs";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020";
import type { SchemaNode } from "../../../src/core/schema/generated/schemas";

export const schemaFolder = new URL("../../../schemas/", import.meta.url);
export const fixtureFolder = new URL("../../fixtures/schemas/", import.meta.url);

/** Every schema as it stands in the folder, by file name. */
export const schemas: ReadonlyMap<string, SchemaNode> = new Map(
  readdirSync(schemaFolder)
    .filter((name) => name.endsWith(".schema.json"))
    .sort()
    .map((name) => [name, JSON.parse(readFileSync(new URL(name, schemaFolder), "utf8")) as SchemaNode]),
);

export const extensionKeywords = [
  "x-ja",
  "x-enum",
  "x-ref",
  "x-ref-external",
  "x-kind",
  "x-id-prefix",
  "x-id-digits",
  "x-type",
  "x-register",
];

/** ajv at run time over the same files: strict, with the extension keywords as the only additions. */
export function runtimeAjv(): Ajv2020 {
  const ajv = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true, allErrors: true });
  for (const keyword of extensionKeywords) ajv.addKeyword(keyword);
  for (const schema of schemas.values()) ajv.addSchema(schema);
  return ajv;
}

export function compiled(ajv: Ajv2020, reference: string): ValidateFunction {
  const validator = ajv.getSchema(reference);
  if (!validator) throw new Error(`${reference} does not compile`);
  return validator;
}

/** A place in the schemas: `risks.schema.json#/$defs/risk/properties/owner`. */
export interface Place {
  readonly at: string;
  readonly file: string;
  readonly node: SchemaNode;
  /** Name of the property when the place is one. */
  readonly property?: string;
}

const escapePointer = (key: string) => key.replaceAll("~", "~0").replaceAll("/", "~1");

/** Every subschema of every file. Conditions (`if`) are left out: they hold no documentation. */
export function allPlaces(): readonly Place[] {
  return [...schemas].flatMap(([file, schema]) => placesIn(schema, file, `${file}#`));
}

function placesIn(node: SchemaNode, file: string, at: string, property?: string): readonly Place[] {
  const properties = Object.entries(node.properties ?? {}).flatMap(([name, part]) =>
    placesIn(part, file, `${at}/properties/${escapePointer(name)}`, name),
  );
  const definitions = Object.entries(node.$defs ?? {}).flatMap(([name, part]) =>
    placesIn(part, file, `${at}/$defs/${escapePointer(name)}`),
  );
  const items = node.items ? placesIn(node.items, file, `${at}/items`) : [];
  return [{ at, file, node, ...(property !== undefined && { property }) }, ...properties, ...definitions, ...items];
}

/** The node with everything that its `$ref` says and it does not say itself. */
export function resolved(node: SchemaNode, file: string): SchemaNode {
  if (!node.$ref) return node;
  const [name = "", pointer = ""] = node.$ref.split("#");
  const targetFile = name === "" ? file : name;
  let target: unknown = schemas.get(targetFile);
  for (const key of pointer.split("/").slice(1)) target = (target as Readonly<Record<string, unknown>>)[key];
  if (typeof target !== "object" || target === null) throw new Error(`${file}: nothing at ${node.$ref}`);
  return { ...resolved(target, targetFile), ...node };
}
