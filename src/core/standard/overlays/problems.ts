import { itemSchema, propertySchema, resolveSchema, type Schema } from "../../schema/registry";
import { schemas, sectionNames } from "../../schema/generated/schemas";
import { message, type Message } from "../../text/message";
import { entryOf, valueOf, type MappingNode, type TreeNode } from "../../text/tree";
import { PatternError, patternWords, readPattern } from "../cel/pattern";
import type { Overlay } from "../demands/model";
import { didYouMean } from "../did-you-mean";
import { compileOverlay, knownFormats } from "./compile";
import { innerSchemas, namesUnder, overlayKeywords } from "./keywords";

/** What is wrong with an overlay, at a place of the standard. */
export interface OverlayProblem {
  readonly span: { readonly start: number; readonly end: number };
  readonly message: Message;
  readonly suggestions: readonly string[];
  readonly name?: string;
  /** Whether it can't be used at all; otherwise it is odd, and counts. */
  readonly isFatal: boolean;
}

/** Bounds of an overlay: schemas in it, and how deep they stand in each other. */
const mostSchemas = 2_000;
const deepest = 40;

/** What is wrong with the schema of an overlay: words that are none of JSON Schema, forms that ajv does not take, and what no section of the format can ever satisfy. */
export function overlayProblems(overlay: Overlay): readonly OverlayProblem[] {
  const section = sectionNames.find((name) => name === overlay.section);
  const walk = new OverlayWalk(overlay.source ? overlay.schema : undefined);
  walk.visit(overlay.schema, section && resolveSchema(schemas[`${section}.schema.json`]), 0);
  if (walk.problems.some(({ isFatal }) => isFatal)) return walk.problems;
  const compiled = compileOverlay(overlay);
  if (!("problem" in compiled)) return walk.problems;
  return [...walk.problems, { ...plain(overlay.schema, compiled.problem), isFatal: true }];
}

class OverlayWalk {
  readonly problems: OverlayProblem[] = [];
  /** The whole schema of a file, which may give itself a name. */
  readonly #whole: MappingNode | undefined;
  #count = 0;

  constructor(whole: MappingNode | undefined) {
    this.#whole = whole;
  }

  /** @param format the schema of the format for the same value, as far as it is known */
  visit(schema: TreeNode, format: Schema | undefined, depth: number): void {
    if (schema.kind === "scalar" && typeof schema.value === "boolean") return;
    if (schema.kind !== "mapping") {
      this.#fatal(schema, message("A schema is expected here: a group of keywords, or true or false."));
      return;
    }
    if (++this.#count > mostSchemas || depth > deepest) {
      if (this.#count === mostSchemas + 1 || depth === deepest + 1)
        this.#fatal(schema, message("The schema is too large: at most {0} schemas, {1} deep.", mostSchemas, deepest));
      return;
    }
    this.#checkWords(schema);
    if (format) this.#compare(schema, format);
    for (const { entry, name, node } of innerSchemas(schema)) {
      if (entry.key === "patternProperties" && name !== undefined) this.#checkPattern(node, name);
      this.visit(node, format && innerFormat(format, entry.key, name), depth + 1);
    }
  }

  #checkWords(schema: MappingNode): void {
    for (const { key, keySpan, value } of schema.entries) {
      const isName = key === "$id" && schema === this.#whole;
      if (!isName && !overlayKeywords.includes(key) && !key.startsWith("x-")) {
        const words = didYouMean(message("'{0}' is no keyword of JSON Schema.", key), key, overlayKeywords);
        this.problems.push({ span: keySpan, isFatal: true, ...words });
      }
      if (value.kind !== "scalar" || typeof value.value !== "string") continue;
      if (key === "pattern") this.#checkPattern(value, value.value);
      else if (key === "$ref" && !value.value.startsWith("#"))
        this.#fatal(value, message("A schema can refer to its own parts only: '#/$defs/…'."));
      else if (key === "format" && !knownFormats.has(value.value)) {
        const words = didYouMean(message("There is no format '{0}'.", value.value), value.value, knownFormats);
        this.problems.push({ span: value, isFatal: true, ...words });
      }
    }
  }

  #checkPattern(node: TreeNode, source: string): void {
    const read = readPattern(source);
    if (read instanceof PatternError) this.#fatal(node, patternWords(read));
  }

  /** What the format never admits can't be asked for. */
  #compare(schema: MappingNode, format: Schema): void {
    const names = [
      ...namesUnder(schema, "required"),
      ...propertiesOf(schema).map(({ key: name, keySpan }) => ({ name, node: keySpan })),
    ];
    for (const { name, node } of names) {
      if (isAdmitted(format, name)) continue;
      const known = Object.keys(format.properties ?? {});
      const words = didYouMean(
        message("The format has no '{0}' here, so that nobody can write it.", name),
        name,
        known,
      );
      this.problems.push({ span: node, isFatal: false, ...words });
    }
    const [type, choices] = [entryOf(schema, "type"), entryOf(schema, "enum")];
    const types = type ? textsOf(type.value) : [];
    const known = format.type === undefined ? [] : [format.type].flat();
    if (type && known.length > 0 && types.length > 0 && !types.some((one) => isTypeAmong(one, known)))
      this.#odd(type.value, message("The format admits here: {0}. Nothing can satisfy this type.", known.join(", ")));
    const values = choices ? textsOf(choices.value) : [];
    const allowed = (format.enum ?? []).map(String);
    if (choices && allowed.length > 0 && values.length > 0 && !values.some((one) => allowed.includes(one)))
      this.#odd(
        choices.value,
        message("The format admits here: {0}. None of these values is among them.", allowed.join(", ")),
      );
  }

  #fatal(node: TreeNode, words: Message): void {
    this.problems.push({ ...plain(node, words), isFatal: true });
  }

  #odd(node: TreeNode, words: Message): void {
    this.problems.push({ ...plain(node, words), isFatal: false });
  }
}

function plain(
  span: { readonly start: number; readonly end: number },
  words: Message,
): Omit<OverlayProblem, "isFatal"> {
  return { span, message: words, suggestions: [] };
}

/** The schema of the format for a schema in that of an overlay. */
function innerFormat(format: Schema, key: string, name: string | undefined): Schema | undefined {
  if (key === "properties" && name !== undefined) return propertySchema(format, name);
  if (key === "items" || key === "contains") return itemSchema(format);
  return key === "allOf" ? format : undefined;
}

function propertiesOf(schema: MappingNode): MappingNode["entries"] {
  const properties = valueOf(schema, "properties");
  return properties?.kind === "mapping" ? properties.entries : [];
}

/** Whether a mapping of the format may have a key. What is no mapping is told elsewhere. */
function isAdmitted({ properties, additionalProperties }: Schema, name: string): boolean {
  if (!properties || name.startsWith("x-")) return true;
  return Object.hasOwn(properties, name) || (additionalProperties !== false && additionalProperties !== undefined);
}

function textsOf(node: TreeNode): readonly string[] {
  const nodes = node.kind === "sequence" ? node.items : [node];
  return nodes.flatMap((one) => (one.kind === "scalar" && one.value !== null ? [String(one.value)] : []));
}

function isTypeAmong(type: string, known: readonly string[]): boolean {
  return (
    known.includes(type) ||
    (type === "integer" && known.includes("number")) ||
    (type === "number" && known.includes("integer"))
  );
}
