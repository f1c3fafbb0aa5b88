import type { TimeRange } from "../../model/types";
import type { Instant } from "../../text/instant";

/** What a Microsoft Project XML file says, in our units, before it becomes a project of ours. Minutes are working minutes unless they say otherwise. */
export interface MspdiPlan {
  readonly header: MspdiHeader;
  readonly calendars: readonly MspdiCalendar[];
  readonly resources: readonly MspdiResource[];
  readonly tasks: readonly MspdiTask[];
  readonly assignments: readonly MspdiAssignment[];
  /** Names of custom fields by their FieldID. */
  readonly customFields: ReadonlyMap<string, string>;
  /** Texts of lookup tables by FieldID and ID of the value, with a blank between. */
  readonly lookups: ReadonlyMap<string, string>;
  readonly lost: readonly LostValue[];
  /** How many characters XML does not admit stood in the file. */
  readonly forbiddenCharacters: number;
}

export interface MspdiHeader {
  readonly title?: string;
  readonly name?: string;
  readonly subject?: string;
  readonly company?: string;
  readonly manager?: string;
  readonly author?: string;
  readonly category?: string;
  readonly comments?: string;
  readonly start?: Instant;
  readonly finish?: Instant;
  readonly statusDate?: Instant;
  readonly fromFinish: boolean;
  readonly calendar?: number;
  readonly minutesPerDay?: number;
  readonly minutesPerWeek?: number;
  readonly daysPerMonth?: number;
  /** Working minutes; a task with at most this total float is critical. */
  readonly criticalSlack?: number;
  readonly currency?: string;
  readonly durationFormat: number;
}

export interface MspdiCalendar {
  readonly uid: number;
  readonly name?: string;
  readonly isBase: boolean;
  readonly base?: number;
  /** Sunday (0) to Saturday (6); undefined days come from the base calendar, or from Microsoft Project's standard week. */
  readonly week: readonly (readonly TimeRange[] | undefined)[];
  readonly exceptions: readonly MspdiException[];
  readonly workWeeks: readonly MspdiWorkWeek[];
}

export interface MspdiException {
  readonly name?: string;
  readonly fromDay: number;
  readonly toDay: number;
  readonly recurrence: Recurrence;
  /** Legacy entries stand among the week days (Project 2003); newer ones win over them. */
  readonly legacy: boolean;
  readonly working: boolean;
  /** Empty with `working`: the usual hours of that weekday. */
  readonly hours: readonly TimeRange[];
}

/** How an exception repeats between its first and last day. */
export type Recurrence =
  | { readonly kind: "every-day" }
  | { readonly kind: "daily"; readonly every: number }
  | { readonly kind: "weekdays"; readonly every: number }
  | { readonly kind: "weekly"; readonly every: number; readonly weekdays: readonly number[] }
  | { readonly kind: "monthly"; readonly every: number; readonly day: MonthDay }
  | { readonly kind: "yearly"; readonly month: number; readonly day: MonthDay };

/** Day 1..31, or the first … fourth, last day of some sort. */
export type MonthDay =
  | { readonly day: number }
  | {
      /** 0 first … 3 fourth, 4 last */
      readonly position: number;
      /** Weekdays (0 Sunday … 6 Saturday) that count. */
      readonly weekdays: readonly number[];
    };

export interface MspdiWorkWeek {
  readonly name?: string;
  readonly fromDay: number;
  readonly toDay: number;
  readonly week: readonly (readonly TimeRange[] | undefined)[];
}

export interface MspdiResource {
  readonly uid: number;
  readonly name?: string;
  readonly type: "work" | "material" | "cost";
  readonly initials?: string;
  readonly group?: string;
  readonly email?: string;
  readonly code?: string;
  readonly maxUnits: number;
  readonly calendar?: number;
  readonly standardRate?: number;
  /** StandardRateFormat: 1 minute, 2 hour, 3 day, 4 week, 5 month, 7 year, 8 material unit. */
  readonly rateFormat: number;
  readonly overtimeRate?: number;
  readonly costPerUse?: number;
  readonly materialLabel?: string;
  readonly notes?: string;
  /** Spans in which other units than `maxUnits` are available. */
  readonly availability: readonly MspdiAvailability[];
  /** Rates beside the one that holds today: other tables, other times. */
  readonly otherRates: number;
  readonly generic: boolean;
  readonly inactive: boolean;
  readonly custom: readonly CustomValue[];
}

