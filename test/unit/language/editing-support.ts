import assert from "node:assert/strict";
import { applyEdits } from "../../../src/core/text/edit";
import { renderMessage } from "../../../src/core/text/message";
import { LineIndex, type Range, type Span } from "../../../src/core/text/range";
import type { EditOutcome } from "../../../src/language/editing/outcome";
import type { LanguageScope } from "../../../src/language/types";
import { ProjectStore } from "../../../src/workspace/store";

/** What a command left behind. */
export interface Result {
  /** Texts of all files afterwards; that of the command's file has `¦` for cursors and `«…»` for selections. */
  readonly files: Readonly<Record<string, string>>;
  /** The text of the command's file without marks. */
  readonly text: string;
  /** The text with marks where the selections are. */
  readonly marked: string;
  readonly outcome: EditOutcome;
  readonly problem: string | undefined;
}

type Editing = (scope: LanguageScope, file: string, selection: readonly Span[]) => EditOutcome;

export const mainFile = "plans/crm/project.pmo.yaml";

/** Runs a command on a text with `¦` for cursors and `«…»` for selections, among other files of the workspace. */
export function run(marked: string, command: Editing, others: Readonly<Record<string, string>> = {}): Result {
  const { text, selection } = unmark(marked);
  const store = new ProjectStore();
  for (const [path, content] of Object.entries({ ...others, [mainFile]: text })) store.setFile(path, content);
  const scope: LanguageScope = { store, language: "en", today: "2026-05-01", render: (words) => renderMessage(words) };
  const outcome = command(scope, mainFile, selection);
  assert.deepEqual(command(scope, mainFile, selection), outcome, "a command leaves what is known of the text as it is");
  const files: Record<string, string> = { ...others, [mainFile]: text };
  for (const { file, edits } of outcome.edits) {
    const before = files[file] ?? "";
    const lines = new LineIndex(before);
    const spans = edits.map(({ range, newText }) => ({ span: spanOf(lines, range), newText }));
    files[file] = applyEdits(before, spans);
  }
  if (outcome.newFile) files[outcome.newFile.file] = outcome.newFile.text;
  const after = files[mainFile] ?? "";
  const problem = outcome.problem && renderMessage(outcome.problem);
  if (problem !== undefined) assert.equal(outcome.edits.length, 0, "a refused command changes nothing");
  return { files, text: after, marked: mark(after, outcome.selection ?? []), outcome, problem };
}

function spanOf(lines: LineIndex, { start, end }: Range): Span {
  return { start: lines.offset(start), end: lines.offset(end) };
}

function unmark(marked: string): { text: string; selection: readonly Span[] } {
  const selection: Span[] = [];
  let text = "";
  let open = 0;
  for (const character of marked) {
    if (character === "¦") selection.push({ start: text.length, end: text.length });
    else if (character === "«") open = text.length;
    else if (character === "»") selection.push({ start: open, end: text.length });
    else text += character;
  }
  return { text, selection };
}

function mark(text: string, selection: readonly Range[]): string {
  const lines = new LineIndex(text);
  const marks = selection.flatMap((range) => {
    const { start, end } = spanOf(lines, range);
    return start === end
      ? [{ at: start, sign: "¦" }]
      : [
          { at: start, sign: "«" },
          { at: end, sign: "»" },
        ];
  });
  return marks
    .sort((a, b) => b.at - a.at)
    .reduce((result, { at, sign }) => result.slice(0, at) + sign + result.slice(at), text);
}

/** A text with a cursor behind the id of a task. */
export function at(text: string, id: string): string {
  const place = new RegExp(`\\bid: ${id}\\b`).exec(text);
  assert.ok(place, `${id} is in the text`);
  const end = place.index + place[0].length;
  return `${text.slice(0, end)}¦${text.slice(end)}`;
}
