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
  let byKind: Map<string, RecordBase[]> | undefined;
  let followers: Map<string, TaskRecord[]> | undefined;
  const all = [...project.tasksById.values()];
  const facts: CompletionFacts = {
    ofKind: (kind) =>
      (byKind ??= groupBy(project.recordsById.values(), (record) => (isNamed(record) ? [record.kind] : []))).get(
        kind,
      ) ?? [],
    tasks: all.filter(isNamed),
    successors: (task) =>
      (followers ??= groupBy(all, ({ predecessors }) =>
        predecessors.flatMap((link) => (link.project === undefined ? link.task : [])),
      )).get(task) ?? [],
  };
  known.set(project, facts);
  return facts;
}

/** Whether a record has an id of its own, and not one that stands for a missing one. */
export function isNamed({ id }: RecordBase): boolean {
  return !id.startsWith("@");
}

function groupBy<T>(elements: Iterable<T>, keysOf: (element: T) => readonly string[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const element of elements)
    for (const key of keysOf(element)) {
      const group = groups.get(key);
      if (group) group.push(element);
      else groups.set(key, [element]);
    }
  return groups;
}
