import { admits, itemSchema, propertySchema, resolveSchema, type Schema } from "../../schema/registry";
import { parsePercent } from "../../text/assignment";
import type { TypeName } from "../cel/types";
import type { LocalizedText } from "../template";
import {
  readable,
  readBoolean,
  readMapping,
  readNumber,
  readText,
  ruleType,
  writtenAt,
  type RuleField,
  type RuleType,
} from "./fields";
import { RuleDate } from "./rule-date";
import type { RuleScope } from "./scope";

/** How the values of a schema come into rules. */
export interface Conversion {
  readonly type: TypeName;
  /** @throws UnreadableValue */
  readonly convert: (value: unknown, scope: RuleScope) => unknown;
}

/** Object types by the schemas of the format: records by their kind, other objects by the record and key they stand under. */
export class SchemaTypes {
  readonly #types = new Map<string, RuleType>();

  /** Every type so far. */
  get types(): ReadonlyMap<string, RuleType> {
    return this.#types;
  }

  /** The type of an object schema. @param name of one that is no record */
  typeOf(schema: Schema, name: string): RuleType {
    const kind = schema["x-kind"];
    const own = kind === undefined ? name : typeNameOfKind(kind);
    const known = this.#types.get(own);
    if (known) return known;
    const fields = new Map<string, RuleField>();
    const type = ruleType(own, fields);
    // A task has tasks: the type must be known before its fields are.
    this.#types.set(own, type);
    for (const key of Object.keys(schema.properties ?? {})) {
      const property = propertySchema(schema, key);
      const conversion = property && this.#conversionOf(property, own + capitalized(key));
      if (conversion) fields.set(key, fieldOf(key, property, conversion));
    }
    if (kind !== undefined) fields.set(customField.name, customField);
    return type;
  }

  #conversionOf(schema: Schema, name: string): Conversion | undefined {
    const special = scalarConversion(schema["x-type"]);
    if (special) return special;
    if (isLocalized(schema)) return { type: "string", convert: (value) => localizedValue(value) };
    if (admits(schema, "array") && schema.items) return this.#listOf(schema, name);
    if (admits(schema, "object") && schema.type !== undefined) return this.#objectOf(schema, name);
    if (admits(schema, "string")) return { type: "string", convert: readText };
    if (admits(schema, "number") || admits(schema, "integer")) return { type: "double", convert: readNumber };
    return admits(schema, "boolean") ? { type: "bool", convert: readBoolean } : undefined;
  }

  #listOf(schema: Schema, name: string): Conversion | undefined {
    const items = itemSchema(schema);
    const item = items && this.#conversionOf(items, name);
    return (
      item && {
        type: `list<${item.type}>`,
        convert: (value, scope) =>
          readable(Array.isArray(value) ? value : undefined).map((one) => item.convert(one, scope)),
      }
    );
  }

  #objectOf(schema: Schema, name: string): Conversion | undefined {
    // Levels by objective (schedule, cost …) count as the highest of them.
    if (admits(schema, "integer"))
      return {
        type: "double",
        convert: (value) =>
          typeof value === "number" ? value : Math.max(...Object.values(readMapping(value)).map(readNumber)),
      };
    if (!schema.properties) return this.#mapOf(schema, name);
    const type = this.typeOf(schema, name);
    // Written as one text an object has its first field.
    const [first] = Object.keys(schema.properties);
    return {
      type: type.name,
      convert: (value, scope) =>
        type.make({
          data:
            typeof value === "string" && first !== undefined && admits(schema, "string")
              ? { [first]: value }
              : readMapping(value),
          scope,
        }),
    };
  }

  #mapOf(schema: Schema, name: string): Conversion | undefined {
    const { additionalProperties } = schema;
    const value =
      typeof additionalProperties === "object"
        ? this.#conversionOf(resolveSchema(additionalProperties), name)
        : undefined;
    return (
      value && {
        type: `map<string, ${value.type}>`,
        convert: (map, scope) =>
          new Map(Object.entries(readMapping(map)).map(([key, one]) => [key, value.convert(one, scope)])),
      }
    );
  }
}

/** Keys that begin with `x-`, which everybody may add to a record; they are no identifiers. */
const customField: RuleField = {
  name: "custom",
  type: "map<string, dyn>",
  title: { en: "Own keys", ja: "独自のキー" },
  description: {
    en: "Keys of one's own, which begin with 'x-': task.custom['x-class']. Ask first: 'x-class' in task.custom.",
    ja: "「x-」で始まる独自のキー。task.custom['x-class'] のように読む。先に 'x-class' in task.custom で確認する。",
  },
  isComputed: false,
  isFar: false,
  read: ({ data }) => new Map(Object.entries(data).filter(([key, value]) => key.startsWith("x-") && value !== null)),
};

/** `cost-account` is the type and variable `costAccount`. */
export function typeNameOfKind(kind: string): string {
  return kind.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function capitalized(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function scalarConversion(type: string | undefined): Conversion | undefined {
  switch (type) {
    case "date":
    case "instant":
      return { type: "date", convert: (value) => readable(RuleDate.parse(readText(value))) };
    case "duration":
      return { type: "double", convert: (value, scope) => readable(scope.durationInDays(readText(value))) };
    case "percent":
      return { type: "double", convert: (value) => readable(percentOf(readText(value))) };
    case "money":
      return {
        type: "double",
        convert: (value) => (typeof value === "number" ? value : readable(amountOf(readText(value)))),
      };
    default:
      return undefined;
  }
}

/** `50%` is 50. */
function percentOf(text: string): number | undefined {
  const share = parsePercent(text);
  return share === undefined ? undefined : Number((share * 100).toPrecision(12));
}

/** `1,200,000 JPY` is 1200000. */
function amountOf(text: string): number | undefined {
  const match = /^(-?\d+(?:,\d{3})*(?:\.\d+)?)(?: [A-Z]{3})?$/.exec(text);
  return match ? Number((match[1] ?? "").replaceAll(",", "")) : undefined;
}

function isLocalized({ properties }: Schema): boolean {
  return properties !== undefined && Object.keys(properties).join() === "en,ja";
}

function localizedValue(value: unknown): string {
  if (typeof value !== "object" || value === null) return readText(value);
  const { en, ja } = readMapping(value);
  return readText(en ?? ja);
}

/** What a schema says about a key in both languages. */
export function wordsOf({ title = "", description = "", "x-ja": ja }: Schema): {
  readonly title: LocalizedText;
  readonly description: LocalizedText;
} {
  return {
    title: { en: title, ja: ja?.title ?? title },
    description: { en: description, ja: ja?.description ?? description },
  };
}

function fieldOf(name: string, schema: Schema, { type, convert }: Conversion): RuleField {
  const fallback: unknown = typeof schema.default === "object" ? undefined : schema.default;
  return {
    name,
    type,
    ...wordsOf(schema),
    isComputed: false,
    isFar: false,
    read(source) {
      const value = writtenAt(source, name) ?? fallback;
      return value === undefined ? undefined : convert(value, source.scope);
    },
  };
}
