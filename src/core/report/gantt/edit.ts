import type { LinkType } from "../../model/types";
import type { Instant } from "../../text/instant";
import type { Message } from "../../text/message";

/** Columns of the chart that a person can write in. Their text is what stands in the file: `10d`, `2026-05-11`, `screens SS+2d, interfaces`, `sato 50%`. */
export type GanttField =
  "name" | "start" | "finish" | "duration" | "percentComplete" | "predecessors" | "assignments" | "deadline";

/** What a person does to a plan in the picture. Each becomes one minimal edit of the text, which one undo takes back. */
export type GanttEdit =
  /** A bar or milestone is dragged: it shall start (a milestone: happen) at an instant. */
  | { readonly kind: "move"; readonly id: string; readonly start: Instant }
  /** An end of a bar is dragged. The other one stays where it is. */
  | { readonly kind: "resizeStart"; readonly id: string; readonly start: Instant }
  | { readonly kind: "resizeFinish"; readonly id: string; readonly finish: Instant }
  /** 0..100 */
  | { readonly kind: "progress"; readonly id: string; readonly percentComplete: number }
  /** A link is drawn between two bars; one that is there already gets another type or lag (`2d`, `-1ed`, `50%`; empty for none). */
  | {
      readonly kind: "link";
      readonly from: string;
      readonly to: string;
      readonly type: LinkType;
      readonly lag?: string;
    }
  | { readonly kind: "unlink"; readonly from: string; readonly to: string }
  /** A cell is written. An empty text takes the field away. */
  | { readonly kind: "setField"; readonly id: string; readonly field: GanttField; readonly text: string }
  /** A new task behind another one and what is below it, or as the last child of it. */
  | { readonly kind: "add"; readonly id: string; readonly place: "below" | "inside" }
  | {
      readonly kind: "indent" | "outdent" | "moveUp" | "moveDown" | "delete" | "markDone";
      readonly ids: readonly string[];
    }
  /** A row is dragged before another one, or to the end of a summary task (the end of the plan without one). */
  | { readonly kind: "reorder"; readonly id: string; readonly before?: string; readonly inside?: string };

/** What an edit would do, before anything is written. Rows by their place in the model of the same version. */
export interface GanttPreview {
  /** Why it can't be done: a cycle, an unreadable value, a file that must not be written. */
  readonly problem?: Message;
  /** What would be written: "Starts no earlier than 2026-05-11". */
  readonly words?: Message;
  /** Rows that get other dates, the edited one among them. All arrays have the same length. */
  readonly rows: readonly number[];
  readonly start: readonly Instant[];
  readonly finish: readonly Instant[];
  /** Finish of the project before and after. */
  readonly finishBefore?: Instant;
  readonly finishAfter?: Instant;
  /** Rows that would miss their deadline and do not miss it now. */
  readonly missed: readonly number[];
}
