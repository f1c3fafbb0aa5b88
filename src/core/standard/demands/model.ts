import { booleanAt, itemsAt, numberAt } from "../../model/fields";
import { stringOf, valueOf, type MappingNode, type TreeNode } from "../../text/tree";
import type { ParsedFile } from "../../text/parsed-file";
import { localizedTextAt } from "../localized";
import { outsideSchema } from "../outside-files";
import { placedText, placedTextAt, type PlacedText } from "../placed-text";
import type { LocalizedText } from "../template";
import { readDemand, type Demand } from "./demand";

/** A section that every project must have, and the fields that each of its records (or the section itself) must have. */
export interface RequiredSection extends Demand {
  readonly section: string;
  readonly fields: readonly PlacedText[];
}

/** A register that must be kept. */
export interface RequiredRegister extends Demand {
  readonly section: string;
  /** Smallest number of records. */
  readonly minimum: number;
  /** Greatest age of the last update, as written: `14d`. */
  readonly reviewEvery?: string;
}

/** What is found by its id, or by a pattern of its name. */
export interface Wanted {
  readonly id?: string;
  /** A regular expression that the name contains. */
  readonly name?: PlacedText;
}

/** A milestone that every plan must contain. */
export interface RequiredMilestone extends Demand, Wanted {
  readonly title?: LocalizedText;
}

/** A criterion of a gate. */
export interface RequiredCriterion {
  readonly id: string;
  readonly text?: LocalizedText;
  readonly isMandatory: boolean;
}

/** A gate that every project must pass. */
export interface RequiredGate extends Demand {
  readonly id: string;
  readonly title?: LocalizedText;
  readonly criteria: readonly RequiredCriterion[];
}

/** A deliverable that every project must plan. */
export interface RequiredDeliverable extends Demand, Wanted {
  /** Id or name of the summary task in which it is made. */
  readonly phase?: string;
}

/** A value of a vocabulary. */
export interface VocabularyValue {
  readonly value: string;
  readonly label?: LocalizedText;
  readonly description?: LocalizedText;
}

/** The values that a field of a section may have. */
export interface Vocabulary extends Demand {
  readonly section: string;
  /** Names of fields one in the other, with dots between them as they are written. */
  readonly field: PlacedText;
  readonly path: readonly string[];
  readonly values: readonly VocabularyValue[];
  /** Whether others are admitted as well. */
  readonly isOpen: boolean;
}

/** How ids of a kind of record look. */
export interface IdPattern extends Demand {
  readonly kind: PlacedText;
  /** A regular expression that the whole id matches. */
  readonly pattern: PlacedText;
  /** What a new id begins with, and the number of its digits. */
  readonly prefix?: string;
  readonly digits?: number;
}

/** A JSON Schema that a section must satisfy besides that of the format. */
export interface Overlay extends Demand {
  readonly section: string;
  readonly schema: MappingNode;
  /** Where it comes from another file: that file, in which the places of `schema` are, and its name in the standard. */
  readonly source?: { readonly file: ParsedFile; readonly name: PlacedText };
}

/** Everything that a standard asks for without an expression. */
export interface Demands {
  readonly sections: readonly RequiredSection[];
  readonly registers: readonly RequiredRegister[];
  readonly milestones: readonly RequiredMilestone[];
  readonly gates: readonly RequiredGate[];
  readonly deliverables: readonly RequiredDeliverable[];
  readonly vocabularies: readonly Vocabulary[];
  readonly idPatterns: readonly IdPattern[];
  readonly overlays: readonly Overlay[];
}

/** Reads the demands of a standard. What can't be read is left out: the schema reports it in the standard. @param file that of the standard */
export function readDemands(standard: MappingNode, file: ParsedFile): Demands {
  const list = <T>(key: string, read: (item: TreeNode) => T | undefined): readonly T[] =>
    itemsAt(standard, key).flatMap((item) => read(item) ?? []);
  return {
    sections: list("requiredSections", readSection),
    registers: list("requiredRegisters", readRegister),
    milestones: list("requiredMilestones", readMilestone),
    gates: list("requiredGates", readGate),
    deliverables: list("requiredDeliverables", readDeliverable),
    vocabularies: list("vocabularies", readVocabulary),
    idPatterns: list("idPatterns", readIdPattern),
    overlays: list("overlays", (item) => readOverlay(item, file)),
  };
}

