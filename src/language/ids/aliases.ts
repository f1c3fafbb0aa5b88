import { partSpan } from "../../core/model/origin";
import { parseAssignment } from "../../core/text/assignment";
import { parseReference } from "../../core/text/identifier";
import type { ParsedFile } from "../../core/text/parsed-file";
import { parsePredecessor } from "../../core/text/predecessor";
import type { Span } from "../../core/text/range";
import type { ScalarNode, TreeNode } from "../../core/text/tree";
import { nodeChain, scalarAt } from "../node-chain";
import type { Mention } from "./target";

/** Whether a mention stands in what an alias (`*name`) brings along, so that its letters are elsewhere. */
export function isAlias({ file, span, exact }: Mention): boolean {
  return !exact && file.text[span.start] === "*";
}

/** Where the letters of a mention in an alias really stand: in the value with the anchor, through further aliases. */
export function aliasSources(mention: Mention): readonly Mention[] {
  const { file, span, field, target } = mention;
  return leavesOf(file, span, field, target.id, 0).flatMap((leaf) => {
    const part = namedPart(String(leaf.value), target.id);
    if (!part) return [];
    const place = partSpan(leaf, file.text, part);
    return [{ ...mention, span: place, exact: file.text.slice(place.start, place.end) === target.id }];
  });
}

/** Whether the value with the anchor is a single value, so that the alias can be replaced by the id itself. */
export function isScalarAlias({ file, span }: Mention): boolean {
  return anchored(file, span)?.kind === "scalar";
}

/** Whether the value at a place means something by itself, other than in a free part of the file (`x-common: …`). */
export function hasMeaning({ file, span }: Mention): boolean {
  return scalarAt(file, span.start)?.schema !== undefined;
}

const deepest = 20;

function leavesOf(file: ParsedFile, alias: Span, field: string, id: string, depth: number): readonly ScalarNode[] {
  const source = depth < deepest ? anchored(file, alias) : undefined;
  if (!source) return [];
  const visit = (node: TreeNode, key: string): readonly ScalarNode[] => {
    if (file.text[node.start] === "*") return leavesOf(file, node, field, id, depth + 1);
    if (node.kind === "sequence") return node.items.flatMap((item) => visit(item, key));
    if (node.kind === "mapping") return node.entries.flatMap((entry) => visit(entry.value, entry.key));
    return key === field && namedPart(String(node.value), id) ? [node] : [];
  };
  return visit(source, field);
}

/** The part of a text that names a record or project, where it is this id. */
export function namedPart(text: string, id: string): Span | undefined {
  const predecessor = parsePredecessor(text);
  const assignment = parseAssignment(text);
  const word = text.trim();
  const start = text.indexOf(word);
  const reference = parseReference(word);
  const found = [
    ...(reference ? [{ ...reference, span: { start, end: start + word.length } }] : []),
    ...(predecessor ? [{ ...predecessor, span: predecessor.referenceSpan }] : []),
    ...(assignment ? [{ id: assignment.resource, project: undefined, span: assignment.resourceSpan }] : []),
  ];
  for (const { project, id: written, span } of found) {
    if (written === id) return { start: span.end - id.length, end: span.end };
    if (project === id) return { start: span.start, end: span.start + id.length };
  }
  return undefined;
}

/** The value that carries the anchor of an alias: the last one above it. */
function anchored(file: ParsedFile, alias: Span): TreeNode | undefined {
  const name = /^\*([^\s,[\]{}]+)/.exec(file.text.slice(alias.start, alias.start + 200))?.[1];
  if (name === undefined) return undefined;
  const mark = `&${name}`;
  for (let at = file.text.lastIndexOf(mark, alias.start); at >= 0; at = before(file.text, mark, at)) {
    const behind = /^(?:[\s]+(?:#[^\r\n]*)?)+(?:!\S*\s+)?/.exec(file.text.slice(at + mark.length, alias.start));
    const start = behind ? at + mark.length + behind[0].length : -1;
    const found = nodeChain(file, start).find(({ node }) => node.start === start);
    if (found) return found.node;
  }
  return undefined;
}

function before(text: string, mark: string, at: number): number {
  return at === 0 ? -1 : text.lastIndexOf(mark, at - 1);
}
