import type { Finding, Severity } from "../text/finding";
import { message, type Message } from "../text/message";
import type { ParsedFile } from "../text/parsed-file";
import { shortSpan, type Span } from "../text/range";
import { suggestWords } from "../text/suggest";
import type { MappingNode, TreeNode } from "../text/tree";
import type { SchemaError } from "./generated/validators";
import { keywordWords } from "./keyword-words";
import { locate, type Located } from "./locate";
import { admits, rootSchema, type Schema } from "./registry";
import { formProblem } from "./type-words";

/** Of several errors about one value the first in this order says what is wrong; the others follow from it. */
const order = ["type", "enum", "const", "pattern", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"];

/** Turns the errors of a validator into findings, one for each cause. @param root what the places of the errors count from */
export function findingsOfErrors(errors: readonly SchemaError[], root: Located, file: ParsedFile): readonly Finding[] {
  const byValue = new Map<string, SchemaError>();
  const others: SchemaError[] = [];
  for (const error of errors) {
    if (error.keyword === "additionalProperties" || error.keyword === "required") others.push(error);
    else if (error.keyword !== "if") {
      const before = byValue.get(error.instancePath);
      if (!before || rank(error) < rank(before)) byValue.set(error.instancePath, error);
    }
  }
  const findings: Finding[] = [];
  const meant = new Set<string>();
  // Keys that are not known come first: what one of them is meant to be is not missing.
  for (const error of [...others.sort(byKeyword), ...byValue.values()]) {
    const found = locate(root, error.instancePath);
    const place = found && error.parentSchema ? { ...found, schema: error.parentSchema as Schema } : found;
    if (!place || meant.has(`${error.instancePath}/${String(error.params["missingProperty"])}`)) continue;
    const finding = findingOf(error, place, file);
    if (!finding) continue;
    findings.push(finding);
    const name = finding.code === "schema.unknown-key" ? meantKey(finding.data) : undefined;
    if (name !== undefined) meant.add(`${error.instancePath}/${name}`);
  }
  return findings;
}

function byKeyword(a: SchemaError, b: SchemaError): number {
  return a.keyword < b.keyword ? -1 : a.keyword > b.keyword ? 1 : 0;
}

/** The known key that was most likely meant by an unknown one. */
function meantKey(data: Finding["data"]): string | undefined {
  const suggestions: unknown = data?.["suggestions"];
  const first: unknown = Array.isArray(suggestions) ? suggestions[0] : undefined;
  return typeof first === "string" ? first.replace(/:.*$/, "") : undefined;
}

function rank(error: SchemaError): number {
  const index = order.indexOf(error.keyword);
  return index < 0 ? order.length : index;
}

function findingOf(error: SchemaError, place: Located, file: ParsedFile): Finding | undefined {
  const make = (
    code: string,
    span: Span,
    words: Message,
    data: Readonly<Record<string, unknown>>,
    severity: Severity = "error",
  ): Finding => ({
    code,
    severity,
    file: file.path,
    range: file.lines.range(shortSpan(span, file.text)),
    message: words,
    data,
  });
  const { node } = place;
  switch (error.keyword) {
    case "additionalProperties":
      return node.kind === "mapping"
        ? unknownKey(String(error.params["additionalProperty"]), node, place, make)
        : undefined;
    case "required":
      return node.kind === "mapping"
        ? missingKey(String(error.params["missingProperty"]), node, place, make)
        : undefined;
    case "type":
      return wrongType(place, make);
    case "enum":
      return wrongChoice(place, make);
    case "pattern": {
      if (error.parentSchema) break;
      const problem = formProblem(valueText(node), place.entry?.key ?? "", place.schema);
      return make(problem.code, node, problem.message, { suggestions: problem.suggestions });
    }
    case "minimum":
    case "maximum":
      return outOfRange(place, make);
  }
  const words = keywordWords(error.keyword, error.params, valueText(node));
  // A list or a group of keys that is wrong as a whole is shown at its key.
  const at = node.kind !== "scalar" && place.entry?.value === node ? place.entry.keySpan : node;
  return make("schema.invalid", at, words, { keyword: error.keyword });
}

type Make = (
  code: string,
  span: Span,
  words: Message,
  data: Readonly<Record<string, unknown>>,
  severity?: Severity,
) => Finding;

function unknownKey(key: string, node: MappingNode, place: Located, make: Make): Finding | undefined {
  const entry = node.entries.find((candidate) => candidate.key === key);
  if (!entry) return undefined;
  const properties = place.schema?.properties ?? {};
  const allowed = Object.keys(properties);
  const joined = joinedValue(key, entry.value, properties);
  if (joined !== undefined) {
    const words = message("A plain colon and a space are missing here. Write '{0}'.", joined);
    return make("schema.unknown-key", entry.keySpan, words, { key, suggestions: [joined], allowed });
  }
  if (Object.hasOwn(rootSchema("project").properties ?? {}, key) && place.schema !== rootSchema("project")) {
    const words = message("'{0}' is a section of the file. It begins in the first column.", key);
    return make("schema.unknown-key", entry.keySpan, words, { key, suggestions: [], allowed, section: true });
  }
  // Where the key stands already, this one is perhaps a repeat of it, and surely no other key.
  const repeated = node.entries.find((other) => other !== entry && plainKey(other.key) === plainKey(key));
  if (repeated && allowed.includes(repeated.key)) {
    const words = message(
      "'{0}' is not known here, and '{1}' stands here already. Remove one of them.",
      key,
      repeated.key,
    );
    return make("schema.unknown-key", entry.keySpan, words, { key, suggestions: [], allowed });
  }
  const titled = allowed.filter((name) => properties[name]?.["x-ja"]?.title === key || properties[name]?.title === key);
  const suggestions =
    titled.length > 0
      ? titled
      : suggestWords(
          key,
          allowed.filter((name) => !node.entries.some((other) => other.key === name)),
        );
  const [first] = suggestions;
  const words =
    first === undefined
      ? message("'{0}' is not known here. Keys of your own begin with 'x-'.", key)
      : message("'{0}' is not known here. Did you mean '{1}'?", key, first);
  return make("schema.unknown-key", entry.keySpan, words, { key, suggestions, allowed });
}

function plainKey(key: string): string {
  return key.toLowerCase().replace(/[-_\s]/g, "");
}

/** Between brackets `id:a` and a colon in full width make one word of a key and its value: both as they are meant. */
function joinedValue(key: string, value: TreeNode, properties: NonNullable<Schema["properties"]>): string | undefined {
  const match = /^([\p{L}_][\p{L}\p{N}_-]*)\s*[:\uFF1A]\s*(.+)$/u.exec(key);
  if (!match?.[1] || !isHalfTyped(value) || !Object.hasOwn(properties, match[1])) return undefined;
  return `${match[1]}: ${match[2] ?? ""}`;
}

function missingKey(key: string, node: MappingNode, place: Located, make: Make): Finding {
  // The entry of an item of a list is the list, which stands elsewhere.
  const own = place.entry?.value === node && node.end === node.start ? place.entry.keySpan : undefined;
  const span = node.entries[0]?.keySpan ?? own ?? node;
  const { "x-kind": kind, "x-id-prefix": prefix, "x-id-digits": digits } = place.schema ?? {};
  return make("schema.missing-key", span, message("'{0}' is missing here.", key), {
    key,
    ...(kind !== undefined && { kind }),
    ...(key === "id" && prefix !== undefined && { prefix, digits: digits ?? 1 }),
  });
}

/** A key with nothing behind its colon: somebody is typing. */
function isHalfTyped(node: TreeNode): boolean {
  return node.kind === "scalar" && node.value === null && node.start === node.end;
}

/** A finding as mild as it can be: in a moment the value will stand there. */
function missingValue({ node, entry }: Located, make: Make): Finding {
  const own = entry?.value === node ? entry : undefined;
  const words = own ? message("'{0}' has no value yet.", own.key) : message("This item is empty.");
  return make("schema.missing-value", own?.keySpan ?? node, words, {}, "info");
}

function wrongType(place: Located, make: Make): Finding {
  const { node, schema, entry } = place;
  const expected = schema?.type === undefined ? [] : [schema.type].flat();
  if (isHalfTyped(node)) return missingValue(place, make);
  if (!entry && schema?.properties) {
    const suggestions = node.kind === "scalar" ? suggestWords(valueText(node), Object.keys(schema.properties)) : [];
    const words = message(
      "A file consists of sections, each a key with a colon, such as 'project:', 'schedule:' or 'risks:'.",
    );
    return make("schema.type", node, words, { expected, suggestions });
  }
  const type = schema?.["x-type"];
  if (
    node.kind === "scalar" &&
    node.value !== null &&
    schema &&
    admits(schema, "string") &&
    type !== undefined &&
    type !== "markdown"
  ) {
    const problem = formProblem(valueText(node), entry?.key ?? "", schema);
    return make(problem.code, node, problem.message, { expected, suggestions: problem.suggestions });
  }
  if (node.kind === "scalar" && node.value !== null && schema && admits(schema, "string")) {
    const words = message("Text is expected here. Put it in quotes: '{0}'.", valueText(node));
    return make("schema.type", node, words, { expected, quote: true });
  }
  if (node.kind === "mapping" && expected.includes("array")) {
    const first = node.entries[0];
    if (first?.key.startsWith("-") === true) {
      const dash = { start: first.keySpan.start, end: first.keySpan.start + 1 };
      return make("schema.type", dash, message("A space is missing behind this dash."), { expected, dash: true });
    }
  }
  return make(
    "schema.type",
    node,
    message("Expected here: {0}. Found: {1}.", typeWords(expected), typeWord(typeOf(node))),
    { expected },
  );
}

function wrongChoice(place: Located, make: Make): Finding {
  const { node, schema } = place;
  if (isHalfTyped(node)) return missingValue(place, make);
  const allowed = (schema?.enum ?? []).map(String);
  const value = valueText(node);
  const labels = schema?.["x-enum"] ?? {};
  const labelled = allowed.filter(
    (name) => labels[name]?.ja === value || labels[name]?.en?.toLowerCase() === value.toLowerCase(),
  );
  const suggestions = labelled.length > 0 ? labelled : suggestWords(value, allowed);
  const [first] = suggestions;
  const list = allowed.join(", ");
  const words =
    first === undefined
      ? message("'{0}' is not one of the values known here: {1}.", value, list)
      : message("'{0}' is not known here. Did you mean '{1}'? Known are: {2}.", value, first, list);
  return make("schema.enum", node, words, { allowed, suggestions });
}

function outOfRange(place: Located, make: Make): Finding {
  const { minimum, maximum } = place.schema ?? {};
  const value = valueText(place.node);
  const words =
    minimum !== undefined && maximum !== undefined
      ? message("{0} is out of range; values go from {1} to {2}.", value, minimum, maximum)
      : minimum !== undefined
        ? message("{0} is too small; values begin at {1}.", value, minimum)
        : message("{0} is too large; values end at {1}.", value, maximum ?? "");
  return make("schema.range", place.node, words, {
    ...(minimum !== undefined && { minimum }),
    ...(maximum !== undefined && { maximum }),
  });
}

function valueText(node: TreeNode): string {
  if (node.kind !== "scalar") return node.kind === "sequence" ? "[…]" : "{…}";
  const text = String(node.value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

function typeOf(node: TreeNode): string {
  if (node.kind === "mapping") return "object";
  if (node.kind === "sequence") return "array";
  return node.value === null ? "null" : typeof node.value;
}

function typeWords(types: readonly string[]): Message {
  const [first = "", second] = types;
  return second === undefined ? typeWord(first) : message("{0} or {1}", typeWord(first), typeWord(second));
}

function typeWord(type: string): Message {
  switch (type) {
    case "object":
      return message("a group of keys");
    case "array":
      return message("a list");
    case "number":
      return message("a number");
    case "integer":
      return message("a whole number");
    case "boolean":
      return message("true or false");
    case "null":
      return message("nothing");
    default:
      return message("text");
  }
}
