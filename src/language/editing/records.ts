import { kindOfFile } from "../../core/model/facts";
import { itemSchema, propertySchema, rootSchema, type Schema } from "../../core/schema/registry";
import { itemBlock, lineOf, textOfLine, type ItemBlock } from "../../core/text/edit-items";
import { runs } from "../../core/text/edit-entries";
import type { ParsedFile } from "../../core/text/parsed-file";
import type { Span } from "../../core/text/range";
import type { MappingEntry, MappingNode, SequenceNode, TreeNode } from "../../core/text/tree";

/** The key under which a task holds its subtasks. */
export const subtasks = "tasks";

/** A list of records as a file has it: tasks, risks, people … */
export interface RecordList {
  readonly sequence: SequenceNode;
  /** The schema of its records. */
  readonly schema: Schema;
  /** `x-kind` of its records. */
  readonly kind: string;
  /** The key that holds the list. */
  readonly entry: MappingEntry;
  /** The mapping that has this key. */
  readonly owner: MappingNode;
  /** The record around the list, for subtasks. */
  readonly holder?: RecordItem;
  readonly items: readonly RecordItem[];
}

/** A record in its list. */
export interface RecordItem {
  readonly list: RecordList;
  readonly index: number;
  readonly node: TreeNode;
  /** Its lines; undefined for one in brackets. */
  readonly block: ItemBlock | undefined;
  /** What belongs to it: its lines, or what stands between the commas. */
  readonly span: Span;
  /** Lists of records within it. */
  readonly lists: readonly RecordList[];
}

/** Neighbours in a list that are selected together. */
export interface RecordRun {
  readonly list: RecordList;
  readonly first: RecordItem;
  readonly last: RecordItem;
  readonly items: readonly RecordItem[];
}

/** The lists of records of a file, at every depth. What an alias repeats is left out. */
export function recordLists(file: ParsedFile): readonly RecordList[] {
  const lists: RecordList[] = [];
  if (file.root) collect(file, file.root, rootSchema(kindOfFile(file)), undefined, lists);
  return lists;
}

function collect(
  file: ParsedFile,
  node: TreeNode,
  schema: Schema,
  holder: RecordItem | undefined,
  into: RecordList[],
): void {
  if (file.text[node.start] === "*") return;
  if (node.kind === "sequence") {
    const items = itemSchema(schema);
    if (items) for (const item of node.items) collect(file, item, items, holder, into);
  }
  if (node.kind !== "mapping") return;
  for (const entry of node.entries) {
    const child = propertySchema(schema, entry.key);
    if (!child || file.text[entry.keySpan.start] === "*") continue;
    const items = itemSchema(child);
    const kind = items?.["x-kind"];
    if (entry.value.kind === "sequence" && items && kind !== undefined && file.text[entry.value.start] !== "*")
      into.push(listOf(file, { sequence: entry.value, schema: items, kind, entry, owner: node, holder }, into));
    else collect(file, entry.value, child, holder, into);
  }
}

type ListHead = Omit<RecordList, "items" | "holder"> & { readonly holder: RecordItem | undefined };

function listOf(file: ParsedFile, { holder, ...head }: ListHead, into: RecordList[]): RecordList {
  const items: RecordItem[] = [];
  const list: RecordList = { ...head, ...(holder && { holder }), items };
  head.sequence.items.forEach((node, index) => {
    const block = itemBlock(file, head.sequence, index);
    const lists: RecordList[] = [];
    const span = block ?? { start: node.start, end: node.end };
    const item: RecordItem = { list, index, node, block, span, lists };
    items.push(item);
    const inner: RecordList[] = [];
    collect(file, node, head.schema, item, inner);
    lists.push(...inner.filter((one) => one.holder === item));
    into.push(...inner);
  });
  return list;
}

/**
 * The records that selections touch, in the order of the selections. A cursor is in the innermost record of its line, in a blank line in the one above. A selection
 * touches a record when it takes in something that stands in none of its inner records.
 */
export function selectedRecords(file: ParsedFile, lists: readonly RecordList[], spans: readonly Span[]): RecordItem[] {
  const all = lists.flatMap(({ items }) => items);
  const result = new Set<RecordItem>();
  for (const span of spans) {
    const isCursor = span.start === span.end;
    const touched = isCursor
      ? innermost(all, contentAbove(file, span.start))
      : all.filter((item) => ownParts(file, item).some(({ start, end }) => start < span.end && end > span.start));
    touched.sort((a, b) => a.span.start - b.span.start);
    for (const item of touched) result.add(item);
  }
  return [...result];
}

function innermost(items: readonly RecordItem[], offset: number): RecordItem[] {
  let best: RecordItem | undefined;
  for (const item of items)
    if (item.span.start <= offset && offset <= item.span.end && (!best || length(item.span) <= length(best.span)))
      best = item;
  return best ? [best] : [];
}

/** The offset itself, or the end of the nearest line above that has something in it. */
function contentAbove(file: ParsedFile, offset: number): number {
  let line = lineOf(file, offset);
  if (textOfLine(file, line).trim() !== "") return offset;
  while (line > 0 && textOfLine(file, line).trim() === "") line--;
  return file.lines.lineStart(line) + textOfLine(file, line).length;
}

/** What belongs to a record and to none of the records within it, without white space around. */
function ownParts(file: ParsedFile, item: RecordItem): readonly Span[] {
  const inner = item.lists
    .flatMap(({ items }) => items.map(({ span }) => span))
    .sort((a, b) => a.start - b.start)
    .map(({ start, end }) => ({ start, end }));
  const parts: Span[] = [];
  let start = item.span.start;
  for (const hole of [...inner, { start: item.span.end, end: item.span.end }]) {
    const text = file.text.slice(start, hole.start);
    const trimmed = text.trim();
    if (/[^\s,]/.test(trimmed)) {
      const from = start + text.indexOf(trimmed);
      parts.push({ start: from, end: from + trimmed.length });
    }
    start = hole.end;
  }
  return parts;
}

function length({ start, end }: Span): number {
  return end - start;
}

/** The selected records without those that lie within another one. */
export function withoutInner(items: readonly RecordItem[]): readonly RecordItem[] {
  const selected = new Set(items);
  return items.filter((item) => {
    for (let at = item.list.holder; at; at = at.list.holder) if (selected.has(at)) return false;
    return true;
  });
}

/** Selected records as runs of neighbours, in the order of the text. */
export function recordRuns(items: readonly RecordItem[]): readonly RecordRun[] {
  const byList = new Map<RecordList, number[]>();
  for (const item of withoutInner(items)) byList.set(item.list, [...(byList.get(item.list) ?? []), item.index]);
  const result = [...byList].flatMap(([list, indexes]) =>
    runs(indexes).flatMap(({ from, to }) => {
      const items = list.items.slice(from, to + 1);
      const [first] = items;
      const last = items.at(-1);
      return first && last ? [{ list, first, last, items }] : [];
    }),
  );
  return result.sort((a, b) => a.first.span.start - b.first.span.start);
}

/** The keys of a record in the order of its schema. */
export function keyOrder(schema: Schema): readonly string[] {
  return Object.keys(schema.properties ?? {});
}
