import { schemas, sectionNames, type SectionName } from "./generated/schemas";
import * as validators from "./generated/validators";
import type { SchemaError, Validator } from "./generated/validators";
import { itemSchema, resolveSchema, type Schema } from "./registry";

/** Finds the errors of one record, at places that count from it. */
export type RecordValidator = (record: unknown) => readonly SchemaError[];

const none: readonly SchemaError[] = [];
let known: ReadonlyMap<string, RecordValidator> | undefined;

/**
 * The validator of single records of a kind, so that a change costs the validation of one. Every record that stands in a list of a section has one; the lists are
 * plain lists (no rules over their items), so that validating records one by one finds what validating the whole finds.
 */
export function recordValidator(kind: string): RecordValidator | undefined {
  known ??= new Map(sectionNames.flatMap(recordsOfSection));
  return known.get(kind);
}

function recordsOfSection(section: SectionName): readonly (readonly [string, RecordValidator])[] {
  const schema = resolveSchema(schemas[`${section}.schema.json`]);
  const validator = validatorOf(section);
  const kind = recordKind(schema);
  if (kind !== undefined) return [[kind, within(validator, (record) => [record], "/0")]];
  return Object.keys(schema.properties ?? {}).flatMap((key) => {
    const property = schema.properties?.[key];
    const inner = property && recordKind(resolveSchema(property));
    if (inner === undefined) return [];
    return [[inner, within(validator, (record) => ({ [key]: [record] }), `/${key}/0`)] as const];
  });
}

function recordKind(list: Schema): string | undefined {
  const items = itemSchema(list);
  return items?.type === "object" ? items["x-kind"] : undefined;
}

function validatorOf(section: SectionName): Validator {
  const name = `validate${section.charAt(0).toUpperCase()}${section.slice(1)}`;
  const found: unknown = (validators as Readonly<Record<string, unknown>>)[name];
  if (typeof found !== "function") throw new Error(`The validator ${name} is missing`);
  return found as Validator;
}

/** A record validated as the only one of its section. What the rest of the section lacks is not its fault. */
function within(validator: Validator, wrap: (record: unknown) => unknown, prefix: string): RecordValidator {
  return (record) => {
    if (validator(wrap(record))) return none;
    return (validator.errors ?? none).flatMap((error) =>
      error.instancePath === prefix || error.instancePath.startsWith(`${prefix}/`)
        ? [{ ...error, instancePath: error.instancePath.slice(prefix.length) }]
        : [],
    );
  };
}
