import type { Project, TaskRecord } from "../model/types";

/** The tasks of a project in outline order: each summary task stands before those below it. A task is named by its place. */
export interface Outline {
  readonly tasks: readonly TaskRecord[];
  /** Place of the parent, -1 at the top. */
  readonly parent: Int32Array;
  /** Places of the children; empty for a task without. */
  readonly children: readonly (readonly number[])[];
}

const noChildren: readonly number[] = [];

/** Reads the outline. @param known an earlier outline, whose lists are taken where they say the same */
export function readOutline(project: Project, known?: Outline): Outline {
  const tasks: TaskRecord[] = [];
  const parents: number[] = [];
  // A stack of its own, so that an outline of any depth fits.
  const waiting: TaskRecord[] = [];
  const waitingParents: number[] = [];
  const push = (list: readonly TaskRecord[], parent: number): void => {
    for (let at = list.length - 1; at >= 0; at--) {
      const task = list[at];
      if (!task) continue;
      waiting.push(task);
      waitingParents.push(parent);
    }
  };
  push(project.tasks, -1);
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    tasks.push(next);
    parents.push(waitingParents.pop() ?? -1);
    if (next.children.length > 0) push(next.children, tasks.length - 1);
  }
  if (known && sameNumbers(known.parent, parents)) return { tasks, parent: known.parent, children: known.children };
  return { tasks, parent: Int32Array.from(parents), children: childrenOf(parents) };
}

function sameNumbers(a: Int32Array, b: readonly number[]): boolean {
  return a.length === b.length && a.every((value, at) => value === b[at]);
}

function childrenOf(parents: readonly number[]): readonly (readonly number[])[] {
  const children: (readonly number[])[] = parents.map(() => noChildren);
  const lists = new Map<number, number[]>();
  parents.forEach((parent, place) => {
    if (parent < 0) return;
    const list = lists.get(parent) ?? [];
    if (list.length === 0) lists.set(parent, (children[parent] = list));
    list.push(place);
  });
  return children;
}
