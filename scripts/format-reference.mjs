// Writes docs/format.md and docs/format.ja.md, the list of all fields of the format, from the schemas. With --check it only compares.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const schemas = Object.fromEntries(
  readdirSync(join(root, "schemas"))
    .filter((name) => name.endsWith(".schema.json"))
    .map((name) => [name, JSON.parse(readFileSync(join(root, "schemas", name), "utf8"))]),
);

const words = {
  en: {
    heading: "File format, version 1",
    intro:
      "Made from `schemas/` by `scripts/format-reference.mjs`; do not edit. Fields in **bold** are required. Every object also admits keys that start with `x-`. A reference that may cross projects is written `project:id`.",
    columns: "| Field | Type | Meaning |",
    list: (type) => `list of ${type}`,
    reference: (kinds, external) => `id of ${kinds}${external ? " (may cross projects)" : ""}`,
    or: " or ",
    prefix: (prefix, example) => `New ids look like \`${example}\`.`,
    kind: (kind) => `Kind of record: \`${kind}\`.`,
    table: "Columns of the table",
    allowed: "Values",
    default: "Default",
    example: "Example",
    range: "Range",
    common: "Common definitions",
    title: (node) => node.title,
    description: (node) => node.description,
    label: (labels) => labels.en,
    types: { string: "text", number: "number", integer: "whole number", boolean: "true or false", object: "object" },
    stop: ". ",
  },
  ja: {
    heading: "ファイル形式 バージョン1",
    intro:
      "`scripts/format-reference.mjs` が `schemas/` から生成します。編集しないでください。**太字**は必須項目です。すべてのオブジェクトで `x-` で始まるキーを追加できます。プロジェクトをまたぐ参照は「プロジェクトID:ID」と書きます。",
    columns: "| 項目 | 型 | 意味 |",
    list: (type) => `${type}のリスト`,
    reference: (kinds, external) => `${kinds} のID${external ? "(他プロジェクト可)" : ""}`,
    or: "・",
    prefix: (prefix, example) => `新しいIDは \`${example}\` の形です。`,
    kind: (kind) => `レコードの種類: \`${kind}\`。`,
    table: "一覧の列",
    allowed: "値",
    default: "既定値",
    example: "例",
    range: "範囲",
    common: "共通定義",
    title: (node) => node["x-ja"]?.title,
    description: (node) => node["x-ja"]?.description,
    label: (labels) => labels.ja,
    types: { string: "文字列", number: "数値", integer: "整数", boolean: "true/false", object: "オブジェクト" },
    stop: "。",
  },
};

/** The node with what its $ref says added, and the definition it came from. */
function resolve(node, file) {
  if (!node.$ref) return { node, file };
  const [name, pointer = ""] = node.$ref.split("#");
  const targetFile = name === "" ? file : name;
  const target = pointer
    .split("/")
    .slice(1)
    .reduce((part, key) => part[key], schemas[targetFile]);
  const inner = resolve(target, targetFile);
  return { node: { ...inner.node, ...node, $ref: undefined }, file: inner.file, definition: node.$ref };
}

/** Definitions with fields of their own have a heading; others are written at the field. */
const anchor = (file, definition) => `${file.replace(".schema.json", "")}-${definition}`.toLowerCase();

function typeText(given, file, text) {
  const { node, file: at, definition } = resolve(given, file);
  if (node["x-type"] === "predecessor" || node["x-type"] === "assignment") return linked(definition, file, at, text);
  if (node["x-ref"]) {
    const kinds = node["x-ref"].length > 12 ? "*" : node["x-ref"].map((kind) => `\`${kind}\``).join(text.or);
    return text.reference(kinds, node["x-ref-external"]);
  }
  if (node.type === "array") return text.list(typeText(node.items, at, text));
  if (node.properties && definition) return linked(definition, file, at, text);
  if (node["x-type"]) return `\`${node["x-type"]}\``;
  return []
    .concat(node.type ?? "object")
    .map((type) => text.types[type] ?? type)
    .join(text.or);
}

function linked(definition, file, at, text) {
  const pointer = definition.split("#")[1] ?? "";
  if (pointer === "") return `[${at.replace(".schema.json", "")}](#${at.replace(".schema.json", "").toLowerCase()})`;
  const name = pointer.replace("/$defs/", "");
  const { node } = resolve({ $ref: definition }, file);
  return `[${text.title(node)}](#${anchor(at, name)})`;
}

const code = (value) => `\`${typeof value === "string" ? value : JSON.stringify(value)}\``.replaceAll("\n", "\\n");

