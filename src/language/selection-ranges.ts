import { partSpan } from "../core/model/origin";
import type { ParsedFile } from "../core/model/types";
import { parseAssignment } from "../core/text/assignment";
import { parsePredecessor } from "../core/text/predecessor";
import type { Range, Span } from "../core/text/range";
import type { ScalarNode } from "../core/text/tree";
import { nodeChain, type ChainLink } from "./node-chain";
import type { LanguageScope } from "./types";

/** What "expand selection" selects step by step, from the smallest range to the whole file; each contains the one before. */
export function selectionRanges(scope: LanguageScope, file: string, offset: number): readonly Range[] {
  const parsed = scope.store.file(file);
  if (!parsed) return [];
  const chain = nodeChain(parsed, offset);
  const spans = [
    { start: 0, end: parsed.text.length },
    ...chain.slice(1).flatMap((link) => linkSpans(link, parsed.text)),
    ...commentSpans(parsed, offset),
    ...scalarSpans(parsed, chain.at(-1), offset),
    wordSpan(parsed.text, offset, /[\p{L}\p{M}\p{N}_.-]/u),
    wordSpan(parsed.text, offset, /[\p{L}\p{M}\p{N}_]/u),
  ].filter((span) => span.start < span.end && span.start <= offset && offset <= span.end);
  const nested: Span[] = [];
  for (const span of spans) {
    const outer = nested.at(-1);
    if (!outer || isSmaller(span, outer)) nested.push(span);
  }
  return nested.reverse().map((span) => parsed.lines.range(span));
}

function isSmaller(inner: Span, outer: Span): boolean {
  const within = outer.start <= inner.start && inner.end <= outer.end;
  return within && inner.end - inner.start < outer.end - outer.start;
}

/** An entry with its key, an item with its dash, and the value alone. */
function linkSpans({ node, entry }: ChainLink, text: string): readonly Span[] {
  const value = { start: node.start, end: node.end };
  if (entry) return [{ start: entry.keySpan.start, end: Math.max(entry.keySpan.end, node.end) }, value, entry.keySpan];
  const dash = /(?:^|[\r\n])[ \t]*(?:- +)*(- +)$/.exec(text.slice(Math.max(0, node.start - 200), node.start));
  return dash ? [{ start: node.start - (dash[1]?.length ?? 0), end: node.end }, value] : [value];
}

/** A scalar without its quotes, and the part of a predecessor or assignment. */
function scalarSpans(file: ParsedFile, link: ChainLink | undefined, offset: number): readonly Span[] {
  if (link?.node.kind !== "scalar") return [];
  const { node, schema } = link;
  const isQuoted = node.style === "single" || node.style === "double";
  const inner = isQuoted && node.end - node.start > 1 ? [{ start: node.start + 1, end: node.end - 1 }] : [];
  const part = referencePart(node, schema?.["x-type"]);
  if (!part) return inner;
  const whole = { start: 0, end: String(node.value).length };
  const reference = partSpan(node, file.text, part);
  const rest = partSpan(node, file.text, { start: part.end, end: whole.end });
  const behind = file.text.slice(rest.start, rest.end);
  const trimmed = { start: rest.start + behind.length - behind.trimStart().length, end: rest.end };
  return [...inner, offset <= reference.end ? reference : trimmed];
}

function referencePart(node: ScalarNode, type: string | undefined): Span | undefined {
  const value = String(node.value);
  if (type === "predecessor") return parsePredecessor(value)?.referenceSpan;
  return type === "assignment" ? parseAssignment(value)?.resourceSpan : undefined;
}

/** A comment: its block of lines, its line, its words. */
function commentSpans(file: ParsedFile, offset: number): readonly Span[] {
  const { text, lines } = file;
  const lineOf = (number: number): Span => {
    const start = lines.lineStart(number);
    return { start, end: start + (/^[^\r\n]*/.exec(text.slice(start, lines.lineStart(number + 1)))?.[0].length ?? 0) };
  };
  const { line } = lines.position(offset);
  const own = lineOf(line);
  const before = text.slice(own.start, offset + 1);
  const mark = [...before.matchAll(/(?<=^|\s)#/g)]
    .map(({ index }) => own.start + index)
    .find((at) => !isInScalar(file, at));
  if (mark === undefined) return [];
  const isComment = (number: number): boolean => {
    const { start, end } = lineOf(number);
    return /^\s*#/.test(text.slice(start, end));
  };
  const words = /^#+\s*/.exec(text.slice(mark, own.end))?.[0].length ?? 0;
  const inLine = [
    { start: mark, end: own.end },
    { start: mark + words, end: own.end },
  ];
  if (!isComment(line)) return inLine;
  let first = line;
  let last = line;
  while (first > 0 && isComment(first - 1)) first--;
  while (last + 1 < lines.lineCount && isComment(last + 1)) last++;
  const indent = (/^\s*/.exec(text.slice(lineOf(first).start)) ?? [""])[0].length;
  return [{ start: lineOf(first).start + indent, end: lineOf(last).end }, ...inLine];
}

function isInScalar(file: ParsedFile, at: number): boolean {
  const node = nodeChain(file, at).at(-1)?.node;
  return node?.kind === "scalar" && node.start <= at && at < node.end;
}

function wordSpan(text: string, offset: number, letter: RegExp): Span {
  let start = offset;
  let end = offset;
  while (start > 0 && letter.test(text.charAt(start - 1))) start--;
  while (end < text.length && letter.test(text.charAt(end))) end++;
  return { start, end };
}
