import type { Project, TaskRecord } from "../../core/model/types";
import { insertAt, replaceScalar, type TextEdit } from "../../core/text/edit";
import { changeEntries } from "../../core/text/edit-entries";
import { flowText } from "../../core/text/edit-text";
import { message } from "../../core/text/message";
import { parsePredecessor } from "../../core/text/predecessor";
import type { Span } from "../../core/text/range";
import { stringOf, valueOf, type MappingNode } from "../../core/text/tree";
import { freeId } from "../fixes/next-id";
import type { LanguageScope } from "../types";
import { itemText } from "./item-text";
import { editTarget, fileEdits, noProject, noTask, outcome, projectOf, refused, type EditOutcome } from "./outcome";
import { keyOrder, recordLists, selectedRecords } from "./records";
import { repoint } from "./repoint";
import { halveTask, type Halves } from "./split-fields";

/**
 * Makes two tasks of one, each with half of its duration and work. The second one follows the first and takes its place as predecessor where its finish counts (FS and FF). Progress
 * fills the first half before the second.
 */
export function splitTask(scope: LanguageScope, path: string, selection: readonly Span[]): EditOutcome {
  const target = editTarget(scope, path, selection);
  if ("problem" in target) return refused(target.problem);
  const { file } = target;
  const project = projectOf(target);
  if (!project) return noProject();
  const items = selectedRecords(file, recordLists(file), target.selection).filter(({ list }) => list.kind === "task");
  const [item] = items;
  const id = stringOf(item?.node, "id");
  const task = id === undefined ? undefined : project.tasksById.get(id);
  if (item?.node.kind !== "mapping" || !task || id === undefined) return noTask();
  if (items.length > 1) return refused(message("Select one task to split it."));
  if (task.children.length > 0) return refused(message("A summary task can't be split. Split the tasks below it."));
  if (task.milestone) return refused(message("A milestone has no duration that could be split."));
  const halves = halveTask(scope, project, task, item.node);
  if (!halves) return refused(message("This task is too short to be split."));
  const second = secondTask(project, task, item.node, halves);
  const order = keyOrder(item.list.schema);
  const others = repoint(scope, {
    project,
    from: new Set([id]),
    to: second.id,
    counts: (site) => isSuccessor(scope, site),
  });
  const own: TextEdit[] = [
    ...changeEntries(file, item.node, halves.first, order),
    ...halves.scalars.map(([node, text]) => replaceScalar(file, node, text)),
    insertAt(item.span.end, itemText(file, item, second.entries, order)),
    ...(others.get(path) ?? []),
  ];
  return outcome(target, own, { others: otherFiles(scope, others, path) });
}

/** The edits of all files but one. */
export function otherFiles(
  scope: LanguageScope,
  edits: ReadonlyMap<string, readonly TextEdit[]>,
  path: string,
): ReturnType<typeof fileEdits>[] {
  return [...edits].flatMap(([other, list]) => {
    const file = scope.store.file(other);
    return file && other !== path ? [fileEdits(file, list)] : [];
  });
}

/** Whether a reference is a predecessor whose finish counts. */
function isSuccessor({ store }: LanguageScope, { record, span, file }: Project["references"][number]): boolean {
  const list = record?.kind === "task" ? valueOf(record.origin.node, "predecessors") : undefined;
  if (list?.kind !== "sequence") return false;
  const item = list.items.find(({ start, end }) => start <= span.start && span.end <= end);
  if (!item || store.file(file)?.text[item.start] === "*") return false;
  const type = item.kind === "scalar" ? parsePredecessor(String(item.value))?.type : (stringOf(item, "type") ?? "FS");
  return type === "FS" || type === "FF";
}

function secondTask(
  project: Project,
  task: TaskRecord,
  node: MappingNode,
  halves: Halves,
): { readonly id: string; readonly entries: ReadonlyMap<string, string> } {
  const id = freeId(task.id, project);
  const name = stringOf(node, "name") ?? task.title;
  const entries = new Map<string, string>([
    ["id", id],
    ["name", flowText(`${name} (2)`)],
    ["predecessors", flowText([task.id])],
  ]);
  for (const [key, value] of Object.entries(halves.second)) entries.set(key, flowText(value));
  return { id, entries };
}
