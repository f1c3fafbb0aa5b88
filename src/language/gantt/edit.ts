import type { Project, TaskRecord } from "../../core/model/types";
import type { GanttEdit } from "../../core/report/gantt/edit";
import { message, type Message } from "../../core/text/message";
import type { Span } from "../../core/text/range";
import { nestingCloses } from "../editing/circle";
import { markDone } from "../editing/mark-done";
import { moveDown, moveUp } from "../editing/move";
import { allOrNothing, refused, type EditOutcome } from "../editing/outcome";
import { indentTasks, outdentTasks } from "../editing/wbs";
import type { LanguageScope } from "../types";
import { addTask } from "./add";
import { setCell } from "./cells";
import { deleteTasks } from "./delete";
import { tasksByFile } from "./items";
import { linkTo, unlink } from "./links";
import { moveTask } from "./move";
import { planContext, type PlanContext, type Planned } from "./plan-change";
import { setProgress } from "./progress";
import { reorderTask } from "./reorder";
import { resizeFinish, resizeStart } from "./resize";
import { writeChanges } from "./write";

/** Edits that change fields of tasks; the others change the outline. */
type FieldEdit = Extract<
  GanttEdit,
  { readonly kind: "move" | "resizeStart" | "resizeFinish" | "progress" | "link" | "unlink" | "setField" }
>;

/** What a person does in the Gantt chart as the smallest edits of the text, or why it can't be done. Without edits nothing has to be written. */
export function ganttEdit(scope: LanguageScope, project: Project, edit: GanttEdit): EditOutcome {
  const context = planContext(scope, project);
  return context ? editIn(context, edit) : refused(message("This project has no schedule."));
}

/** As `ganttEdit`, on a plan whose dates are known. */
export function editIn(context: PlanContext, edit: GanttEdit): EditOutcome {
  if (!isFieldEdit(edit)) return outlineEdit(context, edit);
  const planned = planField(context, edit);
  return "problem" in planned ? refused(planned.problem) : writeChanges(context, planned.changes);
}

/** Whether an edit changes fields of tasks, so that what follows can be worked out without a text. */
export function isFieldEdit(edit: GanttEdit): edit is FieldEdit {
  switch (edit.kind) {
    case "move":
    case "resizeStart":
    case "resizeFinish":
    case "progress":
    case "link":
    case "unlink":
    case "setField":
      return true;
    default:
      return false;
  }
}

/** The fields that an edit changes. */
export function planField(context: PlanContext, edit: FieldEdit): Planned {
  switch (edit.kind) {
    case "move":
      return moveTask(context, edit.id, edit.start);
    case "resizeStart":
      return resizeStart(context, edit.id, edit.start);
    case "resizeFinish":
      return resizeFinish(context, edit.id, edit.finish);
    case "progress":
      return setProgress(context, edit.id, edit.percentComplete);
    case "link":
      return linkTo(context, edit);
    case "unlink":
      return unlink(context, edit.from, edit.to);
    case "setField":
      return setCell(context, edit.id, edit.field, edit.text);
  }
}

function outlineEdit(context: PlanContext, edit: Exclude<GanttEdit, FieldEdit>): EditOutcome {
  switch (edit.kind) {
    case "add":
      return addTask(context, edit.id, edit.place);
    case "delete":
      return deleteTasks(context, edit.ids);
    case "reorder":
      return reorderTask(context, edit);
    case "indent": {
      const circle = indentCircle(context, edit.ids);
      return circle ? refused(circle) : inText(context, edit.ids, indentTasks);
    }
    case "outdent":
      return inText(context, edit.ids, outdentTasks);
    case "moveUp":
      return inText(context, edit.ids, moveUp);
    case "moveDown":
      return inText(context, edit.ids, moveDown);
    case "markDone":
      return inText(context, edit.ids, markDone);
  }
}

/** Does what the command of the editor does with the same tasks selected. What can't be done in one file is done in none. */
function inText(
  context: PlanContext,
  ids: readonly string[],
  command: (scope: LanguageScope, file: string, selection: readonly Span[]) => EditOutcome,
): EditOutcome {
  const found = tasksByFile(context, ids);
  if ("problem" in found) return refused(found.problem);
  return allOrNothing(found.map(({ target }) => command(context.scope, target.file.path, target.selection)));
}

/** Which circle of links indenting would close: a summary task can't wait for what is in it. */
function indentCircle({ project }: PlanContext, ids: readonly string[]): Message | undefined {
  const chosen = new Set(ids.flatMap((id) => project.tasksById.get(id) ?? []));
  for (const task of chosen) {
    const siblings: readonly TaskRecord[] = task.parent?.children ?? project.tasks;
    const into = siblings.slice(0, siblings.indexOf(task)).findLast((other) => !chosen.has(other));
    const circle = into && nestingCloses(project, [task], into);
    if (circle) return circle;
  }
  return undefined;
}
