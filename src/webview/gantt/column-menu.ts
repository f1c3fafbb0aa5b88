import { columnsFor, columnsOf, usualColumns, type Column } from "../../core/report/gantt/layout";
import { message, type Message } from "../../core/text/message";
import { columnItems } from "../kit/columns";
import type { MenuItem } from "../kit/menu";
import type { Localizer } from "../kit/localizer";
import type { Picture } from "./picture";
import { keptRowHeight, rowHeightName, rowHeightNames } from "./state";

export interface ColumnActions {
  readonly set: (columns: readonly Column[]) => void;
  /** Gives the focus to the edge of a column. */
  readonly widen: (at: number) => void;
}

/**
 * The menu of columns: which ones show, and where the one of the focused cell or of the pointer stands.
 * @param at place of a column among those that show, -1 for none
 */
export function columnMenu(
  localizer: Localizer,
  { model, columns }: Picture,
  at: number,
  actions: ColumnActions,
): readonly (readonly MenuItem[])[] {
  const usual = columnsOf(usualColumns);
  const { set, widen } = actions;
  const [place = [], ...rest] = columnItems(
    localizer,
    { all: columnsFor(model), columns, always: "name", usual, set },
    at,
  );
  const column = columns[at];
  if (!column) return [place, ...rest];
  const label = localizer.text(message("Width of “{0}” by arrow keys", localizer.text(column.label)));
  return [[...place, { label, run: () => widen(at) }], ...rest];
}

const rowHeightWords: Readonly<Record<(typeof rowHeightNames)[number], Message>> = {
  compact: message("Low rows"),
  standard: message("Usual rows"),
  tall: message("High rows"),
};

/** How high rows are. @param present pixels of the rows that show */
export function rowHeightMenu(
  localizer: Localizer,
  present: number,
  set: (pixels: number) => void,
): readonly MenuItem[] {
  return rowHeightNames.map((name) => ({
    label: localizer.text(rowHeightWords[name]),
    checked: rowHeightName(present) === name,
    run: () => set(keptRowHeight(name)),
  }));
}
