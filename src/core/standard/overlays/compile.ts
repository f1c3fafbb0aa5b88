import Ajv2020, { type ErrorObject, type SchemaObject, type ValidateFunction } from "ajv/dist/2020";
import addFormats from "ajv-formats";
import type { SchemaError } from "../../schema/generated/validators";
import { message, type Message } from "../../text/message";
import { kept } from "../../text/kept";
import { toData } from "../../text/tree";
import { BudgetExhausted } from "../cel/types";
import { LinearPattern } from "../cel/pattern";
import type { Overlay } from "../demands/model";
import { markedSchema } from "./keywords";

/** An error of an overlay, with the schema that was not satisfied. */
export interface OverlayError extends SchemaError {
  readonly parentSchema: Readonly<Record<string, unknown>>;
  /** Place of the keyword in the schema, as a JSON pointer. */
  readonly schemaPath: string;
}

/** What an overlay finds in data. */
export type OverlayResult =
  | { readonly kind: "errors"; readonly errors: readonly OverlayError[] }
  /** It costs too much, or leads into itself without end. */
  | { readonly kind: "exhausted" };

export interface CompiledOverlay {
  readonly validate: (data: unknown) => OverlayResult;
}

/** Number of schemas that may be evaluated for one value. */
const budget = 2_000_000;

/** What every schema says so that its evaluation is counted. Nobody can write it: keywords that are not known are refused before. */
const mark = "x-pmo-counted";

/** Patterns take time in proportion to the text, whoever wrote them. The library tells them apart by their text. */
const linearPatterns = Object.assign(
  (source: string) => {
    const pattern = new LinearPattern(source);
    return { test: (text: string) => pattern.test(text), toString: () => `/${source}/` };
  },
  { code: "linearPattern" },
);

let left = 0;
let compiler: Ajv2020 | undefined;

/** Made when the first overlay is met: most projects have none. */
function ajv(): Ajv2020 {
  if (compiler) return compiler;
  const made = new Ajv2020({
    allErrors: true,
    verbose: true,
    strict: false,
    validateFormats: true,
    addUsedSchema: false,
    code: { regExp: linearPatterns },
  });
  addFormats.default(made);
  made.addKeyword({
    keyword: mark,
    before: "$ref",
    schemaType: "boolean",
    errors: false,
    validate: () => {
      if (--left < 0) throw new BudgetExhausted();
      return true;
    },
  });
  return (compiler = made);
}

/** Formats that an overlay may name. */
export const knownFormats: ReadonlySet<string> = new Set([
  "date",
  "time",
  "date-time",
  "iso-time",
  "iso-date-time",
  "duration",
  "uri",
  "uri-reference",
  "uri-template",
  "url",
  "email",
  "hostname",
  "ipv4",
  "ipv6",
  "regex",
  "uuid",
  "json-pointer",
  "relative-json-pointer",
  "byte",
  "int32",
  "int64",
  "float",
  "double",
]);

type CompiledOrNot = CompiledOverlay | { readonly problem: Message };

/** Every letter that is typed in a standard makes its overlays anew; their schemas seldom change with it. */
const bySchema = new Map<string, CompiledOrNot>();
const compiled = new WeakMap<Overlay, CompiledOrNot>();

/** Most schemas that are kept. */
const mostKept = 200;

/** The validator of an overlay, or why there is none. The same object for the same schema of the same section. */
export function compileOverlay(overlay: Overlay): CompiledOrNot {
  const known = compiled.get(overlay);
  if (known) return known;
  const schema = toData(overlay.schema);
  const made = kept(bySchema, JSON.stringify([overlay.section, schema]), mostKept, () => compile(schema));
  compiled.set(overlay, made);
  return made;
}

function compile(schema: unknown): CompiledOrNot {
  let validate: ValidateFunction;
  const marked = markedSchema(schema, mark) as SchemaObject;
  // The name that a file gives itself is for other programs: what is referred to are its own parts.
  delete marked.$id;
  try {
    validate = ajv().compile(marked);
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    return { problem: message("This is no JSON Schema that can be used: {0}", words) };
  } finally {
    // The library keeps every schema for ever otherwise: one for each letter that is typed in a standard.
    ajv().removeSchema(marked);
  }
  return { validate: (data) => run(validate, data) };
}

function run(validate: ValidateFunction, data: unknown): OverlayResult {
  left = budget;
  try {
    return { kind: "errors", errors: validate(data) ? [] : (validate.errors ?? []).map(asError) };
  } catch (error) {
    // A schema that leads into itself uses up the stack before it uses up the budget.
    if (error instanceof BudgetExhausted || error instanceof RangeError) return { kind: "exhausted" };
    throw error;
  }
}

function asError({ keyword, instancePath, params, parentSchema, schemaPath }: ErrorObject): OverlayError {
  return {
    keyword,
    instancePath,
    params: params as Readonly<Record<string, unknown>>,
    parentSchema: (parentSchema ?? {}) as Readonly<Record<string, unknown>>,
    schemaPath,
  };
}
