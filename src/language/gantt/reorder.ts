import { insertAt, type TextEdit } from "../../core/text/edit";
import { deleteBlock, itemSeparator, shiftedText } from "../../core/text/edit-items";
import { message } from "../../core/text/message";
import { nestingCloses } from "../editing/circle";
import { columnsTo, inBrackets, placeUnder, putUnder, withoutKey } from "../editing/nest";
import { outcome, refused, type EditOutcome, type EditTarget } from "../editing/outcome";
import { recordRuns, type RecordItem, type RecordRun } from "../editing/records";
import { itemsOf, tasksByFile } from "./items";
import { refusal, taskIsGone, type PlanContext, type Refusal } from "./plan-change";

/** Puts a task, with all below it, before another one, or behind the last subtask of one. */
export function reorderTask(
  context: PlanContext,
  { id, before, inside }: { readonly id: string; readonly before?: string; readonly inside?: string },
): EditOutcome {
  const goal = before ?? inside;
  const top = context.project.tasks.at(-1)?.id;
  if (goal === undefined) return top === undefined || top === id ? { edits: [] } : toEnd(context, id, top);
  if (goal === id) return { edits: [] };
  const found = place(context, id, goal);
  if ("problem" in found) return refused(found.problem);
  const { target, run, to } = found;
  const parent =
    inside === undefined ? context.project.tasksById.get(goal)?.parent : context.project.tasksById.get(goal);
  const task = context.project.tasksById.get(id);
  for (let up = parent; up; up = up.parent)
    if (up === task) return refused(message("'{0}' can't be moved into itself.", task.title));
  const circle = task && parent && task.parent !== parent ? nestingCloses(context.project, [task], parent) : undefined;
  if (circle) return refused(circle);
  const { file } = target;
  if (inside !== undefined) {
    const room = placeUnder(file, to, run.list);
    if (!room) return refused(inBrackets());
    return withRest(
      target,
      run,
      to.lists.some((list) => list === run.list) ? undefined : run,
      putUnder(file, run, room).edits,
    );
  }
  return putBeside(found, "before");
}

/** To the end of the plan. */
function toEnd(context: PlanContext, id: string, last: string): EditOutcome {
  const found = place(context, id, last);
  if ("problem" in found) return refused(found.problem);
  return putBeside(found, "after");
}

function putBeside({ target, run, to }: Move, side: "before" | "after"): EditOutcome {
  const { file } = target;
  const text = shiftedText(file, run.first.span, columnsTo(run, to.block?.column ?? 0));
  const separator = itemSeparator(file, to.list.sequence, to.index);
  const inserted =
    side === "before" ? insertAt(to.span.start, text + separator) : insertAt(to.span.end, separator + text);
  const left = to.list === run.list ? undefined : run;
  return withRest(target, run, left, [inserted, deleteBlock(file, run.first.span)]);
}

/** Edits of a move. @param left the run when it leaves its list, which then may lose its key */
function withRest(
  target: EditTarget,
  run: RecordRun,
  left: RecordRun | undefined,
  moved: readonly TextEdit[],
): EditOutcome {
  const { list } = run;
  const empty = left !== undefined && list.items.length === run.items.length;
  const key = empty && list.holder ? [withoutKey(target.file, list.entry, list.sequence)] : [];
  return outcome(target, [...key, ...moved]);
}

interface Move {
  readonly target: EditTarget;
  readonly run: RecordRun;
  readonly to: RecordItem;
}

function place(context: PlanContext, id: string, goal: string): Move | Refusal {
  const found = tasksByFile(context, [id, goal]);
  if ("problem" in found) return found;
  const [files, other] = found;
  if (other) return refusal(message("These tasks stand in different files. Move them in the text."));
  const target = files?.target;
  const own = context.project.tasksById.get(id);
  const near = context.project.tasksById.get(goal);
  if (!target || !own || !near) return refusal(taskIsGone(id));
  const items = itemsOf(target.file, [own, near]);
  if ("problem" in items) return items;
  const [item, to] = items;
  const [run] = item ? recordRuns([item]) : [];
  if (!run || !item?.block || !to?.block) return refusal(inBrackets());
  return { target, run, to };
}
