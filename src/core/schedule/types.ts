import type { TaskRecord } from "../model/types";
import type { Finding } from "../text/finding";
import type { Instant } from "../text/instant";

export type TaskKind = "task" | "summary" | "milestone";

/** A task with its computed dates. Floats and durations are working minutes of the task's calendar. */
export interface ScheduledTask {
  readonly task: TaskRecord;
  readonly kind: TaskKind;
  /** The dates to show: actual where known, otherwise computed. */
  readonly start: Instant;
  readonly finish: Instant;
  readonly earlyStart: Instant;
  readonly earlyFinish: Instant;
  readonly lateStart: Instant;
  readonly lateFinish: Instant;
  readonly totalFloat: number;
  readonly freeFloat: number;
  readonly duration: number;
  readonly critical: boolean;
  /** 0..100; that of a summary task is rolled up from its children by duration. */
  readonly percentComplete: number;
  /** Ids of the predecessors (or the word of what else: `project-start`, `constraint`, `status-date`) that set its early start. */
  readonly drivers: readonly string[];
  /** Finish is later than the deadline. */
  readonly deadlineMissed: boolean;
}

/** A computed schedule. Tasks stand in outline order. */
export interface Schedule {
  readonly tasks: readonly ScheduledTask[];
  readonly byId: ReadonlyMap<string, ScheduledTask>;
  readonly start: Instant;
  readonly finish: Instant;
  readonly statusDate?: Instant;
  /** Working minutes of a day of the project calendar, to turn minutes into days. */
  readonly minutesPerDay: number;
  /** Cycles, unknown calendars, missed deadlines, constraints that logic breaks … */
  readonly findings: readonly Finding[];
}
