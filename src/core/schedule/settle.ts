import type { Instant } from "../text/instant";
import { limitsByFollowers, type Limits } from "./limits";
import type { Leaf, Plan } from "./plan";
import { snapFinish } from "./snap";

/**
 * Free float of tasks without children, in working minutes: how far each can slip before it moves the early dates of what follows it, or the project's finish.
 * On the way, tasks "as late as possible" take up their free float, the last ones first, and their early dates (and those of the summary tasks above) move.
 */
export function settlePass(plan: Plan, finish: Instant): Float64Array {
  const count = plan.network.tasks.length;
  const freeFloat = new Float64Array(count);
  const handed: (Limits | undefined)[] = [];
  const earliestFinish = Float64Array.from(plan.earlyFinish);
  for (let at = plan.steps.length - 1; at >= 0; at--) {
    const step = plan.steps[at] ?? 0;
    const place = step < count ? step : step - count;
    const leaf = plan.leaves[place];
    if (!leaf && step < count) {
      earliestFinish[place] = rollUpEarly(plan, place, earliestFinish);
      continue;
    }
    const limits = limitsByFollowers(plan, place, {
      handed,
      finish,
      starts: plan.earlyStart,
      finishes: earliestFinish,
      skipStarts: false,
    });
    if (!leaf) {
      handed[place] = limits;
      continue;
    }
    if (leaf.constraint === "as-late-as-possible" && leaf.progress === "planned" && !leaf.task.manual)
      moveLate(plan, place, leaf, limits);
    earliestFinish[place] = plan.earlyFinish[place] ?? 0;
    freeFloat[place] = freeFloatOf(plan, place, leaf, limits);
  }
  return freeFloat;
}

function freeFloatOf(plan: Plan, place: number, leaf: Leaf, limits: Limits): number {
  if (leaf.progress === "complete") return 0;
  const byFinish = leaf.floatCalendar.between(plan.earlyFinish[place] ?? 0, limits.finish);
  if (limits.start === Infinity || leaf.progress === "started") return Math.max(0, byFinish);
  return Math.max(0, Math.min(byFinish, leaf.floatCalendar.between(plan.earlyStart[place] ?? 0, limits.start)));
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
  plan.earlyStart[place] = start;
  plan.earlyFinish[place] = finish;
  plan.drivers[place] = ["constraint"];
}

/** @returns the earliest finish below a summary task. */
function rollUpEarly(plan: Plan, place: number, earliestFinish: Float64Array): Instant {
  const { children, active } = plan.network;
  let start = Infinity;
  let finish = -Infinity;
  let earliest = Infinity;
  for (const child of children[place] ?? []) {
    if (active[place] && !active[child]) continue;
    start = Math.min(start, plan.earlyStart[child] ?? Infinity);
    finish = Math.max(finish, plan.earlyFinish[child] ?? -Infinity);
    earliest = Math.min(earliest, earliestFinish[child] ?? Infinity);
  }
  if (start === Infinity) return plan.earlyFinish[place] ?? plan.start;
  plan.earlyStart[place] = start;
  plan.earlyFinish[place] = finish;
  plan.duration[place] = Math.max(0, plan.calendars.get(undefined).between(start, finish));
  return earliest;
}
