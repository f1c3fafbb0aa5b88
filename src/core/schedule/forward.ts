import { horizonFinish } from "../calendar/horizon";
import type { TaskRecord } from "../model/types";
import { durationMinutes } from "../text/duration";
import type { Instant } from "../text/instant";
import { durationBasis } from "./duration";
import { afterExternalLag, afterLag } from "./lag";
import { endOfWork, startOfWork, type Leaf } from "./leaf";
import { linkEnds, type NetworkLink } from "./network";
import type { Dates, Demands, Plan } from "./plan";
import { snapStart } from "./snap";
import { Watch, type Part, type Work } from "./work";

/**
 * Forward pass (critical path method, `ES = max over predecessors`): early dates of every task, in the order of the steps. Summary tasks hand what binds
 * them to their children and take their dates from them.
 * @param part numbers of the first step and of the one behind the last, for a pass that is made in parts
 */
export function forwardPass(plan: Plan, work: Work, part: Part = { from: 0, to: plan.steps.length }): void {
  const { tasks, parent, children, outgoing } = plan.network;
  const count = tasks.length;
  const demands: Demands = { start: 0, startBy: [], finish: 0, finishBy: [] };
  const watch = new Watch(plan.earlyStart, plan.earlyFinish, plan.placedStart, plan.placedFinish, plan.duration);
  for (let at = part.from; at < part.to; at++) {
    const step = plan.steps[at] ?? 0;
    const place = step < count ? step : step - count;
    if (!work.has(place)) continue;
    const leaf = plan.leaves[place];
    if (!leaf && step < count) {
      readDemands(plan, place, demands);
      addConstraint(plan, place, demands);
      plan.demands[place] = { ...demands };
      work.addAll(children[place] ?? []);
      continue;
    }
    if (!work.isWhole) watch.remember(place);
    if (leaf) {
      readDemands(plan, place, demands);
      placeLeaf(plan, place, leaf, demands);
    } else rollUp(plan, place);
    if (work.isWhole || !(work.tells(place) || watch.differs(place))) continue;
    work.move(place);
    work.add(parent[place] ?? -1);
    work.addLinked(outgoing, place, "to");
  }
}

/** What sets an early start besides predecessors. */
const byProjectStart: readonly string[] = ["project-start"];
export const byConstraint: readonly string[] = ["constraint"];
const byStatusDate: readonly string[] = ["status-date"];
const byHand: readonly string[] = ["manual"];
const byActual: readonly string[] = ["actual"];
const byDelay: readonly string[] = ["leveling-delay"];

function demandStart(demands: Demands, instant: Instant, by: readonly string[]): void {
  if (instant > demands.start) {
    demands.start = instant;
    demands.startBy = by;
  } else if (instant === demands.start) demands.startBy = [...demands.startBy, ...by];
}

function demandFinish(demands: Demands, instant: Instant, by: readonly string[]): void {
  if (instant > demands.finish) {
    demands.finish = instant;
    demands.finishBy = by;
  } else if (instant === demands.finish) demands.finishBy = [...demands.finishBy, ...by];
}

/** Whether a task is put at its late dates. Microsoft Project does so as soon as they are known, and moves what follows; Primavera only uses free float (`settle.ts`). */
export function isPutLate(plan: Plan, leaf: Leaf): boolean {
  return (
    plan.lateDatesKnown &&
    plan.project.schedule.mode !== "primavera" &&
    leaf.constraint === "as-late-as-possible" &&
    leaf.progress === "planned" &&
    !leaf.manual
  );
}

/**
 * Demands of links, those on the parents included. Under retained logic the remaining work of a started task waits only for predecessors that still have
 * something to do.
 */
function readDemands(plan: Plan, place: number, demands: Demands): void {
  const { network, externalOf } = plan;
  const { links, first } = network.incoming;
  const parent = network.parent[place] ?? -1;
  const handed = parent < 0 ? undefined : plan.demands[parent];
  demands.start = handed?.start ?? -Infinity;
  demands.startBy = handed?.startBy ?? [];
  demands.finish = handed?.finish ?? -Infinity;
  demands.finishBy = handed?.finishBy ?? [];
  const started = plan.progress[place] === "started" && plan.leaves[place]?.actualStart !== undefined;
  for (let at = first[place] ?? 0, end = first[place + 1] ?? 0; at < end; at++) {
    const link = links[at];
    if (!link || (started && !isPending(plan, link))) continue;
    const dates = link.fromStart ? plan.placedStart : plan.placedFinish;
    const instant = afterLag(plan, link, dates[link.from] ?? 0);
    if (link.startsBy) demandStart(demands, instant, link.driver);
    else demandFinish(demands, instant, link.driver);
  }
  if (externalOf.size === 0) return;
  for (const bound of externalOf.get(place) ?? []) {
    const { type } = bound.record;
    const instant = afterExternalLag(plan, bound, linkEnds.fromStart[type] ? bound.start : bound.finish);
    if (linkEnds.startsBy[type]) demandStart(demands, instant, bound.driver);
    else demandFinish(demands, instant, bound.driver);
  }
}

