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
  /** Outline level below which nothing is shown; Infinity when everything is. */
  readonly level: number;
  /** Rows at the end that did not fit, even with every summary task collapsed. */
  readonly omitted: number;
  /** Tasks without dates. */
  readonly undated: number;
}

/**
 * The rows of a plan, at most `maxRows`. The deepest outline level is collapsed first, level by level, so that every phase is shown in the same
 * detail; only when the top level alone is too long are rows left out at its end.
 */
export function rollUp(project: Project, schedule: Schedule, maxRows: number): RolledUpPlan {
  const dated = schedule.tasks.filter((task) => Number.isFinite(task.start) && Number.isFinite(task.finish));
  const byId = new Map(dated.map((task) => [task.task.id, task]));
  const deepest = dated.reduce((level, task) => Math.max(level, task.task.outlineLevel), 1);
  const undated = project.tasksById.size - byId.size;
  for (let level = deepest; ; level--) {
    const rows = rowsAt(project.tasks, byId, level);
    if (rows.length <= maxRows || level === 1) {
      return {
        rows: rows.slice(0, maxRows),
        level: level === deepest ? Infinity : level,
        omitted: Math.max(rows.length - maxRows, 0),
        undated,
      };
    }
  }
}

function rowsAt(tasks: readonly TaskRecord[], byId: ReadonlyMap<string, ScheduledTask>, level: number): RolledUpRow[] {
  const rows: RolledUpRow[] = [];
  const visit = (list: readonly TaskRecord[]): void => {
    for (const task of list) {
      const open = task.children.length > 0 && task.outlineLevel < level;
      if (open) {
        visit(task.children);
        continue;
      }
      const scheduled = byId.get(task.id);
      if (scheduled) rows.push({ scheduled, collapsed: task.children.length > 0 });
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
