import { columnOf } from "../../core/text/edit";
import { itemSeparator, lineOf } from "../../core/text/edit-items";
import { eolOf } from "../../core/text/edit-text";
import type { ParsedFile } from "../../core/text/parsed-file";
import type { RecordItem } from "./records";

/** The column of a record's first key: where it stands, or behind the dash. */
export function contentColumn(file: ParsedFile, { node, block }: RecordItem): number {
  if (!block) return 0;
  const own = lineOf(file, node.start) === lineOf(file, block.dash) ? columnOf(file, node.start) : 0;
  return Math.max(own, block.column + 2);
}

/**
 * A new record as it stands behind another one, in the same style: in brackets or with its keys below each other.
 * @param entries values by key, each as text of one line
 */
export function itemText(
  file: ParsedFile,
  item: RecordItem,
  entries: ReadonlyMap<string, string>,
  order: readonly string[],
): string {
  const { block, node, list } = item;
  const lines = [...entries]
    .sort(([a], [b]) => order.indexOf(a) - order.indexOf(b))
    .map(([key, value]) => `${key}: ${value}`);
  const bracketed = `{ ${lines.join(", ")} }`;
  if (!block) return `, ${bracketed}`;
  const column = contentColumn(file, item);
  const dash = `${" ".repeat(block.column)}-`.padEnd(column);
  const isFlow = node.kind === "mapping" && node.flow;
  const text = isFlow ? bracketed : lines.join(eolOf(file.text) + " ".repeat(column));
  return itemSeparator(file, list.sequence, item.index) + dash + text;
}
