import type { Instant } from "../text/instant";
import { isComplete, limitsByFollowers, type Limits } from "./limits";
import type { Leaf, Plan } from "./plan";
import { snapFinish } from "./snap";

/**
 * Backward pass (`LF = min over successors`) from `finish`: late dates of every task, the steps in reverse. What follows a summary task limits all its children;
 * what follows its start limits those that start it.
 */
export function backwardPass(plan: Plan, finish: Instant): void {
  const count = plan.network.tasks.length;
  const handed: (Limits | undefined)[] = [];
  const earliestLateFinish = new Float64Array(count);
  for (let at = plan.steps.length - 1; at >= 0; at--) {
    const step = plan.steps[at] ?? 0;
    const place = step < count ? step : step - count;
    const leaf = plan.leaves[place];
    if (!leaf && step < count) {
      earliestLateFinish[place] = rollUpLate(plan, place, earliestLateFinish);
      continue;
    }
    const limits = limitsByFollowers(plan, place, {
      handed,
      finish,
      starts: plan.lateResume,
      finishes: earliestLateFinish,
      // Nothing can come too late for the start of a task that has begun. Nor does Microsoft Project take a late date from what hangs on the start of a manual one.
      skipStarts: leaf !== undefined && (leaf.task.manual || leaf.progress !== "planned"),
    });
    limitByConstraint(plan, place, limits);
    if (!leaf) handed[place] = limits;
    else {
      placeLate(plan, place, leaf, limits);
      if (leaf.progress === "started") startedLate(plan, place, leaf);
      earliestLateFinish[place] = plan.lateFinish[place] ?? 0;
    }
  }
}

/** "No later than" constraints and deadlines, on summary tasks too. A deadline only limits late dates, so that it shows as less float. */
function limitByConstraint(plan: Plan, place: number, limits: Limits): void {
  const task = plan.network.tasks[place];
  const { type, date } = task?.constraint ?? {};
  if (date !== undefined && type === "start-no-later-than") limits.start = Math.min(limits.start, date);
  if (date !== undefined && type === "finish-no-later-than") limits.finish = Math.min(limits.finish, date);
  if (task?.deadline !== undefined) limits.finish = Math.min(limits.finish, task.deadline);
}

function placeLate(plan: Plan, place: number, leaf: Leaf, limits: Limits): void {
  const early = { start: plan.earlyStart[place] ?? 0, finish: plan.earlyFinish[place] ?? 0 };
  const { calendar, task, constraint } = leaf;
  const duration = plan.duration[place] ?? 0;
  const fixed =
    leaf.progress === "complete" ||
    (leaf.constraintDate !== undefined && (constraint === "must-start-on" || constraint === "must-finish-on"));
  if (fixed && !task.manual) {
    setLate(plan, place, early.start, early.finish);
    return;
  }
  if (duration === 0) {
    const limit = task.manual ? limits.finish : snapFinish(leaf, Math.min(limits.start, limits.finish));
    const late = notBefore(leaf, limit, early.finish);
    setLate(plan, place, late, late);
    return;
  }
  let finish = task.manual ? limits.finish : calendar.previousWorking(limits.finish);
  let start = calendar.subtract(finish, duration);
  if (limits.start < start) {
    start = calendar.nextWorking(limits.start);
    finish = calendar.add(start, duration);
  }
  setLate(plan, place, notBefore(leaf, start, early.start), notBefore(leaf, finish, early.finish));
}

/** The end of a day and the start of the next are the same working time: a late date isn't put before the early one for that. */
function notBefore(leaf: Leaf, late: Instant, early: Instant): Instant {
  return late < early && leaf.calendar.between(late, early) === 0 ? early : late;
}

function setLate(plan: Plan, place: number, start: Instant, finish: Instant): void {
  plan.lateStart[place] = plan.lateResume[place] = start;
  plan.lateFinish[place] = finish;
}

/** A task that has begun keeps its start; what limits its predecessors is when the rest has to go on. */
function startedLate(plan: Plan, place: number, leaf: Leaf): void {
  plan.lateResume[place] = leaf.calendar.subtract(plan.lateFinish[place] ?? 0, leaf.remaining);
  plan.lateStart[place] = plan.earlyStart[place] ?? 0;
}

/** @returns the earliest late finish below a summary task: what a link to its finish has to respect. */
function rollUpLate(plan: Plan, place: number, earliestLateFinish: Float64Array): Instant {
  const { children, active } = plan.network;
  let start = Infinity;
  let finish = -Infinity;
  let earliest = Infinity;
  let resume = Infinity;
  for (const child of children[place] ?? []) {
    if (active[place] && !active[child]) continue;
    start = Math.min(start, plan.lateStart[child] ?? Infinity);
    finish = Math.max(finish, plan.lateFinish[child] ?? -Infinity);
    if (isComplete(plan, child)) continue;
    resume = Math.min(resume, plan.lateResume[child] ?? Infinity);
    earliest = Math.min(earliest, earliestLateFinish[child] ?? Infinity);
  }
  if (start === Infinity) {
    start = plan.earlyStart[place] ?? plan.start;
    finish = plan.earlyFinish[place] ?? plan.start;
  }
  setLate(plan, place, start, finish);
  plan.lateResume[place] = resume;
  return earliest;
}
