import type { TaskRecord } from "../../core/model/types";
import { deleteItems } from "../../core/text/edit-entries";
import { deleteBlock } from "../../core/text/edit-items";
import type { TextEdit } from "../../core/text/edit";
import type { ParsedFile } from "../../core/text/parsed-file";
import { withoutKey } from "../editing/nest";
import { allOrNothing, outcome, refused, type EditOutcome } from "../editing/outcome";
import { recordRuns, type RecordRun } from "../editing/records";
import { itemsOf, tasksByFile } from "./items";
import { isOwn, linkItems } from "./links";
import type { PlanContext, TaskChange } from "./plan-change";
import { changeTexts } from "./write";

/** Deletes tasks with all below them and their comments, and the links of other tasks that lead to them. */
export function deleteTasks(context: PlanContext, ids: readonly string[]): EditOutcome {
  const found = tasksByFile(context, ids);
  if ("problem" in found) return refused(found.problem);
  const gone = new Set<TaskRecord>();
  for (const { tasks } of found) for (const task of tasks) collect(task, gone);
  const edits = new Map<string, readonly TextEdit[]>();
  for (const { target, tasks } of found) {
    const items = itemsOf(target.file, tasks);
    if ("problem" in items) return refused(items.problem);
    edits.set(target.file.path, deletions(target.file, recordRuns(items)));
  }
  const links = changeTexts(context, changedLinks(context, gone));
  if ("problem" in links) return refused(links.problem);
  const targets = new Map(
    [...links.map(({ target }) => target), ...found.map(({ target }) => target)].map((target) => [
      target.file.path,
      target,
    ]),
  );
  return allOrNothing(
    [...targets].map(([path, target]) => {
      const own = links.find((one) => one.target.file.path === path)?.edits ?? [];
      return outcome(target, [...own, ...(edits.get(path) ?? [])]);
    }),
  );
}

function collect(task: TaskRecord, into: Set<TaskRecord>): void {
  const waiting = [task];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    into.add(next);
    waiting.push(...next.children);
  }
}

/** The predecessors that tasks have when others are gone. A link that can't be read stays. */
function changedLinks({ project }: PlanContext, gone: ReadonlySet<TaskRecord>): readonly TaskChange[] {
  const ids = new Set([...gone].map(({ id }) => id));
  const changes: TaskChange[] = [];
  for (const task of project.tasksById.values()) {
    if (gone.has(task) || !task.predecessors.some((link) => ids.has(link.task))) continue;
    const items = linkItems(task);
    if ("problem" in items) continue;
    const kept = items.filter(({ link }) => !link || !isOwn(link, project) || !ids.has(link.id));
    if (kept.length === items.length) continue;
    changes.push({ task, values: { predecessors: kept.length > 0 ? kept.map(({ written }) => written) : undefined } });
  }
  return changes;
}

/** The last subtasks take the key that holds them with them. */
function deletions(file: ParsedFile, runs: readonly RecordRun[]): readonly TextEdit[] {
  const counts = new Map<RecordRun["list"], number>();
  for (const { list, items } of runs) counts.set(list, (counts.get(list) ?? 0) + items.length);
  return [...counts].flatMap(([list, count]) => {
    const own = runs.filter((run) => run.list === list);
    const inLines = own.every(({ items }) => items.every(({ block }) => block));
    const all = count === list.items.length;
    if (inLines && all && list.holder) {
      const start = own[0]?.first.span.start ?? 0;
      const end = own.at(-1)?.last.span.end ?? start;
      return [withoutKey(file, list.entry, list.sequence), deleteBlock(file, { start, end })];
    }
    if (inLines && !all)
      return own.map(({ first, last }) => deleteBlock(file, { start: first.span.start, end: last.span.end }));
    return deleteItems(file, list.sequence, new Set(own.flatMap(({ items }) => items.map(({ index }) => index))));
  });
}
