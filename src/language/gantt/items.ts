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
  const chosen: TaskRecord[] = [];
  for (const id of ids) {
    const subject = subjectOf(context, id);
    if ("problem" in subject) return subject;
    chosen.push(subject.task);
  }
  const found: FileTasks[] = [];
  for (const [path, own] of groupedBy(chosen, ({ origin }) => origin.file)) {
    const tasks = own.toSorted((a, b) => a.origin.node.start - b.origin.node.start);
    const target = editTarget(context.scope, path, tasks.map(spanOf));
    if ("problem" in target) return target;
    found.push({ target, tasks });
  }
  return found;
}

/** Items by what they have in common, in the order in which they come. */
export function groupedBy<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** A cursor in a task, for commands that act on what is selected. */
function spanOf({ origin }: TaskRecord): { readonly start: number; readonly end: number } {
  return { start: origin.node.start, end: origin.node.start };
}

/** The records of tasks in their lists, which are the same objects for neighbours; a refusal where one stands in none, because an alias repeats it. */
export function itemsOf(file: ParsedFile, tasks: readonly TaskRecord[]): readonly RecordItem[] | Refusal {
  const present = recordLists(file).flatMap(({ kind, items }) => (kind === "task" ? items : []));
  const found: RecordItem[] = [];
  for (const task of tasks) {
    const { start, end } = task.origin.node;
    const item = present.find(({ node }) => node.start === start && node.end === end);
    if (!item)
      return refusal(
        message("'{0}' comes from another place of the text ('*' or '<<'). Change it in the text.", task.title),
      );
    found.push(item);
  }
  return found;
}
