import type { Project, TaskRecord } from "../../model/types";
import type { Schedule, ScheduledTask } from "../../schedule/types";

/** One row of a rolled-up plan: a task, or a summary task that stands for all below it. */
export interface RolledUpRow {
  readonly scheduled: ScheduledTask;
  /** A summary task whose children are not shown. */
  readonly collapsed: boolean;
}

export interface RolledUpPlan {
  readonly rows: readonly RolledUpRow[];
  /** Summary tasks that are shown without their children. */
  readonly collapsed: number;
  /** Rows at the end that did not fit, even with every summary task collapsed. */
  readonly omitted: number;
  /** Tasks without dates. */
  readonly undated: number;
}

/**
 * The rows of a plan, at most `maxRows`. Summary tasks of the deepest outline level are collapsed first: what is finished, then what starts last, because
 * people look at what is going on. Only when the top level alone is too long are rows left out at its end.
 */
export function rollUp(project: Project, schedule: Schedule, maxRows: number): RolledUpPlan {
  const dated = schedule.tasks.filter((task) => Number.isFinite(task.start) && Number.isFinite(task.finish));
  const byId = new Map(dated.map((task) => [task.task.id, task]));
  const closed = collapse(dated, byId, maxRows);
  const rows = rowsOf(project.tasks, byId, closed);
  return {
    rows: rows.slice(0, maxRows),
    collapsed: rows.filter((row) => row.collapsed).length,
    omitted: Math.max(rows.length - maxRows, 0),
    undated: project.tasksById.size - byId.size,
  };
}

/** Ids of the summary tasks to collapse until at most `maxRows` rows are left. */
function collapse(
  dated: readonly ScheduledTask[],
  byId: ReadonlyMap<string, ScheduledTask>,
  maxRows: number,
): ReadonlySet<string> {
  const closed = new Set<string>();
  const summaries = dated
    .filter(({ task }) => task.children.length > 0)
    .sort(
      (a, b) =>
        b.task.outlineLevel - a.task.outlineLevel ||
        Number(b.percentComplete >= 100) - Number(a.percentComplete >= 100) ||
        b.start - a.start,
    );
  let rows = dated.length - summaries.length;
  for (const { task } of summaries) {
    if (rows <= maxRows) break;
    closed.add(task.id);
    // All deeper summary tasks are collapsed by now, so that each child is one row.
    rows += 1 - task.children.filter((child) => byId.has(child.id)).length;
  }
  return closed;
}

function rowsOf(
  tasks: readonly TaskRecord[],
  byId: ReadonlyMap<string, ScheduledTask>,
  closed: ReadonlySet<string>,
): readonly RolledUpRow[] {
  const rows: RolledUpRow[] = [];
  const visit = (list: readonly TaskRecord[]): void => {
    for (const task of list) {
      const scheduled = byId.get(task.id);
      if (task.children.length > 0 && !closed.has(task.id)) visit(task.children);
      else if (scheduled) rows.push({ scheduled, collapsed: task.children.length > 0 });
    }
  };
  visit(tasks);
  return rows;
}

/** For every task the id of the row that shows it: itself, or the collapsed summary task above it. */
export function representatives(rows: readonly RolledUpRow[]): ReadonlyMap<string, string> {
  const shown = new Map<string, string>();
  const visit = (task: TaskRecord, row: string): void => {
    shown.set(task.id, row);
    for (const child of task.children) visit(child, row);
  };
  for (const row of rows) visit(row.scheduled.task, row.scheduled.task.id);
  return shown;
}
