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
  let isKnown = known !== undefined;
  // A stack of its own, so that an outline of any depth fits: lists that are open, how far each is read, and the place of the task above it.
  const lists = [project.tasks];
  const next = [0];
  const above = [-1];
  for (let depth = 0; depth >= 0;) {
    const at = next[depth] ?? 0;
    const task = lists[depth]?.[at];
    if (!task) {
      depth--;
      continue;
    }
    next[depth] = at + 1;
    const parent = above[depth] ?? -1;
    const place = tasks.push(task) - 1;
    parents.push(parent);
    isKnown &&= known?.parent[place] === parent;
    if (task.children.length === 0) continue;
    depth++;
    lists[depth] = task.children;
    next[depth] = 0;
    above[depth] = place;
  }
  if (known && isKnown && known.parent.length === parents.length)
    return { tasks, parent: known.parent, children: known.children };
  return { tasks, parent: Int32Array.from(parents), children: childrenOf(parents) };
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
