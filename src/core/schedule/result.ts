import type { TaskRecord } from "../model/types";
import { isPutLate } from "./forward";
import { sameItems } from "./input";
import type { Leaf } from "./leaf";
import type { Plan } from "./plan";
import type { ScheduledTask } from "./types";

/** The tasks of an earlier version of a schedule. */
export interface EarlierTasks {
  readonly tasks: readonly ScheduledTask[];
  /** The place that a task had then, -1 for new ones. */
  readonly placeBefore: (place: number) => number;
  /** 1 at the places that a pass has computed again since. */
  readonly isTouched: Uint8Array;
}

/**
 * Puts the computed dates into the public form, in outline order. Objects of an earlier schedule that say the same are taken again: that spares most of the work, and who
 * watches them sees what has changed.
 */
export function scheduledTasks(
  plan: Plan,
  percents: Float64Array,
  criticalFloat: number,
  { tasks: earlier, placeBefore, isTouched }: EarlierTasks,
): readonly ScheduledTask[] {
  return plan.network.tasks.map((task, place) => {
    const before = earlier[placeBefore(place)];
    const percent = percents[place] ?? 0;
    if (before && isTouched[place] === 0 && percent === before.percentComplete)
      return before.task === task ? before : { ...before, task };
    const scheduled = scheduledTask(plan, place, task, percent, criticalFloat);
    return before && isSame(before, scheduled) ? before : scheduled;
  });
}

function scheduledTask(
  plan: Plan,
  place: number,
  task: TaskRecord,
  percentComplete: number,
  criticalFloat: number,
): ScheduledTask {
  const leaf = plan.leaves[place];
  const duration = plan.duration[place] ?? 0;
  const finish = plan.placedFinish[place] ?? 0;
  const totalFloat = leaf ? leafFloat(plan, place, leaf) : summaryFloat(plan, place);
  const putLate = leaf !== undefined && isWithoutFloat(plan, leaf);
  const complete = leaf ? leaf.progress === "complete" : percentComplete === 100;
  return {
    task,
    kind: !leaf ? "summary" : task.milestone || duration === 0 ? "milestone" : "task",
    start: small(plan.placedStart[place] ?? 0),
    finish: small(finish),
    earlyStart: small(plan.earlyStart[place] ?? 0),
    earlyFinish: small(plan.earlyFinish[place] ?? 0),
    lateStart: small(plan.lateStart[place] ?? 0),
    lateFinish: small(plan.lateFinish[place] ?? 0),
    totalFloat: small(totalFloat),
    freeFloat: putLate ? 0 : small(Math.min(plan.freeFloat[place] ?? 0, Math.max(totalFloat, 0))),
    duration: small(duration),
    critical: plan.network.active[place] === true && !complete && totalFloat <= criticalFloat,
    percentComplete: small(percentComplete),
    drivers: plan.drivers[place] ?? [],
    deadlineMissed: task.deadline !== undefined && finish > task.deadline,
  };
}

/** The same number. Whole ones up to 2^31 are taken out of the form of floating-point numbers, of which every single one would be an object of its own. */
function small(value: number): number {
  const whole = value | 0;
  return whole === value ? whole : value;
}

function isSame(a: ScheduledTask, b: ScheduledTask): boolean {
  return (
    a.task === b.task &&
    a.kind === b.kind &&
    a.start === b.start &&
    a.finish === b.finish &&
    a.earlyStart === b.earlyStart &&
    a.earlyFinish === b.earlyFinish &&
    a.lateStart === b.lateStart &&
    a.lateFinish === b.lateFinish &&
    a.totalFloat === b.totalFloat &&
    a.freeFloat === b.freeFloat &&
    a.duration === b.duration &&
    a.critical === b.critical &&
    a.percentComplete === b.percentComplete &&
    a.deadlineMissed === b.deadlineMissed &&
    sameItems(a.drivers, b.drivers)
  );
}

/** Completed work has no float, nor has (in Microsoft Project) a task that is put as late as possible. */
function isWithoutFloat(plan: Plan, leaf: Leaf): boolean {
  const putLate = isPutLate(plan, leaf) && plan.project.schedule.scheduleFrom === "start";
  return leaf.progress === "complete" || putLate;
}

/** Total float is the smaller of start and finish float; that of work in progress is finish float. */
function leafFloat(plan: Plan, place: number, leaf: Leaf): number {
  if (isWithoutFloat(plan, leaf)) return 0;
  const byFinish = leaf.floatCalendar.between(plan.earlyFinish[place] ?? 0, plan.lateFinish[place] ?? 0);
  if (leaf.progress === "started") return byFinish;
  return Math.min(leaf.floatCalendar.between(plan.earlyStart[place] ?? 0, plan.lateStart[place] ?? 0), byFinish);
}

/** Float of a summary task is that of its span; once work in it has begun, that of its finish, as for a task in progress. */
function summaryFloat(plan: Plan, place: number): number {
  const calendar = plan.lagCalendars[place] ?? plan.calendar;
  const byFinish = calendar.between(plan.earlyFinish[place] ?? 0, plan.lateFinish[place] ?? 0);
  if (plan.progress[place] !== "planned") return byFinish;
  return Math.min(calendar.between(plan.earlyStart[place] ?? 0, plan.lateStart[place] ?? 0), byFinish);
}
