import { columnsFor, columnsOf, usualColumns, type Column } from "../../core/report/gantt/layout";
import { message, type Message } from "../../core/text/message";
import type { MenuItem } from "../kit/menu";
import type { Localizer } from "../kit/localizer";
import { movedColumn } from "./columns";
import type { Picture } from "./picture";
import { keptRowHeight, rowHeightName, rowHeightNames } from "./state";

/**
 * The menu of columns: which ones show, and where the one of the focused cell or of the pointer stands.
 * @param at place of a column among those that show, -1 for none
 */
export function columnMenu(
  localizer: Localizer,
  { model, columns }: Picture,
  at: number,
  set: (columns: readonly Column[]) => void,
): readonly (readonly MenuItem[])[] {
  const shown = new Set(columns.map(({ key }) => key));
  const toggles = columnsFor(model)
    .filter(({ key }) => key !== "name")
    .map((column): MenuItem => {
      const shows = shown.has(column.key);
      return {
        label: localizer.text(column.label),
        checked: shows,
        independent: true,
        run: () => set(shows ? columns.filter(({ key }) => key !== column.key) : [...columns, column]),
      };
    });
  return [placeItems(localizer, columns, at, set), toggles, [usualItem(localizer, set)]];
}

/** Moves and hides one column. */
function placeItems(
  localizer: Localizer,
  columns: readonly Column[],
  at: number,
  set: (columns: readonly Column[]) => void,
): readonly MenuItem[] {
  const column = columns[at];
  if (!column) return [];
  const label = localizer.text(column.label);
  const move = (words: string, to: number): MenuItem => ({
    label: words,
    disabled: to < 0 || to >= columns.length,
    run: () => set(movedColumn(columns, at, to)),
  });
  return [
    move(localizer.text(message("Move “{0}” to the left", label)), at - 1),
    move(localizer.text(message("Move “{0}” to the right", label)), at + 1),
    {
      label: localizer.text(message("Hide “{0}”", label)),
      disabled: column.key === "name",
      run: () => set(columns.filter((other) => other !== column)),
    },
  ];
}

function usualItem(localizer: Localizer, set: (columns: readonly Column[]) => void): MenuItem {
  return { label: localizer.text(message("Usual columns")), run: () => set(columnsOf(usualColumns)) };
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
