import { rootSchema, type FileKind } from "../schema/registry";
import { walkTree, type RecordPlace, type Visit } from "../schema/walk";
import { parseAssignment } from "../text/assignment";
import { parseReference, type Reference } from "../text/identifier";
import type { ParsedFile } from "../text/parsed-file";
import { parsePredecessor } from "../text/predecessor";
import type { Span } from "../text/range";
import { entryOf, type MappingNode, type ScalarNode } from "../text/tree";
import { partSpan } from "./origin";

/** A reference before its record is known. */
export interface ReferenceFact extends Reference {
  readonly span: Span;
  readonly kinds: readonly string[];
  readonly external: boolean;
  readonly key: string;
  readonly record?: MappingNode;
}

/** A record as it stands in one file. */
export interface RecordFact {
  readonly place: RecordPlace;
  readonly section: string;
}

/** What one file says, independent of all other files. */
export interface FileFacts {
  readonly records: readonly RecordFact[];
  readonly references: readonly ReferenceFact[];
}

const known = new WeakMap<ParsedFile, FileFacts>();

/** Finds the records and references of a file by its schema. Kept for as long as the file lives. */
export function factsOf(file: ParsedFile): FileFacts {
  const before = known.get(file);
  if (before) return before;
  const facts = collect(file);
  known.set(file, facts);
  return facts;
}

/** What a file is, by its top-level keys. A file without any is a project file. */
export function kindOfFile(file: ParsedFile): FileKind {
  if (entryOf(file.root, "standard")) return "standard";
  return entryOf(file.root, "portfolio") ? "portfolio" : "project";
}

function collect(file: ParsedFile): FileFacts {
  const records: RecordFact[] = [];
  const references: ReferenceFact[] = [];
  if (!file.root) return { records, references };
  walkTree(file.root, rootSchema(kindOfFile(file)), (visit) => {
    if (visit.record && visit.record.node === visit.node) records.push({ place: visit.record, section: visit.section });
    const reference = referenceOf(visit, file.text);
    if (reference) references.push(reference);
  });
  return { records, references };
}

function referenceOf(visit: Visit, text: string): ReferenceFact | undefined {
  const { node, schema } = visit;
  const kinds = schema["x-ref"];
  if (!kinds || node.kind !== "scalar" || node.value === null) return undefined;
  const part = referencePart(node, schema["x-type"]);
  if (!part) return undefined;
  return {
    ...(part.project !== undefined && { project: part.project }),
    id: part.id,
    span: partSpan(node, text, part.span),
    kinds,
    external: schema["x-ref-external"] === true,
    key: visit.key,
    ...(visit.record && { record: visit.record.node }),
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
