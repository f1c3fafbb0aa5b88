/**
 * Keys of the matrix (WAI-ARIA grid whose cells hold controls): arrows, Home and End move between cells; Enter or F2 goes into a cell, where arrows move
 * between its chips; Escape goes back to the cell. Enter on a chip is a click.
 * @returns whether the key was meant for the grid
 */
export function moveInGrid(event: KeyboardEvent, target: HTMLElement, grid: HTMLElement, columns: number): boolean {
  const cell = target.closest<HTMLElement>("[data-key]");
  if (!cell) return false;
  return target === cell ? moveBetweenCells(event, cell, grid, columns) : moveInsideCell(event, target, cell);
}

function moveBetweenCells(event: KeyboardEvent, cell: HTMLElement, grid: HTMLElement, columns: number): boolean {
  if (event.key === "Enter" || event.key === "F2" || event.key === " ") {
    const first = cell.querySelector<HTMLElement>("button");
    first?.focus();
    return first !== null;
  }
  const cells = [...grid.querySelectorAll<HTMLElement>("[data-key]")];
  const index = cells.indexOf(cell);
  const column = index % columns;
  const next = nextCell(event, index, column, columns, cells.length);
  if (next === undefined) return false;
  cells[next]?.focus();
  return true;
}

function nextCell(
  event: KeyboardEvent,
  index: number,
  column: number,
  columns: number,
  count: number,
): number | undefined {
  switch (event.key) {
    case "ArrowLeft":
      return column > 0 ? index - 1 : index;
    case "ArrowRight":
      return column < columns - 1 ? index + 1 : index;
    case "ArrowUp":
      return index >= columns ? index - columns : index;
    case "ArrowDown":
      return index + columns < count ? index + columns : index;
    case "Home":
      return event.ctrlKey ? 0 : index - column;
    case "End":
      return event.ctrlKey ? count - 1 : index - column + columns - 1;
    default:
      return undefined;
  }
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
