import type { CalendarSet } from "../calendar/compile";
import type { WorkingCalendar } from "../calendar/working-calendar";
import type { PredecessorLink, Project } from "../model/types";
import type { Instant } from "../text/instant";
import type { Leaf, Progress } from "./leaf";
import type { Limits } from "./limits";
import type { Network } from "./network";

/** Dates of a task elsewhere. */
export interface Dates {
  readonly start: Instant;
  readonly finish: Instant;
}

/** What a schedule is computed from: tasks by place in the network. */
export interface PlanInput {
  readonly project: Project;
  readonly calendars: CalendarSet;
  readonly network: Network;
  readonly steps: Int32Array;
  /** The project's calendar: what summary tasks are measured in. */
  readonly calendar: WorkingCalendar;
  /** By place; undefined for summary tasks. */
  readonly leaves: readonly (Leaf | undefined)[];
  /** Calendar that lags into a task are measured in, summary tasks included. */
  readonly lagCalendars: readonly WorkingCalendar[];
  readonly externals: readonly ExternalBound[];
  readonly externalOf: ReadonlyMap<number, readonly ExternalBound[]>;
  /** The project's start or the earliest date of its tasks. */
  readonly start: Instant;
  /** The data date where it moves unstarted work (Primavera), otherwise undefined. */
  readonly dataDate: Instant | undefined;
  /** Progress of every task by place; a summary task is complete when all below is, planned when nothing below has begun. */
  readonly progress: readonly Progress[];
  /** Whether a task is put as late as possible, so that passes move what others have placed. */
  readonly putsLate: boolean;
}

/** What the passes compute, by place. */
export interface PlanDates {
  readonly earlyStart: Float64Array;
  readonly earlyFinish: Float64Array;
  /** Where a task is put: its early dates, or its late ones when it is as late as possible. What follows counts from here. */
  readonly placedStart: Float64Array;
  readonly placedFinish: Float64Array;
  readonly lateStart: Float64Array;
  readonly lateFinish: Float64Array;
  /** The late start that predecessors have to respect: that of the remaining work of a started task. */
  readonly lateResume: Float64Array;
  /** The late finish that predecessors have to respect: the earliest one below a summary task. */
  readonly earliestLateFinish: Float64Array;
  /** The finish that limits free float of predecessors: the earliest one below a summary task. */
  readonly earliestFinish: Float64Array;
  /** Minutes: those of leaves in their own calendar, those of summary tasks in the project's. */
  readonly duration: Float64Array;
  readonly freeFloat: Float64Array;
  readonly drivers: (readonly string[])[];
  /** What binds a summary task binds those below it: its demands, and its limits of late dates and of free float. */
  readonly demands: (Demands | undefined)[];
  readonly lateLimits: (Limits | undefined)[];
  readonly freeLimits: (Limits | undefined)[];
}

/** A schedule being computed. */
export interface Plan extends PlanInput, PlanDates {
  /** Whether the late dates are those of a backward pass. */
  readonly lateDatesKnown: boolean;
}

/** The latest instants that predecessors demand of the start and of the finish of a task, and who demands them; -Infinity where nobody does. */
export interface Demands {
  start: Instant;
  startBy: readonly string[];
  finish: Instant;
  finishBy: readonly string[];
}

/** A predecessor in another project whose dates are known. */
export interface ExternalBound extends Dates {
  readonly to: number;
  readonly record: PredecessorLink;
  /** `project:task` as the only one of a list. */
  readonly driver: readonly string[];
}

/** Dates still to be computed. */
export function newDates(count: number): PlanDates {
  const numbers = (): Float64Array => new Float64Array(count);
  return {
    earlyStart: numbers(),
    earlyFinish: numbers(),
    placedStart: numbers(),
    placedFinish: numbers(),
    lateStart: numbers(),
    lateFinish: numbers(),
    lateResume: numbers(),
    earliestLateFinish: numbers(),
    earliestFinish: numbers(),
    duration: numbers(),
    freeFloat: numbers(),
    drivers: new Array<readonly string[]>(count),
    demands: new Array<Demands | undefined>(count),
    lateLimits: new Array<Limits | undefined>(count),
    freeLimits: new Array<Limits | undefined>(count),
  };
}

/** Dates to go on from, without touching those of the earlier plan. */
export function copyDates(dates: PlanDates): PlanDates {
  return {
    earlyStart: dates.earlyStart.slice(),
    earlyFinish: dates.earlyFinish.slice(),
    placedStart: dates.placedStart.slice(),
    placedFinish: dates.placedFinish.slice(),
    lateStart: dates.lateStart.slice(),
    lateFinish: dates.lateFinish.slice(),
    lateResume: dates.lateResume.slice(),
    earliestLateFinish: dates.earliestLateFinish.slice(),
    earliestFinish: dates.earliestFinish.slice(),
    duration: dates.duration.slice(),
    freeFloat: dates.freeFloat.slice(),
    drivers: dates.drivers.slice(),
    demands: dates.demands.slice(),
    lateLimits: dates.lateLimits.slice(),
    freeLimits: dates.freeLimits.slice(),
  };
}
