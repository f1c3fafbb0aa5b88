import {
  itemSchema,
  propertySchema,
  resolveSchema,
  rootSchema,
  type FileKind,
  type Schema,
} from "../core/schema/registry";
import type { DocumentPath } from "./context";
import type { Language } from "./types";

/** What a file is by its top-level keys: a standard, a portfolio, or (the usual case) part of a project. */
export function fileKind(topLevelKeys: readonly string[]): FileKind {
  return topLevelKeys.includes("standard") ? "standard" : topLevelKeys.includes("portfolio") ? "portfolio" : "project";
}

/** Keys in the first column of a text. */
export function topLevelKeys(text: string): readonly string[] {
  return [...text.matchAll(/^([A-Za-z][\w-]*):(?=\s|$)/gm)].map((match) => match[1] ?? "");
}

/** The schema of what stands at a path of a file; undefined where nothing is foreseen. */
export function schemaAt(kind: FileKind, path: DocumentPath): Schema | undefined {
  let schema: Schema | undefined = rootSchema(kind);
  for (const segment of path) schema = schema && childSchema(schema, segment);
  return schema;
}

/** The schema under a key or index. */
export function childSchema(schema: Schema, segment: string | number): Schema | undefined {
  return typeof segment === "number" ? itemSchema(schema) : propertySchema(schema, segment);
}

/** One key of a mapping. */
export interface SchemaKey {
  readonly name: string;
  readonly required: boolean;
  readonly schema: Schema;
}

/** The keys of a mapping, required ones first, otherwise in the order of the schema. */
export function keysOf(schema: Schema): readonly SchemaKey[] {
  const keys = Object.entries(schema.properties ?? {}).map(([name, property]) => ({
    name,
    required: schema.required?.includes(name) ?? false,
    schema: resolveSchema(property),
  }));
  return keys.sort((a, b) => Number(b.required) - Number(a.required));
}

/** Whether a schema names a type. Other than `admits`, a schema without types has none. */
export function hasType(schema: Schema | undefined, type: string): boolean {
  const types = schema?.type;
  return types !== undefined && (types === type || (Array.isArray(types) && types.includes(type)));
}

/** The title of a schema in the person's language. */
export function titleOf(schema: Schema, language: Language): string | undefined {
  return (language === "ja" ? schema["x-ja"]?.title : undefined) ?? schema.title;
}

/** The description of a schema in the person's language. */
export function descriptionOf(schema: Schema, language: Language): string | undefined {
  return (language === "ja" ? schema["x-ja"]?.description : undefined) ?? schema.description;
}

export interface EnumValue {
  readonly value: string;
  readonly label: string | undefined;
}

/** The values that a schema allows, with their labels. */
export function enumValues(schema: Schema, language: Language): readonly EnumValue[] {
  const labels = schema["x-enum"];
  return (schema.enum ?? []).map((one) => {
    const label = labels?.[String(one)];
    return { value: String(one), label: label?.[language] ?? label?.en };
  });
}
