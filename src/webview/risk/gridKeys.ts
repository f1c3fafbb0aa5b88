import { gridMove } from "../kit/grid-keys";

/**
 * Keys of the matrix (WAI-ARIA grids whose cells hold controls): arrows, Home and End move between cells, from one half into the other too; Enter or F2 goes into a cell, where arrows
 * move between its chips; Escape goes back to the cell. Enter on a chip is a click.
 * @param halves holds one grid or two beside each other
 * @returns whether the key was meant for the grids
 */
export function moveInGrid(event: KeyboardEvent, target: HTMLElement, halves: HTMLElement): boolean {
  const cell = target.closest<HTMLElement>("[data-key]");
  if (!cell) return false;
  return target === cell ? moveBetweenCells(event, cell, halves) : moveInsideCell(event, target, cell);
}

function moveBetweenCells(event: KeyboardEvent, cell: HTMLElement, halves: HTMLElement): boolean {
  if (event.key === "Enter" || event.key === "F2" || event.key === " ") {
    const first = cell.querySelector<HTMLElement>("button");
    first?.focus();
    return first !== null;
  }
  const rows = rowsOf(halves);
  const row = rows.findIndex((cells) => cells.includes(cell));
  const size = { rows: rows.length, columns: rows[0]?.length ?? 0, page: rows.length };
  const next = gridMove(event, { row, column: rows[row]?.indexOf(cell) ?? 0 }, size);
  if (!next) return false;
  rows[next.row]?.[next.column]?.focus();
  return true;
}

/** The cells of all grids by row, as they stand beside each other. */
function rowsOf(halves: HTMLElement): readonly (readonly HTMLElement[])[] {
  const rows: HTMLElement[][] = [];
  for (const grid of halves.querySelectorAll(".grid"))
    [...grid.querySelectorAll(".grid-row:has([data-key])")].forEach((row, at) => {
      const cells = row.querySelectorAll<HTMLElement>("[data-key]");
      rows[at] = [...(rows[at] ?? []), ...cells];
    });
  return rows;
}

function moveInsideCell(event: KeyboardEvent, target: HTMLElement, cell: HTMLElement): boolean {
  if (event.key === "Escape") {
    cell.focus();
    return true;
  }
  const chips = [...cell.querySelectorAll<HTMLElement>("button")];
  const index = chips.indexOf(target);
  const last = chips.length - 1;
  const next =
    event.key === "ArrowRight" || event.key === "ArrowDown"
      ? Math.min(index + 1, last)
      : event.key === "ArrowLeft" || event.key === "ArrowUp"
        ? Math.max(index - 1, 0)
        : event.key === "Home"
          ? 0
          : event.key === "End"
            ? last
            : undefined;
  if (next === undefined) return false;
  chips[next]?.focus();
  return true;
}
