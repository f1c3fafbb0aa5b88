import type { GanttChange } from "../core/report/gantt/change";
import type { GanttFindings } from "../core/report/gantt/findings";
import type { RowFilter } from "../core/report/gantt/filter";
import type { Grouping } from "../core/report/gantt/groups";
import type { GanttLoad } from "../core/report/gantt/load";
import type { Layers } from "../core/report/gantt/layers";
import type { GanttModel } from "../core/report/gantt/types";
import type { GanttEdit, GanttPreview } from "./gantt-edit";
import type { AnyViewToHost, DrawPngMessage, HostToAnyView, PngIntent, RevealIntent, Speech } from "./common";

/**
 * Messages between the host and the Gantt view. The view holds no truth: every intent carries the version of the picture that the person saw,
 * and the host refuses an intent of another version by sending the present picture.
 */
export type GanttToHost =
  | AnyViewToHost
  /** Show the text of a task. */
  | (RevealIntent & { readonly type: "revealTask"; readonly row: number })
  /** Show the text of a task of another project. */
  | { readonly type: "revealOutside"; readonly version: number; readonly project: string; readonly task: string }
  /** The person moved through the rows; `id` is absent when nothing is selected. */
  | { readonly type: "selectionChanged"; readonly version: number; readonly id?: string; readonly row?: number }
  /** Write a change of the plan. */
  | { readonly type: "edit"; readonly version: number; readonly edit: GanttEdit }
  /** What would a change do? The answer bears the same number; an older question need not be answered. */
  | { readonly type: "preview"; readonly version: number; readonly number: number; readonly edit: GanttEdit }
  /** Keep what is shown under a name, which the host asks for. */
  | { readonly type: "saveView"; readonly version: number; readonly view: GanttSavedView }
  /** Forget one of the kept views: the host asks which. */
  | { readonly type: "deleteView"; readonly version: number }
  | PngIntent
  /** Take back, or do again, what was written from the picture. */
  | { readonly type: "undo" | "redo"; readonly version: number }
  /** How much do the people have to do? */
  | { readonly type: "askLoad"; readonly version: number }
  | { readonly type: "copyMermaid"; readonly version: number }
  /** Write the chart as a file, the whole of it or as it is shown. */
  | { readonly type: "exportChart"; readonly version: number; readonly view?: GanttShownView }
  /** The button of the empty state: insert the snippet of a first task, or create a project where there is none. */
  | { readonly type: "addTask"; readonly version: number };

export interface GanttModelMessage extends Speech {
  readonly type: "model";
  readonly version: number;
  readonly model: GanttModel;
  /** Name of the project, or of what else the chart shows. */
  readonly title: string;
  /** Ids of the rows that are closed until the person opens them. */
  readonly closed?: readonly string[];
  /** What the person has kept of this project. */
  readonly views?: readonly NamedGanttView[];
}

/** The picture after a change of the text, said by what is another in it. It speaks the words of the picture before. */
export interface GanttChangeMessage {
  readonly type: "modelChange";
  readonly version: number;
  /** Version of the picture that is changed. A view that shows another one asks for the whole again. */
  readonly base: number;
  readonly change: GanttChange;
  readonly title: string;
}

export type HostToGantt =
  | GanttModelMessage
  | GanttChangeMessage
  /** What is wrong with tasks. It comes after the picture, when it is known, and again when it is another. */
  | { readonly type: "findings"; readonly findings: GanttFindings }
  /** The text cursor stands in this task (absent: in none). With `focus` the person goes on in the chart. */
  | { readonly type: "selectTask"; readonly id?: string; readonly focus?: boolean }
  | DrawPngMessage
  | { readonly type: "views"; readonly views: readonly NamedGanttView[] }
  /** Commands of the editor that act on the picture. */
  | { readonly type: "command"; readonly command: GanttCommand }
  /** The answer to a question about a change. */
  | { readonly type: "preview"; readonly version: number; readonly number: number; readonly preview: GanttPreview }
  /** How much the people have to do. It is sent when it is asked for, and then for the present text. */
  | { readonly type: "load"; readonly load: GanttLoad }
  | HostToAnyView;

/** What a person has chosen to see of a plan, kept under a name. */
export type GanttSavedView = Pick<
  GanttViewState,
  "pixelsPerDay" | "leftInstant" | "collapsed" | "layers" | "filter" | "columns" | "rowHeight" | "groupBy" | "load"
>;

/** What the page shows just now. */
export type GanttShownView = GanttSavedView & {
  /** Width of the window in days. */
  readonly days?: number;
};

export interface NamedGanttView {
  readonly name: string;
  readonly view: GanttSavedView;
}

export type GanttCommand =
  | "zoomIn"
  | "zoomOut"
  | "zoomToFit"
  | "goToToday"
  | "expandAll"
  | "collapseAll"
  | "toggleDrivers"
  | "toggleLoad"
  | "toggleMinimap"
  | "nextOverAllocation"
  | "previousOverAllocation"
  | "find"
  | "findNext"
  | "findPrevious"
  | "nextFinding"
  | "previousFinding";

/** What the view keeps over a reload (`setState`), besides the project to which it belongs. */
export interface GanttViewState {
  readonly kind: "gantt";
  readonly projectId?: string;
  /** Pixels a day. */
  readonly pixelsPerDay?: number;
  /** Instant at the left edge of the timeline. */
  readonly leftInstant?: number;
  readonly topRow?: number;
  readonly collapsed?: readonly string[];
  readonly selected?: string;
  readonly gridWidth?: number;
  readonly search?: string;
  readonly layers?: Layers;
  readonly filter?: RowFilter;
  /** How tasks are grouped; absent while they stand in their outline. */
  readonly groupBy?: Grouping;
  /** Keys of the columns that show, in their order. */
  readonly columns?: readonly string[];
  /** `compact`, `standard` or `tall`. */
  readonly rowHeight?: string;
  /** Whose load shows: the id of a person, `team:` with that of a team or alone for all of them, `*` for everybody; absent for the people of the selected task. */
  readonly load?: string;
  /** Pixels of the lanes of load, where the person chose them. */
  readonly loadHeight?: number;
}
