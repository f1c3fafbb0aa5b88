import { itemSchema, type Schema } from "../core/schema/registry";
import { nextId } from "./next-id";
import { SnippetText } from "./snippet-text";
import { enumValues, hasType, keysOf, titleOf, type SchemaKey } from "./schema";
import type { Language } from "./types";
import { usefulFields } from "./useful-fields";

/** What snippets take from the project that they are inserted into. */
export interface SnippetSurroundings {
  readonly language: Language;
  /** `2026-04-01` */
  readonly today: string;
  /** Ids of records of the given kinds. No more than `most` are needed. */
  readonly idsOf: (kinds: readonly string[], most?: number) => readonly string[];
  /** The schema of a kind of record with the form of its ids that counts here; as it is when it is left out. */
  readonly formOf?: (schema: Schema) => Schema;
}

/** A shape of a record that is used so often that it has a snippet of its own. */
export interface SnippetVariant {
  readonly name: "record" | "milestone" | "summary";
  /** Fields to write, in order; absent: chosen from the schema. */
  readonly fields?: readonly string[];
}

const taskVariants: readonly SnippetVariant[] = [
  { name: "record" },
  { name: "milestone", fields: ["id", "name", "milestone", "predecessors", "deadline"] },
  { name: "summary", fields: ["id", "name", "tasks"] },
];

/** The snippets of a kind of record. */
export function variantsOf(kind: string | undefined): readonly SnippetVariant[] {
  return kind === "task" ? taskVariants : [{ name: "record" }];
}

const mostFields = 7;
const longestChoice = 25;
const deepest = 4;

/** Writes snippets from schemas: the required fields and the most useful others, each a place to type. */
export class SnippetWriter {
  readonly #around: SnippetSurroundings;
  /** Ids that the snippet being written has given already. */
  readonly #issued = new Set<string>();

  constructor(around: SnippetSurroundings) {
    this.#around = around;
  }

  /** `key: value`, the value as far as its schema tells. Lines after the first are indented by `indent`. @param owner the mapping that the key is for */
  entry(key: SchemaKey, indent = "", owner?: Schema): string {
    this.#issued.clear();
    return this.#entry(key, new SnippetText(), 0, owner).join(`\n${indent}`);
  }

  /**
   * A record without the dash. Lines after the first are indented by `indent`.
   * @param columns fields of its register, which are the most useful ones where nothing better is known
   */
  record(schema: Schema, variant: SnippetVariant, indent: string, columns: readonly string[] = []): string {
    this.#issued.clear();
    return this.#fields(schema, variant, columns, new SnippetText(), 0).join(`\n${indent}`);
  }

