import { linkTypes } from "../../core/report/gantt/types";
import { message, type Message } from "../../core/text/message";
import type { GanttEdit } from "../../protocol/gantt-edit";
import type { MenuItem } from "../kit/menu";
import type { Localizer } from "../kit/localizer";
import { linkEdit, linkTypeName } from "./link-drag";
import type { Picture } from "./picture";

/** What the menu of a row does. */
export interface RowMenuActions {
  readonly reveal: () => void;
  readonly write: () => void;
  readonly add: (place: "below" | "inside") => void;
  readonly command: (kind: "indent" | "outdent" | "moveUp" | "moveDown" | "delete" | "markDone") => void;
  readonly link: () => void;
  readonly copy: (format: "tsv" | "markdown") => void;
  readonly zoomToTask: () => void;
  /** Items that lead to other projects. */
  readonly elsewhere: readonly MenuItem[];
}

/** The commands of the selected rows. @param count how many rows there are */
export function rowMenu(
  localizer: Localizer,
  count: number,
  actions: RowMenuActions,
): readonly (readonly MenuItem[])[] {
  const one = count === 1;
  const item = (label: Message, run: () => void, shortcut?: string, disabled = false): MenuItem => ({
    label: localizer.text(label),
    run,
    disabled,
    ...(shortcut ? { shortcut } : {}),
  });
  const command = (kind: Parameters<RowMenuActions["command"]>[0]) => (): void => actions.command(kind);
  return [
    [
      item(message("Go to the text"), actions.reveal, "Enter", !one),
      item(message("Zoom to the task"), actions.zoomToTask, "Z", !one),
      ...(one ? actions.elsewhere : []),
    ],
    [
      item(message("Rename"), actions.write, "F2", !one),
      item(message("Mark as done"), command("markDone")),
      item(message("Link to…"), actions.link, "L", !one),
    ],
    [
      item(message("Add a task below"), () => actions.add("below"), "Insert", !one),
      item(message("Add a subtask"), () => actions.add("inside"), undefined, !one),
    ],
    [
      item(message("Indent"), command("indent"), "Ctrl+]"),
      item(message("Outdent"), command("outdent"), "Ctrl+["),
      item(message("Move up"), command("moveUp"), "Alt+Shift+↑"),
      item(message("Move down"), command("moveDown"), "Alt+Shift+↓"),
    ],
    [
      item(message("Copy for a spreadsheet"), () => actions.copy("tsv"), "Ctrl+C"),
      item(message("Copy as Markdown"), () => actions.copy("markdown")),
    ],
    [item(message("Delete"), command("delete"), "Delete")],
  ];
}

/** The types and the deletion of a link. */
export function linkMenu(
  localizer: Localizer,
  picture: Picture,
  link: number,
  edit: (edit: GanttEdit) => void,
): readonly (readonly MenuItem[])[] {
  const { links, rows } = picture.model;
  const from = links.from[link] ?? -1;
  const to = links.to[link] ?? -1;
  const present = linkTypes[links.type[link] ?? 0];
  return [
    linkTypes.map((type) => ({
      label: localizer.text(linkTypeName(type)),
      checked: type === present,
      run: () => {
        const change = linkEdit(picture, from, to, type);
        if (change) edit(change);
      },
    })),
    [
      {
        label: localizer.text(message("Delete the link")),
        shortcut: "Delete",
        run: () => edit({ kind: "unlink", from: rows.id[from] ?? "", to: rows.id[to] ?? "" }),
      },
    ],
  ];
}
