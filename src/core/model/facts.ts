import { trailTo } from "../schema/holds";
import type { FileKind } from "../schema/registry";
import { fileUnit, isUnit, walkUnit, type OwnRecord, type Unit } from "../schema/units";
import type { Visit } from "../schema/walk";
import { parseAssignment } from "../text/assignment";
import { parseReference, type Reference } from "../text/identifier";
import type { ParsedFile } from "../text/parsed-file";
import { parsePredecessor } from "../text/predecessor";
import type { Span } from "../text/range";
import { entryOf, type MappingNode, type ScalarNode } from "../text/tree";
import { partSpan } from "./origin";

/** A reference before its record is known. */
export interface ReferenceFact {
  readonly project: string | undefined;
  readonly id: string;
  readonly span: Span;
  readonly kinds: readonly string[];
  readonly external: boolean;
  readonly key: string;
  readonly record: MappingNode | undefined;
}

/** A record as it stands in one file. */
export type RecordFact = OwnRecord;

/** What one file says, independent of all other files. */
export interface FileFacts {
  readonly records: readonly RecordFact[];
  readonly references: readonly ReferenceFact[];
}

/** The records and references of a file by its schema, in the order of the text. */
export function factsOf(file: ParsedFile): FileFacts {
  const records: RecordFact[] = [];
  const references: ReferenceFact[] = [];
  visitUnits(file, (unit, own) => {
    if (own) records.push(own);
    else references.push(...referencesOf(unit, file.text));
  });
  return { records, references };
}

/** What a file is, by its top-level keys. A file without any is a project file. */
export function kindOfFile(file: ParsedFile): FileKind {
  if (entryOf(file.root, "standard")) return "standard";
  return entryOf(file.root, "portfolio") ? "portfolio" : "project";
}

/** Visits the units of a file, each once without and then with each of its own records, in the order of the text. */
export function visitUnits(file: ParsedFile, visit: (unit: Unit, own: RecordFact | undefined) => void): void {
  if (file.root) visitUnit(fileUnit(file.root, kindOfFile(file)), visit);
}

function visitUnit(unit: Unit, visit: (unit: Unit, own: RecordFact | undefined) => void): void {
  visit(unit, undefined);
  for (const part of unit.parts) {
    if (isUnit(part)) visitUnit(part, visit);
    else visit(unit, part);
  }
}

const known = new WeakMap<Unit, readonly ReferenceFact[]>();

const toReferences = trailTo((schema) => schema["x-ref"] !== undefined);

/** The references of a unit, found once. @param text the text of its file */
export function referencesOf(unit: Unit, text: string): readonly ReferenceFact[] {
  const before = known.get(unit);
  if (before) return before;
  const references: ReferenceFact[] = [];
  const add = (visit: Visit): void => {
    const reference = referenceOf(visit, text);
    if (reference) references.push(reference);
  };
  walkUnit(unit, add, toReferences);
  known.set(unit, references);
  return references;
}

function referenceOf(visit: Visit, text: string): ReferenceFact | undefined {
  const { node, schema } = visit;
  const kinds = schema["x-ref"];
  if (!kinds || node.kind !== "scalar" || node.value === null) return undefined;
  const part = referencePart(node, schema["x-type"]);
  if (!part) return undefined;
  return {
    project: part.project,
    id: part.id,
    span: partSpan(node, text, part.span),
    kinds,
    external: schema["x-ref-external"] === true,
    key: visit.key,
    record: visit.record?.node,
  };
}

/** The reference within a text that may say more (`screens SS+2d`, `sato 50%`). */
function referencePart(node: ScalarNode, type: string | undefined): (Reference & { readonly span: Span }) | undefined {
  const value = String(node.value);
  if (type === "predecessor") {
    const parsed = parsePredecessor(value);
    return parsed && { ...parsed, span: parsed.referenceSpan };
  }
  if (type === "assignment") {
    const parsed = parseAssignment(value);
    return parsed && { id: parsed.resource, span: parsed.resourceSpan };
  }
  const word = value.trim();
  const reference = parseReference(word);
  const start = value.indexOf(word);
  return reference && { ...reference, span: { start, end: start + word.length } };
}