function readSection(item: TreeNode): RequiredSection | undefined {
  const section = stringOf(item, "section");
  return section === undefined
    ? undefined
    : { ...readDemand(item), section, fields: itemsAt(item, "fields").flatMap((one) => placedText(one) ?? []) };
}

function readRegister(item: TreeNode): RequiredRegister | undefined {
  const [section, reviewEvery] = [stringOf(item, "section"), stringOf(item, "reviewEvery")];
  if (section === undefined) return undefined;
  const minimum = numberAt(item, "minimum", 0) ?? 1;
  return { ...readDemand(item), section, minimum, ...(reviewEvery !== undefined && { reviewEvery }) };
}

function readMilestone(item: TreeNode): RequiredMilestone | undefined {
  const wanted = readWanted(item);
  const title = localizedTextAt(item, "title");
  return wanted && { ...readDemand(item), ...wanted, ...(title && { title }) };
}

function readDeliverable(item: TreeNode): RequiredDeliverable | undefined {
  const wanted = readWanted(item);
  const phase = stringOf(item, "phase");
  return wanted && { ...readDemand(item), ...wanted, ...(phase !== undefined && { phase }) };
}

function readWanted(item: TreeNode): Wanted | undefined {
  const [id, name] = [stringOf(item, "id"), placedTextAt(item, "name")];
  if (id === undefined && !name) return undefined;
  return { ...(id !== undefined && { id }), ...(name && { name }) };
}

function readGate(item: TreeNode): RequiredGate | undefined {
  const id = stringOf(item, "id");
  const title = localizedTextAt(item, "title");
  const criteria = itemsAt(item, "criteria").flatMap((one) => readCriterion(one) ?? []);
  return id === undefined ? undefined : { ...readDemand(item), id, criteria, ...(title && { title }) };
}

function readCriterion(item: TreeNode): RequiredCriterion | undefined {
  const id = stringOf(item, "id");
  const text = localizedTextAt(item, "text");
  return id === undefined
    ? undefined
    : { id, isMandatory: booleanAt(item, "mandatory") ?? true, ...(text && { text }) };
}

function readVocabulary(item: TreeNode): Vocabulary | undefined {
  const [section, field] = [stringOf(item, "section"), placedTextAt(item, "field")];
  const values = itemsAt(item, "values").flatMap((one) => readValue(one) ?? []);
  if (section === undefined || !field || values.length === 0) return undefined;
  const isOpen = booleanAt(item, "open") ?? false;
  return { ...readDemand(item), section, field, path: field.text.split("."), values, isOpen };
}

function readValue(item: TreeNode): VocabularyValue | undefined {
  const value = stringOf(item, "value");
  const [label, description] = [localizedTextAt(item, "label"), localizedTextAt(item, "description")];
  return value === undefined ? undefined : { value, ...(label && { label }), ...(description && { description }) };
}

function readIdPattern(item: TreeNode): IdPattern | undefined {
  const [kind, pattern] = [placedTextAt(item, "kind"), placedTextAt(item, "pattern")];
  const prefix = stringOf(item, "prefix");
  const digits = numberAt(item, "digits", 1);
  if (!kind || !pattern) return undefined;
  return {
    ...readDemand(item),
    kind,
    pattern,
    ...(prefix !== undefined && { prefix }),
    ...(digits !== undefined && { digits }),
  };
}

function readOverlay(item: TreeNode, file: ParsedFile): Overlay | undefined {
  const [section, own, name] = [stringOf(item, "section"), valueOf(item, "schema"), placedTextAt(item, "from")];
  if (section === undefined) return undefined;
  if (own || !name) return own?.kind === "mapping" ? { ...readDemand(item), section, schema: own } : undefined;
  const outside = outsideSchema(file, name);
  if (outside?.root?.kind !== "mapping") return undefined;
  return { ...readDemand(item), section, schema: outside.root, source: { file: outside.file, name } };
}
