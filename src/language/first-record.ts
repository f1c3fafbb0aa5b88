import type { ParsedFile, Project } from "../core/model/types";
import { entryOf, type MappingEntry, type MappingNode } from "../core/text/tree";
import type { Span } from "../core/text/range";
import { childSchema, keysOf, schemaAt } from "./schema";
import { SnippetWriter, type SnippetSurroundings } from "./snippets";

/** A snippet and the place that it takes. */
export interface SnippetEdit {
  readonly file: string;
  readonly span: Span;
  readonly snippet: string;
}

/** Which list gets its first record: the keys that lead to it. */
const lists = { schedule: ["schedule", "tasks"], risks: ["risks"] } as const;

/** How to begin the tasks or the risks of a project: in the section when there is one without any, otherwise at the end of its main file. */
export function firstRecord(
  project: Project,
  section: keyof typeof lists,
  around: SnippetSurroundings,
): SnippetEdit | undefined {
  const file = project.files.find(({ root }) => entryOf(root, section)) ?? mainFile(project);
  if (!file) return undefined;
  const writer = new SnippetWriter(around);
  const root = file.root?.kind === "mapping" ? file.root : undefined;
  let mapping: MappingNode | undefined = root;
  let schema = schemaAt("project", []);
  let column = 0;
  for (const key of lists[section]) {
    const found = schema && keysOf(schema).find(({ name }) => name === key);
    if (!schema || !found) return undefined;
    const indent = " ".repeat(column);
    const entry: MappingEntry | undefined = entryOf(mapping, key);
    if (!entry) {
      const end = mapping === root ? endOfText(file.text) : { start: mapping?.end ?? 0, end: mapping?.end ?? 0 };
      const lead = mapping === root ? (endsWithBreak(file.text) ? "" : "\n") : `\n${indent}`;
      return { file: file.path, span: end, snippet: lead + writer.entry(found, indent) };
    }
    if (entry.value.kind === "mapping" && entry.value.entries.length > 0 && !entry.value.flow) {
      mapping = entry.value;
      column = file.lines.position(entry.value.start).character;
      schema = childSchema(schema, key);
      continue;
    }
    if (entry.value.kind === "sequence" && entry.value.items.length > 0) return undefined;
    // `tasks:`, `tasks: []` or `tasks: {}`: the whole entry is written anew.
    return {
      file: file.path,
      span: { start: entry.keySpan.start, end: Math.max(entry.value.end, entry.keySpan.end + 1) },
      snippet: writer.entry(found, indent),
    };
  }
  return undefined;
}

function mainFile(project: Project): ParsedFile | undefined {
  return project.files.find(({ root }) => entryOf(root, "project")) ?? project.files[0];
}

function endOfText(text: string): Span {
  return { start: text.length, end: text.length };
}

function endsWithBreak(text: string): boolean {
  return text === "" || /[\r\n]$/.test(text);
}
