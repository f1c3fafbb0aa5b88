import { kindOfFile } from "../../core/model/facts";
import { textAt } from "../../core/model/fields";
import type { Project, RecordBase } from "../../core/model/types";
import { itemSchema } from "../../core/schema/registry";
import type { ParsedFile } from "../../core/text/parsed-file";
import type { MappingNode } from "../../core/text/tree";
import { cursorContext } from "../context";
import { nodeAt } from "../node-at";
import { childSchema, schemaAt } from "../schema";
import type { HoverSubject } from "./context";

/** What stands at an offset, by the parsed tree; by the words around it where the text is broken. */
export function subjectAt(file: ParsedFile, offset: number, project: Project | undefined): HoverSubject | undefined {
  const place = nodeAt(file, offset);
  if (!place) return brokenSubjectAt(file, offset);
  const { node, part } = place;
  const text =
    part === "value" && node.kind === "scalar" && node.value !== null ? String(node.value).trim() : undefined;
  if (part === "value" && (text === undefined || text === "")) return undefined;
  return { ...place, text, record: place.record && recordOf(project, file.path, place.record.node) };
}

/** The record of a mapping; undefined for one whose id stands twice and counts elsewhere. */
function recordOf(project: Project | undefined, file: string, node: MappingNode): RecordBase | undefined {
  const record = project?.recordsById.get(textAt(node, "id") ?? "");
  return record?.origin.file === file && record.origin.node.start === node.start ? record : undefined;
}

function brokenSubjectAt(file: ParsedFile, offset: number): HoverSubject | undefined {
  const { text } = file;
  let end = offset;
  while (end < text.length && /[^\s,:[\]{}"'#]/.test(text.charAt(end))) end++;
  if (end === offset && !/\S/.test(text.charAt(offset - 1))) return undefined;
  const context = cursorContext(text, end);
  if (context.kind === "none" || context.replace.start > offset) return undefined;
  const container = schemaAt(kindOfFile(file), context.path);
  const word = text.slice(context.replace.start, context.replace.end).trim();
  if (!container || word === "") return undefined;
  const item = context.kind === "item" ? itemSchema(container) : undefined;
  // Behind a dash stands the first key of a record, or an item that is a value itself.
  const isKey = context.kind === "key" || (context.kind === "item" && context.colonFollows);
  const isItem = context.kind === "item" && !isKey;
  const key = context.kind === "value" ? (context.key ?? "") : isItem ? "" : word;
  const schema = isItem ? item : childSchema(item ?? container, key);
  if (!schema) return undefined;
  const part = isKey ? "key" : "value";
  return { part, key, isItem, schema, text: isKey ? undefined : word, span: context.replace, record: undefined };
}
