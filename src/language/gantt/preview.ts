import type { Project } from "../../core/model/types";
import type { GanttEdit, GanttPreview } from "../../core/report/gantt/edit";
import type { Schedule } from "../../core/schedule/types";
import type { Message } from "../../core/text/message";
import type { LanguageScope } from "../types";
import { editIn, isFieldEdit, planField } from "./edit";
import { planContext, scheduleAfter, subjectOf, type PlanContext } from "./plan-change";

/**
 * What an edit of the Gantt chart would do, before anything is written. Of an edit of fields the dates of all tasks are computed, without a text; of one of the outline it
 * is only said whether it can be done.
 */
export function ganttPreview(scope: LanguageScope, project: Project, edit: GanttEdit): GanttPreview {
  const context = planContext(scope, project);
  if (!context) return nothing({});
  if (!isFieldEdit(edit)) {
    const { problem } = editIn(context, edit);
    return nothing(problem ? { problem } : {});
  }
  const planned = planField(context, edit);
  if ("problem" in planned) return nothing({ problem: planned.problem });
  const after = scheduleAfter(context, planned.changes);
  return comparison(context, after, planned.words, rowOf(context, edit));
}

function nothing(more: Pick<GanttPreview, "problem">): GanttPreview {
  return { ...more, rows: [], start: [], finish: [], missed: [] };
}

/** The row of the task that is edited. */
function rowOf(context: PlanContext, edit: { readonly id: string } | { readonly to: string }): number | undefined {
  const subject = subjectOf(context, "id" in edit ? edit.id : edit.to);
  return "problem" in subject ? undefined : subject.place;
}

/** The schedule keeps the objects of tasks that stay as they are, so that only the others are looked at. */
function comparison(
  { schedule }: PlanContext,
  after: Schedule,
  words: Message,
  edited: number | undefined,
): GanttPreview {
  const rows: number[] = [];
  const start: number[] = [];
  const finish: number[] = [];
  const missed: number[] = [];
  after.tasks.forEach((task, row) => {
    const before = schedule.tasks[row];
    if (task === before && row !== edited) return;
    if (row === edited || task.start !== before?.start || task.finish !== before.finish) {
      rows.push(row);
      start.push(task.start);
      finish.push(task.finish);
    }
    if (task.deadlineMissed && before?.deadlineMissed !== true) missed.push(row);
  });
  return { words, rows, start, finish, finishBefore: schedule.finish, finishAfter: after.finish, missed };
}
