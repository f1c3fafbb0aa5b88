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

/** The rows that a menu is about. */
export interface MenuRows {
  readonly rows: number;
  /** Those of them that are tasks, and no headings of groups. */
  readonly tasks: number;
  /** Tasks stand in groups, where their outline can't be changed. */
  readonly grouped: boolean;
}

/** The commands of the selected rows. */
export function rowMenu(
  localizer: Localizer,
  { rows, tasks, grouped }: MenuRows,
  actions: RowMenuActions,
): readonly (readonly MenuItem[])[] {
  const one = rows === 1 && tasks === 1;
  const outlined = tasks > 0 && !grouped;
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
      item(message("Zoom to the task"), actions.zoomToTask, "Z", rows !== 1),
      ...(one ? actions.elsewhere : []),
    ],
    [
      item(message("Rename"), actions.write, "F2", !one),
      item(message("Mark as done"), command("markDone"), undefined, tasks === 0),
      item(message("Link to…"), actions.link, "L", !one),
    ],
    [
      item(message("Add a task below"), () => actions.add("below"), "Insert", !one),
      item(message("Add a subtask"), () => actions.add("inside"), undefined, !one),
    ],
    [
      item(message("Indent"), command("indent"), "Ctrl+]", !outlined),
      item(message("Outdent"), command("outdent"), "Ctrl+[", !outlined),
      item(message("Move up"), command("moveUp"), "Alt+Shift+↑", !outlined),
      item(message("Move down"), command("moveDown"), "Alt+Shift+↓", !outlined),
    ],
    [
      item(message("Copy for a spreadsheet"), () => actions.copy("tsv"), "Ctrl+C"),
      item(message("Copy as Markdown"), () => actions.copy("markdown")),
    ],
    [item(message("Delete"), command("delete"), "Delete", tasks === 0)],
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
