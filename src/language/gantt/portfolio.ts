import { portfolioId, portfolioPlace } from "../../core/report/gantt/portfolio";
import type { GanttEdit } from "../../core/report/gantt/edit";
import { message, type Message } from "../../core/text/message";

/** An edit of a portfolio's chart as one of the chart of a project. */
export interface ProjectEdit {
  readonly project: string;
  readonly edit: GanttEdit;
}

/** Which project an edit of a portfolio's chart changes, with the ids of that project; why it changes none, or more than one. */
export function editOfProject(edit: GanttEdit): ProjectEdit | { readonly problem: Message } {
  const ids = idsOf(edit);
  const places = ids.map(portfolioPlace);
  const [first] = places;
  if (!first || places.some(({ task }) => task === undefined))
    return {
      problem: message("Projects and gates are changed in the text. Open the chart of the project for its tasks."),
    };
  if (places.some(({ project }) => project !== first.project))
    return { problem: message("Change one project at a time. A link between projects is written in the text.") };
  const own = (id: string): string => id.slice(portfolioId(first.project, "").length);
  return { project: first.project, edit: withIds(edit, own) };
}

function idsOf(edit: GanttEdit): readonly string[] {
  switch (edit.kind) {
    case "link":
    case "unlink":
      return [edit.from, edit.to];
    case "reorder":
      return [
        edit.id,
        ...(edit.before === undefined ? [] : [edit.before]),
        ...(edit.inside === undefined ? [] : [edit.inside]),
      ];
    case "indent":
    case "outdent":
    case "moveUp":
    case "moveDown":
    case "delete":
    case "markDone":
      return edit.ids;
    default:
      return [edit.id];
  }
}

function withIds(edit: GanttEdit, own: (id: string) => string): GanttEdit {
  switch (edit.kind) {
    case "link":
    case "unlink":
      return { ...edit, from: own(edit.from), to: own(edit.to) };
    case "reorder":
      return {
        kind: "reorder",
        id: own(edit.id),
        ...(edit.before !== undefined && { before: own(edit.before) }),
        ...(edit.inside !== undefined && { inside: own(edit.inside) }),
      };
    case "indent":
    case "outdent":
    case "moveUp":
    case "moveDown":
    case "delete":
    case "markDone":
      return { ...edit, ids: edit.ids.map(own) };
    default:
      return { ...edit, id: own(edit.id) };
  }
}