  #fields(
    schema: Schema,
    variant: SnippetVariant,
    columns: readonly string[],
    text: SnippetText,
    depth: number,
    name = "",
  ): string[] {
    const preferred = variant.fields ?? usefulFields[schema["x-kind"] ?? name];
    const keys = keysOf(schema).filter((key) => key.required || !this.#pointsNowhere(key.schema));
    const chosen = preferred ? chooseNamed(keys, preferred) : chooseByColumns(keys, columns, depth);
    return chosen.flatMap((key) => this.#entry(key, text, depth + 1, schema));
  }

  /** A reference to something that the project has none of yet would be wrong at once. */
  #pointsNowhere(schema: Schema): boolean {
    const items = hasType(schema, "array") ? itemSchema(schema) : undefined;
    if (items)
      return (
        hasType(items, "object") &&
        !hasType(items, "string") &&
        keysOf(items).some((inner) => inner.required && this.#pointsNowhere(inner.schema))
      );
    const kinds = schema["x-ref"] ?? [];
    return kinds.length > 0 && this.#around.idsOf(kinds, 1).length === 0;
  }

  /** The lines of an entry, relative to its key. */
  #entry(key: SchemaKey, text: SnippetText, depth: number, owner: Schema | undefined): string[] {
    const { name, schema } = key;
    const kind = owner?.["x-kind"];
    if (name === "id" && owner && kind !== undefined) return [`id: ${text.placeholder(this.#newId(owner, kind))}`];
    if (name === "milestone" && hasType(schema, "boolean")) return ["milestone: true"];
    const scalar = this.#scalar(key, text);
    if (scalar !== undefined) return [`${name}: ${scalar}`];
    if (hasType(schema, "array")) return this.#list(key, text, depth);
    if (hasType(schema, "object")) {
      const inner = depth < deepest ? this.#fields(schema, { name: "record" }, [], text, depth, name) : [];
      return [`${name}:`, ...(inner.length > 0 ? inner : [text.placeholder()]).map((line) => `  ${line}`)];
    }
    return [`${name}: ${text.placeholder()}`];
  }

  #list({ name, schema, required }: SchemaKey, text: SnippetText, depth: number): string[] {
    const items = itemSchema(schema);
    const isRecordList = hasType(items, "object") && !hasType(items, "string");
    if (!items || !isRecordList || depth >= deepest)
      return [`${name}: [${text.placeholder(listExample(schema, items, required))}]`];
    const variant = variantsOf(items["x-kind"])[0] ?? { name: "record" };
    const fields = this.#fields(items, variant, schema["x-register"] ?? [], text, depth);
    return [`${name}:`, ...fields.map((line, index) => `  ${index === 0 ? "- " : "  "}${line}`)];
  }

  /** A scalar value; undefined where the value is a list or mapping. */
  #scalar({ name, schema }: SchemaKey, text: SnippetText): string | undefined {
    const choices = enumValues(schema, "en").map(({ value }) => value);
    const preset = isScalar(schema.default) ? String(schema.default) : undefined;
    if (choices.length > 0) return text.choice(presetFirst(choices, preset).slice(0, longestChoice));
    if (hasType(schema, "boolean")) return text.choice(presetFirst(["true", "false"], preset));
    const isText = hasType(schema, "string");
    const isNumber = hasType(schema, "number") || hasType(schema, "integer");
    if (!isText && (!isNumber || hasType(schema, "array"))) return undefined;
    const kinds = schema["x-ref"] ?? [];
    if (kinds.length > 0) {
      const ids = this.#around.idsOf(kinds, longestChoice).slice(0, longestChoice);
      return ids.length > 0 ? text.choice(ids) : text.placeholder(exampleOf(schema));
    }
    const type = schema["x-type"];
    if (type === "date" || type === "instant") return text.placeholder(this.#around.today);
    // A pattern or a number wants a value of its kind; anything else is best explained by its title.
    if (isText && schema.pattern === undefined && (type === undefined || type === "markdown"))
      return text.placeholder(titleOf(schema, this.#around.language) ?? name);
    return text.placeholder(preset ?? exampleOf(schema) ?? (isText ? "" : String(schema.minimum ?? 1)));
  }

  #newId(schema: Schema, kind: string): string {
    const id = nextId(
      this.#around.formOf?.(schema) ?? schema,
      [...this.#around.idsOf([kind]), ...this.#issued],
      this.#around.today,
    );
    this.#issued.add(id);
    return id;
  }
}

function listExample(schema: Schema, items: Schema | undefined, required: boolean): string | undefined {
  // An id that the project does not have would be wrong at once.
  if (items?.["x-ref"] !== undefined || items?.["x-type"] === "predecessor" || items?.["x-type"] === "assignment")
    return undefined;
  const example: unknown = schema.default ?? schema.examples?.[0];
  if (Array.isArray(example)) return example.map(String).join(", ");
  return items && required ? exampleOf(items) : undefined;
}

function named(keys: readonly SchemaKey[], names: readonly string[]): SchemaKey[] {
  return names.flatMap((name) => keys.filter((key) => key.name === name));
}

function chooseNamed(keys: readonly SchemaKey[], names: readonly string[]): readonly SchemaKey[] {
  return [...new Set([...named(keys, ["id"]), ...keys.filter((key) => key.required), ...named(keys, names)])];
}

function chooseByColumns(keys: readonly SchemaKey[], columns: readonly string[], depth: number): readonly SchemaKey[] {
  const required = keys.filter((key) => key.required);
  if (columns.length === 0 && depth > 0 && required.length > 0) return required;
  const limit = depth > 1 && columns.length === 0 ? 2 : mostFields;
  const others = (columns.length > 0 ? named(keys, columns) : keys).filter((key) => !key.required);
  return [...new Set([...named(keys, ["id"]), ...required, ...others.slice(0, Math.max(limit - required.length, 0))])];
}

function presetFirst(values: readonly string[], preset: string | undefined): readonly string[] {
  return preset !== undefined && values.includes(preset)
    ? [preset, ...values.filter((value) => value !== preset)]
    : values;
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}

function exampleOf(schema: Schema): string | undefined {
  const example: unknown = schema.examples?.[0];
  return isScalar(example) ? String(example) : undefined;
}
