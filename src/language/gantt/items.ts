import type { TaskRecord } from "../../core/model/types";
import { message } from "../../core/text/message";
import type { ParsedFile } from "../../core/text/parsed-file";
import { editTarget, type EditTarget } from "../editing/outcome";
import { recordLists, type RecordItem } from "../editing/records";
import { refusal, subjectOf, type PlanContext, type Refusal } from "./plan-change";

/** Tasks of one file, in the order of the text. */
export interface FileTasks {
  readonly target: EditTarget;
  readonly tasks: readonly TaskRecord[];
}

/** The tasks with some ids by their files, or why they can't be edited: one is gone, or the text of a file can't be read. */
export function tasksByFile(context: PlanContext, ids: readonly string[]): readonly FileTasks[] | Refusal {
  const byFile = new Map<string, TaskRecord[]>();
  for (const id of ids) {
    const subject = subjectOf(context, id);
    if ("problem" in subject) return subject;
    const { file } = subject.task.origin;
    byFile.set(file, [...(byFile.get(file) ?? []), subject.task]);
  }
  const found: FileTasks[] = [];
  for (const [path, tasks] of byFile) {
    tasks.sort((a, b) => a.origin.node.start - b.origin.node.start);
    const target = editTarget(context.scope, path, tasks.map(spanOf));
    if ("problem" in target) return target;
    found.push({ target, tasks });
  }
  return found;
}

/** A cursor in a task, for commands that act on what is selected. */
function spanOf({ origin }: TaskRecord): { readonly start: number; readonly end: number } {
  return { start: origin.node.start, end: origin.node.start };
}

/** The records of tasks in their lists, which are the same objects for neighbours; a refusal where one stands in none, because an alias repeats it. */
export function itemsOf(file: ParsedFile, tasks: readonly TaskRecord[]): readonly RecordItem[] | Refusal {
  const lists = recordLists(file).filter(({ kind }) => kind === "task");
  const found: RecordItem[] = [];
  for (const task of tasks) {
    const { start, end } = task.origin.node;
    const item = lists.flatMap(({ items }) => items).find(({ node }) => node.start === start && node.end === end);
    if (!item)
      return refusal(
        message("'{0}' comes from another place of the text ('*' or '<<'). Change it in the text.", task.title),
      );
    found.push(item);
  }
  return found;
}
