import type { Finding, Severity } from "../text/finding";
import { message, type Message } from "../text/message";
import type { ParsedFile } from "../text/parsed-file";
import { shortSpan, type Span } from "../text/range";
import { suggestWords } from "../text/suggest";
import type { MappingNode, TreeNode } from "../text/tree";
import type { SchemaError } from "./generated/validators";
import { locate, type Located } from "./locate";
import { admits } from "./registry";
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
  return [...others, ...byValue.values()].flatMap((error) => {
    const place = locate(root, error.instancePath);
    return place ? (findingOf(error, place, file) ?? []) : [];
  });
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
      const problem = formProblem(valueText(node), place.entry?.key ?? "", place.schema);
      return make(problem.code, node, problem.message, { suggestions: problem.suggestions });
    }
    case "minimum":
    case "maximum":
      return outOfRange(place, make);
    default:
      return make("schema.invalid", node, message("This value is not admitted here ({0}).", error.keyword), {
        keyword: error.keyword,
      });
  }
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

function missingKey(key: string, node: MappingNode, place: Located, make: Make): Finding {
  const span = node.entries[0]?.keySpan ?? (node.end > node.start ? node : (place.entry?.keySpan ?? node));
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
