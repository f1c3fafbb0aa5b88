import type { LinkType } from "../../model/types";
import type { Instant } from "../../text/instant";
import type { TaskKind } from "../../schedule/types";

/**
 * What a Gantt chart shows, as plain JSON data. It is made of columns (one array a field, one element a row), because at 10,000 rows that is
 * less than half the size of objects and is read three times as fast. `rowAt` in `rows.ts` gives one row as an object.
 */
export interface GanttModel {
  readonly projectId: string;
  readonly projectName: string;
  /** First start and last finish of the schedule; absent while no task has dates. */
  readonly start?: Instant;
  readonly finish?: Instant;
  /** Absent where there is none, or where `rows.statusDate` says several. */
  readonly statusDate?: Instant;
  readonly today: Instant;
  /** Working minutes of a day of the project's calendar. */
  readonly minutesPerDay: number;
  readonly rows: GanttRows;
  readonly links: GanttLinks;
  readonly calendar: GanttCalendar;
  /** Other calendars that rows follow (`GanttRows.calendar`). Absent where all follow the project's. */
  readonly calendars?: readonly GanttCalendar[];
  /** Captured plans, the latest first. Absent without any. */
  readonly baselines?: readonly GanttBaseline[];
  /** Absent without any. */
  readonly gates?: readonly GanttGate[];
  /** Links to tasks of other projects. Absent without any. */
  readonly outside?: readonly GanttOutsideLink[];
}

/** A link between a row and a task of another project. */
export interface GanttOutsideLink {
  /** Id of the row. */
  readonly own: string;
  /** Whether the other task comes before the row; otherwise it follows. */
  readonly before: boolean;
  /** Index into `linkTypes`. */
  readonly type: number;
  /** `+2d`; empty for no lag. */
  readonly lag: string;
  /** Ids of the other project and its task, as they are written. */
  readonly project: string;
  readonly task: string;
  /** Absent where the project is not in the workspace. */
  readonly projectName?: string;
  /** Absent where the project has no such task. */
  readonly name?: string;
}

/** Stands for the project id in the chart of many projects, and in what is kept of it; no project can have it. */
export const portfolioKey = "*";

/** The dates of an earlier plan by row; null where it has none. */
export interface GanttBaseline {
  readonly id: string;
  readonly name: string;
  readonly start: readonly (Instant | null)[];
  readonly finish: readonly (Instant | null)[];
}

/** A decision about going on, which stands at a day and not at a task. */
export interface GanttGate {
  readonly id: string;
  readonly name: string;
  /** End of the day that is planned, or of the day on which it was decided. */
  readonly date: Instant;
  readonly decided: boolean;
}

/** Rows in outline order. All arrays have the same length, but for the texts that are named by an index. */
export interface GanttRows {
  readonly id: readonly string[];
  readonly wbs: readonly string[];
  readonly name: readonly string[];
  /** 1 for a top-level row. */
  readonly level: readonly number[];
  /** Row of the summary task above it, -1 at the top. */
  readonly parent: readonly number[];
  /** Index into `taskKinds`. */
  readonly kind: readonly number[];
  /** Null where the schedule has no dates for the row. */
  readonly start: readonly (Instant | null)[];
  readonly finish: readonly (Instant | null)[];
  /** Working minutes. */
  readonly duration: readonly number[];
  /** 0..100 */
  readonly percentComplete: readonly number[];
  /** Working minutes; negative when the plan can't be met. */
  readonly totalFloat: readonly number[];
  /** Until when the row may last without moving the project's finish; null where that is no later than its finish. */
  readonly lateFinish: readonly (Instant | null)[];
  /** Ids of the tasks whose links decide about the row's start, with blanks between them. */
  readonly drivers: readonly string[];
  readonly deadline: readonly (Instant | null)[];
  /** End of the status date of the row's project, null for none. Absent where one holds for all rows. */
  readonly statusDate?: readonly (Instant | null)[];
  /** Sum of `rowFlags`. */
  readonly flags: readonly number[];
  /** Index into `whoTexts`. */
  readonly who: readonly number[];
  /** 0 for a row that follows the project's calendar, otherwise the place in `GanttModel.calendars`, from 1. Absent where all follow the project's. */
  readonly calendar?: readonly number[];
  /** Names of the people of a row, as they are shown. */
  readonly whoTexts: readonly string[];
  /** The names in each of them, a line for each, without the share of the people. */
  readonly whoNames: readonly string[];
  /** The same as it stands in the file (`sato 50%, ito`), empty where nobody is assigned. Absent where nobody writes. */
  readonly whoWritten?: readonly string[];
  /** Name of the first team that they belong to, empty for none. Absent where nobody does. */
  readonly whoTeams?: readonly string[];
}

export const taskKinds: readonly TaskKind[] = ["task", "summary", "milestone"];

/** What is true of a row, as bits of `GanttRows.flags`. */
export const rowFlags = {
  critical: 1,
  deadlineMissed: 2,
  /** Taken out of the plan (`active: false`). */
  inactive: 4,
  /** Scheduled by hand: its dates are taken as they are written. */
  manual: 8,
  started: 16,
  complete: 32,
  /** Less done at the status date than planned. */
  late: 64,
  /** Its duration and floats count every hour of every day (`5ed`). */
  elapsed: 128,
  /** Not critical, but with five working days of float or less. */
  nearCritical: 256,
  /** The heading of a group of tasks (`grouping.ts`), which is no task. */
  heading: 512,
} as const;

/** Links between rows. All arrays have the same length. */
export interface GanttLinks {
  readonly from: readonly number[];
  readonly to: readonly number[];
  /** Index into `linkTypes`. */
  readonly type: readonly number[];
  /** Index into `lagTexts`; 0 is no lag. */
  readonly lag: readonly number[];
  readonly lagTexts: readonly string[];
}

export const linkTypes: readonly LinkType[] = ["FS", "SS", "FF", "SF"];

/** Working time of the project, for the shading: the usual week, and the days that differ from it. */
export interface GanttCalendar {
  /** Working hours of Sunday (0) to Saturday (6): pairs of minutes since midnight. Empty: a free day. */
  readonly week: readonly (readonly (readonly [number, number])[])[];
  /** Ascending, without overlaps. */
  readonly exceptions: readonly GanttException[];
}

export interface GanttException {
  /** First and last day, as days since 1970-01-01. */
  readonly from: number;
  readonly to: number;
  /** Name of the holiday. */
  readonly name?: string;
  /** Its Japanese name, where it has one of its own. */
  readonly nameJa?: string;
  readonly hours: readonly (readonly [number, number])[];
}
