import {
  columnOf,
  deleteEntry,
  deleteItem,
  endOfEntry,
  insertEntry,
  insertItem,
  isInFlow,
  isWritten,
  replaceScalar,
  setEntry,
  type EditValue,
  type TextEdit,
} from "./edit";
import { commentsIn } from "./comments";
import { eolOf } from "./edit-text";
import type { ParsedFile } from "./parsed-file";
import type { Span } from "./range";
import type { YamlValue } from "./yaml-writer/write";
import { entryOf, toData, type MappingEntry, type MappingNode, type SequenceNode } from "./tree";

/** New values by key; undefined deletes the key. */
export type EntryChanges = Readonly<Record<string, EditValue | undefined>>;

/**
 * Sets, adds and deletes several keys of a mapping at once. Keys that are new stand where the order of the schema wants them.
 * @param order keys of the mapping's schema, in their order
 */
export function changeEntries(
  file: ParsedFile,
  mapping: MappingNode,
  changes: EntryChanges,
  order: readonly string[],
): readonly TextEdit[] {
  const deleted = new Set<number>();
  const edits: TextEdit[] = [];
  const added: string[] = [];
  for (const [key, value] of Object.entries(changes)) {
    const entry = entryOf(mapping, key);
    if (!entry) {
      if (value !== undefined) added.push(key);
    } else if (value === undefined) deleted.add(mapping.entries.indexOf(entry));
    else edits.push(...(listEdits(file, entry, value) ?? one(setEntry(file, mapping, key, value))));
  }
  const kept = mapping.entries.filter((entry, index) => !deleted.has(index) && isWritten(file, entry));
  added.sort((a, b) => order.indexOf(a) - order.indexOf(b));
  for (const key of added) {
    const value = changes[key];
    if (value !== undefined) edits.push(...one(insertEntry(file, mapping, key, value, placeOf(kept, key, order)?.key)));
  }
  return [...edits, ...deletions(file, mapping, deleted)];
}

/** The entry behind which a new key belongs: the last of those that the schema names before it, but never one with a list of records. */
function placeOf(kept: readonly MappingEntry[], key: string, order: readonly string[]): MappingEntry | undefined {
  const rank = order.indexOf(key);
  const isShort = ({ value }: MappingEntry): boolean =>
    value.kind !== "sequence" || value.flow || value.items.every(({ kind }) => kind === "scalar");
  const before = kept.filter((entry) => order.indexOf(entry.key) < rank && isShort(entry));
  return before.at(-1) ?? kept[0];
}

function deletions(file: ParsedFile, mapping: MappingNode, deleted: ReadonlySet<number>): readonly TextEdit[] {
  if (deleted.size === 0) return [];
  const spans = mapping.entries.map((entry) => ({ start: entry.keySpan.start, end: endOfEntry(file, entry) }));
  const behindDash = file.text.slice(mapping.start - columnOf(file, mapping.start), mapping.start).trim() !== "";
  if (mapping.flow || isInFlow(file.root, mapping.start)) return runs(deleted).map((run) => deleteRun(spans, run));
  const keys = mapping.entries.flatMap(({ key }, index) => (deleted.has(index) ? [{ key, index }] : []));
  const [first] = runs(deleted);
  if (keys.length === spans.length) return [{ span: { start: mapping.start, end: mapping.end }, newText: "{}" }];
  // What stands behind the dash makes room for the first key that stays.
  if (behindDash && first?.from === 0) {
    const others = keys.filter(({ index }) => index > first.to);
    return [
      deleteRun(spans, first),
      ...lines(
        file,
        others.flatMap(({ key }) => one(deleteEntry(file, mapping, key))),
      ),
    ];
  }
  return lines(
    file,
    keys.flatMap(({ key }) => one(deleteEntry(file, mapping, key))),
  );
}

