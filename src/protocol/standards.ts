import type { ConformanceFilter, ProjectConformance } from "../core/report/conformance/table";
import type { ConformancePoint } from "../core/report/conformance/trend";
import type { RuleImpact } from "../core/standard/impact";
import type { Severity } from "../core/text/finding";
import type { Message } from "../core/text/message";
import type { Range } from "../core/text/range";
import type { AnyViewToHost, HostToAnyView, Speech } from "./common";

/** A part of the view of standards: how projects keep them, or what an edit of a standard changes for the projects. */
export type StandardsTab = "conformance" | "impact";

/** What the view of standards tells the host. */
export type StandardsToHost =
  | AnyViewToHost
  /** The person turned to a part. */
  | { readonly type: "turnTo"; readonly version: number; readonly tab: StandardsTab }
  /** Which findings does a project have of a rule? */
  | { readonly type: "listFindings"; readonly version: number; readonly folder: string; readonly code: string }
  /** Show a place of a text. */
  | {
      readonly type: "revealText";
      readonly version: number;
      readonly file: string;
      readonly range: Range;
      readonly focus: boolean;
    }
  /** Show a rule in its standard, or what a built-in code means. */
  | { readonly type: "revealRule"; readonly version: number; readonly code: string; readonly focus: boolean }
  | {
      readonly type: "exportConformance";
      readonly version: number;
      readonly format: ConformanceExport;
      readonly filter: ConformanceFilter;
    }
  /** Read from git how a project kept the present rules; or give it up. */
  | { readonly type: "readTrend"; readonly version: number; readonly folder: string }
  | { readonly type: "cancelTrend"; readonly version: number };

export type ConformanceExport = "markdown" | "html" | "xlsx";

/** A finding as the view lists it. */
export interface ListedFinding {
  readonly code: string;
  readonly severity: Severity;
  readonly message: Message;
  readonly file: string;
  readonly range: Range;
  /** `registers.pmo.yaml:12` */
  readonly place: string;
}

/** What is said of a rule. */
export interface ListedRule {
  readonly title: string;
  readonly description?: string;
  /** Title of its standard. */
  readonly standard?: string;
}

export interface ConformanceMessage extends Speech {
  readonly type: "conformance";
  readonly version: number;
  readonly projects: readonly ProjectConformance[];
  /** By the code of the findings. A code without an entry is that of a demand. */
  readonly rules: Readonly<Record<string, ListedRule>>;
  /** Standards whose rules the projects have, by their ids. */
  readonly standards: readonly { readonly id: string; readonly title: string }[];
}

/** How the reading of the history goes, and what it brought. */
export type TrendState =
  | { readonly state: "reading"; readonly done: number; readonly total: number }
  | { readonly state: "ready"; readonly points: readonly ConformancePoint[]; readonly skipped: number }
  | { readonly state: "none"; readonly reason: Message; readonly hint?: Message };

/** What an edit of standards changes for the projects. */
export type ImpactState =
  | { readonly state: "reading" }
  | { readonly state: "none"; readonly reason: Message; readonly hint: Message }
  | {
      readonly state: "ready";
      /** With what it is compared. */
      readonly against: Message;
      readonly rules: readonly RuleImpact[];
      readonly projects: readonly ProjectChanges[];
    };

/** Findings that come and go in a project. */
export interface ProjectChanges {
  readonly folder: string;
  readonly name: string;
  /** At most `mostListedChanges`. */
  readonly changes: readonly (ListedFinding & { readonly kind: "added" | "removed" })[];
  readonly added: number;
  readonly removed: number;
}

/** Most findings of a project that come and go and are listed one by one. */
export const mostListedChanges = 200;

export type HostToStandards =
  | ConformanceMessage
  /** Turn to a part: a command asked for it. */
  | { readonly type: "turnTo"; readonly tab: StandardsTab }
  | {
      readonly type: "findings";
      readonly folder: string;
      readonly code: string;
      readonly findings: readonly ListedFinding[];
    }
  | (TrendState & { readonly type: "trend"; readonly folder: string })
  | (ImpactState & { readonly type: "impact" })
  | HostToAnyView;

/** What the view keeps over a reload. */
export interface StandardsViewState {
  readonly kind: "standards";
  readonly tab?: StandardsTab;
  readonly filter?: ConformanceFilter;
  /** Whether rules that all projects keep show too. */
  readonly showsAll?: boolean;
  /** The chosen cell; without a code, the score of a project. */
  readonly selected?: { readonly folder: string; readonly code?: string };
}
