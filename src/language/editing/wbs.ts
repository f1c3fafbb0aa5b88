import { insertAt } from "../../core/text/edit";
import { deleteBlock, itemSeparator, shiftedText } from "../../core/text/edit-items";
import { message } from "../../core/text/message";
import type { ParsedFile } from "../../core/text/parsed-file";
import type { Span } from "../../core/text/range";
import type { LanguageScope } from "../types";
import { nestInBrackets, unnestFromBrackets } from "./brackets";
import { columnsTo, inBrackets, placeUnder, putUnder, runSpan, shiftInPlace, withoutKey } from "./nest";
import { editTarget, noTask, outcome, refused, type EditOutcome, type Relocation } from "./outcome";
import { recordLists, recordRuns, selectedRecords, type RecordItem, type RecordRun } from "./records";

/** Makes the selected tasks, with all below them, the last subtasks of the task before them. Neighbours stay neighbours. */
export function indentTasks(scope: LanguageScope, path: string, selection: readonly Span[]): EditOutcome {
  const target = editTarget(scope, path, selection);
  if ("problem" in target) return refused(target.problem);
  const { file } = target;
  const selected = taskRuns(file, target.selection);
  if (selected.length === 0) return noTask();
  const done: Relocation[] = [];
  for (const run of selected) {
    const parent = run.list.items[run.first.index - 1];
    if (!parent) continue;
    const made = indentRun(file, run, parent);
    if (!made) return refused(inBrackets());
    done.push(made);
  }
  if (done.length === 0)
    return refused(message("There is no task above in the same list that this task could belong to."));
  return outcome(target, ...together(done));
}

function indentRun(file: ParsedFile, run: RecordRun, parent: RecordItem): Relocation | undefined {
  if (!run.first.block) return nestInBrackets(file, run, parent);
  const place = placeUnder(file, parent, run.list);
  if (!place) return undefined;
  return putUnder(file, run, place);
}

/**
 * Makes the selected tasks, with all below them, the next siblings of their parent. Siblings that follow stay with the parent; a parent without
 * subtasks loses the key that held them.
 */
export function outdentTasks(scope: LanguageScope, path: string, selection: readonly Span[]): EditOutcome {
  const target = editTarget(scope, path, selection);
  if ("problem" in target) return refused(target.problem);
  const { file } = target;
  const selected = taskRuns(file, target.selection);
  if (selected.length === 0) return noTask();
  const byHolder = new Map<RecordItem, RecordRun[]>();
  for (const run of selected) {
    const { holder } = run.list;
    if (holder) byHolder.set(holder, [...(byHolder.get(holder) ?? []), run]);
  }
  if (byHolder.size === 0) return refused(message("This task stands at the top level already."));
  const done: Relocation[] = [];
  for (const [holder, own] of byHolder) {
    const made = outdentRuns(file, own, holder);
    if (!made) return refused(inBrackets());
    done.push(...made);
  }
  return outcome(target, ...together(done));
}

/** Takes runs of one list out of it, in their order. */
function outdentRuns(
  file: ParsedFile,
  own: readonly RecordRun[],
  holder: RecordItem,
): readonly Relocation[] | undefined {
  const last = own.at(-1);
  if (!last) return [];
  if (!last.first.block) {
    const made = own.length === 1 ? unnestFromBrackets(file, last, holder) : undefined;
    return made && [made];
  }
  const { block } = holder;
  if (!block) return undefined;
  const done: Relocation[] = [];
  const stays = file.text.slice(runSpan(last).end, block.end).trim() === "";
  const separator = itemSeparator(file, holder.list.sequence, holder.index);
  const at = stays ? runSpan(last).start : block.end;
  let ahead = 0;
  for (const run of own) {
    if (run === last && stays) {
      const { edits, carried } = shiftInPlace(file, run, block.column);
      done.push({ edits, carried: carried.map((lines) => ({ ...lines, ahead })) });
      continue;
    }
    const span = runSpan(run);
    const columns = columnsTo(run, block.column);
    const text = shiftedText(file, span, columns);
    const written = stays ? text + separator : separator + text;
    done.push({
      edits: [deleteBlock(file, span), insertAt(at, written)],
      carried: [{ span, at, ahead: ahead + (stays ? 0 : separator.length), columns }],
    });
    ahead += written.length;
  }
  const count = own.reduce((sum, run) => sum + run.items.length, 0);
  const { list } = last;
  if (count === list.items.length) done.push({ edits: [withoutKey(file, list.entry, list.sequence)], carried: [] });
  return done;
}

function taskRuns(file: ParsedFile, selection: readonly Span[]): readonly RecordRun[] {
  return recordRuns(selectedRecords(file, recordLists(file), selection)).filter(({ list }) => list.kind === "task");
}

function together(
  done: readonly Relocation[],
): readonly [Relocation["edits"], { readonly carried: Relocation["carried"] }] {
  return [done.flatMap(({ edits }) => edits), { carried: done.flatMap(({ carried }) => carried) }];
}
