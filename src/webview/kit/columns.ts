import { message, type Message } from "../../core/text/message";
import type { Localizer } from "./localizer";
import type { MenuItem } from "./menu";

/** A column of a table whose columns a person chooses and orders. */
export interface ChosenColumn {
  readonly key: string;
  readonly label: Message;
}

/** What the menu of columns is made of. */
export interface ColumnChoice<Column extends ChosenColumn> {
  /** Every column that can show, in the usual order. */
  readonly all: readonly Column[];
  /** Those that show, in their order. */
  readonly columns: readonly Column[];
  /** The column that always shows. */
  readonly always: Column["key"];
  readonly usual: readonly Column[];
  readonly set: (columns: readonly Column[]) => void;
}

/**
 * The menu of columns: which ones show, and where the one of the focused cell or of the pointer stands.
 * @param at place of a column among those that show, -1 for none
 */
export function columnItems<Column extends ChosenColumn>(
  localizer: Localizer,
  choice: ColumnChoice<Column>,
  at: number,
): readonly (readonly MenuItem[])[] {
  const { all, columns, always, usual, set } = choice;
  const shown = new Set(columns.map(({ key }) => key));
  const toggles = all
    .filter(({ key }) => key !== always)
    .map((column): MenuItem => {
      const shows = shown.has(column.key);
      return {
        label: localizer.text(column.label),
        checked: shows,
        independent: true,
        run: () => set(shows ? columns.filter(({ key }) => key !== column.key) : [...columns, column]),
      };
    });
  const usualItem = { label: localizer.text(message("Usual columns")), run: () => set(usual) };
  return [placeItems(localizer, choice, at), toggles, [usualItem]];
}

/** Moves and hides one column. */
function placeItems<Column extends ChosenColumn>(
  localizer: Localizer,
  { columns, always, set }: ColumnChoice<Column>,
  at: number,
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
      disabled: column.key === always,
      run: () => set(columns.filter((other) => other !== column)),
    },
  ];
}

/** Columns with one of them at another place. */
export function movedColumn<Column>(columns: readonly Column[], from: number, to: number): readonly Column[] {
  const moved = columns[from];
  if (moved === undefined || to < 0 || to >= columns.length || from === to) return columns;
  const rest = columns.filter((column) => column !== moved);
  return [...rest.slice(0, to), moved, ...rest.slice(to)];
}
