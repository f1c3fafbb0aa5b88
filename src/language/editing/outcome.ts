import type { Project } from "../../core/model/types";
import { applyEdits, type TextEdit } from "../../core/text/edit";
import { message, type Message } from "../../core/text/message";
import { parseText } from "../../core/text/parse";
import type { ParsedFile } from "../../core/text/parsed-file";
import { LineIndex, type Range, type Span } from "../../core/text/range";
import type { FileEdits, LanguageScope } from "../types";

/** What an editing command does: all of it is one step that one undo takes back. */
export interface EditOutcome {
  readonly edits: readonly FileEdits[];
  /** Where the selections of the command's file stand afterwards; absent: the editor keeps them by itself. */
  readonly selection?: readonly Range[];
  /** A text with places to type instead of plain edits. */
  readonly snippet?: { readonly file: string; readonly range: Range; readonly text: string };
  /** A file that does not exist yet. */
  readonly newFile?: { readonly file: string; readonly text: string };
  /** Why nothing happens. */
  readonly problem?: Message;
}

/** A command that does nothing, and why. */
export function refused(problem: Message): EditOutcome {
  return { edits: [], problem };
}

/** Several files in one step: what can't be done in one of them is done in none. */
export function allOrNothing(outcomes: readonly EditOutcome[]): EditOutcome {
  return outcomes.find(({ problem }) => problem) ?? { edits: outcomes.flatMap(({ edits }) => edits) };
}

/** Lines that a command moves as a whole; selections in them go with them. */
export interface CarriedLines {
  /** Where they stand now. */
  readonly span: Span;
  /** Where they are put, as an offset of the text as it is. */
  readonly at: number;
  /** Characters that the command inserts at that place before them. */
  readonly ahead: number;
  /** Columns by which they move to the right. */
  readonly columns: number;
}

/** Edits, and the lines that they move. */
export interface Relocation {
  readonly edits: readonly TextEdit[];
  readonly carried: readonly CarriedLines[];
}

/** The file of a command. */
export interface EditTarget {
  readonly scope: LanguageScope;
  readonly file: ParsedFile;
  /** Selections, empty ones for cursors. */
  readonly selection: readonly Span[];
}

/** The file of a command when it can be edited safely, or why it can't. */
export function editTarget(
  scope: LanguageScope,
  path: string,
  selection: readonly Span[],
): EditTarget | { readonly problem: Message } {
  const file = scope.store.file(path);
  if (!file) return { problem: message("This is not a project file.") };
  const broken = brokenLine(file);
  if (broken !== undefined)
    return { problem: message("Line {0} is not valid YAML. Nothing is changed until it is corrected.", broken + 1) };
  const spans = selection.map((span) => withoutLastBreak(file, span));
  return { scope, file, selection: spans };
}

/** A selection of whole lines ends before the line that its cursor stands in. */
function withoutLastBreak(file: ParsedFile, { start, end }: Span): Span {
  const { line, character } = file.lines.position(end);
  if (end === start || character > 0) return { start, end };
  return { start, end: Math.max(start, file.lines.lineStart(line) - 1) };
}

/** The line of the first error in the text itself. */
function brokenLine(file: ParsedFile): number | undefined {
  return file.findings.find(({ severity }) => severity === "error")?.range.start.line;
}

/** The project of a target, or why there is none. */
export function projectOf({ scope, file }: EditTarget): Project | undefined {
  return scope.store.projectOf(file.path);
}

/** What to say in a file that is part of no project. */
export function noProject(): EditOutcome {
  return refused(message("This file belongs to no project."));
}

/** What to say where the cursor is in no task. */
export function noTask(): EditOutcome {
  return refused(message("Put the cursor in a task."));
}

/** Edits of the target's own file. Refused where they would leave a text that can't be read, so that nothing is ever destroyed. */
export function outcome(
  target: EditTarget,
  edits: readonly TextEdit[],
  more: { readonly carried?: readonly CarriedLines[]; readonly others?: readonly FileEdits[] } = {},
): EditOutcome {
  const { file, selection } = target;
  const text = appliedSafely(file, edits);
  if (text === undefined)
    return refused(message("This can't be done here without breaking the text. Nothing was changed."));
  const own = edits.length > 0 ? [fileEdits(file, edits)] : [];
  const changed = [...own, ...(more.others ?? [])];
  if (!more.carried) return { edits: changed };
  const carried = more.carried;
  const lines = new LineIndex(text);
  const ranges = selection.map((span) => ({
    start: lines.position(moved(span.start, file, edits, carried, lines)),
    end: lines.position(moved(span.end, file, edits, carried, lines)),
  }));
  return { edits: changed, selection: ranges };
}

/** The text after some edits; undefined when they overlap or leave something that can't be read. */
function appliedSafely(file: ParsedFile, edits: readonly TextEdit[]): string | undefined {
  try {
    const text = applyEdits(file.text, edits);
    return brokenLine(parseText(file.path, text, file.version)) === undefined ? text : undefined;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Edits of one file, with positions. */
export function fileEdits(file: ParsedFile, edits: readonly TextEdit[]): FileEdits {
  return {
    file: file.path,
    edits: edits.map(({ span, newText }) => ({ range: file.lines.range(span), newText })),
  };
}

/** Where an offset stands after some edits. */
function moved(
  offset: number,
  file: ParsedFile,
  edits: readonly TextEdit[],
  carried: readonly CarriedLines[],
  lines: LineIndex,
): number {
  const own = carried.find(({ span }) => span.start <= offset && offset <= span.end);
  if (!own) return offset + growth(edits, offset);
  const from = file.lines.position(own.span.start);
  const { line, character } = file.lines.position(offset);
  const base = lines.position(own.at + growth(edits, own.at) + own.ahead);
  const column = line === from.line ? base.character + character - from.character : character;
  return lines.offset({ line: base.line + line - from.line, character: Math.max(0, column + own.columns) });
}

/** By how much the text before an offset becomes longer. */
function growth(edits: readonly TextEdit[], offset: number): number {
  let sum = 0;
  for (const { span, newText } of edits)
    if (span.start < offset) sum += newText.length - (Math.min(span.end, offset) - span.start);
  return sum;
}