/** Turns a list into another one item by item, so that comments beside its items stay; undefined where only a new list will do. */
function listEdits(
  file: ParsedFile,
  { value: list }: MappingEntry,
  wanted: EditValue,
): readonly TextEdit[] | undefined {
  if (!isList(wanted) || list.kind !== "sequence" || list.items.length === 0) return undefined;
  const present = list.items.map((item) => JSON.stringify(toData(item)));
  const texts = wanted.map((item) => JSON.stringify(item));
  const added = wanted.filter((_, index) => !present.includes(texts[index] ?? ""));
  const gone = present.flatMap((text, index) => (texts.includes(text) ? [] : [index]));
  const edits: TextEdit[] = [];
  const left = gone.filter((index) => {
    const item = list.items[index];
    const value = added[0];
    if (item?.kind !== "scalar" || typeof value !== "string") return true;
    added.shift();
    edits.push(replaceScalar(file, item, value));
    return false;
  });
  if (left.length > 0 && (added.length > 0 || left.length === list.items.length)) return undefined;
  edits.push(...deleteItems(file, list, new Set(left)));
  for (const item of added) edits.push(...one(insertItem(file, list, item)));
  return edits;
}

function isList(value: EditValue): value is readonly YamlValue[] {
  return Array.isArray(value);
}

/** Deletes items of a list. All of them leave an empty list. */
export function deleteItems(
  file: ParsedFile,
  sequence: SequenceNode,
  indexes: ReadonlySet<number>,
): readonly TextEdit[] {
  if (indexes.size === 0) return [];
  const all = indexes.size === sequence.items.length;
  if (sequence.flow || isInFlow(file.root, sequence.start))
    return runs(indexes).map((run) => deleteRun(sequence.items, run));
  if (all) return [{ span: { start: sequence.start, end: sequence.end }, newText: "[]" }];
  return lines(
    file,
    [...indexes].flatMap((index) => one(deleteItem(file, sequence, index))),
  );
}

interface Run {
  readonly from: number;
  readonly to: number;
}

/** Neighbours among some indexes, as stretches. */
export function runs(indexes: Iterable<number>): readonly Run[] {
  const result: { from: number; to: number }[] = [];
  for (const index of [...indexes].sort((a, b) => a - b)) {
    const last = result.at(-1);
    if (last && index <= last.to + 1) last.to = Math.max(last.to, index);
    else result.push({ from: index, to: index });
  }
  return result;
}

/** Deletes neighbours together with what divides them from the one that stays. */
function deleteRun(spans: readonly Span[], { from, to }: Run): TextEdit {
  const own = { start: spans[from]?.start ?? 0, end: spans[to]?.end ?? 0 };
  const previous = spans[from - 1];
  const next = spans[to + 1];
  if (previous) return { span: { start: previous.end, end: own.end }, newText: "" };
  return { span: { start: own.start, end: next ? next.start : own.end }, newText: "" };
}

/** Deletions of lines: those that share a line break become one, and comments in them stay on lines of their own. */
function lines(file: ParsedFile, edits: readonly TextEdit[]): readonly TextEdit[] {
  const result: TextEdit[] = [];
  for (const edit of [...edits].sort((a, b) => a.span.start - b.span.start)) {
    const last = result.at(-1);
    if (last && edit.span.start < last.span.end)
      result[result.length - 1] = {
        span: { start: last.span.start, end: Math.max(last.span.end, edit.span.end) },
        newText: "",
      };
    else result.push(edit);
  }
  return result.map((edit) => (edit.newText === "" ? keepComments(file, fromLineAbove(file, edit)) : edit));
}

/** The same deletion from the end of the line above to the end of its own last line: text that is put in behind that line does not collide with it. */
function fromLineAbove({ text }: ParsedFile, edit: TextEdit): TextEdit {
  const { start, end } = edit.span;
  const above = /\r?\n$/.exec(text.slice(Math.max(0, start - 2), start))?.[0].length;
  const below = /\r?\n$/.exec(text.slice(Math.max(start, end - 2), end))?.[0].length;
  if (above === undefined || below === undefined) return edit;
  return { span: { start: start - above, end: end - below }, newText: "" };
}

function keepComments(file: ParsedFile, { span }: TextEdit): TextEdit {
  const comments = commentsIn(file, span).map(({ start, end }) => file.text.slice(start, end));
  if (comments.length === 0) return { span, newText: "" };
  const text = file.text.slice(span.start, span.end);
  const lead = /^\s*/.exec(text)?.[0] ?? "";
  const eol = eolOf(file.text);
  const indent = " ".repeat(columnOf(file, span.start + lead.length));
  return { span, newText: lead + comments.join(eol + indent) + (/[\r\n]$/.test(text) ? eol : "") };
}

function one(edit: TextEdit | undefined): readonly TextEdit[] {
  return edit ? [edit] : [];
}
