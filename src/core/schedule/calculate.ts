import { compileCalendars, type CalendarSet } from "../calendar/compile";
import type { Project, TaskRecord } from "../model/types";
import { durationMinutes } from "../text/duration";
import type { Instant } from "../text/instant";
import { backwardPass } from "./backward";
import { scheduleFindings } from "./findings";
import { forwardPass } from "./forward";
import { readNetwork, withoutLinks, type Network } from "./network";
import { orderNetwork } from "./order";
import { firstThatWorks, readLeaf, summaryProgress, type Dates, type ExternalBound, type Plan } from "./plan";
import { settlePass } from "./settle";
import { scheduledTasks } from "./result";
import type { Schedule } from "./types";

/** What a schedule needs from outside its project. */
export interface ScheduleContext {
  /** Dates of a task of another project, for links that cross; a link counts only where they are known. */
  readonly externalDates?: (project: string, task: string) => Dates | undefined;
  /** Calendars of the project, when they are compiled already. */
  readonly calendars?: CalendarSet;
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
  const calendars = context.calendars ?? compileCalendars(project);
  const network = readNetwork(project);
  const order = orderNetwork(network);
  const counted = withoutLinks(network, order.ignored);
  const mustFinish = mustFinishOf(project);
  const start = project.schedule.start ?? project.start;
  const target = project.schedule.finish ?? project.finish;
  const fromFinish = project.schedule.scheduleFrom === "finish" && target !== undefined;

  let plan = preparePlan(
    project,
    calendars,
    counted,
    order.steps,
    context,
    fromFinish ? target : (start ?? earliestDate(network) ?? project.statusDate ?? 0),
  );
  forwardPass(plan);
  if (fromFinish) {
    backwardPass(plan, target);
    plan = { ...plan, start: firstOf(plan, plan.lateStart) };
    forwardPass(plan);
  }
  const reached = lastOf(plan);
  const finish = fromFinish ? Math.max(target, reached) : reached;
  backwardPass(plan, fromFinish ? target : (mustFinish ?? finish));
  plan = { ...plan, lateDatesKnown: true };
  if (plan.leaves.some((leaf) => leaf?.constraint === "as-late-as-possible")) forwardPass(plan);
  const freeFloat = settlePass(plan, finish);
  const criticalFloat = project.schedule.criticalFloat
    ? durationMinutes(project.schedule.criticalFloat, calendars.get(undefined).basis)
    : 0;
  const tasks = scheduledTasks(plan, freeFloat, criticalFloat);
  const byId = new Map<string, (typeof tasks)[number]>();
  for (const task of tasks) if (!byId.has(task.task.id)) byId.set(task.task.id, task);
  return {
    tasks,
    byId,
    start: tasks.length > 0 ? firstOf(plan, plan.placedStart) : plan.start,
    finish: tasks.length > 0 ? lastOf(plan) : plan.start,
    ...(project.statusDate === undefined ? {} : { statusDate: project.statusDate }),
    minutesPerDay: Math.round(calendars.get(undefined).basis.hoursPerDay * 60),
    findings: [...calendars.findings, ...scheduleFindings(plan, order.cycles, tasks)],
  };
}

/** Primavera's "must finish by": what late dates are counted back from. */
function mustFinishOf(project: Project): Instant | undefined {
  return project.schedule.mode === "primavera" ? (project.schedule.finish ?? project.finish) : undefined;
}

function preparePlan(
  project: Project,
  calendars: CalendarSet,
  network: Network,
  steps: Int32Array,
  context: ScheduleContext,
  start: Instant,
): Plan {
  const count = network.tasks.length;
  const external: ExternalBound[] = [];
  for (const { to, record } of network.external) {
    const dates = record.project === undefined ? undefined : context.externalDates?.(record.project, record.task);
    if (dates) external.push({ ...dates, to, record, id: `${record.project ?? ""}:${record.task}` });
  }
  const externalOf = new Map<number, ExternalBound[]>();
  for (const bound of external) externalOf.set(bound.to, [...(externalOf.get(bound.to) ?? []), bound]);
  const leaves = network.tasks.map((task) =>
    task.children.length > 0 ? undefined : readLeaf(project, calendars, task, start),
  );
  const duration = new Float64Array(count);
  leaves.forEach((leaf, place) => (duration[place] = leaf?.duration ?? 0));
  return {
    project,
    calendars,
    network,
    steps,
    leaves,
    calendar: firstThatWorks([calendars.get(undefined)], start),
    lagCalendars: network.tasks.map((task) =>
      firstThatWorks([calendars.get(task.calendar), calendars.get(undefined)], start),
    ),
    externalOf,
    start,
    dataDate: project.schedule.mode === "primavera" ? project.statusDate : undefined,
    earlyStart: new Float64Array(count),
    earlyFinish: new Float64Array(count),
    placedStart: new Float64Array(count),
    placedFinish: new Float64Array(count),
    lateStart: new Float64Array(count),
    lateFinish: new Float64Array(count),
    lateResume: new Float64Array(count),
    duration,
    drivers: network.tasks.map(() => []),
    summaryProgress: summaryProgress(network, leaves),
    lateDatesKnown: false,
  };
}

/** A project without a start begins with the earliest date written in its tasks, or with the status date. */
function earliestDate(network: Network): Instant | undefined {
  let earliest = Infinity;
  const dates = (task: TaskRecord): readonly (Instant | undefined)[] => [
    task.start,
    task.actualStart,
    task.constraint?.date,
    task.finish,
    task.actualFinish,
    task.deadline,
  ];
  for (const task of network.tasks) for (const date of dates(task)) earliest = Math.min(earliest, date ?? Infinity);
  return earliest === Infinity ? undefined : earliest;
}

function firstOf(plan: Plan, dates: Float64Array): Instant {
  return plan.leaves.reduce(
    (first, leaf, place) => (leaf && counts(plan, place) ? Math.min(first, dates[place] ?? Infinity) : first),
    Infinity,
  );
}

function lastOf(plan: Plan): Instant {
  return plan.leaves.reduce(
    (last, leaf, place) => (leaf && counts(plan, place) ? Math.max(last, plan.placedFinish[place] ?? -Infinity) : last),
    -Infinity,
  );
}

/** Inactive tasks don't make a project longer, unless there are no others. */
function counts(plan: Plan, place: number): boolean {
  return plan.network.active[place] === true || !plan.network.active.includes(true);
}
