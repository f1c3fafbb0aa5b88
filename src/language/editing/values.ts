import type { TaskValues } from "../../core/model/changed-task";
import { insertItem, isWritten, replaceScalar, type TextEdit } from "../../core/text/edit";
import { changeEntries, deleteItems } from "../../core/text/edit-entries";
import { message, type Message } from "../../core/text/message";
import type { ParsedFile } from "../../core/text/parsed-file";
import { entryOf, toData, type MappingNode, type SequenceNode } from "../../core/text/tree";
import type { YamlRecord, YamlValue } from "../../core/text/yaml-writer/write";

/** Whether a record stands in the text itself, and what is to be changed in it as well. */
export function canBeWritten(file: ParsedFile, node: MappingNode, keys: readonly string[]): boolean {
  if (file.text[node.start] === "*") return false;
  return keys.every((key) => {
    const entry = entryOf(node, key);
    return !entry || isWritten(file, entry);
  });
}

/** Why values of a record can't be written where they are read. */
export function writtenElsewhere(title: string): Message {
  return message(
    "What '{0}' says here comes from another place of the text ('*' or '<<'). Change it in the text.",
    title,
  );
}

/**
 * The smallest edits that give a record other values: what stays the same within a value is not touched.
 * @param order keys of the record in the order of its schema
 */
export function valueEdits(
  file: ParsedFile,
  node: MappingNode,
  values: TaskValues,
  order: readonly string[],
): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  const whole: Record<string, TaskValues[string]> = {};
  for (const [key, value] of Object.entries(values)) {
    const present = entryOf(node, key)?.value;
    const isShared = present !== undefined && file.text[present.start] === "*";
    if (present && JSON.stringify(toData(present)) === JSON.stringify(value)) continue;
    if (present?.kind === "mapping" && !isShared && isRecord(value) && present.entries.length > 0) {
      const inner = Object.fromEntries(
        Object.entries(value).filter(([name, item]) => {
          const old = entryOf(present, name);
          return !old || JSON.stringify(toData(old.value)) !== JSON.stringify(item);
        }),
      );
      edits.push(...changeEntries(file, present, inner, Object.keys(value)));
    } else if (present?.kind === "sequence" && !isShared && isList(value)) {
      const items = listEdits(file, present, value);
      if (items) edits.push(...items);
      else whole[key] = value;
    } else whole[key] = value;
  }
  return [...edits, ...changeEntries(file, node, whole, order)];
}

function isRecord(value: TaskValues[string]): value is YamlRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isList(value: TaskValues[string]): value is readonly YamlValue[] {
  return Array.isArray(value);
}

/**
 * Turns a list into another one item by item: items that say the same stay as they are, those that are exchanged keep their form, and what is new comes behind the
 * others. Undefined where only a new list will do.
 */
function listEdits(
  file: ParsedFile,
  list: SequenceNode,
  wanted: readonly YamlValue[],
): readonly TextEdit[] | undefined {
  const present = list.items.map((item) => JSON.stringify(toData(item)));
  const texts = new Set(wanted.map((item) => JSON.stringify(item)));
  const added = wanted.filter((item) => !present.includes(JSON.stringify(item)));
  const edits: TextEdit[] = [];
  const gone = new Set<number>();
  present.forEach((text, index) => {
    const item = list.items[index];
    if (!item || texts.has(text)) return;
    const next = added[0];
    if (item.kind === "scalar" && typeof next === "string") edits.push(replaceScalar(file, item, next));
    else if (item.kind === "mapping" && isRecord(next ?? null) && next !== undefined)
      edits.push(...itemEdits(file, item, next as YamlRecord));
    else {
      gone.add(index);
      return;
    }
    added.shift();
  });
  if (gone.size === list.items.length) return undefined;
  edits.push(...deleteItems(file, list, gone));
  for (const item of added) {
    const edit = insertItem(file, list, item);
    if (edit) edits.push(edit);
  }
  return edits;
}

/** The keys of an item that have other values. */
function itemEdits(file: ParsedFile, item: MappingNode, wanted: YamlRecord): readonly TextEdit[] {
  const values: Record<string, TaskValues[string]> = {};
  for (const { key, value } of item.entries) {
    if (!Object.hasOwn(wanted, key)) values[key] = undefined;
    else if (JSON.stringify(toData(value)) !== JSON.stringify(wanted[key])) values[key] = wanted[key] as YamlValue;
  }
  for (const [key, value] of Object.entries(wanted)) if (!entryOf(item, key)) values[key] = value;
  return changeEntries(file, item, values, Object.keys(wanted));
}