function meaning(node, text) {
  const description = text.description(node) ?? "";
  const parts = [`${text.title(node)}: ${description}`];
  if (node.enum) {
    const values = node.enum.map((value) => `\`${value}\` ${text.label(node["x-enum"][value])}`);
    parts.push(`${text.allowed}: ${values.join(", ")}`);
  }
  if (node.minimum !== undefined || node.maximum !== undefined) {
    parts.push(`${text.range}: ${node.minimum ?? ""}…${node.maximum ?? ""}`);
  }
  if (node.default !== undefined) parts.push(`${text.default}: ${code(node.default)}`);
  const example = node.examples?.[0];
  if (example !== undefined && typeof example !== "object") parts.push(`${text.example}: ${code(example)}`);
  return parts.join("<br>").replaceAll("|", "\\|");
}

function rows(object, file, text, path = "") {
  return Object.entries(object.properties).flatMap(([key, given]) => {
    const { node, file: at, definition } = resolve(given, file);
    const name = object.required?.includes(key) ? `**${path}${key}**` : `${path}${key}`;
    const row = `| ${name} | ${typeText(given, file, text)} | ${meaning(node, text)} |`;
    const inside = node.type === "array" ? resolve(node.items, at) : { node, file: at, definition };
    if (!inside.node.properties || inside.definition) return [row];
    const inner = `${path}${key}${node.type === "array" ? "[]" : ""}.`;
    return [row, ...rows(inside.node, inside.file, text, inner)];
  });
}

function table(object, file, text) {
  return [text.columns, "| --- | --- | --- |", ...rows(object, file, text), ""];
}

function facts(node, text) {
  const lines = [];
  if (node["x-kind"]) lines.push(text.kind(node["x-kind"]));
  if (node["x-id-prefix"]) {
    lines.push(text.prefix(node["x-id-prefix"], node["x-id-prefix"] + "1".padStart(node["x-id-digits"], "0")));
  }
  if (node["x-register"])
    lines.push(`${text.table}: ${node["x-register"].map((column) => `\`${column}\``).join(", ")}`);
  return lines.length > 0 ? [lines.join(" "), ""] : [];
}

function definitions(file, text) {
  const schema = schemas[file];
  return Object.entries(schema.$defs ?? {}).flatMap(([name, node]) => {
    if (!node.properties) return [];
    const head = [`<a id="${anchor(file, name)}"></a>`, "", `### ${text.title(node)}`, "", text.description(node), ""];
    return [...head, ...facts(node, text), ...table(node, file, text)];
  });
}

function section(file, text) {
  const schema = schemas[file];
  const name = file.replace(".schema.json", "");
  const body = schema.properties ? table(schema, file, text) : [];
  const head = [`<a id="${name.toLowerCase()}"></a>`, "", `## \`${name}\`: ${text.title(schema)}`, ""];
  return [...head, text.description(schema), "", ...facts(schema, text), ...body, ...definitions(file, text)];
}

/** Shapes of single values: date, duration, money … */
function shapes(text) {
  const all = Object.entries(schemas["common.schema.json"].$defs);
  const scalar = all.filter(([, node]) => node["x-type"] && node.pattern);
  const lines = scalar.map(([, node]) => {
    const examples = (node.examples ?? []).map(code).join(" ");
    return `| \`${node["x-type"]}\` | ${text.title(node)} | ${text.description(node)} ${examples} |`.replaceAll(
      "\n",
      " ",
    );
  });
  return [text.columns, "| --- | --- | --- |", ...lines, ""];
}

function reference(text) {
  const sections = Object.keys(schemas["pmo.schema.json"].properties).map((name) => `${name}.schema.json`);
  const lines = [
    `# ${text.heading}`,
    "",
    text.intro,
    "",
    ...[...sections, "standard.schema.json", "portfolio.schema.json"].flatMap((file) => section(file, text)),
    `<a id="common"></a>`,
    "",
    `## ${text.common}`,
    "",
    ...shapes(text),
    ...definitions("common.schema.json", text),
  ];
  return lines.join("\n").replace(/\n{3,}/g, "\n\n");
}

let stale = false;
for (const [language, file] of [
  ["en", "docs/format.md"],
  ["ja", "docs/format.ja.md"],
]) {
  const path = join(root, file);
  const text = reference(words[language]);
  if (!process.argv.includes("--check")) writeFileSync(path, text);
  else if (readFileSync(path, "utf8") !== text) {
    console.error(`${file} does not agree with the schemas: run node scripts/format-reference.mjs`);
    stale = true;
  }
}
process.exit(stale ? 1 : 0);
