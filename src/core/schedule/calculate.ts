import type { CalendarSet } from "../calendar/compile";
import type { Project } from "../model/types";
import type { Finding } from "../text/finding";
import { completed } from "../text/steps";
import { durationMinutes } from "../text/duration";
import { scheduleFindings } from "./findings";
import { computeDates, firstOf, lastOf, type ComputedPlan } from "./passes";
import type { Dates, Plan, PlanInput } from "./plan";
import { preparePlan, targetOf } from "./prepare";
import { progressSums, type ProgressSums } from "./progress-sums";
import { scheduledTasks } from "./result";
import type { Instant } from "../text/instant";
import type { Schedule, ScheduledTask } from "./types";

/** What a schedule needs from outside its project. */
export interface ScheduleContext {
  /** Dates of a task of another project, for links that cross; a link counts only where they are known. */
  readonly externalDates?: (project: string, task: string) => Dates | undefined;
  /** Calendars of the project, when they are compiled already. */
  readonly calendars?: CalendarSet;
  /**
   * The schedule of an earlier version of the project. The result is the same with it as without; what the change doesn't reach is taken from it: compiled
   * calendars, the order of the tasks, dates, and the very objects of tasks whose record and numbers are the same.
   */
  readonly previous?: Schedule;
}

/** How schedules were computed, as long as somebody holds them. */
const computed = new WeakMap<Schedule, ComputedSchedule>();

interface ComputedSchedule extends ComputedPlan {
  readonly sums: ProgressSums;
}

/**
 * Computes the schedule of a project by the critical path method: early and late dates, floats, critical tasks, and what is wrong with the plan.
 *
 * Two ways to count (`schedule.mode`). `microsoft`: unstarted work stays where logic puts it, even before the status date; constraints are kept against links; a
 * day of duration is a day of the project's calendar; lags count in the successor's calendar. `primavera`: nothing that isn't done is scheduled before the status
 * date; "no later than" constraints only make float negative; a day is one of the task's calendar; lags count in the predecessor's; the project's written finish,
 * when there is one, is what float is measured against.
 *
 * Never throws. Links of a cycle that close it don't count; durations end with the horizon of the calendars.
 */
export function calculateSchedule(project: Project, context: ScheduleContext = {}): Schedule {
  return completed(calculateInSteps(project, context));
}

/** As `calculateSchedule`, for a plan that may be large: yields now and then, so that a caller can let others work in between. */
export function* calculateInSteps(project: Project, context: ScheduleContext = {}): Generator<void, Schedule> {
  const known = context.previous && computed.get(context.previous);
  const { prepared, change } = yield* preparePlan(project, context, known?.prepared);
  const result = yield* computeDates(prepared, change.changed, known);
  yield;
  const isTouched = new Uint8Array(result.plan.network.tasks.length);
  for (const work of result.works) work.markIn(isTouched);
  const sums = progressSums(result.plan, known && change.changed && { sums: known.sums, isTouched });
  const tasks = scheduledTasks(result.plan, sums.percent, criticalFloatOf(result.plan), {
    tasks: context.previous?.tasks ?? [],
    placeBefore: change.placeBefore,
    isTouched,
  });
  const schedule = scheduleOf(result, tasks);
  computed.set(schedule, { ...result, sums });
  return schedule;
}

/** Whether a task of a schedule waits for one of another project. */
export function hasLinksAcross(schedule: Schedule): boolean {
  return (computed.get(schedule)?.prepared.network.external.length ?? 0) > 0;
}

/** Finishes after a task of a schedule has been made longer; everything else is as it was. */
export interface DelayedFinish {
  /** Of the task itself. */
  readonly task: Instant;
  /** Of what ends the plan: the milestones at its finish, or the tasks there where it ends with none. */
  readonly end: Instant;
}

/**
 * What becomes of a schedule when one of its tasks takes longer: the dates are computed a second time, from what the schedule was computed from.
 * @param id a task without others below it
 * @param minutes of the task's calendar, at least 0
 * @returns undefined for another id, for a schedule that was not made here, and for one that is counted back from its finish, which a delay does not move
 */
export function delayedFinish(schedule: Schedule, id: string, minutes: number): DelayedFinish | undefined {
  const known = computed.get(schedule);
  if (!known || targetOf(known.plan.project) !== undefined) return undefined;
  const { prepared, plan } = known;
  const place = plan.network.tasks.findIndex((task) => task.id === id);
  const leaf = prepared.input.leaves[place];
  if (!leaf) return undefined;
  const leaves = prepared.input.leaves.slice();
  leaves[place] = { ...leaf, duration: leaf.duration + minutes, remaining: leaf.remaining + minutes };
  const longer = { ...prepared, input: { ...prepared.input, leaves } };
  const result = completed(computeDates(longer, new Set([place]), known));
  const finishOf = (at: number): Instant => result.plan.placedFinish[at] ?? result.reached;
  return { task: finishOf(place), end: Math.max(...endsOf(plan).map(finishOf)) };
}

/** Places of what ends a plan. */
function endsOf(plan: Plan): readonly number[] {
  const { leaves, network, placedFinish } = plan;
  const last = lastOf(plan);
  const ends = [...leaves.keys()].filter(
    (at) => leaves[at] && network.active[at] === true && placedFinish[at] === last,
  );
  const milestones = ends.filter((at) => leaves[at]?.duration === 0);
  return milestones.length > 0 ? milestones : ends;
}

/** What a schedule was computed from: calendars, the outline, and what the passes know of each task. Undefined for one that was not made here. */
export function planOf(schedule: Schedule): PlanInput | undefined {
  return computed.get(schedule)?.prepared.input;
}

function criticalFloatOf({ project, calendars }: Plan): number {
  const { criticalFloat } = project.schedule;
  return criticalFloat ? durationMinutes(criticalFloat, calendars.get(undefined).basis) : 0;
}

/** A schedule that holds nothing of earlier ones: they would hold each other in a chain that grows with every keystroke. */
function scheduleOf({ plan, prepared }: ComputedPlan, tasks: readonly ScheduledTask[]): Schedule {
  const { statusDate } = plan.project;
  let byId: ReadonlyMap<string, ScheduledTask> | undefined;
  // A picture and the preview of a drag need no findings, and they cost as much as the dates of a small change.
  let findings: readonly Finding[] | undefined;
  return {
    tasks,
    get byId() {
      return (byId ??= firstById(tasks));
    },
    start: tasks.length > 0 ? firstOf(plan, plan.placedStart) : plan.start,
    finish: tasks.length > 0 ? lastOf(plan) : plan.start,
    ...(statusDate === undefined ? {} : { statusDate }),
    minutesPerDay: Math.round(plan.calendars.get(undefined).basis.hoursPerDay * 60),
    get findings() {
      return (findings ??= scheduleFindings(plan, prepared.order.cycles, tasks));
    },
  };
}

function firstById(tasks: readonly ScheduledTask[]): ReadonlyMap<string, ScheduledTask> {
  const byId = new Map<string, ScheduledTask>();
  for (const task of tasks) if (!byId.has(task.task.id)) byId.set(task.task.id, task);
  return byId;
}
