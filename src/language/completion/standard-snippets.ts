import { itemSchema, type Schema } from "../../core/schema/registry";
import { stringOf, valueOf } from "../../core/text/tree";
import { hasType, keysOf, schemaAt } from "../schema";
import type { Drafts } from "./drafts";
import type { Place } from "./place";
import { itemsOf, localizedText, standardOf, standardsOf } from "./standards";

/** A piece of text that a standard offers. */
interface StandardSnippet {
  readonly label: string;
  readonly detail: string;
  readonly section: string | undefined;
  /** In snippet syntax; lines from the first column on. */
  readonly lines: readonly string[];
}

function snippetsOf(place: Place): readonly StandardSnippet[] {
  return standardsOf(place.project, place.scope.store).flatMap((file) => {
    const standard = standardOf(file);
    return itemsOf(valueOf(standard, "snippets")).flatMap((node) => {
      const id = stringOf(node, "id");
      const body = stringOf(node, "body");
      if (id === undefined || body === undefined || body.trim() === "") return [];
      const title = localizedText(node, "title", place.language);
      return {
        label: stringOf(node, "prefix") ?? id,
        detail: [title, stringOf(standard, "id")].filter((part) => part !== undefined).join(" · "),
        section: stringOf(node, "section"),
        lines: body.replace(/\s+$/, "").split(/\r\n|\n/),
      };
    });
  });
}

const isItem = ({ lines }: StandardSnippet): boolean => /^-\s/.test(lines[0] ?? "");

/** Snippets of the standard that are records, for a list of records. @param indent what the lines after the first need besides the indentation of their first one */
export function addRecordSnippets(place: Place, drafts: Drafts, indent: string): void {
  for (const snippet of snippetsOf(place)) {
    if (!isItem(snippet) || (snippet.section !== undefined && snippet.section !== place.section)) continue;
    const { dashed } = place.context;
    const lines = dashed ? snippet.lines.map((line) => line.slice(2)) : snippet.lines;
    // Behind a dash the place of the record is the one after the dash already.
    add(drafts, snippet, lines, indent);
  }
}

/** Snippets of the standard that are entries of a mapping: keys of a section, or whole sections. */
export function addEntrySnippets(place: Place, drafts: Drafts, indent: string, taken: ReadonlySet<string>): void {
  const { path } = place.context;
  for (const snippet of snippetsOf(place)) {
    if (path.length === 0) {
      const lines = asSection(snippet);
      const section = /^([\w-]+):/.exec(lines[0] ?? "")?.[1];
      if (section !== undefined && !taken.has(section)) add(drafts, snippet, lines, indent);
    } else if (path.length === 1 && snippet.section === path[0] && !isItem(snippet)) {
      add(drafts, snippet, snippet.lines, indent);
    }
  }
}

/** A snippet with the section around it, unless it brings it along. */
function asSection(snippet: StandardSnippet): readonly string[] {
  const { section, lines } = snippet;
  if (section === undefined || lines[0]?.startsWith(`${section}:`) === true) return lines;
  const schema = schemaAt("project", [section]);
  const list = isItem(snippet) && schema && !hasType(schema, "array") ? firstList(schema) : undefined;
  const heads = [`${section}:`, ...(list === undefined ? [] : [`  ${list}:`])];
  return [...heads, ...lines.map((line) => "  ".repeat(heads.length) + line)];
}

function firstList(section: Schema): string | undefined {
  return keysOf(section).find(({ schema }) => itemSchema(schema)?.["x-kind"] !== undefined)?.name;
}

function add(drafts: Drafts, { label, detail }: StandardSnippet, lines: readonly string[], indent: string): void {
  drafts.add({
    label,
    kind: "snippet",
    newText: lines.join(`\n${indent}`),
    snippet: true,
    detail,
    filterText: `${label} ${detail}`,
  });
}
