import type { CalendarSet } from "../calendar/compile";
import type { Assignment, Project } from "../model/types";
import { assignmentWork } from "../schedule/assignment-work";
import { durationBasis } from "../schedule/duration";
import { progressState } from "../schedule/progress";
import type { Schedule, ScheduledTask } from "../schedule/types";
import type { Instant } from "../text/instant";

/** A task on which a person works. */
export interface AssignedTask {
  readonly scheduled: ScheduledTask;
  /** Units of all its assignments of this person; 1 is full time. */
  readonly units: number;
  /** Working minutes. */
  readonly work: number;
}

/** A stretch of time in which the units of a person's tasks add up to `units`. */
export interface LoadPeak {
  readonly units: number;
  readonly start: Instant;
  readonly finish: Instant;
  readonly tasks: readonly AssignedTask[];
}

/** How much a person has to do. */
export interface PersonLoad {
  /** In the order of their starts. */
  readonly tasks: readonly AssignedTask[];
  /** Working minutes of all tasks. */
  readonly work: number;
  /** Working minutes not done yet, by percent complete. */
  readonly remainingWork: number;
  /** The highest load of unfinished tasks, the first time it is reached; undefined where nothing is left to do. */
  readonly peak: LoadPeak | undefined;
  /** Unfinished tasks that should run at the asked moment, or are under way. */
  readonly now: readonly AssignedTask[];
  /** Tasks that start later. */
  readonly next: readonly AssignedTask[];
}

/**
 * The load of one person: the units of the assignments that name this person (not those of teams), added up over the computed dates of their tasks.
 * Days off inside a task don't lower its load. Inactive and summary tasks don't count.
 */
export function personLoad(
  project: Project,
  schedule: Schedule,
  calendars: CalendarSet,
  person: string,
  moment: Instant,
): PersonLoad {
  const calendar = calendars.ofResource(person);
  const tasks: AssignedTask[] = [];
  for (const scheduled of schedule.tasks) {
    const { task } = scheduled;
    if (task.children.length > 0 || !task.active) continue;
    const own = task.assignments.filter(({ resource }) => resource === person);
    if (own.length === 0) continue;
    const basis = durationBasis(project, calendars, task);
    const work = (one: Assignment): number => assignmentWork(scheduled, one, basis, calendar);
    tasks.push({ scheduled, units: sum(own, ({ units }) => units), work: sum(own, work) });
  }
  tasks.sort((a, b) => a.scheduled.start - b.scheduled.start);
  const hasBegun = ({ scheduled }: AssignedTask): boolean =>
    scheduled.start <= moment || progressState(scheduled, undefined).started;
  const unfinished = tasks.filter(({ scheduled }) => !progressState(scheduled, undefined).complete);
  return {
    tasks,
    work: sum(tasks, ({ work }) => work),
    remainingWork: Math.round(sum(tasks, ({ work, scheduled }) => (work * (100 - scheduled.percentComplete)) / 100)),
    peak: peakOf(unfinished),
    now: unfinished.filter(hasBegun),
    next: unfinished.filter((task) => !hasBegun(task)),
  };
}

function sum<T>(list: readonly T[], value: (one: T) => number): number {
  return list.reduce((total, one) => total + value(one), 0);
}

/** Units are compared in hundredths of a percent: sums of shares are not exact. */
function rounded(units: number): number {
  return Math.round(units * 10_000) / 10_000;
}

/** Load changes only where a task starts or finishes, so the peak begins with the start of a task. */
function peakOf(tasks: readonly AssignedTask[]): LoadPeak | undefined {
  const long = tasks.filter(({ scheduled }) => scheduled.finish > scheduled.start);
  const events = long
    .flatMap((task) => [
      { at: task.scheduled.start, change: task.units },
      { at: task.scheduled.finish, change: -task.units },
    ])
    .sort((a, b) => a.at - b.at || a.change - b.change);
  let load = 0;
  let best: { units: number; start: Instant; finish: Instant } | undefined;
  let open = false;
  for (const { at, change } of events) {
    load = rounded(load + change);
    if (best && open && load < best.units) {
      best.finish = at;
      open = false;
    }
    if (load <= (best?.units ?? 0)) continue;
    best = { units: load, start: at, finish: at };
    open = true;
  }
  if (!best) return undefined;
  const { start, finish, units } = best;
  return { units, start, finish, tasks: long.filter(({ scheduled: s }) => s.start < finish && s.finish > start) };
}
