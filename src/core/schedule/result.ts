import { isPutLate } from "./forward";
import type { Leaf, Plan } from "./plan";
import type { ScheduledTask } from "./types";

/** Floats of a task, in working minutes. */
interface Floats {
  readonly total: number;
  readonly free: number;
}

/** Puts the computed dates into the public form, in outline order. */
export function scheduledTasks(plan: Plan, freeFloat: Float64Array, criticalFloat: number): readonly ScheduledTask[] {
  const progress = rollUpProgress(plan);
  return plan.network.tasks.map((task, place) => {
    const leaf = plan.leaves[place];
    const earlyStart = plan.earlyStart[place] ?? 0;
    const earlyFinish = plan.earlyFinish[place] ?? 0;
    const finish = plan.placedFinish[place] ?? 0;
    const duration = plan.duration[place] ?? 0;
    const free = freeFloat[place] ?? 0;
    const floats = leaf ? leafFloats(plan, place, leaf, free) : summaryFloats(plan, place, free);
    const complete = leaf ? leaf.progress === "complete" : progress[place] === 100;
    return {
      task,
      kind: !leaf ? "summary" : task.milestone || duration === 0 ? "milestone" : "task",
      start: plan.placedStart[place] ?? 0,
      finish,
      earlyStart,
      earlyFinish,
      lateStart: plan.lateStart[place] ?? 0,
      lateFinish: plan.lateFinish[place] ?? 0,
      totalFloat: floats.total,
      freeFloat: floats.free,
      duration,
      critical: plan.network.active[place] === true && !complete && floats.total <= criticalFloat,
      percentComplete: progress[place] ?? 0,
      drivers: plan.drivers[place] ?? [],
      deadlineMissed: task.deadline !== undefined && finish > task.deadline,
    };
  });
}

/**
 * Total float is the smaller of start and finish float; that of work in progress is finish float; completed work has none, nor has (in Microsoft Project) a
 * task that is put as late as possible.
 */
function leafFloats(plan: Plan, place: number, leaf: Leaf, free: number): Floats {
  const putLate = isPutLate(plan, leaf) && plan.project.schedule.scheduleFrom === "start";
  if (leaf.progress === "complete" || putLate) return { total: 0, free: 0 };
  const byFinish = leaf.floatCalendar.between(plan.earlyFinish[place] ?? 0, plan.lateFinish[place] ?? 0);
  const byStart = leaf.floatCalendar.between(plan.earlyStart[place] ?? 0, plan.lateStart[place] ?? 0);
  const total = leaf.progress === "started" ? byFinish : Math.min(byStart, byFinish);
  return { total, free: Math.min(free, Math.max(total, 0)) };
}

/** Float of a summary task is that of its span; once work in it has begun, that of its finish, as for a task in progress. */
function summaryFloats(plan: Plan, place: number, free: number): Floats {
  const calendar = plan.lagCalendars[place] ?? plan.calendar;
  const byStart = calendar.between(plan.earlyStart[place] ?? 0, plan.lateStart[place] ?? 0);
  const byFinish = calendar.between(plan.earlyFinish[place] ?? 0, plan.lateFinish[place] ?? 0);
  const total = plan.summaryProgress[place] === "planned" ? Math.min(byStart, byFinish) : byFinish;
  return { total, free: Math.min(free, Math.max(total, 0)) };
}

/** Percent complete by place: as written for tasks, by duration for summary tasks (work done / duration of the tasks below). */
function rollUpProgress(plan: Plan): Float64Array {
  const { tasks, parent, children, active } = plan.network;
  const percent = new Float64Array(tasks.length);
  const done = new Float64Array(tasks.length);
  const whole = new Float64Array(tasks.length);
  const complete = new Int32Array(tasks.length);
  const below = new Int32Array(tasks.length);
  for (let place = tasks.length - 1; place >= 0; place--) {
    const leaf = plan.leaves[place];
    if (leaf) {
      percent[place] = leaf.progress === "complete" ? 100 : Math.min(Math.max(leaf.task.percentComplete, 0), 100);
      whole[place] = plan.duration[place] ?? 0;
      done[place] = ((whole[place] ?? 0) * (percent[place] ?? 0)) / 100;
      complete[place] = percent[place] === 100 ? 1 : 0;
      below[place] = 1;
    } else if ((children[place]?.length ?? 0) > 0) {
      percent[place] = sharePercent(done[place] ?? 0, whole[place] ?? 0, complete[place] ?? 0, below[place] ?? 0);
    }
    const up = parent[place] ?? -1;
    if (up < 0 || (active[up] && !active[place])) continue;
    whole[up] = (whole[up] ?? 0) + (whole[place] ?? 0);
    done[up] = (done[up] ?? 0) + (done[place] ?? 0);
    complete[up] = (complete[up] ?? 0) + (complete[place] ?? 0);
    below[up] = (below[up] ?? 0) + (below[place] ?? 0);
  }
  return percent;
}

/** Whole percents. 100 only when everything is complete; milestones alone count by number. */
function sharePercent(done: number, whole: number, complete: number, below: number): number {
  if (below === 0) return 0;
  if (complete === below) return 100;
  const share = whole > 0 ? done / whole : complete / below;
  return Math.min(99, Math.round(share * 100));
}
