import { insertAt, type TextEdit } from "../../core/text/edit";
import { message } from "../../core/text/message";
import type { LanguageScope } from "../types";
import type { Span } from "../../core/text/range";
import { editTarget, outcome, refused, type CarriedLines, type EditOutcome } from "./outcome";
import { recordLists, recordRuns, selectedRecords, type RecordRun } from "./records";

/** Moves the selected records of any list up by one place, with their comments. Neighbours move together. */
export function moveUp(scope: LanguageScope, file: string, selection: readonly Span[]): EditOutcome {
  return move(scope, file, selection, -1);
}

/** Moves the selected records of any list down by one place, with their comments. Neighbours move together. */
export function moveDown(scope: LanguageScope, file: string, selection: readonly Span[]): EditOutcome {
  return move(scope, file, selection, 1);
}

function move(scope: LanguageScope, path: string, selection: readonly Span[], step: -1 | 1): EditOutcome {
  const target = editTarget(scope, path, selection);
  if ("problem" in target) return refused(target.problem);
  const { file } = target;
  const selected = recordRuns(selectedRecords(file, recordLists(file), target.selection));
  if (selected.length === 0) return refused(message("Put the cursor in a task or another entry of a list."));
  const edits: TextEdit[] = [];
  const carried: CarriedLines[] = [];
  const places = selected.flatMap((run) => neighbour(run, step) ?? []);
  for (const run of selected) {
    const place = neighbour(run, step);
    // What stands within a neighbour moves with it.
    if (!place || places.some(({ start, end }) => start <= run.first.span.start && run.last.span.end <= end)) continue;
    const own = { start: run.first.span.start, end: run.last.span.end };
    // The neighbour is what moves, so that the selected lines themselves are not touched.
    const gap = step < 0 ? { start: place.end, end: own.start } : { start: own.end, end: place.start };
    const [between, other] = [gap, place].map(({ start, end }) => file.text.slice(start, end));
    if (between === undefined || other === undefined) continue;
    if (!run.first.block && /#/.test(between))
      return refused(
        message("Comments inside brackets can't be moved. Write each entry of this list on lines of its own."),
      );
    if (step < 0) {
      edits.push({ span: { start: place.start, end: own.start }, newText: "" }, insertAt(own.end, between + other));
      carried.push({ span: own, at: place.start, ahead: 0, columns: 0 });
      carried.push({ span: place, at: own.end, ahead: between.length, columns: 0 });
    } else {
      edits.push(insertAt(own.start, other + between), { span: { start: own.end, end: place.end }, newText: "" });
      carried.push({ span: own, at: own.start, ahead: other.length + between.length, columns: 0 });
      carried.push({ span: place, at: own.start, ahead: 0, columns: 0 });
    }
  }
  if (edits.length === 0)
    return refused(
      step < 0
        ? message("This is the first entry of its list already.")
        : message("This is the last entry of its list already."),
    );
  return outcome(target, edits, { carried });
}

function neighbour({ list, first, last }: RecordRun, step: -1 | 1): Span | undefined {
  return list.items[step < 0 ? first.index - 1 : last.index + 1]?.span;
}
