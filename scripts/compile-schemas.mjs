// Compiles the JSON Schemas to standalone validators (no eval at run time) and to one constant for documentation look-up.
// Output: src/core/schema/generated/{validators.js, validators.d.ts, schemas.ts}, not kept in git.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";
import standalone from "ajv/dist/standalone/index.js";
import { build } from "esbuild";
import { bundledDefinitions, eachValue, readSchemas, schemaMaps } from "./lib/schema-bundle.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const schemaFolder = join(root, "schemas");
const output = join(root, "src/core/schema/generated");
const budget = 250 * 1024;

/** Keywords that only inform or name the file; validators do not need them. */
const annotations = new Set(["$schema", "$id", "title", "description", "default", "examples", "$comment"]);

/** The schema without what only informs, so that the validators do not carry it. */
function bare(schema) {
  if (Array.isArray(schema)) return schema.map(bare);
  if (schema === null || typeof schema !== "object") return schema;
  const kept = Object.entries(schema).filter(([key]) => !annotations.has(key) && !key.startsWith("x-"));
  return Object.fromEntries(
    kept.map(([key, value]) => [key, schemaMaps.has(key) ? eachValue(value, bare) : bare(value)]),
  );
}

const pascal = (name) => name[0].toUpperCase() + name.slice(1);

const schemas = readSchemas(schemaFolder);
const sections = Object.keys(schemas["pmo.schema.json"].properties);

/**
 * All schemas as one, with every definition under `$defs` of the root: ajv compiles a definition once for each root that refers to it, so that
 * separate files would repeat the shared ones thirty times.
 */
function bundle() {
  const definitions = bundledDefinitions(schemas, bare);
  const lists = {};
  const shared = eachValue(definitions, (definition) => withSharedLists(definition, lists));
  return { $id: "bundle", $defs: { ...shared, ...lists } };
}

/** Lists of references and texts occur in nearly every record: each different one becomes one definition. Adds to `lists`. */
function withSharedLists(schema, lists) {
  if (Array.isArray(schema)) return schema.map((part) => withSharedLists(part, lists));
  if (schema === null || typeof schema !== "object") return schema;
  const inner = eachValue(schema, (part) => withSharedLists(part, lists));
  if (!inner.properties) return inner;
  return { ...inner, properties: eachValue(inner.properties, (part) => asSharedList(part, lists)) };
}

function asSharedList(schema, lists) {
  if (schema.type !== "array") return schema;
  const text = JSON.stringify(schema);
  const known = Object.keys(lists).find((name) => JSON.stringify(lists[name]) === text);
  const name = known ?? `list.${Object.keys(lists).length}`;
  lists[name] = schema;
  return { $ref: `#/$defs/${name}` };
}

const ajv = new Ajv2020({
  strict: true,
  strictRequired: false,
  allowUnionTypes: true,
  allErrors: true,
  messages: false,
  inlineRefs: false,
  code: { source: true, esm: true, lines: false, optimize: 2 },
});
ajv.addSchema(bundle());

const roots = { validateProjectFile: "pmo", validateStandardFile: "standard", validatePortfolioFile: "portfolio" };
const bySection = Object.fromEntries(sections.map((name) => [`validate${pascal(name)}`, name]));
const exported = Object.entries({ ...roots, ...bySection });
const generated = standalone.default(
  ajv,
  Object.fromEntries(exported.map(([name, definition]) => [name, `bundle#/$defs/${definition}`])),
);

/** What the generated code still reads of a schema: names of properties, allowed values, several types. Undefined where there are none. */
function keysAndEnums(schema) {
  if (schema === null || typeof schema !== "object") return undefined;
  const { enum: allowed, type, properties, ...others } = schema;
  const kept = {
    ...(Array.isArray(type) && { type }),
    ...(allowed && { enum: allowed }),
    ...(properties && { properties: eachValue(properties, (part) => keysAndEnums(part) ?? 0) }),
    ...eachValue(others, keysAndEnums),
  };
  const useful = Object.entries(kept).filter(([, value]) => value !== undefined);
  return useful.length === 0 ? undefined : Object.fromEntries(useful);
}

/**
 * The generated code with its most frequent phrases (report an error, validate by a definition) moved into two functions, which halves it
 * (and joins errors in place: ajv's copy of the list for every record takes quadratic time in files with many mistakes), and without the
 * bookkeeping for keywords that the schemas do not use (unevaluatedProperties, $dynamicRef, $data).
 * The place in the schema is left out of errors: it would be a place in the bundle.
 */