export interface MspdiAvailability {
  readonly from?: Instant;
  readonly to?: Instant;
  readonly units: number;
}

export interface MspdiLink {
  readonly predecessor?: number;
  /** 0 FF, 1 FS, 2 SF, 3 SS */
  readonly type: number;
  /** Tenths of minutes, or percent. */
  readonly lag: number;
  readonly lagFormat: number;
  readonly crossProject?: string;
}

export interface MspdiBaseline {
  readonly number: number;
  readonly interim: boolean;
  readonly start?: Instant;
  readonly finish?: Instant;
  readonly duration?: number;
  readonly durationFormat?: number;
  readonly work?: number;
  readonly cost?: number;
}

export interface CustomValue {
  readonly fieldId: string;
  /** The value, or its ID in the lookup table of the field. */
  readonly value: string;
  readonly isLookup: boolean;
}

export interface MspdiTask {
  readonly uid: number;
  readonly id?: number;
  readonly name?: string;
  readonly wbs?: string;
  readonly outlineNumber?: string;
  readonly outlineLevel?: number;
  readonly summary: boolean;
  readonly milestone: boolean;
  readonly active: boolean;
  readonly manual: boolean;
  readonly external?: string;
  readonly subproject?: string;
  readonly recurring: boolean;
  readonly estimated: boolean;
  /** 0 fixed units, 1 fixed duration, 2 fixed work */
  readonly type: number;
  readonly effortDriven: boolean;
  readonly priority: number;
  readonly start?: Instant;
  readonly finish?: Instant;
  readonly manualStart?: Instant;
  readonly manualFinish?: Instant;
  readonly manualDuration?: number;
  readonly placeholders: readonly string[];
  /** Working minutes, or elapsed ones by the duration format. */
  readonly duration?: number;
  readonly durationFormat: number;
  readonly work?: number;
  readonly percentComplete: number;
  readonly percentWorkComplete: number;
  readonly physicalPercentComplete: number;
  readonly actualStart?: Instant;
  readonly actualFinish?: Instant;
  readonly actualDuration?: number;
  readonly remainingDuration?: number;
  readonly actualWork?: number;
  readonly stop?: Instant;
  readonly resume?: Instant;
  readonly constraint: number;
  readonly constraintDate?: Instant;
  readonly deadline?: Instant;
  readonly calendar?: number;
  readonly ignoreResourceCalendar: boolean;
  /** Tenths of minutes. */
  readonly levelingDelay: number;
  readonly levelingDelayFormat: number;
  readonly fixedCost?: number;
  /** 1 start, 2 prorated, 3 end */
  readonly fixedCostAccrual?: number;
  readonly notes?: string;
  readonly contact?: string;
  readonly hyperlink?: string;
  readonly links: readonly MspdiLink[];
  readonly baselines: readonly MspdiBaseline[];
  readonly custom: readonly CustomValue[];
}

export interface MspdiAssignment {
  readonly uid?: number;
  readonly task: number;
  readonly resource: number;
  readonly units: number;
  readonly work?: number;
  readonly actualWork?: number;
  readonly overtimeWork?: number;
  /** Hundredths of the currency. */
  readonly cost?: number;
  /** A material that is used up per unit of time. */
  readonly variableConsumption: boolean;
  readonly start?: Instant;
  readonly finish?: Instant;
  /** Tenths of minutes. */
  readonly delay: number;
  readonly levelingDelay: number;
  readonly contour: number;
  /** Times without work between times with work, from the time-phased data. */
  readonly gaps: readonly { readonly from: Instant; readonly to: Instant }[];
}

/** A value that has no place in our format: where it stood and how often. */
export interface LostValue {
  /** For example `Task/HideBar`. */
  readonly element: string;
  readonly count: number;
  /** UIDs of the first few. */
  readonly uids: readonly number[];
}
