import { isHeading } from "../../core/report/gantt/layout";
import { rowWithId } from "../../core/report/gantt/rows";
import { message, type Message } from "../../core/text/message";
import type { GanttEdit } from "../../protocol/gantt-edit";
import type { Picture } from "./picture";

/** Why a heading can't be changed. */
export const headingRefusal = message("This is a group and no task: change the tasks in it.");

/** Why an edit can't be made in groups: headings are no tasks, and the order of the outline does not show. @returns undefined where it can */
export function groupRefusal(picture: Picture, edit: GanttEdit): Message | undefined {
  if (!picture.grouped) return undefined;
  switch (edit.kind) {
    case "indent":
    case "outdent":
    case "moveUp":
    case "moveDown":
    case "reorder":
      return message("While tasks are grouped the outline can't be changed. Choose “Not grouped” first (G).");
    default:
      return "id" in edit && isHeading(picture.model, rowWithId(picture.model, edit.id)) ? headingRefusal : undefined;
  }
}