function shorten(code) {
  const report =
    /const (err\d+) = \{instancePath(?::([^;{}]*?))?,schemaPath:"[^"]*",keyword:("[^"]*"),params:(\{.*?\})\};if\(vErrors === null\)\{vErrors = \[\1\];\}else \{vErrors\.push\(\1\);\}errors\+\+;/g;
  const refer =
    /if\(!\(([\w.]+)\(([^;{}]*?), \{instancePath(?::([^;{}]*?))?,parentData[^{}]*\}\)\)\)\{vErrors = vErrors === null \? \1\.errors : vErrors\.concat\(\1\.errors\);errors = vErrors\.length;\}/g;
  const short = code
    .replace(/const (schema\d+) = (\{.*?\});(?=const |function |export )/g, (_, name, text) => {
      return `const ${name} = ${JSON.stringify(keysAndEnums(JSON.parse(text)) ?? {})};`;
    })
    .replaceAll(", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}", "}={}")
    .replace(/const (evaluated\d+) = \w+\.evaluated;(?:if\(\1\.dynamic\w+\)\{\1\.\w+ = undefined;\})*/g, "")
    .replace(/validate\d+\.evaluated = \{[^{}]*\};/g, "")
    .replace(report, (_, _name, path = "instancePath", keyword, params) => {
      return `vErrors=report(vErrors,${path},${keyword},${params});errors++;`;
    })
    .replace(refer, (_, validator, data, path = "instancePath") => {
      return `if(!${validator}(${data},{instancePath:${path}})){vErrors=join(vErrors,${validator}.errors);errors=vErrors.length;}`;
    });
  if (/schemaPath|vErrors\.concat|evaluated|rootData/.test(short)) {
    throw new Error("ajv generates other code than this script knows; adapt shorten()");
  }
  return `${short}
function report(errors, instancePath, keyword, params) {
  const error = { instancePath, keyword, params };
  if (errors === null) return [error];
  errors.push(error);
  return errors;
}
function join(errors, more) {
  if (errors === null) return more;
  for (const error of more) errors.push(error);
  return errors;
}`;
}

// Bundling resolves the helpers that ajv's code requires, so that the result runs in a browser as it is.
const bundled = await build({
  stdin: { contents: shorten(generated), resolveDir: root, loader: "js" },
  bundle: true,
  minify: true,
  format: "esm",
  platform: "neutral",
  target: "es2022",
  write: false,
  legalComments: "none",
});
const validators = bundled.outputFiles[0].text;

const declarations = `/** One problem that a validator found, in the shape in which ajv reports it, without message and place in the schema. */
export interface SchemaError {
  /** Name of the keyword that failed: type, enum, pattern, required, additionalProperties… */
  readonly keyword: string;
  /** JSON pointer to the value in the file. */
  readonly instancePath: string;
  /** Details by keyword: allowedValues, missingProperty, additionalProperty, limit, pattern… */
  readonly params: Readonly<Record<string, unknown>>;
  /** The schema that is not satisfied, where it is none of the format. */
  readonly parentSchema?: Readonly<Record<string, unknown>>;
}
/** True when the data satisfies the schema; otherwise \`errors\` holds every problem of the last call. */
export interface Validator {
  (data: unknown): boolean;
  errors?: readonly SchemaError[] | null;
}
${exported.map(([name]) => `export declare const ${name}: Validator;`).join("\n")}
`;
const names = Object.keys(schemas);
const documentation = `/** A JSON Schema, or a part of one, with the extension keywords of docs/architecture.md. */
export interface SchemaNode {
  readonly $id?: string;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, SchemaNode>>;
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly (string | number | boolean | null)[];
  readonly const?: unknown;
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: SchemaNode;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly patternProperties?: Readonly<Record<string, SchemaNode | boolean>>;
  readonly additionalProperties?: SchemaNode | boolean;
  readonly required?: readonly string[];
  readonly if?: SchemaNode;
  readonly then?: SchemaNode;
  readonly "x-ja"?: { readonly title?: string; readonly description?: string };
  readonly "x-enum"?: Readonly<Record<string, { readonly en: string; readonly ja: string }>>;
  readonly "x-ref"?: readonly string[];
  readonly "x-ref-external"?: boolean;
  readonly "x-kind"?: string;
  readonly "x-id-prefix"?: string;
  readonly "x-id-digits"?: number;
  readonly "x-type"?: string;
  readonly "x-register"?: readonly string[];
}
export type SchemaFileName = ${names.map((name) => JSON.stringify(name)).join(" | ")};
/** Sections of a project file, in the order of the format. */
export const sectionNames = ${JSON.stringify(sections)} as const;
export type SectionName = (typeof sectionNames)[number];
/** Every schema by the name of its file. Kept as text: parsing it is faster than evaluating a literal of this size. */
export const schemas: Readonly<Record<SchemaFileName, SchemaNode>> = JSON.parse(${JSON.stringify(JSON.stringify(schemas))});
`;

mkdirSync(output, { recursive: true });
for (const [name, text] of [
  ["validators.js", validators],
  ["validators.d.ts", declarations],
  ["schemas.ts", documentation],
]) {
  const path = join(output, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
const kilobytes = (text) => `${Math.round(Buffer.byteLength(text) / 1024)} KB`;
console.log(`schemas: validators.js ${kilobytes(validators)}, schemas.ts ${kilobytes(documentation)}`);
if (Buffer.byteLength(validators) > budget) {
  console.error(`validators.js is larger than ${budget / 1024} KB`);
  process.exit(1);
}
