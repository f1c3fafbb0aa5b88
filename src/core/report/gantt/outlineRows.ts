import type { Project, TaskRecord } from "../../model/types";

/** The tasks of a project in the order of its rows: children under their parent. All arrays have the same length. */
export interface OutlineRows {
  readonly tasks: readonly TaskRecord[];
  /** 1 for a top-level row. */
  readonly level: readonly number[];
  /** Row of the summary task above, -1 at the top. */
  readonly parent: readonly number[];
}

/** Every task of the outline. A loop instead of recursion, because an outline may be as deep as its writer likes. */
export function outlineRows(project: Project): OutlineRows {
  const tasks: TaskRecord[] = [];
  const level: number[] = [];
  const parent: number[] = [];
  const waiting: TaskRecord[] = [];
  const waitingParents: number[] = [];
  const push = (list: readonly TaskRecord[], above: number): void => {
    for (let at = list.length - 1; at >= 0; at--) {
      const task = list[at];
      if (!task) continue;
      waiting.push(task);
      waitingParents.push(above);
    }
  };
  push(project.tasks, -1);
  for (let task = waiting.pop(); task; task = waiting.pop()) {
    const above = waitingParents.pop() ?? -1;
    const row = tasks.push(task) - 1;
    parent.push(above);
    level.push(above < 0 ? 1 : (level[above] ?? 0) + 1);
    if (task.children.length > 0) push(task.children, row);
  }
  return { tasks, level, parent };
}
