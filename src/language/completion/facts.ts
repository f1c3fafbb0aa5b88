import type { Project, RecordBase, TaskRecord } from "../../core/model/types";

/** What completions ask a project again and again, found once for each of its versions. */
export interface CompletionFacts {
  /** Records of a kind, in the order of the project. */
  readonly ofKind: (kind: string) => readonly RecordBase[];
  /** Every task that has an id, parents before children. */
  readonly tasks: readonly TaskRecord[];
  /** The tasks that name a task as predecessor. */
  readonly successors: (task: string) => readonly TaskRecord[];
}

const known = new WeakMap<Project, CompletionFacts>();

/** The facts of a project; what nobody asks for is not computed. */
export function completionFacts(project: Project): CompletionFacts {
  const before = known.get(project);
  if (before) return before;
  let tasks: readonly TaskRecord[] | undefined;
  let byKind: ReadonlyMap<string, readonly RecordBase[]> | undefined;
  let followers: ReadonlyMap<string, readonly TaskRecord[]> | undefined;
  const facts: CompletionFacts = {
    ofKind: (kind) => (byKind ??= groupByKind(project)).get(kind) ?? [],
    get tasks() {
      return (tasks ??= [...project.tasksById.values()].filter(isNamed));
    },
    successors: (task) => (followers ??= followersIn(project)).get(task) ?? [],
  };
  known.set(project, facts);
  return facts;
}

/** Whether a record has an id of its own, and not one that stands for a missing one: those begin with `@`. */
export function isNamed({ id }: RecordBase): boolean {
  return id.charCodeAt(0) !== 64;
}

function groupByKind(project: Project): ReadonlyMap<string, readonly RecordBase[]> {
  const groups = new Map<string, RecordBase[]>();
  for (const record of project.recordsById.values()) if (isNamed(record)) enter(groups, record.kind, record);
  return groups;
}

function followersIn(project: Project): ReadonlyMap<string, readonly TaskRecord[]> {
  const groups = new Map<string, TaskRecord[]>();
  for (const task of project.tasksById.values())
    for (const link of task.predecessors) if (link.project === undefined) enter(groups, link.task, task);
  return groups;
}

function enter<T>(groups: Map<string, T[]>, key: string, element: T): void {
  const group = groups.get(key);
  if (group) group.push(element);
  else groups.set(key, [element]);
}
