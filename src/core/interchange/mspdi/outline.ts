import type { MspdiTask } from "./plan";

/** A task with those below it. */
export interface OutlineNode {
  readonly task: MspdiTask;
  readonly children: readonly OutlineNode[];
}

interface OpenNode {
  readonly task: MspdiTask;
  readonly level: number;
  readonly children: OpenNode[];
}

/** The project summary task (UID 0 at outline level 0) stands for the project itself. */
export function isProjectSummary(task: MspdiTask): boolean {
  return (task.outlineLevel ?? (task.outlineNumber === "0" ? 0 : undefined)) === 0 && (task.uid === 0 || task.id === 0);
}

function levelOf(task: MspdiTask): number {
  if (task.outlineLevel !== undefined) return Math.max(task.outlineLevel, 1);
  return task.outlineNumber === undefined ? 1 : task.outlineNumber.split(".").length;
}

/**
 * Puts tasks below their summary tasks. They stand in the order of their IDs, which is the order of rows in Microsoft Project; a level that is skipped
 * counts as one.
 */
export function buildOutline(tasks: readonly MspdiTask[]): readonly OutlineNode[] {
  const rows = tasks.filter((task) => !isProjectSummary(task));
  const numbered =
    rows.every((task) => task.id !== undefined) && new Set(rows.map((task) => task.id)).size === rows.length;
  const ordered = numbered ? [...rows].sort((a, b) => (a.id ?? 0) - (b.id ?? 0)) : rows;
  const roots: OpenNode[] = [];
  const open: OpenNode[] = [];
  for (const task of ordered) {
    const node: OpenNode = { task, level: levelOf(task), children: [] };
    while ((open[open.length - 1]?.level ?? 0) >= node.level) open.pop();
    (open[open.length - 1]?.children ?? roots).push(node);
    open.push(node);
  }
  return roots;
}
