import { spanBeside } from "../text/placed";
import type { Span } from "../text/range";
import { entryOf, type ScalarNode, type TreeNode } from "../text/tree";
import type { Position } from "../text/range";
import type { Origin, Project, RecordBase } from "./types";

/** Where the value of a field stands; where the field is missing, its record's id or first key; the whole record for an empty one. */
export function fieldSpan(origin: Origin, key: string): Span {
  const entry = entryOf(origin.node, key);
  if (entry)
    return entry.value.end > entry.value.start && entry.value.kind === "scalar" ? spanOf(entry.value) : entry.keySpan;
  return headSpan(origin);
}

/** A short place that stands for a record: the value of its id, or its first key. */
export function headSpan(origin: Origin): Span {
  const id = entryOf(origin.node, "id");
  if (id && id.value.kind === "scalar" && id.value.end > id.value.start) return spanOf(id.value);
  return origin.node.entries[0]?.keySpan ?? spanOf(origin.node);
}

function spanOf(node: TreeNode): Span {
  return { start: node.start, end: node.end };
}

/** Line and character where a record begins, or undefined when its file is not of this project. */
export function positionOf(project: Project, record: RecordBase): Position | undefined {
  const file = project.files.find((candidate) => candidate.path === record.origin.file);
  return file?.lines.position(record.origin.node.start);
}

/** The deepest record around an offset, as for a cursor. A cursor behind the last value of a record still belongs to it in its own line. */
export function recordAt(project: Project, file: string, offset: number): RecordBase | undefined {
  let best: RecordBase | undefined;
  for (const records of project.recordsBySection.values()) {
    for (const record of records) {
      const { node } = record.origin;
      if (record.origin.file !== file || offset < node.start || offset > node.end) continue;
      if (
        !best ||
        node.start > best.origin.node.start ||
        (node.start === best.origin.node.start && node.end < best.origin.node.end)
      )
        best = record;
    }
  }
  return best;
}

/** Where a part of a scalar's text stands, also after the text has moved; the whole scalar where quotes with escapes or a block make that uncertain. */
export function partSpan(node: ScalarNode, text: string, part: Span): Span {
  const value = String(node.value);
  const shift = node.style === "plain" ? 0 : node.style === "block" ? undefined : 1;
  const { start } = node;
  if (shift === undefined || text.slice(start + shift, start + shift + value.length) !== value) return node;
  return spanBeside(node, start + shift + part.start, start + shift + part.end);
}
