import type { Instant } from "../text/instant";
import { handOn } from "./backward";
import { byConstraint } from "./forward";
import type { Leaf } from "./leaf";
import { limitsByFollowers, type Limits } from "./limits";
import type { Plan } from "./plan";
import { snapFinish } from "./snap";
import { Watch, type Part, type Work } from "./work";

/**
 * Free float in working minutes: how far each task can slip before it moves what follows it, or the project's finish. On the way, in Primavera's way of counting,
 * tasks "as late as possible" take up their free float, the last ones first, and the summary tasks above move with them.
 * @param part as in the backward pass
 */
export function settlePass(
  plan: Plan,
  finish: Instant,
  work: Work,
  part: Part = { from: 0, to: plan.steps.length },
): void {
  const { tasks, parent, children, incoming } = plan.network;
  const count = tasks.length;
  const watch = new Watch(plan.earliestFinish);
  const followers = {
    handed: plan.freeLimits,
    finish,
    starts: plan.placedStart,
    finishes: plan.earliestFinish,
    limits: { start: 0, finish: 0 },
  };
  for (let at = part.to - 1; at >= part.from; at--) {
    const step = plan.steps[at] ?? 0;
    const place = step < count ? step : step - count;
    if (!work.has(place)) continue;
    const leaf = plan.leaves[place];
    if (!leaf && step >= count) {
      const limits = limitsByFollowers(plan, place, followers, false);
      if (handOn(plan.freeLimits, place, limits)) work.addAll(children[place] ?? []);
      plan.freeFloat[place] = summaryFreeFloat(plan, place, limits);
      continue;
    }
    if (!work.isWhole) watch.remember(place);
    if (leaf) {
      const limits = limitsByFollowers(plan, place, followers, false);
      if (usesFreeFloat(plan, leaf)) moveLate(plan, place, leaf, limits);
      plan.earliestFinish[place] = plan.placedFinish[place] ?? 0;
      plan.freeFloat[place] = freeFloatOf(plan, place, leaf, limits);
    } else plan.earliestFinish[place] = rollUpEarly(plan, place);
    if (work.isWhole || !(work.tells(place) || watch.differs(place))) continue;
    work.add(parent[place] ?? -1);
    work.addLinked(incoming, place, "from");
  }
}

/** Primavera puts a task "as late as possible" as late as what follows allows. */
function usesFreeFloat(plan: Plan, leaf: Leaf): boolean {
  return (
    plan.project.schedule.mode === "primavera" &&
    leaf.constraint === "as-late-as-possible" &&
    leaf.progress === "planned" &&
    !leaf.manual
  );
}

function summaryFreeFloat(plan: Plan, place: number, limits: Limits): number {
  const calendar = plan.lagCalendars[place] ?? plan.calendar;
  return Math.max(0, calendar.between(plan.placedFinish[place] ?? 0, limits.finish));
}

function freeFloatOf(plan: Plan, place: number, leaf: Leaf, limits: Limits): number {
  if (leaf.progress === "complete") return 0;
  const byFinish = leaf.floatCalendar.between(plan.placedFinish[place] ?? 0, limits.finish);
  if (limits.start === Infinity || leaf.progress === "started") return Math.max(0, byFinish);
  return Math.max(0, Math.min(byFinish, leaf.floatCalendar.between(plan.placedStart[place] ?? 0, limits.start)));
}

function moveLate(plan: Plan, place: number, leaf: Leaf, limits: Limits): void {
  const { calendar, duration } = leaf;
  let finish = snapFinish(leaf, duration === 0 ? Math.min(limits.start, limits.finish) : limits.finish);
  let start = calendar.subtract(finish, duration);
  if (limits.start < start) {
    start = calendar.nextWorking(limits.start);
    finish = calendar.add(start, duration);
  }
  if (start <= (plan.earlyStart[place] ?? 0)) return;
  plan.earlyStart[place] = plan.placedStart[place] = start;
  plan.earlyFinish[place] = plan.placedFinish[place] = finish;
  plan.drivers[place] = byConstraint;
}

/** @returns the earliest finish below a summary task. */
function rollUpEarly(plan: Plan, place: number): Instant {
  const { children, active } = plan.network;
  let start = Infinity;
  let finish = -Infinity;
  let earliest = Infinity;
  for (const child of children[place] ?? []) {
    if (active[place] && !active[child]) continue;
    start = Math.min(start, plan.placedStart[child] ?? Infinity);
    finish = Math.max(finish, plan.placedFinish[child] ?? -Infinity);
    earliest = Math.min(earliest, plan.earliestFinish[child] ?? Infinity);
  }
  if (start === Infinity) return plan.placedFinish[place] ?? plan.start;
  plan.earlyStart[place] = plan.placedStart[place] = start;
  plan.earlyFinish[place] = plan.placedFinish[place] = finish;
  plan.duration[place] = Math.max(0, plan.calendar.between(start, finish));
  return earliest;
}
