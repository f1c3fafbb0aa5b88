import { minutesPerDay } from "../../text/instant";
import type { TimeSpan } from "./timescale";
import { rowFlags, taskKinds, type GanttModel } from "./types";

/** How many tasks are at work in each column of a small picture of the whole plan. */
export interface PlanDensity {
  readonly tasks: Int32Array;
  /** Critical ones among them. */
  readonly critical: Int32Array;
  /** Greatest number of tasks in a column. */
  readonly most: number;
}

/**
 * Counts the tasks and milestones at work over a span of the axis. Each task is looked at once, however long it is.
 * @param columns number of columns into which the span is divided
 */
export function planDensity({ rows }: GanttModel, span: TimeSpan, columns: number): PlanDensity {
  const tasks = new Int32Array(columns + 1);
  const critical = new Int32Array(columns + 1);
  const summary = taskKinds.indexOf("summary");
  const columnOf = (instant: number): number =>
    Math.floor(((instant / minutesPerDay - span.from) / (span.to - span.from)) * columns);
  for (let row = 0; row < rows.id.length; row++) {
    const start = rows.start[row] ?? null;
    const finish = rows.finish[row] ?? null;
    const flags = rows.flags[row] ?? 0;
    if (start === null || finish === null || rows.kind[row] === summary || flags & rowFlags.inactive) continue;
    const first = Math.min(Math.max(columnOf(start), 0), columns - 1);
    const last = Math.min(Math.max(columnOf(Math.max(finish - 1, start)), first), columns - 1);
    count(tasks, first, last);
    if (flags & rowFlags.critical) count(critical, first, last);
  }
  const counted = sums(tasks);
  return { tasks: counted, critical: sums(critical), most: counted.reduce((a, b) => Math.max(a, b), 0) };
}

/** Notes where a task begins and where it is over. */
function count(steps: Int32Array, first: number, last: number): void {
  steps[first] = (steps[first] ?? 0) + 1;
  steps[last + 1] = (steps[last + 1] ?? 0) - 1;
}

/** Turns steps into numbers, in place. */
function sums(steps: Int32Array): Int32Array {
  for (let column = 1; column < steps.length; column++) steps[column] = (steps[column] ?? 0) + (steps[column - 1] ?? 0);
  return steps.subarray(0, steps.length - 1);
}
