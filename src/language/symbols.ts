import { kindOfFile } from "../core/model/facts";
import type { ParsedFile } from "../core/model/types";
import { itemSchema, propertySchema, rootSchema, type Schema } from "../core/schema/registry";
import type { LineIndex } from "../core/text/range";
import { entryOf, type MappingNode, type TreeNode } from "../core/text/tree";
import { titleOf } from "./schema";
import type { DocumentSymbol, Language } from "./types";

/** The outline of a file: sections, their lists and records, tasks below tasks. */
export function documentSymbols(file: ParsedFile, language: Language): readonly DocumentSymbol[] {
  const { root } = file;
  if (root?.kind !== "mapping") return [];
  const kind = kindOfFile(file);
  // In a standard or portfolio lists without records are what it is about: what is required, severities, members.
  return new Outline(file.lines, language, kind !== "project").below(root, rootSchema(kind), 0);
}

/** What a record is shown as. */
export function symbolKind(kind: string | undefined, isSummary: boolean, isMilestone: boolean): DocumentSymbol["kind"] {
  if (kind !== "task") return "record";
  return isMilestone ? "milestone" : isSummary ? "summary" : "task";
}

class Outline {
  readonly #lines: LineIndex;
  readonly #language: Language;
  readonly #everyList: boolean;

  constructor(lines: LineIndex, language: Language, everyList: boolean) {
    this.#lines = lines;
    this.#language = language;
    this.#everyList = everyList;
  }

  /** The entries of a mapping that hold records, in the order of the text. */
  below(node: MappingNode, schema: Schema, depth: number): readonly DocumentSymbol[] {
    return node.entries.flatMap((entry) => {
      if (depth > 0 && entry.value.kind === "scalar") return [];
      const child = propertySchema(schema, entry.key);
      if (!child || (depth > 0 && !this.#isList(child))) return [];
      const children = this.#inside(entry.value, child, depth + 1);
      // The tasks of a summary task stand directly below it.
      if (depth > 0 && (schema["x-kind"] === "task" || children.length === 0)) return children;
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
    if (node.kind !== "sequence" || !items || !this.#isList(schema)) return [];
    return node.items.flatMap((item) => {
      if (item.kind === "mapping") return this.#record(item, items, depth);
      return item.kind === "scalar" && this.#everyList ? this.#word(item) : [];
    });
  }

  #record(node: MappingNode, schema: Schema, depth: number): DocumentSymbol[] {
    const head = headKeys.map((key) => entryOf(node, key)).find((entry) => entry !== undefined) ?? node.entries[0];
    if (!head) return [];
    const children = this.below(node, schema, depth + 1);
    const id = wordsOf(entryOf(node, "id")?.value, this.#language);
    const name = wordsOf(head.value, this.#language);
    const milestone = wordsOf(entryOf(node, "milestone")?.value, this.#language) === "true";
    const range = this.#lines.range(node);
    const isWritten = head.value.kind === "scalar" && head.value.end > head.value.start;
    const selected = isWritten ? head.value : head.keySpan;
    // VS Code refuses an outline in which a name stands outside of its record, as with what a merge key brings along.
    const isInside = node.start <= selected.start && selected.end <= node.end;
    return [
      {
        name: name === "" ? (id === "" ? (titleOf(schema, this.#language) ?? "?") : id) : name,
        detail: id === name ? "" : id,
        kind: symbolKind(schema["x-kind"], children.length > 0, milestone),
        range,
        selectionRange: isInside ? this.#lines.range(selected) : { start: range.start, end: range.start },
        children,
      },
    ];
  }

  #word(node: TreeNode): DocumentSymbol[] {
    const name = wordsOf(node, this.#language);
    const range = this.#lines.range(node);
    return name === "" ? [] : [{ name, detail: "", kind: "record", range, selectionRange: range, children: [] }];
  }

  /** Whether a value is a list of records; in standards and portfolios any list of mappings, and what holds such lists. */
  #isList(schema: Schema): boolean {
    const items = itemSchema(schema);
    if (items?.["x-kind"] !== undefined) return true;
    return this.#everyList && (items?.properties !== undefined || schema.properties !== undefined);
  }
}

/** What a record is called by, the first that it has. */
const headKeys = ["name", "title", "id", "section", "rule", "project", "path", "kind", "measure"] as const;

/** A text as it is shown; of one in two languages that of the person. */
function wordsOf(node: TreeNode | undefined, language: Language): string {
  if (node?.kind === "mapping") {
    const own = entryOf(node, language) ?? node.entries[0];
    return own?.value.kind === "scalar" ? wordsOf(own.value, language) : "";
  }
  const words = node?.kind === "scalar" && node.value !== null ? String(node.value) : "";
  return words.length > longest || words.includes("\n") ? `${words.slice(0, longest).replace(/\s+/g, " ")}…` : words;
}

/** Longest name in the outline, so that a quote that is not closed yet does not bring half the file into it. */
const longest = 200;
