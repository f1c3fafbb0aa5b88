import {
  behindColon,
  columnOf,
  insertEntry,
  insertItem,
  isInFlow,
  isWritten,
  setEntry,
  type TextEdit,
} from "../../core/text/edit";
import { eolOf, flowText, indented, keyText, type EditValue } from "../../core/text/edit-text";
import type { ParsedFile } from "../../core/text/parsed-file";
import { entryOf, type MappingNode, type SequenceNode } from "../../core/text/tree";

/** Keys of a record with their values, in the order in which they are written. */
export type Entries = readonly (readonly [key: string, value: EditValue])[];

/**
 * Adds keys that are missing to a mapping, each where the order of its schema wants it.
 * @returns undefined when the mapping stands in an alias
 */
export function insertKeys(
  file: ParsedFile,
  mapping: MappingNode,
  added: Entries,
  order: readonly string[],
): readonly (TextEdit | undefined)[] {
  const rank = (key: string): number => order.indexOf(key);
  const sorted = [...added].sort(([a], [b]) => rank(a) - rank(b));
  if (mapping.entries.length === 0) {
    const isEmptyFlow = file.text[mapping.start] === "{";
    const span = { start: mapping.start, end: mapping.end };
    return [isEmptyFlow ? { span, newText: flowText(Object.fromEntries(sorted) as EditValue) } : undefined];
  }
  const before = sorted.filter(([key]) => !mapping.entries.some((entry) => rank(entry.key) < rank(key)));
  const behind = sorted.filter((one) => !before.includes(one));
  return [
    ...(before.length > 0 ? [insertFirst(file, mapping, before)] : []),
    ...behind.map(([key, value]) => {
      const anchor = mapping.entries.filter((entry) => rank(entry.key) < rank(key)).at(-1)?.key;
      return insertEntry(file, mapping, key, value, anchor);
    }),
  ];
}

/** Adds keys before the first one of a mapping. */
function insertFirst(file: ParsedFile, mapping: MappingNode, added: Entries): TextEdit | undefined {
  const [first] = mapping.entries;
  if (!first || !isWritten(file, first)) return undefined;
  const { start } = first.keySpan;
  const span = { start, end: start };
  if (mapping.flow || isInFlow(file.root, mapping.start)) {
    const parts = added.map(([key, value]) => `${keyText(file, undefined, key)}: ${flowText(value)}, `);
    return { span, newText: parts.join("") };
  }
  const column = columnOf(file, start);
  // An anchor or a tag between the dash and the key would go to the new key.
  if (!/^[\s-]*$/.test(file.text.slice(start - column, start))) return undefined;
  const eol = eolOf(file.text);
  return { span, newText: `${blockText(file, added, column)}${eol}${" ".repeat(column)}` };
}

/** Keys and values in block style, the first one without indentation. */
function blockText(file: ParsedFile, entries: Entries, column: number): string {
  const eol = eolOf(file.text);
  return entries
    .map(([key, value]) => `${keyText(file, undefined, key)}:${behindColon(indented(value, column, eol, key))}`)
    .join(`${eol}${" ".repeat(column)}`);
}

/** Adds a record to a list, in block style unless the list stands in brackets. */
export function insertRecord(
  file: ParsedFile,
  list: SequenceNode,
  record: Entries,
  index?: number,
): TextEdit | undefined {
  if (list.flow || isInFlow(file.root, list.start))
    return insertItem(file, list, Object.fromEntries(record) as EditValue, index);
  const neighbour = list.items[Math.min(index ?? list.items.length, list.items.length) - 1] ?? list.items[0];
  if (neighbour?.kind === "mapping" && neighbour.flow)
    return withItem(insertItem(file, list, null, index), flowText(Object.fromEntries(record) as EditValue));
  return withItem(insertItem(file, list, null, index), blockText(file, record, columnOf(file, list.start) + 2));
}

/** Puts a text behind the dash of an item that was inserted empty. */
function withItem(edit: TextEdit | undefined, text: string): TextEdit | undefined {
  return edit && { span: edit.span, newText: edit.newText.replace("-", () => `- ${text}`) };
}

/**
 * Adds a record to the list at a path of a file, with whatever is missing on the way to it.
 * @param path keys from the root: `["organization", "people"]`
 */
export function insertAtPath(file: ParsedFile, path: readonly string[], record: Entries): TextEdit | undefined {
  let mapping: MappingNode | undefined = file.root?.kind === "mapping" ? file.root : undefined;
  const value = (from: number): EditValue => nested(path.slice(from), record);
  if (!mapping) {
    if (file.root) return undefined;
    const start = file.text.length;
    const lead = file.text === "" || /[\r\n]$/.test(file.text) ? "" : eolOf(file.text);
    const text = `${path[0] ?? ""}:${behindColon(indented(value(1), 0, eolOf(file.text), path[0] ?? ""))}`;
    return { span: { start, end: start }, newText: `${lead}${text}${eolOf(file.text)}` };
  }
  for (const [depth, key] of path.entries()) {
    const entry = entryOf(mapping, key);
    const inner = entry?.value;
    if (!entry || !inner) return insertSection(file, mapping, path.slice(depth), record);
    if (inner.kind === "sequence" && inner.items.length > 0)
      return depth === path.length - 1 ? insertRecord(file, inner, record) : undefined;
    if (inner.kind !== "mapping" || inner.entries.length === 0 || depth === path.length - 1)
      return isEmpty(inner) ? setEntry(file, mapping, key, value(depth + 1)) : undefined;
    mapping = inner;
  }
  return undefined;
}

/** Adds a key with a record below it, in block style unless it stands in brackets. */
export function insertSection(
  file: ParsedFile,
  mapping: MappingNode,
  path: readonly string[],
  record: Entries,
): TextEdit | undefined {
  const [key = "", ...rest] = path;
  const [first] = mapping.entries;
  if (mapping.flow || !first || isInFlow(file.root, mapping.start))
    return insertEntry(file, mapping, key, nested(rest, record));
  const eol = eolOf(file.text);
  let column = columnOf(file, first.keySpan.start);
  let text = "";
  for (const step of rest) text += `${eol}${" ".repeat((column += 2))}${step}:`;
  column += 2;
  text += `${eol}${" ".repeat(column)}- ${blockText(file, record, column + 2)}`;
  const edit = insertEntry(file, mapping, key, null);
  return edit && { span: edit.span, newText: edit.newText + text };
}

function isEmpty(node: MappingNode | SequenceNode | { readonly kind: "scalar"; readonly value: unknown }): boolean {
  if (node.kind === "scalar") return node.value === null;
  return (node.kind === "mapping" ? node.entries : node.items).length === 0;
}

function nested(path: readonly string[], record: Entries): EditValue {
  const [key, ...rest] = path;
  return (key === undefined ? [Object.fromEntries(record)] : { [key]: nested(rest, record) }) as EditValue;
}
