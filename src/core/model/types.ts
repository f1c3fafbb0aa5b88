import type { Duration, Lag } from "../text/duration";
import type { Finding } from "../text/finding";
import type { Instant } from "../text/instant";
import type { ParsedFile } from "../text/parsed-file";
import type { Span } from "../text/range";
import type { MappingNode } from "../text/tree";

export type { ParsedFile } from "../text/parsed-file";

/** Where a record stands: its file and its mapping there. `fieldSpan` in `origin.ts` finds single fields. */
export interface Origin {
  readonly file: string;
  readonly node: MappingNode;
}

/** Any record of any section. `data` is the record as plain JSON data, before anything is interpreted. */
export interface RecordBase {
  readonly id: string;
  /** `x-kind` of its schema: task, risk, person … */
  readonly kind: string;
  /** Top-level section it stands in. */
  readonly section: string;
  /** Name or title; the id when it has neither. */
  readonly title: string;
  readonly origin: Origin;
  readonly data: Readonly<Record<string, unknown>>;
}

export type LinkType = "FS" | "SS" | "FF" | "SF";

/** One predecessor of a task. */
export interface PredecessorLink {
  /** Id of another project, for a link that leaves this one. */
  readonly project?: string;
  readonly task: string;
  readonly type: LinkType;
  readonly lag?: Lag;
  /** Where it is written. */
  readonly span: Span;
}

export interface Assignment {
  /** Id of a person (or team). */
  readonly resource: string;
  /** 1 is full time. */
  readonly units: number;
  readonly work?: Duration;
  /** Working time between the start of the task and the start of this assignment. */
  readonly delay?: Duration;
  readonly span: Span;
}

/** In the order of Microsoft Project's PjConstraint, which numbers them from 0. */
export const constraintTypes = [
  "as-soon-as-possible",
  "as-late-as-possible",
  "must-start-on",
  "must-finish-on",
  "start-no-earlier-than",
  "start-no-later-than",
  "finish-no-earlier-than",
  "finish-no-later-than",
] as const;

export type ConstraintType = (typeof constraintTypes)[number];

/** Date without time: the start of that day for what starts, the end of that day (24:00) for what finishes. */
export interface DateConstraint {
  readonly type: ConstraintType;
  readonly date?: Instant;
}

export type TaskType = "fixed-units" | "fixed-work" | "fixed-duration";

/** An interruption of a task: work stops at `from` and goes on at `to`. */
export interface TaskSplit {
  readonly from: Instant;
  readonly to: Instant;
}

export interface ThreePointEstimate {
  readonly optimistic?: Duration;
  readonly mostLikely?: Duration;
  readonly pessimistic?: Duration;
}

/** A task, summary task or milestone as written. Nothing in it is computed but `wbs`. */
export interface TaskRecord extends RecordBase {
  readonly kind: "task";
  /** Written code, or the place in the outline: `2.1.3`. */
  readonly wbs: string;
  /** 1 for a top-level task. */
  readonly outlineLevel: number;
  readonly parent?: TaskRecord;
  /** A task with children is a summary task. */
  readonly children: readonly TaskRecord[];
  readonly milestone: boolean;
  readonly duration?: Duration;
  readonly work?: Duration;
  readonly type: TaskType;
  readonly effortDriven: boolean;
  readonly ignoreResourceCalendar: boolean;
  readonly predecessors: readonly PredecessorLink[];
  readonly assignments: readonly Assignment[];
  readonly constraint?: DateConstraint;
  /** End of the day when written without a time. */
  readonly deadline?: Instant;
  readonly calendar?: string;
  /** Manually scheduled: `start` and `finish` are taken as they are written. */
  readonly manual: boolean;
  readonly start?: Instant;
  readonly finish?: Instant;
  readonly active: boolean;
  readonly levelingDelay?: Duration;
  /** 0..1000, 500 by default. */
  readonly priority: number;
  /** 0..100 */
  readonly percentComplete: number;
  readonly actualStart?: Instant;
  readonly actualFinish?: Instant;
  readonly remainingDuration?: Duration;
  readonly estimate?: ThreePointEstimate;
  readonly splits?: readonly TaskSplit[];
  readonly owner?: string;
  /** Where it was imported from: `mspdi:12`. */
  readonly source?: string;
}

export interface TimeRange {
  /** Minutes since midnight, `finish` up to 1440 (or more, for a shift past midnight). */
  readonly start: number;
  readonly finish: number;
}

export interface CalendarException {
  /** First and last day, as days since 1970-01-01. */
  readonly fromDay: number;
  readonly toDay: number;
  readonly name?: string;
  /** Empty: the days are free. */
  readonly hours: readonly TimeRange[];
  /** True where hours were not written: a working exception takes the hours of the weekday (or of the calendar's usual day). */
  readonly usualHours: boolean;
}

/** A calendar as written. `week` has the hours of Sunday (0) to Saturday (6); undefined days come from the base calendar. */
export interface CalendarRecord extends RecordBase {
  readonly kind: "calendar";
  readonly base?: string;
  readonly week: readonly (readonly TimeRange[] | undefined)[];
  readonly hoursPerDay?: number;
  readonly daysPerWeek?: number;
  readonly daysPerMonth?: number;
  /** Country whose public holidays are free: `JP`. */
  readonly holidays?: string;
  readonly exceptions: readonly CalendarException[];
}