/** Whether what a link waits for (the start or the finish of its predecessor) has not happened yet. */
export function isPending(plan: Plan, link: NetworkLink): boolean {
  const progress = plan.progress[link.from];
  return link.fromStart ? progress === "planned" : progress !== "complete";
}

/** Start constraints of a summary task bind its children like a link would. */
function addConstraint(plan: Plan, place: number, demands: Demands): void {
  const constraint = plan.network.tasks[place]?.constraint;
  if (constraint?.date === undefined) return;
  if (constraint.type === "start-no-earlier-than" || constraint.type === "must-start-on")
    demandStart(demands, constraint.date, byConstraint);
}

/** Dates of a task without children. */
function placeLeaf(plan: Plan, place: number, leaf: Leaf, demands: Demands): void {
  const task = plan.network.tasks[place];
  if (leaf.manual && task && (task.start !== undefined || task.finish !== undefined)) {
    const { start, finish } = manualDates(task, leaf);
    set(plan, place, leaf, start, finish, byHand);
  } else if (leaf.progress === "complete" && (leaf.actualStart !== undefined || leaf.actualFinish !== undefined)) {
    const finish = leaf.actualFinish ?? leaf.calendar.add(leaf.actualStart ?? 0, leaf.duration);
    const start = leaf.actualStart ?? leaf.calendar.subtract(finish, leaf.duration);
    set(plan, place, leaf, Math.min(start, finish), finish, byActual);
  } else if (leaf.progress === "started") {
    placeStarted(plan, place, leaf, demands);
  } else {
    placePlanned(plan, place, leaf, demands);
  }
}

function set(plan: Plan, place: number, leaf: Leaf, start: Instant, finish: Instant, drivers: readonly string[]): void {
  plan.earlyStart[place] = start;
  plan.earlyFinish[place] = finish;
  const late = isPutLate(plan, leaf);
  plan.placedStart[place] = late ? Math.max(start, plan.lateStart[place] ?? start) : start;
  plan.placedFinish[place] = late ? Math.max(finish, plan.lateFinish[place] ?? finish) : finish;
  const asWritten = leaf.progress === "planned" && !leaf.manual && finish < horizonFinish;
  plan.duration[place] = asWritten ? leaf.duration : lengthOf(leaf, start, finish);
  plan.drivers[place] = late && (plan.placedStart[place] ?? start) > start ? byConstraint : drivers;
}

function lengthOf(leaf: Leaf, start: Instant, finish: Instant): number {
  return Math.max(0, leaf.calendar.between(start, finish));
}

/** A manual task is where it is written; with one date only, its duration gives the other. */
export function manualDates(task: TaskRecord, leaf: Leaf): Dates {
  const { calendar, duration } = leaf;
  const end = leaf.actualFinish ?? (task.finish === undefined ? undefined : endOfWork(calendar, task.finish));
  const begin = leaf.actualStart ?? (task.start === undefined ? undefined : startOfWork(calendar, task.start));
  if (begin === undefined || (task.milestone && duration === 0 && end !== undefined)) {
    const finish = end ?? 0;
    return { start: calendar.subtract(finish, duration), finish };
  }
  return { start: begin, finish: Math.max(begin, end ?? calendar.add(begin, duration)) };
}

/** Start and finish of work that has not begun, with what set them. */
function placePlanned(plan: Plan, place: number, leaf: Leaf, demands: Demands): void {
  const { calendar, duration, constraint, constraintDate } = leaf;
  let start = snapStart(leaf, earliestStart(plan, place, leaf));
  let drivers = byProjectStart;
  const demand = (instant: Instant, ids: readonly string[]): void => {
    if (instant < start) return;
    if (instant > start || drivers === byProjectStart) drivers = ids;
    else drivers = [...drivers, ...ids];
    start = instant;
  };
  if (plan.dataDate !== undefined && leaf.progress === "planned") demand(snapStart(leaf, plan.dataDate), byStatusDate);
  if (constraint === "start-no-earlier-than") demand(snapStart(leaf, constraintDate ?? 0), byConstraint);
  if (demands.start !== -Infinity) demand(snapStart(leaf, demands.start), demands.startBy);
  let finish = calendar.add(start, duration);

  const finishDemand = (wanted: Instant, ids: readonly string[], byLink: boolean): void => {
    if (wanted < finish) return;
    const before = start;
    demand(snapStart(leaf, calendar.subtract(wanted, duration)), ids);
    if (start > before) finish = calendar.add(start, duration);
    if (byLink) finish = finishAtLink(plan, leaf, finish, wanted);
  };
  if (constraint === "finish-no-earlier-than") finishDemand(constraintDate ?? 0, byConstraint, false);
  if (demands.finish !== -Infinity) finishDemand(demands.finish, demands.finishBy, true);

  const task = plan.network.tasks[place];
  const delay = task?.levelingDelay;
  if (delay) {
    const minutes = durationMinutes(delay, durationBasis(plan.project, plan.calendars, task));
    start = snapStart(leaf, delay.elapsed ? start + minutes : calendar.add(start, minutes));
    finish = calendar.add(start, duration);
    drivers = byDelay;
  }
  const held = heldByConstraint(plan, leaf, start, finish);
  if (held) set(plan, place, leaf, held.start, held.finish, byConstraint);
  else set(plan, place, leaf, start, finish, drivers);
}

