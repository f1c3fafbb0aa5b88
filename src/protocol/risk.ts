import type { BurndownPoint } from "../core/report/risk/burndownLayout";
import type { BowTieModel } from "../core/risk/bowTie";
import type { ExposureModel } from "../core/risk/exposure";
import type { RegisterColumnKey } from "../core/report/risk/registerColumns";
import type { PastRegister, RiskShownView } from "../core/report/risk/shownView";
import type { RiskType } from "../core/risk/halves";
import type { RiskPositions } from "../core/risk/steps";
import type { RiskPositionName } from "../core/model/types";
import type { RiskMatrixModel } from "../core/risk/types";
import type { Message } from "../core/text/message";
import type { AnyViewToHost, DrawPngMessage, HostToAnyView, PngIntent, RevealIntent, Speech } from "./common";

/** Words for the values of a field, as the schema has them in the language of the person: `{ status: { open: "未対応" } }`. */
export type ValueLabels = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** What the risk matrix view tells the host. The view holds no truth: intents carry the version of the picture that the person saw. */
export type RiskToHost =
  | AnyViewToHost
  /** Show the text of a risk. */
  | (RevealIntent & { readonly type: "revealRisk" })
  | RescoreIntent
  | { readonly type: "copyMermaid"; readonly version: number }
  /** Read the register's history from git, from the begin of a day or from the first commit on; or give it up. */
  | { readonly type: "readHistory"; readonly version: number; readonly since?: string }
  | { readonly type: "cancelHistory"; readonly version: number }
  /** What moved since the begin of a day (`2026-06-01`)? */
  | { readonly type: "readMovement"; readonly version: number; readonly since: string }
  | ExportRisksIntent
  | PngIntent
  /** The button of the empty state: insert the snippet of a first risk. */
  | { readonly type: "addRisk"; readonly version: number };

/** What can be written into a file. */
export type RiskExport = "matrixSvg" | "matrixPng" | "page" | "bowTieSvg" | "bowTiePng" | "registerCsv" | "markdown";

/** Write something into a file. */
export interface ExportRisksIntent {
  readonly type: "exportRisks";
  readonly version: number;
  readonly what: RiskExport;
  /** Whose bow-tie. */
  readonly id?: string;
  /** What shows. */
  readonly view: RiskShownView;
}

/** What stands beside the matrix. */
export interface RiskBeside {
  readonly exposure: ExposureModel;
  /** In the order of the risks. */
  readonly bowTies: readonly BowTieModel[];
  /** The register as it is now, the last point of the burndown. */
  readonly now: BurndownPoint;
}

/** How the reading of the history goes, and what it brought. */
export type HistoryState =
  | { readonly state: "reading"; readonly done: number; readonly total: number }
  | { readonly state: "ready"; readonly points: readonly BurndownPoint[]; readonly skipped: number }
  | { readonly state: "none"; readonly reason: Message; readonly hint?: Message };

export type HistoryMessage = HistoryState & { readonly type: "history"; readonly projectId: string };

/** The register as it was, to see what moved. */
export interface PastRegisterMessage extends PastRegister {
  readonly type: "pastRegister";
  readonly projectId: string;
}

/** A part of the place beside the matrix. */
export type RiskTab = "register" | "topTen" | "exposure" | "bowTie" | "burndown";

/** Move an assessment of a risk to another cell, and write down why. */
export interface RescoreIntent {
  readonly type: "rescore";
  readonly version: number;
  readonly id: string;
  readonly position: RiskPositionName;
  readonly probability: number;
  readonly impact: number;
  /** Where the impact is written by objective: the one that rises to the new level. The one that counts now when absent. */
  readonly objective?: string;
  /** Not empty. */
  readonly reason: string;
}

export interface RiskModelMessage extends Speech {
  readonly type: "model";
  readonly version: number;
  readonly model: RiskMatrixModel;
  /** Name of the project, or of what else the matrix shows. */
  readonly title: string;
  /** Labels of `type`, `status`, `category`, `proximity` and `response`; a value without one is shown as it is written. */
  readonly labels?: ValueLabels;
  readonly beside?: RiskBeside;
}

export type HostToRisk =
  | RiskModelMessage
  | HistoryMessage
  | PastRegisterMessage
  | DrawPngMessage
  /** The text cursor stands in this risk (absent: in none). */
  | { readonly type: "selectRisk"; readonly id?: string }
  | HostToAnyView;

/** What a filter keeps. An absent field keeps everything. */
export interface RiskFilter {
  readonly text?: string;
  /** Id of a person, or `""` for risks without an owner. */
  readonly owner?: string;
  /** A status, `"*open"` for all that are not closed, or `"*all"`. Absent is `"*open"`. */
  readonly status?: string;
  readonly category?: string;
  readonly proximity?: string;
  readonly type?: RiskType;
}

/** What the view keeps over a reload (`setState`), besides the project to which it belongs. */
export interface RiskViewState {
  readonly kind: "riskMatrix";
  readonly projectId?: string;
  readonly positions?: RiskPositions;
  readonly filter?: RiskFilter;
  readonly sort?: { readonly column: RegisterColumnKey; readonly descending: boolean };
  /** Columns of the register in their order. */
  readonly columns?: readonly RegisterColumnKey[];
  readonly selected?: string;
  readonly tab?: RiskTab;
  /** Day since which movement is shown. */
  readonly since?: string;
  /** Day at which the burndown begins. */
  readonly burndownFrom?: string;
}