export interface Availability {
  /** Days since 1970-01-01; without end where none is written. */
  readonly fromDay: number;
  readonly toDay: number;
  /** 1 is full time, 0 is away. */
  readonly units: number;
}

export interface PersonRecord extends RecordBase {
  readonly kind: "person";
  readonly calendar?: string;
  /** 1 is one full-time person. */
  readonly capacity: number;
  /** Spans of days (both ends included) in which another share is available. The first that holds a day counts. */
  readonly availability?: readonly Availability[];
  readonly resourceType: "work" | "material" | "cost";
  readonly role?: string;
  readonly reportsTo?: string;
}

export interface ScheduleSettings {
  readonly calendar?: string;
  readonly start?: Instant;
  readonly finish?: Instant;
  readonly scheduleFrom: "start" | "finish";
  readonly mode: "microsoft" | "primavera";
  readonly statusMode: "retained-logic" | "progress-override";
  /** A task is critical when its total float is at most this much working time. */
  readonly criticalFloat?: Duration;
}

/** One level of a risk scale: 1 is the lowest. */
export interface ScaleLevel {
  readonly value: number;
  readonly name: string;
  readonly description?: string;
  /** Number that counts in the score, where it is not the level itself. */
  readonly score?: number;
  /** Bounds of the quantity the level stands for: probability 0 to 1, or a share of the objective. */
  readonly min?: number;
  readonly max?: number;
}

export interface ScaleBand {
  readonly id: string;
  readonly name: string;
  /** Smallest score of the band. Absent: it holds only the cells that it lists. */
  readonly from?: number;
  /** Cells that belong to it whatever their score is. */
  readonly cells?: readonly RiskPosition[];
  /** One of the known colours: green, yellow, orange, red. */
  readonly color: string;
}

export interface RiskScale {
  readonly probability: readonly ScaleLevel[];
  readonly impact: readonly ScaleLevel[];
  /** From the mildest to the gravest: ascending by `from`, or as written where cells are listed. */
  readonly bands: readonly ScaleBand[];
  /** Highest score that the organisation accepts without a response. */
  readonly appetite?: number;
  /** How a score is made of the two levels; `product` when absent. */
  readonly score?: "product" | "sum";
}

/** One level of each axis of the risk scale. */
export interface RiskPosition {
  readonly probability: number;
  /** The highest impact over all dimensions. */
  readonly impact: number;
}

/** The assessments of a risk, in the order in which a risk goes through them. */
export const riskPositionNames = ["inherent", "current", "residual", "target"] as const;
export type RiskPositionName = (typeof riskPositionNames)[number];

export interface RiskRecord extends RecordBase {
  readonly kind: "risk";
  readonly type: "threat" | "opportunity";
  /** Before any response. */
  readonly inherent?: RiskPosition;
  /** Today, with the controls that work already. */
  readonly current?: RiskPosition;
  /** What remains with the response. */
  readonly residual?: RiskPosition;
  /** What shall be reached. */
  readonly target?: RiskPosition;
  /** Impact of the inherent assessment by objective; empty where it is one number. */
  readonly impactByDimension: Readonly<Record<string, number>>;
  readonly status?: string;
  readonly category?: string;
  readonly response?: string;
  /** How near in time the risk is: imminent, within-month … */
  readonly proximity?: string;
  readonly owner?: string;
  readonly tasks: readonly string[];
}

/** A project: every file of its folder, put together. */
export interface Project {
  /** `project.id`, or the name of the folder while it has none. */
  readonly id: string;
  readonly name: string;
  /** Folder of the file with the section `project`, without a slash at the end. */
  readonly folder: string;
  readonly files: readonly ParsedFile[];
  /** The section `project` as a record, when there is one. */
  readonly header?: RecordBase;
  /** Start of the day when written without a time. */
  readonly start?: Instant;
  readonly finish?: Instant;
  /** The data date; end of the day when written without a time. */
  readonly statusDate?: Instant;
  readonly standard?: string;
  readonly schedule: ScheduleSettings;
  /** Top-level tasks in the order of the text. */
  readonly tasks: readonly TaskRecord[];
  /** Every task by id, children included. The first one counts when an id stands twice. */
  readonly tasksById: ReadonlyMap<string, TaskRecord>;
  readonly calendars: readonly CalendarRecord[];
  readonly people: readonly PersonRecord[];
  readonly risks: readonly RiskRecord[];
  readonly riskScale?: RiskScale;
  /** Every record of every section by id (tasks, people, risks, registers …). */
  readonly recordsById: ReadonlyMap<string, RecordBase>;
  /** Records of each section in the order of the text. */
  readonly recordsBySection: ReadonlyMap<string, readonly RecordBase[]>;
  /** Every place where a record is named, record by record. */
  readonly references: readonly ReferenceSite[];
  /** Findings of assembling: schema, ids, references, sections, values. Those of single texts are in the files. */
  readonly findings: readonly Finding[];
}

/** A place where an id is written to name another record (`x-ref` in its schema). */
export interface ReferenceSite {
  readonly file: string;
  /** Where the reference stands, `project:` included. */
  readonly span: Span;
  /** Project before the colon, for a reference that leaves this one. */
  readonly project: string | undefined;
  readonly id: string;
  /** Kinds of record that may be named here. */
  readonly kinds: readonly string[];
  /** Whether a record of another project may be named. */
  readonly external: boolean;
  /** Key under which it stands: predecessors, owner, base … */
  readonly key: string;
  /** The record that names the other one. */
  readonly record: RecordBase | undefined;
}
