import { applyEdits, type TextEdit } from "../../core/text/edit";
import { parseText } from "../../core/text/parse";
import type { ParsedFile } from "../../core/text/parsed-file";
import { entryOf, type TreeNode } from "../../core/text/tree";
import { tabColumns, type Scan } from "./scanned";

/** Characters that are read again in one go; more would take longer than formatting itself. */
const readAgain = 40_000;

/**
 * Leaves out the edits of sections that would read differently afterwards. Sections are read again before and after, as far as that is quick;
 * without that, sections in which something is not understood stay as they are.
 */
export function soundEdits(scan: Scan, edits: readonly TextEdit[]): readonly TextEdit[] {
  const sound: TextEdit[] = [];
  let budget = readAgain;
  let next = 0;
  for (const [index, section] of scan.sections.entries()) {
    const end = scan.sections[index + 1]?.start ?? Infinity;
    const own: TextEdit[] = [];
    for (let edit = edits[next]; edit && edit.span.start < end; edit = edits[++next]) own.push(edit);
    if (own.length === 0) continue;
    const size = Math.min(end, scan.text.length) - section.start;
    const quick = size <= budget;
    if (quick) budget -= size;
    if (quick ? readsTheSame(scan, section.start, end, own) : !section.broken) for (const edit of own) sound.push(edit);
  }
  return sound;
}

function readsTheSame(scan: Scan, start: number, end: number, edits: readonly TextEdit[]): boolean {
  const source = scan.text.slice(start, end);
  const moved = edits.map(({ span, newText }) => ({
    span: { start: span.start - start, end: span.end - start },
    newText,
  }));
  return haveSameMeaning(withoutTabs(scan, start, end), applyEdits(source, moved));
}

/** A stretch with spaces for the tabs in front of its lines, which YAML does not admit. */
function withoutTabs({ text, lines }: Scan, start: number, end: number): string {
  const edits: TextEdit[] = [];
  if (text.includes("\t"))
    for (const line of lines) {
      if (line.start < start || line.start >= end || line.kind === "text") continue;
      const blank = text.slice(line.start, line.content);
      if (!blank.includes("\t")) continue;
      const span = { start: line.start - start, end: line.content - start };
      edits.push({ span, newText: blank.replaceAll("\t", " ".repeat(tabColumns)) });
    }
  return applyEdits(text.slice(start, end), edits);
}

/** Whether two texts hold the same keys and values in the same order, and the second has no faults that the first has not. */
export function haveSameMeaning(before: string, after: string): boolean {
  const [a, b] = [parseText("", before, 0), parseText("", after, 0)];
  if (!sameTree(a.root, b.root)) return false;
  const known = codesOf(a);
  return codesOf(b).every((code) => {
    const at = known.indexOf(code);
    if (at >= 0) known.splice(at, 1);
    return at >= 0;
  });
}

function codesOf({ findings }: ParsedFile): string[] {
  return findings.map(({ code }) => code);
}

/** Whether two trees hold the same keys and values, in the same order or (`anyOrder`) with the keys of mappings in any order. */
export function sameTree(a: TreeNode | undefined, b: TreeNode | undefined, anyOrder = false): boolean {
  if (a?.kind === "scalar" && b?.kind === "scalar") return Object.is(a.value, b.value) && a.style === b.style;
  if (a?.kind === "sequence" && b?.kind === "sequence")
    return (
      a.items.length === b.items.length && a.items.every((item, index) => sameTree(item, b.items[index], anyOrder))
    );
  if (a?.kind === "mapping" && b?.kind === "mapping")
    return (
      a.entries.length === b.entries.length &&
      a.entries.every(({ key, value }, index) => {
        const other = anyOrder ? entryOf(b, key) : b.entries[index];
        return other?.key === key && sameTree(value, other.value, anyOrder);
      })
    );
  return a === b;
}