/**
 * The project's start, or what lies before it: in Microsoft Project a "no earlier than" constraint, or a predecessor that starts before the project, takes a task
 * there too.
 */
function earliestStart(plan: Plan, place: number, leaf: Leaf): Instant {
  if (plan.project.schedule.mode === "primavera") return plan.start;
  let earliest = plan.start;
  const { constraint, constraintDate } = leaf;
  if (constraintDate !== undefined && constraint === "start-no-earlier-than")
    earliest = Math.min(earliest, constraintDate);
  if (constraintDate !== undefined && constraint === "finish-no-earlier-than")
    earliest = Math.min(earliest, leaf.calendar.subtract(constraintDate, leaf.duration));
  const { links, first } = plan.network.incoming;
  for (let at = first[place] ?? 0, end = first[place + 1] ?? 0; at < end; at++)
    earliest = Math.min(earliest, plan.placedStart[links[at]?.from ?? -1] ?? Infinity);
  return earliest;
}

/**
 * A finish that a link sets at the start of a working day stays there instead of at the end of the day before: the same working time, shown as Microsoft Project
 * shows it.
 */
function finishAtLink(plan: Plan, leaf: Leaf, finish: Instant, wanted: Instant): Instant {
  if (plan.project.schedule.mode === "primavera" || wanted <= finish) return finish;
  return leaf.calendar.isWorking(wanted) && leaf.calendar.between(finish, wanted) === 0 ? wanted : finish;
}

/**
 * Dates that a hard constraint sets against the logic, or undefined. In Primavera the two "no later than" constraints don't move a task; they only make its float
 * negative.
 */
function heldByConstraint(plan: Plan, leaf: Leaf, start: Instant, finish: Instant): Dates | undefined {
  const { calendar, duration, constraint, constraintDate } = leaf;
  if (constraintDate === undefined) return undefined;
  const microsoft = plan.project.schedule.mode !== "primavera";
  if (constraint === "must-start-on" || (constraint === "start-no-later-than" && microsoft && start > constraintDate)) {
    const held = snapStart(leaf, constraintDate);
    if (constraint === "start-no-later-than" && held >= start) return undefined;
    return { start: held, finish: calendar.add(held, duration) };
  }
  if (
    constraint === "must-finish-on" ||
    (constraint === "finish-no-later-than" &&
      microsoft &&
      finish > constraintDate &&
      calendar.between(constraintDate, finish) > 0)
  ) {
    const held = duration === 0 ? snapStart(leaf, constraintDate) : calendar.previousWorking(constraintDate);
    return { start: calendar.subtract(held, duration), finish: held };
  }
  return undefined;
}

/** A task in progress keeps its start; what remains goes on at the data date (Primavera), or where work stopped, and waits for predecessors under retained logic. */
function placeStarted(plan: Plan, place: number, leaf: Leaf, demands: Demands): void {
  const { calendar, remaining, actualStart } = leaf;
  if (actualStart === undefined) placePlanned(plan, place, leaf, demands);
  const start = actualStart ?? plan.earlyStart[place] ?? plan.start;
  const drivers = actualStart === undefined ? (plan.drivers[place] ?? []) : byActual;
  let resume = calendar.add(start, leaf.done);
  if (plan.dataDate !== undefined) resume = Math.max(resume, plan.dataDate);
  if (plan.project.schedule.statusMode === "retained-logic") {
    resume = Math.max(resume, demands.start);
    if (demands.finish !== -Infinity) resume = Math.max(resume, calendar.subtract(demands.finish, remaining));
  }
  let finish = remaining === 0 ? resume : calendar.add(calendar.nextWorking(resume), remaining);
  if (leaf.constraint === "finish-no-earlier-than")
    finish = Math.max(finish, calendar.previousWorking(leaf.constraintDate ?? 0));
  set(plan, place, leaf, start, Math.max(start, finish), drivers);
}

/** A summary task lasts from the first start to the last finish of its children; inactive ones count only where all are. */
function rollUp(plan: Plan, place: number): void {
  const { children, active } = plan.network;
  let start = Infinity;
  let finish = -Infinity;
  for (const child of children[place] ?? []) {
    if (active[place] && !active[child]) continue;
    start = Math.min(start, plan.placedStart[child] ?? Infinity);
    finish = Math.max(finish, plan.placedFinish[child] ?? -Infinity);
  }
  if (start === Infinity) start = finish = plan.start;
  plan.earlyStart[place] = plan.placedStart[place] = start;
  plan.earlyFinish[place] = plan.placedFinish[place] = finish;
  plan.duration[place] = Math.max(0, plan.calendar.between(start, finish));
}
