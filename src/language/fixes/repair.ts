import { kindOfFile } from "../../core/model/facts";
import type { FileKind } from "../../core/schema/registry";
import { validateTree } from "../../core/schema/validate";
import type { TextEdit } from "../../core/text/edit";
import type { ParsedFile } from "../../core/text/parsed-file";
import { parseText } from "../../core/text/parse";
import type { TreeNode } from "../../core/text/tree";
import { editedExcerpt, excerptAround, type Excerpt } from "./excerpt";

/** How well a text can be read. */
interface Reading {
  readonly errors: number;
  /** Keys that mean something, and items of lists. */
  readonly parts: number;
}

/** The lines around a place before an edit. */
interface Around {
  readonly excerpt: Excerpt;
  readonly reading: Reading;
  /** What edits have made of them so far. */
  readonly tried: Set<string>;
}

/** What an edit changes in the reading of the lines around it. */
interface Candidate {
  readonly edit: readonly TextEdit[];
  readonly errorsLess: number;
  readonly partsMore: number;
}

/**
 * The edit after which the lines around it can be read best: with the fewest errors of syntax and of the format, and at least with all that could be read before. An
 * edit that turns keys into words of a text takes errors away too, and a part of the plan with them. Of equal ones the first.
 */
export function bestOf(file: ParsedFile, edits: Iterable<readonly TextEdit[]>): readonly TextEdit[] | undefined {
  const kind = kindOfFile(file);
  const before = new Map<number, Around>();
  let best: Candidate | undefined;
  for (const edit of edits) {
    const [first] = edit;
    if (!first) continue;
    const { line } = file.lines.position(first.span.start);
    const around = before.get(line) ?? readAround(file, line, kind);
    before.set(line, around);
    const text = editedExcerpt(file, around.excerpt, edit);
    // Another line alone is often the same as that line with those that belong to it.
    if (text === undefined || around.tried.has(text)) continue;
    around.tried.add(text);
    const { errors, parts } = readingOf(text, kind);
    const candidate = { edit, errorsLess: around.reading.errors - errors, partsMore: parts - around.reading.parts };
    if (candidate.errorsLess > 0 && candidate.partsMore >= 0 && isBetter(candidate, best)) best = candidate;
  }
  return best?.edit;
}

function readAround(file: ParsedFile, line: number, kind: FileKind): Around {
  const excerpt = excerptAround(file, line);
  const text = excerpt.head + file.text.slice(excerpt.start, excerpt.end);
  return { excerpt, reading: readingOf(text, kind), tried: new Set([text]) };
}

function isBetter(one: Candidate, than: Candidate | undefined): boolean {
  if (!than || one.errorsLess !== than.errorsLess) return !than || one.errorsLess > than.errorsLess;
  return one.partsMore === than.partsMore ? one.edit.length < than.edit.length : one.partsMore > than.partsMore;
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
