import { kindOfFile } from "../../core/model/facts";
import type { FileKind } from "../../core/schema/registry";
import { validateTree } from "../../core/schema/validate";
import { applyEdits, type TextEdit } from "../../core/text/edit";
import type { ParsedFile } from "../../core/text/parsed-file";
import { parseText } from "../../core/text/parse";
import type { Span } from "../../core/text/range";
import type { TreeNode } from "../../core/text/tree";

/** Of sections beyond this length the first edit that helps is taken: reading them once for each would keep a person waiting. */
const longestCompared = 60_000;

/** How well a text can be read. */
interface Reading {
  readonly errors: number;
  /** Keys that mean something, and items of lists. */
  readonly parts: number;
}

interface Candidate extends Reading {
  readonly edit: readonly TextEdit[];
}

/**
 * The edit after which the text around it can be read best: with the fewest errors of syntax and of the format, and at least with all that could be read before. An
 * edit that turns keys into words of a text takes errors away too, and a part of the plan with them. Of equal ones the first.
 */
export function bestOf(file: ParsedFile, edits: Iterable<readonly TextEdit[]>): readonly TextEdit[] | undefined {
  const kind = kindOfFile(file);
  let section: Span | undefined;
  let before: Reading = { errors: 0, parts: 0 };
  let best: Candidate | undefined;
  for (const edit of edits) {
    const [first] = edit;
    if (!first) continue;
    if (!section) {
      section = sectionAround(file.text, first.span.start);
      before = readingOf(file.text.slice(section.start, section.end), kind);
    }
    const { start, end } = section;
    const moved = edit.map(({ span, newText }) => ({
      span: { start: span.start - start, end: span.end - start },
      newText,
    }));
    if (moved.some(({ span }) => span.start < 0 || span.end > end - start)) continue;
    const candidate = { edit, ...readingOf(applyEdits(file.text.slice(start, end), moved), kind) };
    if (candidate.errors >= before.errors || candidate.parts < before.parts || !isBetter(candidate, best)) continue;
    best = candidate;
    if (end - start > longestCompared) break;
  }
  return best?.edit;
}

function isBetter(one: Candidate, than: Candidate | undefined): boolean {
  if (!than || one.errors !== than.errors) return !than || one.errors < than.errors;
  return one.parts === than.parts ? one.edit.length < than.edit.length : one.parts > than.parts;
}

/** From the line in the first column at or above an offset to the next one: what can be read alone. */
function sectionAround(text: string, offset: number): Span {
  const head = /^(?:[\p{L}"'][^\r\n]*:)/gmu;
  let start = 0;
  for (const match of text.matchAll(head)) {
    if (match.index > offset) return { start, end: match.index };
    start = match.index;
  }
  return { start, end: text.length };
}

function readingOf(text: string, kind: FileKind): Reading {
  const file = parseText("", text, 0);
  const found = [...file.findings, ...validateTree(kind, file)];
  const unknown = found.filter(({ code }) => code === "schema.unknown-key").length;
  return {
    errors: found.filter(({ severity }) => severity === "error").length,
    parts: file.root ? partsOf(file.root) - unknown : 0,
  };
}

function partsOf(node: TreeNode): number {
  if (node.kind === "scalar") return 0;
  const children = node.kind === "mapping" ? node.entries.map(({ value }) => value) : node.items;
  return children.reduce((sum, child) => sum + partsOf(child), children.length);
}
