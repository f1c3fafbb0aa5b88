import type { Instant } from "../text/instant";
import { limitsByFollowers, type Limits } from "./limits";
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
      starts: plan.lateStart,
      finishes: earliestLateFinish,
      // Microsoft Project takes no late date from what starts with a manually scheduled task.
      skipStarts: leaf?.task.manual === true,
    });
    limitByConstraint(plan, place, limits);
    if (!leaf) handed[place] = limits;
    else {
      placeLate(plan, place, leaf, limits);
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
    plan.lateStart[place] = early.start;
    plan.lateFinish[place] = early.finish;
    return;
  }
  if (duration === 0) {
    const late = task.manual ? limits.finish : snapFinish(leaf, Math.min(limits.start, limits.finish));
    plan.lateStart[place] = late;
    plan.lateFinish[place] = late;
    return;
  }
  let finish = task.manual ? limits.finish : calendar.previousWorking(limits.finish);
  let start = calendar.subtract(finish, duration);
  if (limits.start < start) {
    start = calendar.nextWorking(limits.start);
    finish = calendar.add(start, duration);
  }
  plan.lateStart[place] = start;
  plan.lateFinish[place] = finish;
}

/** @returns the earliest late finish below a summary task: what a link to its finish has to respect. */
function rollUpLate(plan: Plan, place: number, earliestLateFinish: Float64Array): Instant {
  const { children, active } = plan.network;
  let start = Infinity;
  let finish = -Infinity;
  let earliest = Infinity;
  for (const child of children[place] ?? []) {
    if (active[place] && !active[child]) continue;
    start = Math.min(start, plan.lateStart[child] ?? Infinity);
    finish = Math.max(finish, plan.lateFinish[child] ?? -Infinity);
    earliest = Math.min(earliest, earliestLateFinish[child] ?? Infinity);
  }
  if (start === Infinity) {
    start = plan.earlyStart[place] ?? plan.start;
    finish = earliest = plan.earlyFinish[place] ?? plan.start;
  }
  plan.lateStart[place] = start;
  plan.lateFinish[place] = finish;
  return earliest;
}
