import type { ParsedFile } from "../core/model/types";
import { itemSchema, propertySchema, type Schema } from "../core/schema/registry";
import type { LineIndex } from "../core/text/range";
import { entryOf, type MappingNode, type TreeNode } from "../core/text/tree";
import { fileKind, schemaAt, titleOf } from "./schema";
import type { DocumentSymbol, Language } from "./types";

/** More entries than this help nobody and slow the outline down. */
const most = 5000;

/** The outline of a file: sections, their lists and records, tasks below tasks. */
export function documentSymbols(file: ParsedFile, language: Language): readonly DocumentSymbol[] {
  const { root } = file;
  if (root?.kind !== "mapping") return [];
  const schema = schemaAt(fileKind(root.entries.map(({ key }) => key)), []);
  return schema ? new Outline(file.lines, language).below(root, schema, 0) : [];
}

class Outline {
  readonly #lines: LineIndex;
  readonly #language: Language;
  #count = 0;

  constructor(lines: LineIndex, language: Language) {
    this.#lines = lines;
    this.#language = language;
  }

  /** The entries of a mapping that hold records, in the order of the text. */
  below(node: MappingNode, schema: Schema, depth: number): readonly DocumentSymbol[] {
    return node.entries.flatMap((entry) => {
      const child = propertySchema(schema, entry.key);
      if (!child || (depth > 0 && !holdsRecords(child))) return [];
      const children = this.#inside(entry.value, child, depth + 1);
      // The tasks of a summary task stand directly below it.
      if (depth > 0 && schema["x-kind"] !== undefined) return children;
      if (depth > 0 && children.length === 0) return [];
      const span = { start: entry.keySpan.start, end: Math.max(entry.value.end, entry.keySpan.end) };
      return [
        {
          name: entry.key,
          detail: titleOf(child, this.#language) ?? "",
          kind: depth === 0 ? ("section" as const) : ("list" as const),
          range: this.#lines.range(span),
          selectionRange: this.#lines.range(entry.keySpan),
          children,
        },
      ];
    });
  }

  #inside(node: TreeNode, schema: Schema, depth: number): readonly DocumentSymbol[] {
    if (node.kind === "mapping") return this.below(node, schema, depth);
    const items = itemSchema(schema);
    if (node.kind !== "sequence" || !items) return [];
    return node.items.flatMap((item) =>
      item.kind === "mapping" && items["x-kind"] !== undefined ? this.#record(item, items, depth) : [],
    );
  }

  #record(node: MappingNode, schema: Schema, depth: number): DocumentSymbol[] {
    if (++this.#count > most) return [];
    const head = entryOf(node, "name") ?? entryOf(node, "title") ?? entryOf(node, "id") ?? node.entries[0];
    if (!head) return [];
    const children = this.below(node, schema, depth + 1);
    const id = scalar(entryOf(node, "id")?.value);
    const name = scalar(head.value);
    const isTask = schema["x-kind"] === "task";
    const milestone = scalar(entryOf(node, "milestone")?.value) === "true";
    const selection = head.value.end > head.value.start ? head.value : head.keySpan;
    return [
      {
        name: name === "" ? (id === "" ? (titleOf(schema, this.#language) ?? "?") : id) : name,
        detail: id === name ? "" : id,
        kind: !isTask ? "record" : milestone ? "milestone" : children.length > 0 ? "summary" : "task",
        range: this.#lines.range(node),
        selectionRange: this.#lines.range(selection),
        children,
      },
    ];
  }
}

function holdsRecords(schema: Schema): boolean {
  const items = itemSchema(schema);
  return items?.["x-kind"] !== undefined;
}

function scalar(node: TreeNode | undefined): string {
  return node?.kind === "scalar" && node.value !== null ? String(node.value) : "";
}
