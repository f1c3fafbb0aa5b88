import type { Project } from "../../core/model/types";
import { insertItem, type TextEdit } from "../../core/text/edit";
import { changeEntries, deleteItems } from "../../core/text/edit-entries";
import { parseReference, type Reference } from "../../core/text/identifier";
import { message, type Message } from "../../core/text/message";
import { parsePredecessor } from "../../core/text/predecessor";
import type { Span } from "../../core/text/range";
import { stringOf, valueOf, type MappingNode, type TreeNode } from "../../core/text/tree";
import type { LanguageScope } from "../types";
import { closesCircle, type NewLink } from "./circle";
import { editTarget, noProject, outcome, projectOf, refused, type EditOutcome, type EditTarget } from "./outcome";
import { keyOrder, recordLists, selectedRecords, withoutInner } from "./records";

/** A selected task with an id. */
interface Selected {
  readonly id: string;
  readonly node: MappingNode;
  readonly order: readonly string[];
}

/** Links the selected tasks one behind the other, finish to start: in the order of the cursors, or of the text within one selection. Links that exist stay as they are. */
export function linkTasks(scope: LanguageScope, path: string, selection: readonly Span[]): EditOutcome {
  const target = editTarget(scope, path, selection);
  if ("problem" in target) return refused(target.problem);
  const project = projectOf(target);
  if (!project) return noProject();
  const tasks = selectedTasks(target);
  if (tasks.length < 2) return refused(tooFew());
  const edits: TextEdit[] = [];
  const added: NewLink[] = [];
  tasks.forEach((task, index) => {
    const previous = tasks[index - 1];
    if (!previous || predecessorsOf(task.node).some((link) => isTo(link, previous.id, project))) return;
    added.push([previous.id, task.id]);
    edits.push(...addPredecessor(target, task, previous.id));
  });
  const circle = closesCircle(project, added);
  if (circle) return refused(circle);
  if (edits.length === 0) return refused(message("These tasks are linked already."));
  return outcome(target, edits);
}

/** Takes away the links that the selected tasks have among each other. */
export function unlinkTasks(scope: LanguageScope, path: string, selection: readonly Span[]): EditOutcome {
  const target = editTarget(scope, path, selection);
  if ("problem" in target) return refused(target.problem);
  const project = projectOf(target);
  if (!project) return noProject();
  const tasks = selectedTasks(target, false);
  if (tasks.length < 2) return refused(tooFew());
  const edits = tasks.flatMap(({ node, order }) => {
    const list = valueOf(node, "predecessors");
    if (list?.kind !== "sequence") return [];
    const linked = new Set<number>();
    predecessorsOf(node).forEach((link, index) => {
      if (tasks.some(({ id }) => isTo(link, id, project))) linked.add(index);
    });
    return linked.size === list.items.length && linked.size > 0
      ? changeEntries(target.file, node, { predecessors: undefined }, order)
      : deleteItems(target.file, list, linked);
  });
  if (edits.length === 0) return refused(message("These tasks are not linked with each other."));
  return outcome(target, edits);
}

function selectedTasks({ file, selection }: EditTarget, outer = true): readonly Selected[] {
  const found = selectedRecords(file, recordLists(file), selection);
  return (outer ? withoutInner(found) : found).flatMap(({ node, list }) => {
    const id = stringOf(node, "id");
    return list.kind === "task" && node.kind === "mapping" && id !== undefined
      ? [{ id, node, order: keyOrder(list.schema) }]
      : [];
  });
}

/** What the items of a task's list of predecessors name, item by item. */
export function predecessorsOf(node: TreeNode): readonly (Reference | undefined)[] {
  const list = valueOf(node, "predecessors");
  return list?.kind === "sequence" ? list.items.map(predecessorOf) : [];
}

function predecessorOf(item: TreeNode): Reference | undefined {
  if (item.kind === "mapping") return parseReference(stringOf(item, "task") ?? "");
  return item.kind === "scalar" ? parsePredecessor(String(item.value)) : undefined;
}

function isTo(link: Reference | undefined, id: string, project: Project): boolean {
  return link?.id === id && (link.project === undefined || link.project === project.id);
}

function addPredecessor({ file }: EditTarget, { node, order }: Selected, id: string): readonly TextEdit[] {
  const list = valueOf(node, "predecessors");
  if (list?.kind !== "sequence") return changeEntries(file, node, { predecessors: [id] }, order);
  const edit = insertItem(file, list, id);
  return edit ? [edit] : [];
}

function tooFew(): Message {
  return message("Select at least two tasks.");
}
