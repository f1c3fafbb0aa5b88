import { deleteEntry, renameKey, type TextEdit } from "../../core/text/edit";
import { message } from "../../core/text/message";
import type { ParsedFile } from "../../core/text/parsed-file";
import { toData, type MappingEntry, type MappingNode } from "../../core/text/tree";
import type { Schema } from "../../core/schema/registry";
import { insertKeys } from "./insert";
import { fixOf, listData, spanOf, textData } from "./make";
import { placeholder, requiredEntries } from "./placeholder";
import { ownerOf, recordOf, spotAt, type Owner, type Spot } from "./spot";
import type { FixMaker } from "./types";

/** Every required key that a mapping lacks, in the order of the schema. */
export const missingKeys: FixMaker = (place) => {
  const { file, scope } = place;
  const spot = spotAt(file, spanOf(place));
  const key = textData(place, "key") ?? "";
  const owner = spot && lackingOwner(spot, key);
  if (!owner?.schema) return [];
  const around = { scope, project: scope.store.projectOf(file.path) };
  const present = new Set(owner.node.entries.map((entry) => entry.key));
  const added = requiredEntries(owner.schema, around).filter(([name]) => !present.has(name));
  if (added.length === 0) return [];
  const names = added.map(([name]) => name).join(", ");
  const edits = insertKeys(file, owner.node, added, orderOf(owner.schema));
  return fixOf(file, message("Add what is missing: {0}", names), edits, { preferred: true });
};

/** The mapping that lacks a key: the finding stands at its first key, or at the key before it when it is empty. */
function lackingOwner(spot: Spot, key: string): Owner | undefined {
  const lacks = ({ node, schema }: Owner): boolean =>
    schema?.required?.includes(key) === true && !node.entries.some((entry) => entry.key === key);
  const around = ownerOf(spot);
  if (around && lacks(around)) return around;
  const own = spot.node.kind === "mapping" ? { node: spot.node, schema: spot.schema } : undefined;
  return own && lacks(own) ? own : undefined;
}

/** Fields that the standard asks for. */
export const missingFields: FixMaker = (place) => {
  const { file, scope } = place;
  const spot = spotAt(file, spanOf(place));
  const record = spot && recordOf(spot);
  const { schema } = record ?? {};
  if (!record || !schema) return [];
  const around = { scope, project: scope.store.projectOf(file.path) };
  const keys = listData(place, "keys").filter((key) => !record.node.entries.some((entry) => entry.key === key));
  const added = keys.map((key) => [key, placeholder(schema, key, around)] as const);
  if (added.length === 0) return [];
  const edits = insertKeys(file, record.node, added, orderOf(schema));
  return fixOf(file, message("Add what is missing: {0}", keys.join(", ")), edits, { preferred: true });
};

/** The order of the keys of a schema. */
export function orderOf(schema: Schema): readonly string[] {
  return Object.keys(schema.properties ?? {});
}

/** Removes one of two entries with the same key. Where both say the same, nothing is lost. */
export const duplicateKey: FixMaker = (place) => {
  const { file } = place;
  const spot = spotAt(file, spanOf(place));
  const mapping = spot && ownerOf(spot)?.node;
  const second = spot?.entry;
  const first = mapping?.entries.find(({ key }) => key === second?.key);
  if (!mapping || !second || !first || first === second) return [];
  const isSame = JSON.stringify(toData(first.value)) === JSON.stringify(toData(second.value));
  const isFirstEmpty = first.value.kind === "scalar" && first.value.value === null && !isSame;
  const removal = removeEntry(file, mapping, second);
  const one = fixOf(file, message("Remove this '{0}'", second.key), [removal], {
    preferred: !isFirstEmpty,
    isSafe: isSame && removal !== undefined && !saysMore(file.text, removal),
  });
  if (isSame) return one;
  const other = fixOf(file, message("Remove the first '{0}'", first.key), [removeEntry(file, mapping, first)], {
    preferred: isFirstEmpty,
  });
  return isFirstEmpty ? [...other, ...one] : [...one, ...other];
};

/** Whether something goes with an entry that is not its value: a comment, or the mark of an alias. */
function saysMore(text: string, { span }: TextEdit): boolean {
  return /(?:^|\s)[#&]/.test(text.slice(span.start, span.end));
}

/** Removes just this entry, also where its key stands twice. */
function removeEntry(file: ParsedFile, mapping: MappingNode, entry: MappingEntry): TextEdit | undefined {
  const name = "\0";
  const entries = mapping.entries.map((one) =>
    one === entry ? { key: name, keySpan: one.keySpan, value: one.value } : one,
  );
  return deleteEntry(
    file,
    { kind: "mapping", start: mapping.start, end: mapping.end, flow: mapping.flow, entries },
    name,
  );
}

/** A section that stands further in goes to the first column, with the lines that belong to it. */
export const sectionColumn: FixMaker = (place) => {
  const { file, finding } = place;
  if (finding.data?.["section"] !== true) return [];
  const { line, character } = finding.range.start;
  const lineText = (at: number): string => file.text.slice(file.lines.lineStart(at), file.lines.lineStart(at + 1));
  if (!/^ +$/.test(lineText(line).slice(0, character))) return [];
  const edits: TextEdit[] = [];
  for (let at = line; at < file.lines.lineCount; at++) {
    const text = lineText(at);
    const indent = text.search(/[^ ]/);
    if (text.trim() === "") continue;
    if (at > line && indent <= character) break;
    const start = file.lines.lineStart(at);
    edits.push({ span: { start, end: start + character }, newText: "" });
  }
  return fixOf(file, message("Move it to the first column"), edits, { preferred: true });
};

/** A key that is not foreseen becomes a field of one's own, or goes. */
export const ownField: FixMaker = (place) => {
  const { file } = place;
  const spot = spotAt(file, spanOf(place));
  const mapping = spot && ownerOf(spot)?.node;
  const entry = spot?.entry;
  if (!mapping || !entry) return [];
  const name = `x-${entry.key}`;
  return [
    ...fixOf(file, message("Keep it as a field of your own: '{0}'", name), [renameKey(file, entry, name)]),
    ...fixOf(file, message("Remove '{0}'", entry.key), [removeEntry(file, mapping, entry)]),
  ];
};

/** Removes a key without a value. */
export const emptyKey: FixMaker = (place) => {
  const spot = spotAt(place.file, spanOf(place));
  const mapping = spot && ownerOf(spot)?.node;
  const entry = spot?.entry;
  if (!mapping || !entry || entry.value.kind !== "scalar" || entry.value.value !== null) return [];
  return fixOf(place.file, message("Remove '{0}'", entry.key), [removeEntry(place.file, mapping, entry)]);
};
