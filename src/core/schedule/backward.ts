import type { TaskRecord } from "../model/types";
import type { Instant } from "../text/instant";
import type { Leaf } from "./leaf";
import { isComplete, limitsByFollowers, type Limits } from "./limits";
import type { Plan } from "./plan";
import { snapFinish } from "./snap";
import { Watch, type Part, type Work } from "./work";

/**
 * Backward pass (`LF = min over successors`) from `finish`: late dates of every task, the steps in reverse. What follows a summary task limits all its children;
 * what follows its start limits those that start it.
 * @param part counted from the first step as in the forward pass; the last part comes first
 */
export function backwardPass(
  plan: Plan,
  finish: Instant,
  work: Work,
  part: Part = { from: 0, to: plan.steps.length },
): void {
  const { tasks, parent, children, incoming } = plan.network;
  const count = tasks.length;
  const watch = new Watch(plan.lateStart, plan.lateFinish, plan.lateResume, plan.earliestLateFinish);
  const followers = {
    handed: plan.lateLimits,
    finish,
    starts: plan.lateResume,
    finishes: plan.earliestLateFinish,
    limits: { start: 0, finish: 0 },
  };
  for (let at = part.to - 1; at >= part.from; at--) {
    const step = plan.steps[at] ?? 0;
    const place = step < count ? step : step - count;
    if (!work.has(place)) continue;
    const leaf = plan.leaves[place];
    if (leaf || step >= count) {
      // Nothing can come too late for the start of a task that has begun. Nor does Microsoft Project take a late date from what hangs on the start of a manual one.
      const skipStarts = leaf !== undefined && (leaf.manual || leaf.progress !== "planned");
      limitByConstraint(tasks[place], limitsByFollowers(plan, place, followers, skipStarts));
    }
    if (!leaf && step >= count) {
      if (handOn(plan.lateLimits, place, followers.limits)) work.addAll(children[place] ?? []);
      continue;
    }
    if (!work.isWhole) watch.remember(place);
    if (leaf) {
      placeLate(plan, place, leaf, followers.limits);
      if (leaf.progress === "started") startedLate(plan, place, leaf);
      plan.earliestLateFinish[place] = plan.lateFinish[place] ?? 0;
    } else plan.earliestLateFinish[place] = rollUpLate(plan, place);
    if (work.isWhole || !(work.tells(place) || watch.differs(place))) continue;
    work.add(parent[place] ?? -1);
    work.addLinked(incoming, place, "from");
  }
}

/** Hands the limits of a summary task to those below it. @returns whether they are others than before */
export function handOn(handed: (Limits | undefined)[], place: number, { start, finish }: Limits): boolean {
  const known = handed[place];
  if (known && known.start === start && known.finish === finish) return false;
  handed[place] = { start, finish };
  return true;
}

/** "No later than" constraints and deadlines, on summary tasks too. A deadline only limits late dates, so that it shows as less float. */
function limitByConstraint(task: TaskRecord | undefined, limits: Limits): void {
  const { type, date } = task?.constraint ?? {};
  if (date !== undefined && type === "start-no-later-than") limits.start = Math.min(limits.start, date);
  if (date !== undefined && type === "finish-no-later-than") limits.finish = Math.min(limits.finish, date);
  if (task?.deadline !== undefined) limits.finish = Math.min(limits.finish, task.deadline);
}

function placeLate(plan: Plan, place: number, leaf: Leaf, limits: Limits): void {
  const early = { start: plan.earlyStart[place] ?? 0, finish: plan.earlyFinish[place] ?? 0 };
  const { calendar, manual, constraint } = leaf;
  const duration = plan.duration[place] ?? 0;
  const fixed =
    leaf.progress === "complete" ||
    (leaf.constraintDate !== undefined && (constraint === "must-start-on" || constraint === "must-finish-on"));
  if (fixed && !manual) {
    setLate(plan, place, early.start, early.finish);
    return;
  }
  if (duration === 0) {
    const limit = manual ? limits.finish : snapFinish(leaf, Math.min(limits.start, limits.finish));
    const late = notBefore(leaf, limit, early.finish);
    setLate(plan, place, late, late);
    return;
  }
  let finish = manual ? limits.finish : calendar.previousWorking(limits.finish);
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
function rollUpLate(plan: Plan, place: number): Instant {
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
    earliest = Math.min(earliest, plan.earliestLateFinish[child] ?? Infinity);
  }
  if (start === Infinity) {
    start = plan.earlyStart[place] ?? plan.start;
    finish = plan.earlyFinish[place] ?? plan.start;
  }
  setLate(plan, place, start, finish);
  plan.lateResume[place] = resume;
  return earliest;
}
