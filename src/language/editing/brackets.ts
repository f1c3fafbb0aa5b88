import { columnOf, endOfEntry, insertAt, isWritten, type TextEdit } from "../../core/text/edit";
import { changeEntries, deleteItems } from "../../core/text/edit-entries";
import { eolOf } from "../../core/text/edit-text";
import type { ParsedFile } from "../../core/text/parsed-file";
import type { Span } from "../../core/text/range";
import { entryOf, type MappingNode, type TreeNode } from "../../core/text/tree";
import type { Relocation } from "./outcome";
import { subtasks, type RecordItem, type RecordRun } from "./records";

/** Writes `{ id: a, name: A }` as keys below each other; undefined where comments or line breaks stand within it. */
export function openMapping(file: ParsedFile, node: MappingNode): readonly TextEdit[] | undefined {
  if (!isPlainLine(file, node) || node.entries.length === 0) return undefined;
  if (!node.entries.every((entry) => isWritten(file, entry))) return undefined;
  const lines = node.entries.map((entry) => file.text.slice(entry.keySpan.start, endOfEntry(file, entry)));
  const newText = lines.join(eolOf(file.text) + " ".repeat(columnOf(file, node.start)));
  return [{ span: { start: node.start, end: node.end }, newText }];
}

/** Records of one line without comments, as they may stand in brackets: `{ id: a }, { id: b }`. Undefined for others. */
function bracketText(file: ParsedFile, run: RecordRun): string | undefined {
  const plain = run.items.every(
    ({ node, block }) =>
      node.kind === "mapping" &&
      node.flow &&
      isPlainLine(file, node) &&
      (!block || file.text.slice(block.start, block.end).trim() === `- ${textOf(file, node)}`),
  );
  return plain ? run.items.map(({ node }) => textOf(file, node)).join(", ") : undefined;
}

/** Puts a run that stands in brackets into the subtasks of the task before it, which stands in brackets as well. */
export function nestInBrackets(file: ParsedFile, run: RecordRun, parent: RecordItem): Relocation | undefined {
  const text = bracketText(file, run);
  const { node } = parent;
  if (text === undefined || node.kind !== "mapping" || !node.flow || !isPlainLine(file, node)) return undefined;
  const span = spanOf(run);
  if (/#/.test(file.text.slice(node.end, span.start))) return undefined;
  const entry = entryOf(node, subtasks);
  const last = node.entries.at(-1);
  let at: number | undefined;
  let lead = ", ";
  let tail = "";
  if (entry?.value.kind === "sequence") {
    at = entry.value.items.at(-1)?.end ?? entry.value.start + 1;
    if (entry.value.items.length === 0) lead = "";
  } else if (!entry && last) {
    at = endOfEntry(file, last);
    lead = `, ${subtasks}: [`;
    tail = "]";
  }
  if (at === undefined) return undefined;
  return {
    edits: [insertAt(at, lead + text + tail), { span: { start: node.end, end: span.end }, newText: "" }],
    carried: [{ span, at, ahead: lead.length, columns: 0 }],
  };
}

/** Takes a run out of the brackets of its parent and puts it behind the parent, in brackets or on lines of its own. */
export function unnestFromBrackets(file: ParsedFile, run: RecordRun, holder: RecordItem): Relocation | undefined {
  const text = bracketText(file, run);
  const { node } = holder;
  if (text === undefined || node.kind !== "mapping") return undefined;
  const span = spanOf(run);
  const all = run.items.length === run.list.items.length;
  const taken = all
    ? changeEntries(file, node, { [subtasks]: undefined }, [])
    : deleteItems(file, run.list.sequence, new Set(run.items.map(({ index }) => index)));
  const at = holder.span.end;
  const dash = eolOf(file.text) + `${" ".repeat(holder.block?.column ?? 0)}- `;
  const lead = holder.block ? dash : ", ";
  const written = holder.block ? run.items.map((item) => dash + textOf(file, item.node)).join("") : lead + text;
  return { edits: [...taken, insertAt(at, written)], carried: [{ span, at, ahead: lead.length, columns: 0 }] };
}

function spanOf({ first, last }: RecordRun): Span {
  return { start: first.node.start, end: last.node.end };
}

function textOf(file: ParsedFile, node: TreeNode): string {
  return file.text.slice(node.start, node.end);
}

function isPlainLine(file: ParsedFile, node: TreeNode): boolean {
  return !/[\r\n]/.test(textOf(file, node));
}
