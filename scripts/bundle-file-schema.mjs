// Makes dist/schemas/pmo-file.schema.json for editors without this extension and for files that are set to the language yaml: one self-contained
// JSON Schema of project, standard and portfolio files, with plain keywords only.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundledDefinitions, eachValue, readSchemas, schemaMaps } from "./lib/schema-bundle.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));

/**
 * The schema without our own keywords; labels of values become what editors show beside them. Examples are told in the description: YAML editors
 * would offer them as values, and nobody has a person of the example.
 */
function plain(schema) {
  if (Array.isArray(schema)) return schema.map(plain);
  if (schema === null || typeof schema !== "object") return schema;
  const kept = Object.entries(schema).filter(
    ([key]) => !key.startsWith("x-") && !["$schema", "$id", "$comment", "examples", "description"].includes(key),
  );
  const labels = schema["x-enum"];
  const enumDescriptions = labels && schema.enum?.map((value) => labels[value]?.en ?? "");
  const description = typeof schema.description === "string" ? described(schema) : undefined;
  return {
    ...(description !== undefined && { description }),
    ...Object.fromEntries(
      kept.map(([key, value]) => [key, schemaMaps.has(key) ? eachValue(value, plain) : plain(value)]),
    ),
    ...(enumDescriptions && { enumDescriptions }),
  };
}

function described({ description, examples = [] }) {
  const [example] = examples;
  return ["string", "number"].includes(typeof example) ? `${description} Example: ${example}` : description;
}

const schema = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "PMO as Code",
  description: "A project file, a standard or a portfolio of PMO as Code (*.pmo.yaml).",
  if: { required: ["standard"] },
  then: { $ref: "#/$defs/standard" },
  else: {
    if: { required: ["portfolio"] },
    then: { $ref: "#/$defs/portfolio" },
    else: { $ref: "#/$defs/pmo" },
  },
  $defs: bundledDefinitions(readSchemas(join(root, "schemas")), plain),
};

const folder = join(root, "dist", "schemas");
const text = `${JSON.stringify(schema)}\n`;
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, "pmo-file.schema.json"), text);
console.log(`schemas: pmo-file.schema.json ${Math.round(Buffer.byteLength(text) / 1024)} KB`);
