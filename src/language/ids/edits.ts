import { replaceScalar } from "../../core/text/edit";
import { scalarText } from "../../core/text/edit-text";
import type { ParsedFile } from "../../core/text/parsed-file";
import type { Span } from "../../core/text/range";
import type { ScalarNode } from "../../core/text/tree";
import { writeString } from "../../core/text/yaml-writer";
import { scalarAt } from "../node-chain";
import type { TextEdit } from "../types";
import { namedPart } from "./aliases";
import type { Occurrence } from "./occurrences";

/** Gives an id another name at one place: its letters alone, in the style they are written in. */
export function renameAt({ file, span, form }: Occurrence, oldId: string, newId: string): TextEdit | undefined {
  if (form === "follows") return undefined;
  const node = form === "alias" ? undefined : scalarAt(file, span.start)?.node;
  if (!node) return edit(file, span, writeString(newId, "flow"));
  if (form === "value") return renameInValue(file, node, oldId, newId);
  // A word such as `true` or `12` needs quotes where it stands alone.
  const isBare = node.style === "plain" && node.start === span.start && node.end === span.end;
  return edit(file, span, isBare ? scalarText(file, node, newId) : newId);
}

function renameInValue(file: ParsedFile, node: ScalarNode, oldId: string, newId: string): TextEdit | undefined {
  const value = String(node.value);
  const part = namedPart(value, oldId);
  if (!part) return undefined;
  const written = file.text.slice(node.start, node.end);
  const at = written.indexOf(oldId);
  const isOnce = at >= 0 && at === written.lastIndexOf(oldId);
  if (isOnce) return edit(file, { start: node.start + at, end: node.start + at + oldId.length }, newId);
  const change = replaceScalar(file, node, value.slice(0, part.start) + newId + value.slice(part.end));
  return edit(file, change.span, change.newText);
}

function edit(file: ParsedFile, span: Span, newText: string): TextEdit {
  return { range: file.lines.range(span), newText };
}
