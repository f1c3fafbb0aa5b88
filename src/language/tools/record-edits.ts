import type { Project, RecordBase } from "../../core/model/types";
import { deleteItem, setEntry, type EditValue, type TextEdit } from "../../core/text/edit";
import { deleteBlock } from "../../core/text/edit-items";
import { message, type Message } from "../../core/text/message";
import type { ParsedFile } from "../../core/text/parsed-file";
import { entryOf } from "../../core/text/tree";
import type { YamlValue } from "../../core/text/yaml-writer/write";
import { withoutKey } from "../editing/nest";
import { keyOrder, recordLists, subtasks, type RecordItem } from "../editing/records";
import { insertAtPath, insertKeys, insertRecord, insertSection, type Entries } from "../fixes/insert";
import { homeOf } from "../fixes/records";
import { withIdForm } from "../id-form";
import { nextId } from "../next-id";
import type { ProposedEdit } from "./edit-input";
import { isProblem, type ToolScope } from "./scope";

/** Where changes are made: one file of a project, as it is after the changes before. */
export interface EditPlace {
  readonly scope: ToolScope;
  readonly project: Project;
  readonly file: ParsedFile;
}

type Edits = readonly TextEdit[] | Message;

/** The smallest edits that make a change, or why it can't be made. */
export function recordEdits(place: EditPlace, edit: ProposedEdit): Edits {
  switch (edit.action) {
    case "setField":
      return setField(place, edit);
    case "addRecord":
      return addRecord(place, edit);
    case "deleteRecord":
      return deleteRecord(place, edit.id);
  }
}

/** A record of the file that is edited. */
function recordIn({ scope, project, file }: EditPlace, id: string): RecordBase | Message {
  const record = project.recordsById.get(id) ?? (project.header?.id === id ? project.header : undefined);
  if (!record) return message("There is no record with the id '{0}'.", id);
  if (record.origin.file === file.path) return record;
  return message("'{0}' stands in {1}. Propose changes of one file at a time.", id, scope.nameOf(record.origin.file));
}

/** A record in its list. */
function itemOf(file: ParsedFile, { origin, kind }: RecordBase): RecordItem | undefined {
  return recordLists(file)
    .filter((list) => list.kind === kind)
    .flatMap(({ items }) => items)
    .find(({ node }) => node.start === origin.node.start && node.end === origin.node.end);
}

function done(edits: readonly (TextEdit | undefined)[]): Edits {
  const present = edits.filter((edit) => edit !== undefined);
  return present.length > 0 && present.length === edits.length
    ? present
    : message("This can't be done here without breaking the text. Nothing was changed.");
}

function setField(place: EditPlace, { id, field, value }: Extract<ProposedEdit, { action: "setField" }>): Edits {
  const record = recordIn(place, id);
  if (isProblem(record)) return record;
  const { file } = place;
  if (field.length === 1 && field[0] === "id")
    return message("Ids are changed by renaming, which changes all places that name them.");
  let mapping = record.origin.node;
  for (const [depth, key] of field.entries()) {
    const entry = entryOf(mapping, key);
    const isLast = depth === field.length - 1;
    if (!entry) {
      if (value === undefined) return [];
      const written = nested(field.slice(depth + 1), value);
      const order = depth === 0 ? keysOf(file, record) : [];
      return done(
        order.includes(key)
          ? insertKeys(file, mapping, [[key, written]], order)
          : [setEntry(file, mapping, key, written)],
      );
    }
    if (isLast) return done([setEntry(file, mapping, key, value)]);
    if (entry.value.kind !== "mapping") {
      if (value === undefined) return [];
      return done([setEntry(file, mapping, key, nested(field.slice(depth + 1), value))]);
    }
    mapping = entry.value;
  }
  return [];
}

/** The keys of a record in the order of its schema. */
function keysOf(file: ParsedFile, record: RecordBase): readonly string[] {
  const schema = itemOf(file, record)?.list.schema ?? homeOf(record.kind)?.schema;
  return schema ? keyOrder(schema) : [];
}

function nested(path: readonly string[], value: EditValue): EditValue {
  return path.reduceRight<EditValue>((inner, key) => ({ [key]: inner as YamlValue }), value);
}

function addRecord(place: EditPlace, edit: Extract<ProposedEdit, { action: "addRecord" }>): Edits {
  const { scope, project, file } = place;
  const { kind, under, after } = edit;
  const home = homeOf(kind);
  if (!home) return message("There is no list for records of the kind '{0}'.", kind);
  const { id: given } = edit.record;
  if (given !== undefined && project.recordsById.has(String(given)))
    return message("The id '{0}' is taken.", String(given));
  const id = given ?? nextId(withIdForm(home.schema, project, scope.store), project.recordsById.keys(), scope.today);
  const order = keyOrder(home.schema);
  const rank = (key: string): number => (order.includes(key) ? order.indexOf(key) : order.length);
  const record: Entries = Object.entries({ ...edit.record, id })
    .flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const]))
    .sort(([a], [b]) => rank(a) - rank(b));
  if (after !== undefined) {
    const neighbour = recordIn(place, after);
    if (isProblem(neighbour)) return neighbour;
    const item = neighbour.kind === kind ? itemOf(file, neighbour) : undefined;
    if (!item) return message("'{0}' is no {1} in a list, so that nothing can be put behind it.", after, kind);
    return done([insertRecord(file, item.list.sequence, record, item.index + 1)]);
  }
  return under === undefined ? done([insertAtPath(file, home.path, record)]) : addSubtask(place, under, kind, record);
}

function addSubtask(place: EditPlace, under: string, kind: string, record: Entries): Edits {
  const parent = recordIn(place, under);
  if (isProblem(parent)) return parent;
  if (parent.kind !== "task" || kind !== "task") return message("Only tasks have subtasks.");
  const { node } = parent.origin;
  const list = entryOf(node, subtasks)?.value;
  if (list?.kind === "sequence" && list.items.length > 0) return done([insertRecord(place.file, list, record)]);
  return list
    ? done([setEntry(place.file, node, subtasks, [Object.fromEntries(record) as YamlValue])])
    : done([insertSection(place.file, node, [subtasks], record)]);
}

/** Deletes a record with the comments that belong to it. The last subtask takes the key `tasks` with it. */
function deleteRecord(place: EditPlace, id: string): Edits {
  const record = recordIn(place, id);
  if (isProblem(record)) return record;
  const { file } = place;
  const item = itemOf(file, record);
  if (!item) return message("'{0}' stands in no list and can't be deleted.", id);
  const { sequence, holder, entry } = item.list;
  if (sequence.items.length > 1 && item.block) return [deleteBlock(file, item.block)];
  if (sequence.items.length === 1 && holder && item.block)
    return [withoutKey(file, entry, sequence), deleteBlock(file, item.block)];
  return done([deleteItem(file, sequence, item.index)]);
}
