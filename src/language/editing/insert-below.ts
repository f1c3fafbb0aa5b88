import { itemSeparator } from "../../core/text/edit-items";
import { message } from "../../core/text/message";
import type { Span } from "../../core/text/range";
import { stringOf, type MappingNode } from "../../core/text/tree";
import { freeId, nextId } from "../fixes/next-id";
import { SnippetText } from "../snippet-text";
import { SnippetWriter, type SnippetVariant } from "../snippets";
import type { LanguageScope } from "../types";
import { contentColumn } from "./item-text";
import { editTarget, projectOf, refused, type EditOutcome, type EditTarget } from "./outcome";
import { recordLists, selectedRecords, type RecordItem } from "./records";

/**
 * Begins a new record behind the one at the cursor (behind all its subtasks, for a task), in the same style, with the next free id. What is to be typed
 * first, usually the name, is selected.
 */
export function insertBelow(scope: LanguageScope, path: string, selection: readonly Span[]): EditOutcome {
  const target = editTarget(scope, path, selection);
  if ("problem" in target) return refused(target.problem);
  const { file } = target;
  const item = selectedRecords(file, recordLists(file), target.selection.slice(0, 1)).at(-1);
  if (!item) return refused(message("Put the cursor in a task or another entry of a list."));
  const at = item.span.end;
  const range = file.lines.range({ start: at, end: at });
  return { edits: [], snippet: { file: file.path, range, text: snippetBehind(target, item) } };
}

function snippetBehind(target: EditTarget, item: RecordItem): string {
  const { file } = target;
  const { block, node, list } = item;
  const isFlow = node.kind === "mapping" && node.flow;
  if (!block) return `, ${bracketed(recordText(target, item, "", true))}`;
  const lead = `${itemSeparator(file, list.sequence, item.index).replaceAll("\r\n", "\n")}${" ".repeat(block.column)}-`;
  const content = contentColumn(file, item);
  const padding = " ".repeat(content - block.column - 1);
  return (
    lead +
    padding +
    (isFlow ? bracketed(recordText(target, item, "", true)) : recordText(target, item, " ".repeat(content), false))
  );
}

/** Lines of a snippet on one line; a value that needs lines of its own is left out. */
function bracketed(snippet: string): string {
  const lines = snippet.split("\n").filter((line) => /^\S+: \S/.test(line));
  return `{ ${lines.join(", ")} }`;
}

function recordText(target: EditTarget, item: RecordItem, indent: string, isFlow: boolean): string {
  const { scope } = target;
  const project = projectOf(target);
  const { schema, kind } = item.list;
  const writer = new SnippetWriter({
    language: scope.language,
    today: scope.today,
    idsOf: (kinds) =>
      [...(project?.recordsById.values() ?? [])].filter((one) => kinds.includes(one.kind)).map(({ id }) => id),
  });
  const neighbour = item.node.kind === "mapping" ? item.node : undefined;
  const text = writer.record(schema, variantBeside(kind, neighbour, isFlow), indent, schema["x-register"]);
  const own = stringOf(neighbour, "id");
  const id = own !== undefined && /\d$/.test(own) ? freeId(own, project) : nextId(schema, kind, { scope, project });
  // The id is given; the first place to type is what follows it.
  return text.replace(/^id: \$\{1:(?:\\.|[^}\\])*\}/, () => `id: ${SnippetText.escape(id)}`);
}

/** A task is begun with its name and, beside one that has it, its duration; a record in brackets has the fields of its neighbour. */
function variantBeside(kind: string, neighbour: MappingNode | undefined, isFlow: boolean): SnippetVariant {
  const keys = neighbour?.entries.map(({ key }) => key) ?? [];
  if (kind === "task")
    return {
      name: "record",
      fields: ["id", "name", ...(keys.includes("duration") && !keys.includes("tasks") ? ["duration"] : [])],
    };
  return isFlow ? { name: "record", fields: keys } : { name: "record" };
}
