import { kindOfFile } from "../../core/model/facts";
import { itemSchema, propertySchema, rootSchema, type Schema } from "../../core/schema/registry";
import { applyEdits, type TextEdit } from "../../core/text/edit";
import { eolOf } from "../../core/text/edit-text";
import { parseText } from "../../core/text/parse";
import type { ParsedFile } from "../../core/text/parsed-file";
import type { MappingNode, TreeNode } from "../../core/text/tree";
import { sameTree } from "../format/guard";
import { fileEdits } from "../fixes/make";
import type { FileEdits, LanguageScope } from "../types";
import { keyRanks } from "./key-ranks";
import { slotsOf, type Slot } from "./slots";

/**
 * The edits that bring keys into the order of their schema: the sections of the file, and the keys of records and of everything else that the
 * schema describes. Each entry moves with its lines and comments; blank lines stay between the same places. A mapping with a fault, a key that
 * stands twice, or aliases that could come before their anchors stays as it is.
 */
export function organizeEdits(file: ParsedFile): readonly TextEdit[] {
  // Nothing is moved across separators of documents or the marks of a merge conflict.
  if (!file.root || /^(?:---|\.\.\.|<{7}|>{7})/m.test(file.text)) return [];
  const edits = new Organizer(file).edits(file.root, rootSchema(kindOfFile(file)));
  if (edits.length === 0) return edits;
  const after = parseText(file.path, applyEdits(file.text, edits), file.version + 1);
  const isSound = after.findings.length <= file.findings.length && sameTree(file.root, after.root, true);
  return isSound ? edits : [];
}

/** The same for a file of the workspace; undefined when there is nothing to do. */
export function organizeKeys({ store }: LanguageScope, path: string): FileEdits | undefined {
  const file = store.file(path);
  return file && fileEdits(file, organizeEdits(file));
}

/** Marks and aliases, merge keys, and texts that keep the line breaks behind them: their place counts. */
const placeCounts = /(?:^|[\s[{,])(?:[&*][^\s,[\]{}]|<<[ \t]*:)|[|>][1-9]?\+/;

class Organizer {
  readonly #file: ParsedFile;
  /** Offsets of what is wrong in the text. */
  readonly #faults: readonly number[];

  constructor(file: ParsedFile) {
    this.#file = file;
    this.#faults = file.findings.map(({ range }) => file.lines.offset(range.start));
  }

  /** Edits inside a value, in the order of the text, without overlaps. */
  edits(node: TreeNode, schema: Schema | undefined): readonly TextEdit[] {
    // An alias stands for a value that is written elsewhere.
    if (!schema || this.#file.text[node.start] === "*") return [];
    if (node.kind === "sequence") {
      const items = itemSchema(schema);
      return items ? node.items.flatMap((item) => this.edits(item, items)) : [];
    }
    if (node.kind !== "mapping") return [];
    const inner = node.entries.flatMap(({ key, value }) => this.edits(value, propertySchema(schema, key)));
    return this.#reorder(node, schema, inner) ?? inner;
  }

  /** The edits of a mapping whose entries change places; undefined when they are in order or have to stay. */
  #reorder(node: MappingNode, schema: Schema, inner: readonly TextEdit[]): readonly TextEdit[] | undefined {
    const ranks = keyRanks(schema, node);
    if (!ranks) return undefined;
    const order = ranks.map((_, index) => index).sort((a, b) => (ranks[a] ?? 0) - (ranks[b] ?? 0) || a - b);
    if (order.every((from, to) => from === to)) return undefined;
    const slots = slotsOf(this.#file, node);
    if (!slots || !this.#mayMove(slots, order)) return undefined;
    return slots.flatMap((slot, index) => {
      const source = slots[order[index] ?? index];
      const own = inner.filter(({ span }) => span.start >= slot.start && span.end <= slot.end);
      return !source || source === slot ? own : this.#put(slot, source, inner, index === 0);
    });
  }

  #mayMove(slots: readonly Slot[], order: readonly number[]): boolean {
    const { start } = slots[0] ?? { start: 0 };
    const { end } = slots.at(-1) ?? { end: 0 };
    if (this.#faults.some((offset) => offset >= start && offset <= end)) return false;
    const fixed = order.filter((index) => placeCounts.test(this.#textOf(slots[index])));
    return fixed.every((index, at) => at === 0 || index > (fixed[at - 1] ?? 0));
  }

  #textOf(slot: Slot | undefined): string {
    return slot ? this.#file.text.slice(slot.start, slot.end) : "";
  }

  /** Puts the text of one entry, with the edits inside it, into the place of another one. */
  #put(slot: Slot, source: Slot, inner: readonly TextEdit[], isFirst: boolean): readonly TextEdit[] {
    const { text, lines } = this.#file;
    const edits = inner.filter(({ span }) => span.start >= source.start && span.end <= source.end);
    const whole = (from: number): string => {
      const moved = edits
        .filter(({ span }) => span.start >= from)
        .map(({ span, newText }) => ({ span: { start: span.start - from, end: span.end - from }, newText }));
      return applyEdits(text.slice(from, source.end), moved);
    };
    const lineStart = lines.lineStart(lines.position(slot.key).line);
    const before = text.slice(lineStart, slot.key);
    const dash = before.search(/[^ \t]/);
    if (!isFirst || dash < 0 || source.key === source.start || slot.start !== slot.key || before.includes("{"))
      return [{ span: { start: slot.start, end: slot.end }, newText: whole(source.start) }];
    // Behind a dash there is no room for the comments above a key: they stand above the dash.
    const comments = text
      .slice(source.start, source.key)
      .split(/\r\n|\n/)
      .map((line) => line.trim())
      .filter((line) => line !== "");
    const margin = eolOf(text) + before.slice(0, dash);
    return [
      {
        span: { start: lineStart + dash, end: lineStart + dash },
        newText: comments.map((line) => line + margin).join(""),
      },
      { span: { start: slot.start, end: slot.end }, newText: whole(source.key) },
    ];
  }
}
